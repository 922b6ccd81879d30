import type { Reading } from '../../base/reading';
import { scanBytes } from './scan';

/** Bytes of a piece: small enough that its rows fit into memory before they are compressed. */
const PIECE_BYTES = 250_000_000;
/** How far from where a piece should end a place to cut is looked for. */
const WINDOW_BYTES = 256 * 1024;
/** Records after a cut that have to be whole. */
const PROOF_RECORDS = 20;
const LINE_FEED = 10;

/**
 * Cuts a large file into pieces at line ends after which whole records follow. A cut inside a quoted field would need
 * twenty of its lines to look like records; even then nothing is lost, since the piece before would end in an open quote,
 * which the strict read refuses.
 */
export async function splitAtRecords(
  file: Blob,
  reading: Reading,
  pieceBytes = PIECE_BYTES,
): Promise<Blob[]> {
  const pieces: Blob[] = [];
  let start = 0;
  while (file.size - start > pieceBytes * 1.5) {
    const cut = await findCut(file, start + pieceBytes, reading);
    if (cut === null) break;
    pieces.push(file.slice(start, cut));
    start = cut;
  }
  return [...pieces, file.slice(start)];
}

async function findCut(file: Blob, from: number, reading: Reading): Promise<number | null> {
  const bytes = new Uint8Array(await file.slice(from, from + WINDOW_BYTES).arrayBuffer());
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
    if (startsWithRecords(bytes.subarray(at + 1), reading)) return from + at + 1;
  }
  return null;
}

function startsWithRecords(bytes: Uint8Array<ArrayBuffer>, reading: Reading): boolean {
  let good = 0;
  let bad = 0;
  scanBytes(bytes, continued(reading), false, {
    good: () => (good += 1),
    bad: () => (bad += 1),
    enough: () => bad > 0 || good === PROOF_RECORDS,
  });
  return bad === 0 && good === PROOF_RECORDS;
}

/** How the pieces after the first are read: nothing stands before their records. */
export function continued<Text extends Pick<Reading, 'header' | 'skip'>>(reading: Text): Text {
  return { ...reading, header: false, skip: 0 };
}
