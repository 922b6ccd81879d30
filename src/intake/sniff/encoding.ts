import type { Reading } from '../../base/reading';

type Encoding = Reading['encoding'];

/** Bytes that Windows-1252 does not use: text in it never holds them. */
const UNUSED_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** UTF-16 by its byte order mark, or by the zero bytes that Latin letters have in it; null otherwise. */
export function sniffUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const length = Math.min(head.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) even++;
    if (head[at + 1] === 0) odd++;
  }
  const half = length / 2;
  if (length >= 4 && odd > half * 0.6 && even < half * 0.05) return 'utf-16le';
  if (length >= 4 && even > half * 0.6 && odd < half * 0.05) return 'utf-16be';
  return null;
}

/**
 * UTF-8 or Windows-1252, from samples that may begin or end inside a character. Mostly valid UTF-8 with a few damaged
 * places stays UTF-8, so that the damaged rows are shown instead of every accent being read wrongly.
 */
export function sniffEightBit(samples: readonly Uint8Array[]): Encoding {
  let valid = 0;
  let invalid = 0;
  for (const sample of samples) {
    let at = 0;
    while (at < sample.length && at < 4 && isContinuation(sample[at])) at++;
    while (at < sample.length) {
      const byte = sample[at] ?? 0;
      if (byte < 128) {
        at++;
        continue;
      }
      const length = sequenceLength(sample, at);
      if (length > 0) valid++;
      else if (length === 0) {
        invalid++;
        if (UNUSED_IN_1252.has(byte)) return 'utf-8';
      }
      at += Math.max(length, 1);
    }
  }
  return invalid > valid ? 'windows-1252' : 'utf-8';
}

/** Length of the UTF-8 sequence here; 0 when it is none, -1 when the sample ends inside it. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length =
    lead >= 0xf0 && lead <= 0xf4
      ? 4
      : lead >= 0xe0 && lead < 0xf0
        ? 3
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : 0;
  for (let next = 1; next < length; next++) {
    if (at + next >= bytes.length) return -1;
    if (!isContinuation(bytes[at + next])) return 0;
  }
  return length;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
