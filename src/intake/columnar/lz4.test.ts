import { describe, expect, it } from 'vitest';
import { inflateLz4 } from './lz4';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const HEAD = [0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82];
const END = [0, 0, 0, 0];

/** A frame of blocks, each with its length in front. */
function frame(...blocks: readonly (readonly number[])[]): Uint8Array {
  const framed = blocks.flatMap((block) => [
    block.length & 0xff,
    block.length >> 8,
    0,
    0,
    ...block,
  ]);
  return Uint8Array.from([...HEAD, ...framed, ...END]);
}

const letters = (word: string) => [...new TextEncoder().encode(word)];

describe('An LZ4 frame', () => {
  it('gives back texts that stand as they are', () => {
    expect(text(inflateLz4(frame([0x50, ...letters('hello')]), 5))).toBe('hello');
    const stored = Uint8Array.from([...HEAD, 2, 0, 0, 0x80, ...letters('hi'), ...END]);
    expect(text(inflateLz4(stored, 2))).toBe('hi');
  });

  it('repeats what was written before, also what it is just writing', () => {
    // Two letters, then 10 more from two places back, then a last letter.
    const block = [0x26, ...letters('ab'), 2, 0, 0x10, ...letters('!')];
    expect(text(inflateLz4(frame(block), 13))).toBe('abababababab!');
  });

  it('repeats from a block before', () => {
    const first = [0x40, ...letters('abcd')];
    const second = [0x00, 4, 0, 0x10, ...letters('.')];
    expect(text(inflateLz4(frame(first, second), 9))).toBe('abcdabcd.');
  });

  it('has lengths of any size', () => {
    const long = 'x'.repeat(300);
    const block = [0xf0, 255, 300 - 15 - 255, ...letters(long)];
    expect(text(inflateLz4(frame(block), 300))).toBe(long);
  });

  it.each([
    ['of another kind', Uint8Array.from([1, 2, 3, 4, ...frame([0x10, 97]).slice(4)]), 1],
    ['that is cut off', frame([0x50, ...letters('hello')]).slice(0, 12), 5],
    ['that says too little', frame([0x50, ...letters('hello')]), 4],
    ['that says too much', frame([0x50, ...letters('hello')]), 6],
    ['that claims what no frame can hold', frame([0x50, ...letters('hello')]), 1e9],
    ['that repeats what is not there', frame([0x10, 97, 9, 0, 0x10, 98]), 6],
    ['with literals beyond its end', frame([0xf0, 255, 255, 1, 97]), 600],
  ])('is refused where it is one %s', (_, bytes, size) => {
    expect(() => inflateLz4(bytes, size)).toThrow(RangeError);
  });
});
