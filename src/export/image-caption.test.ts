import { expect, it } from 'vitest';
import { brokenLines } from './image-caption';

it('breaks a caption between words, and inside a word that is longer than a line', () => {
  const fits = (line: string): boolean => line.length <= 10;
  expect(brokenLines('who is slipping away', fits)).toEqual(['who is', 'slipping', 'away']);
  expect(brokenLines('a abcdefghijklmnop b', fits)).toEqual(['a', 'abcdefghij', 'klmnop b']);
  expect(brokenLines('   ', fits)).toEqual([]);
});
