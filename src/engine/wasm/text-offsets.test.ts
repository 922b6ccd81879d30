import { expect, it } from 'vitest';
import { fromCodePointOffset, fromUtf8Offsets } from './text-offsets';

const TEXT = 'aü€😀b';

it('counts UTF-16 units for UTF-8 bytes', () => {
  expect(fromUtf8Offsets(TEXT, [0, 1, 3, 6, 10, 11, 99])).toEqual([0, 1, 2, 3, 5, 6, 6]);
});

it('counts UTF-16 units for characters', () => {
  const offsets = [0, 1, 2, 3, 4, 5, 99].map((offset) => fromCodePointOffset(TEXT, offset));
  expect(offsets).toEqual([0, 1, 2, 3, 5, 6, 6]);
});

it('takes half a pair for the three bytes that it becomes', () => {
  expect(fromUtf8Offsets('\ud83dx', [3, 4])).toEqual([1, 2]);
});
