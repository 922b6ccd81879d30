/** Magic, version 1 with independent blocks, blocks of 64 kB at most, and the checksum of these two bytes. */
const HEAD = [0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82];
const BLOCK = 65_536;
const STORED = 0x80000000;
/** A block ends in five literal bytes, and no match begins within its last twelve. */
const LAST_LITERALS = 5;
const LAST_MATCH = 12;
const LEAST_MATCH = 4;
const HASH_BITS = 14;

/** The bytes as one LZ4 frame (lz4_Frame_format.md, version 1.6), compressed in the fast and greedy way. */
export function lz4Frame(bytes: Uint8Array): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += BLOCK) {
    const raw = bytes.subarray(at, at + BLOCK);
    const packed = compressBlock(raw);
    const isSmaller = packed.length < raw.length;
    const head = new Uint8Array(4);
    const length = isSmaller ? packed.length : raw.length + STORED;
    new DataView(head.buffer).setUint32(0, length, true);
    blocks.push(head, isSmaller ? packed : raw);
  }
  return Buffer.concat([Uint8Array.from(HEAD), ...blocks, new Uint8Array(4)]);
}

function compressBlock(raw: Uint8Array): Uint8Array {
  const out = new Uint8Array(raw.length + Math.ceil(raw.length / 255) + 16);
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const seen = new Int32Array(2 ** HASH_BITS).fill(-1);
  let to = 0;
  let literals = 0;
  const long = (length: number) => {
    let rest = length - 15;
    if (rest < 0) return;
    for (; rest >= 255; rest -= 255) out[to++] = 255;
    out[to++] = rest;
  };
  /** Literals up to a place, and then a match; none at the end. */
  const sequence = (end: number, match: { length: number; back: number } | null) => {
    const count = end - literals;
    const extra = match === null ? 0 : match.length - LEAST_MATCH;
    out[to++] = (Math.min(count, 15) << 4) | Math.min(extra, 15);
    long(count);
    out.set(raw.subarray(literals, end), to);
    to += count;
    if (match === null) return;
    out[to++] = match.back & 0xff;
    out[to++] = match.back >> 8;
    long(extra);
    literals = end + match.length;
  };
  let at = 0;
  while (at < raw.length - LAST_MATCH) {
    const word = view.getUint32(at, true);
    const hash = Math.imul(word, 2654435761) >>> (32 - HASH_BITS);
    const before = seen[hash] ?? -1;
    seen[hash] = at;
    if (before < 0 || view.getUint32(before, true) !== word || at - before >= BLOCK) {
      at += 1;
      continue;
    }
    let length = LEAST_MATCH;
    while (at + length < raw.length - LAST_LITERALS && raw[at + length] === raw[before + length])
      length += 1;
    sequence(at, { length, back: at - before });
    at += length;
  }
  sequence(raw.length, null);
  return out.subarray(0, to);
}
