import { Damaged } from './damaged';

const MAGIC = 0x184d2204;
const VERSION = 1;
/** Blocks with this bit in their length are stored as they are. */
const STORED = 0x80000000;

/**
 * Inflates one LZ4 frame (lz4_Frame_format.md, version 1.6) of known inflated size. Throws `Damaged` when the frame is
 * damaged or of another size. Checksums are passed over: what is inflated is checked by what reads it.
 */
export function inflateLz4(frame: Uint8Array, size: number): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new Damaged('no LZ4 frame');
  const flags = view.getUint8(4);
  if (flags >> 6 !== VERSION) throw new Damaged('an LZ4 frame of an unknown version');
  const blockChecksums = (flags & 0x10) !== 0;
  const hasSize = (flags & 0x08) !== 0;
  const hasDictionary = (flags & 0x01) !== 0;
  if (hasDictionary) throw new Damaged('an LZ4 frame that needs a dictionary');
  // No byte of LZ4 stands for more than 255.
  if (size > frame.length * 255) throw new Damaged('an LZ4 frame of an impossible size');
  const out = new Uint8Array(size);
  let from = 6 + (hasSize ? 8 : 0) + 1;
  let to = 0;
  for (;;) {
    const header = view.getUint32(from, true);
    from += 4;
    if (header === 0) break;
    const length = header % STORED;
    if (from + length > frame.length) throw new Damaged('an LZ4 block is cut off');
    const block = frame.subarray(from, from + length);
    if (header >= STORED) {
      if (to + length > size) throw new Damaged('an LZ4 frame is too long');
      out.set(block, to);
      to += length;
    } else {
      to = inflateBlock(block, out, to);
    }
    from += length + (blockChecksums ? 4 : 0);
  }
  if (to !== size) throw new Damaged('an LZ4 frame is too short');
  return out;
}

/** Sequences of literal bytes and of repetitions of what was written before; answers where the output ends. */
function inflateBlock(block: Uint8Array, out: Uint8Array, start: number): number {
  let from = 0;
  let to = start;
  const next = () => {
    const byte = block[from++];
    if (byte === undefined) throw new Damaged('an LZ4 block is cut off');
    return byte;
  };
  const long = (nibble: number) => {
    let length = nibble;
    if (nibble === 15) {
      let byte: number;
      do {
        byte = next();
        length += byte;
      } while (byte === 255);
    }
    return length;
  };
  while (from < block.length) {
    const token = next();
    const literals = long(token >> 4);
    if (from + literals > block.length || to + literals > out.length)
      throw new Damaged('an LZ4 block is too long');
    out.set(block.subarray(from, from + literals), to);
    from += literals;
    to += literals;
    // The last sequence has no repetition.
    if (from === block.length) return to;
    const back = next() + 256 * next();
    const length = long(token & 15) + 4;
    if (back === 0 || back > to || to + length > out.length)
      throw new Damaged('an LZ4 block repeats what is not there');
    // Byte by byte where it repeats itself, as it overlaps what it writes.
    if (back >= length) out.copyWithin(to, to - back, to - back + length);
    else for (let at = 0; at < length; at++) out[to + at] = out[to + at - back] ?? 0;
    to += length;
  }
  return to;
}
