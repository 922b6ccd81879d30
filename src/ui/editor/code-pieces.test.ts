import { describe, expect, it } from 'vitest';
import { codePieces } from './code-pieces';
import { placedIn } from './diagnostic';

const error = (from: number, to: number) => ({
  from,
  to,
  message: 'No',
  severity: 'error' as const,
});

describe('codePieces', () => {
  it('marks what is wrong and gives every character back', () => {
    const text = 'select reveneu from rfm';
    const pieces = codePieces(text, 'sql', [error(7, 14)]);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.filter(({ severity }) => severity !== null)).toEqual([
      { kind: 'plain', text: 'reveneu', severity: 'error' },
    ]);
  });

  it('marks a part of a word, and over several', () => {
    const marked = codePieces('select abc, d', 'sql', [error(8, 13)]);
    expect(marked.filter(({ severity }) => severity).map(({ text }) => text)).toEqual(['bc, d']);
  });

  it('leaves YAML and Markdown whole', () => {
    expect(codePieces('select: from', 'yaml', [])).toEqual([
      { kind: 'plain', text: 'select: from', severity: null },
    ]);
  });
});

describe('placedIn', () => {
  it.each([
    ['select x', 7, 7, 'x'],
    ['select total from', 7, 7, 'total'],
    ['select', 6, 6, 't'],
    ['select', 90, 120, 't'],
    ['a + b', 2, 2, '+'],
    ['ab', -4, 1, 'a'],
  ])('%s from %i to %i marks %s', (text, from, to, marked) => {
    const place = placedIn(text, { from, to });
    expect(text.slice(place.from, place.to)).toBe(marked);
  });

  it('marks nothing in nothing', () => {
    expect(placedIn('', { from: 3, to: 9 })).toEqual({ from: 0, to: 0 });
  });
});
