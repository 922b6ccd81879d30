import { describe, expect, it } from 'vitest';
import { sentencePieces } from './sentence-pieces';

const figures = (sentence: string) =>
  sentencePieces(sentence)
    .filter(({ isFigure }) => isFigure)
    .map(({ text }) => text);

describe('the figures of a sentence', () => {
  it('are its shares, its index and its n', () => {
    const sentence =
      'For 41 % of Champions, City is “Leeds”; for everyone it is 12 % (index 342, n = 218).';
    expect(figures(sentence)).toEqual(['41 %', '12 %', '342', '218']);
  });

  it('are the means', () => {
    const sentence = 'Orders: 8.25 on average in A; for the rest it is 1,240 (n = 31).';
    expect(figures(sentence)).toEqual(['8.25', '1,240', '31']);
  });

  it('are not what names and values have of digits', () => {
    const sentence =
      'For 7.1 % of Group 5, Q3 index 9 is “it is 60 %, n = 4”; for Group 7 it is 3 % (index 237, n = 9).';
    expect(figures(sentence)).toEqual(['7.1 %', '3 %', '237', '9']);
  });

  it('leave the sentence as it is', () => {
    for (const sentence of ['', 'Nothing.', 'For 41 % of A, B is “C”; for D it is 1 % (n = 2).'])
      expect(
        sentencePieces(sentence)
          .map(({ text }) => text)
          .join(''),
      ).toBe(sentence);
  });
});
