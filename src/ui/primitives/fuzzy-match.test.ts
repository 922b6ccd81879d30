import { describe, expect, it } from 'vitest';
import { fuzzyMatch } from './fuzzy-match';

const tier = (typed: string, text: string) => fuzzyMatch(typed, text)?.tier ?? 0;
const marked = (typed: string, text: string) => {
  const ranges = fuzzyMatch(typed, text)?.ranges ?? [];
  return ranges.reduceRight(
    (marks, at, i) => `${marks.slice(0, at)}${i % 2 ? ']' : '['}${marks.slice(at)}`,
    text,
  );
};

describe('fuzzyMatch', () => {
  it('puts the whole text before its start, that before a later word, that before initials', () => {
    const texts = ['rfm', 'rfm_segments', 'by rfm', 'run for me'];
    expect(texts.map((text) => tier('rfm', text))).toEqual([5, 4, 3, 2]);
  });

  it.each([
    ['rd', 'recency_days', '[r]ecency_[d]ays'],
    ['redays', 'recency_days', '[re]cency_[days]'],
    ['cid', 'CustomerID', '[C]ustomer[ID]'],
    ['days', 'recency_days', 'recency_[days]'],
    ['RUN', 'Run this cell', '[Run] this cell'],
    ['row', 'throw', 'th[row]'],
  ])('shows what of %s is in %s', (typed, text, shown) => {
    expect(marked(typed, text)).toBe(shown);
  });

  it.each([
    ['xyz', 'recency'],
    ['ec', 'recency'],
    ['dr', 'recency_days'],
    ['rfmm', 'rfm'],
  ])('does not find %s in %s', (typed, text) => {
    expect(fuzzyMatch(typed, text)).toBeNull();
  });

  it('lets everything through when nothing is typed', () => {
    expect(fuzzyMatch('', 'anything')).toEqual({ tier: 1, ranges: [] });
  });

  it('survives letters whose lower case is longer', () => {
    expect(tier('i', 'İstanbul')).toBe(1);
  });
});
