import {
  BATCH,
  MESSAGE,
  readMessages,
  type ArrowMessage,
} from '../../src/intake/columnar/arrow-messages';
import { FlatTable } from '../../src/intake/columnar/flat-table';
import { lz4Frame } from './lz4-frame';

const MAGIC = 'ARROW1';
const CONTINUATION = 0xffffffff;
/** Number of the list of batches in a footer, and what an entry takes: place, length of the metadata, length of the body. */
const RECORD_BATCHES = 3;
const BLOCK = 24;
const padded = (length: number, to = 8) => to * Math.ceil(length / to);

/** An Arrow file of plain batches with the buffers of each compressed by LZ4, which the library here does not write. */
export async function withLz4(file: Blob): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [magic(8)];
  const blocks: { at: number; metadata: number; body: number }[] = [];
  let at = 8;
  const add = (metadata: Uint8Array, body: Uint8Array) => {
    const length = padded(metadata.length);
    const head = new Uint8Array(8 + length);
    const view = new DataView(head.buffer);
    view.setUint32(0, CONTINUATION, true);
    view.setInt32(4, length, true);
    head.set(metadata, 8);
    parts.push(head, new Uint8Array(body));
    const block = { at, metadata: head.length, body: body.length };
    at += head.length + body.length;
    return block;
  };
  for await (const message of readMessages(file)) {
    // The footer's schema comes first, and the one that begins the stream after it.
    if (message.kind === 'schema' && message.end > 8) add(message.metadata, message.body);
    if (message.kind === 'batch') {
      const body = compressedBody(message);
      blocks.push(add(compressedMetadata(message, body), body.bytes));
    }
  }
  const end = new Uint8Array(8);
  new DataView(end.buffer).setUint32(0, CONTINUATION, true);
  return new Blob([...parts, end, ...(await footerOf(file, blocks)), magic(6)]);
}

function magic(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  bytes.set(new TextEncoder().encode(MAGIC));
  return bytes;
}

interface Body {
  readonly bytes: Uint8Array;
  /** Place and length of each buffer. */
  readonly buffers: readonly (readonly [number, number])[];
}

/** Before each buffer stands its length when inflated. */
function compressedBody({ header, body }: ArrowMessage): Body {
  let at = 0;
  const pieces: [number, Uint8Array][] = [];
  const buffers = header.pairs(BATCH.buffers).map(([offset, length]) => {
    if (length === 0) return [at, 0] as const;
    const frame = lz4Frame(body.subarray(offset, offset + length));
    const piece = new Uint8Array(8 + frame.length);
    new DataView(piece.buffer).setBigInt64(0, BigInt(length), true);
    piece.set(frame, 8);
    pieces.push([at, piece]);
    const place = [at, piece.length] as const;
    at += padded(piece.length);
    return place;
  });
  const bytes = new Uint8Array(at);
  for (const [place, piece] of pieces) bytes.set(piece, place);
  return { bytes, buffers };
}

/**
 * Metadata of a batch, in FlatBuffers: a message, its batch, and the compression, of which LZ4 is the default, each
 * behind the list of its fields; then nodes and buffers.
 */
function compressedMetadata({ metadata, header }: ArrowMessage, body: Body): Uint8Array {
  const nodes = header.pairs(BATCH.nodes);
  const behindNodes = 96 + 16 * nodes.length;
  const bytes = new Uint8Array(behindNodes + 8 + 16 * body.buffers.length);
  const view = new DataView(bytes.buffer);
  const shorts = (at: number, numbers: readonly number[]) => {
    for (const [index, number] of numbers.entries()) view.setUint16(at + 2 * index, number, true);
  };
  const pairs = (at: number, all: readonly (readonly [number, number])[]) => {
    view.setUint32(at - 4, all.length, true);
    for (const [index, pair] of all.entries())
      for (const [place, number] of pair.entries())
        view.setBigInt64(at + 16 * index + 8 * place, BigInt(number), true);
  };
  view.setUint32(0, 16, true);
  shorts(4, [12, 24, 4, 6, 8, 16]);
  view.setInt32(16, 16 - 4, true);
  view.setInt16(20, FlatTable.root(metadata).short(0), true);
  view.setUint8(22, FlatTable.root(metadata).byte(MESSAGE.kind));
  view.setUint32(24, 56 - 24, true);
  view.setBigInt64(32, BigInt(body.bytes.length), true);
  shorts(40, [12, 24, 8, 16, 20, 4]);
  view.setInt32(56, 56 - 40, true);
  view.setUint32(60, 84 - 60, true);
  view.setBigInt64(64, BigInt(header.long(BATCH.rows)), true);
  view.setUint32(72, 92 - 72, true);
  view.setUint32(76, behindNodes + 4 - 76, true);
  shorts(80, [4, 4]);
  view.setInt32(84, 84 - 80, true);
  pairs(96, nodes);
  pairs(behindNodes + 8, body.buffers);
  return bytes;
}

/** The footer with the places where the batches are now, and its length. */
async function footerOf(
  file: Blob,
  blocks: readonly { at: number; metadata: number; body: number }[],
): Promise<[Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>]> {
  const end = file.size - MAGIC.length - 4;
  const length = new Uint8Array(await file.slice(end, end + 4).arrayBuffer());
  const size = new DataView(length.buffer).getInt32(0, true);
  const footer = new Uint8Array(await file.slice(end - size, end).arrayBuffer());
  const view = new DataView(footer.buffer);
  const entries = FlatTable.root(footer).vectorPlace(RECORD_BATCHES);
  for (const [index, { at, metadata, body }] of blocks.entries()) {
    const entry = entries + BLOCK * index;
    view.setBigInt64(entry, BigInt(at), true);
    view.setInt32(entry + 8, metadata, true);
    view.setBigInt64(entry + 16, BigInt(body), true);
  }
  return [footer, length];
}
