import type { Reading } from '../../base/reading';
import { repeatsHeader, type StrayKind } from '../sniff/structure/stray-rows';
import { fieldText, type RecordView } from './record';

interface Header {
  readonly cells: string[];
  /** The first cell that holds something, and its bytes: few records go further. */
  readonly key: number;
  readonly bytes: Uint8Array;
}

/** Tells records of a scan that are no rows: the header again, or no value. Told by bytes, so that rows cost next to nothing. */
export class StrayRecords {
  readonly #reading: Reading;
  readonly #headers: Header[] = [];
  readonly #empty: boolean;
  readonly #repeated: boolean;

  constructor(reading: Reading) {
    this.#reading = reading;
    const several = reading.columns.length > 1;
    this.#empty = several && reading.keep?.includes('empty_row') !== true;
    this.#repeated = several && reading.keep?.includes('repeated_header') !== true;
  }

  /** Takes a row of the header, by which others are known as its repetition. */
  addHeader(bytes: Uint8Array, record: RecordView): void {
    if (!this.#repeated) return;
    const cells = cellsOf(bytes, record, this.#reading.quote);
    const key = cells.findIndex((cell) => cell.trim() !== '');
    const word = cells[key]?.trim();
    if (word !== undefined)
      this.#headers.push({ cells, key, bytes: new TextEncoder().encode(word) });
  }

  /** What the record is if it is no row; null for rows. */
  kindOf(bytes: Uint8Array, record: RecordView): StrayKind | null {
    if (this.#empty && isEmpty(bytes, record)) return 'empty_row';
    for (const header of this.#headers) {
      if (!beginsWith(bytes, record, header)) continue;
      const cells = cellsOf(bytes, record, this.#reading.quote);
      if (repeatsHeader(cells, header.cells)) return 'repeated_header';
    }
    return null;
  }
}

function cellsOf(bytes: Uint8Array, record: RecordView, quote: string): string[] {
  return Array.from({ length: record.fields }, (_, field) =>
    fieldText(bytes, record, field, quote),
  );
}

function isEmpty(bytes: Uint8Array, record: RecordView): boolean {
  for (let field = 0; field < record.fields; field++) {
    const end = record.ends[field] ?? 0;
    for (let at = record.starts[field] ?? 0; at < end; at++)
      if (!isBlankByte(bytes[at])) return false;
  }
  return true;
}

function beginsWith(bytes: Uint8Array, record: RecordView, header: Header): boolean {
  if (header.key >= record.fields) return false;
  let at = record.starts[header.key] ?? 0;
  // Where files were put one behind the other, the header comes with its byte order mark.
  if (bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 3;
  while (isBlankByte(bytes[at])) at++;
  for (const byte of header.bytes) if (bytes[at++] !== byte) return false;
  return true;
}

function isBlankByte(byte: number | undefined): boolean {
  return byte === 32 || byte === 9;
}
