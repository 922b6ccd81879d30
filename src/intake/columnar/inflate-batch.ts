import { Damaged } from './damaged';
import { decompress as inflateZstd } from 'fzstd';
import { BATCH, MESSAGE, type ArrowMessage } from './arrow-messages';
import { FlatTable } from './flat-table';
import { inflateLz4 } from './lz4';

const LZ4 = 0;
const ZSTD = 1;
/** Before each compressed buffer stands its inflated length, or this where it was not compressed. */
const AS_IT_IS = -1;
const ALIGNMENT = 64;
/** What a buffer can be at most: the engine's own limit of memory is near. */
const MAX_BODY = 2 ** 31;

/**
 * A batch with the buffers of its body inflated, its metadata changed to fit; one that is not compressed is answered as
 * it is. Nothing else here reads compressed batches: what comes with the engine and the Arrow library was built without.
 * Throws where the bytes are damaged.
 */
export function inflateBatch(message: ArrowMessage, batch: FlatTable): ArrowMessage {
  const compression = batch.table(BATCH.compression);
  if (compression === null) return message;
  const codec = compression.byte(0, LZ4);
  if (codec !== LZ4 && codec !== ZSTD) throw new Damaged('it is compressed in an unknown way');
  const { body, metadata } = message;
  const buffers = batch.pairs(BATCH.buffers).map(([offset, length]) => {
    if (offset < 0 || length < 0 || offset + length > body.length)
      throw new Damaged('a column is cut off');
    return inflateBuffer(body.subarray(offset, offset + length), codec);
  });
  const padded = (length: number) => ALIGNMENT * Math.ceil(length / ALIGNMENT);
  const size = buffers.reduce((sum, { length }) => sum + padded(length), 0);
  if (size > MAX_BODY) throw new Damaged('a batch is larger than what fits into memory');
  const inflated = new Uint8Array(size);
  const view = new DataView(metadata.buffer, metadata.byteOffset, metadata.byteLength);
  const entries = batch.vectorPlace(BATCH.buffers);
  let at = 0;
  for (const [index, buffer] of buffers.entries()) {
    inflated.set(buffer, at);
    view.setBigInt64(entries + 16 * index, BigInt(at), true);
    view.setBigInt64(entries + 16 * index + 8, BigInt(buffer.length), true);
    at += padded(buffer.length);
  }
  batch.remove(BATCH.compression);
  const bodyLength = FlatTable.root(metadata).place(MESSAGE.bodyLength);
  if (bodyLength === null) throw new Damaged('a message has no length');
  view.setBigInt64(bodyLength, BigInt(size), true);
  return { ...message, body: inflated };
}

function inflateBuffer(buffer: Uint8Array, codec: number): Uint8Array {
  if (buffer.length === 0) return buffer;
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const size = Number(view.getBigInt64(0, true));
  const content = buffer.subarray(8);
  if (size === AS_IT_IS) return content;
  if (size < 0 || size > MAX_BODY) throw new Damaged('a column is larger than what fits');
  if (codec === LZ4) return inflateLz4(content, size);
  const inflated = inflateZstd(content, new Uint8Array(size));
  if (inflated.length !== size) throw new Damaged('a column is not as long as it says');
  return inflated;
}
