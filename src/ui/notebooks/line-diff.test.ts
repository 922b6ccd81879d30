import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineDiff } from './line-diff';

const SIGNS = { same: ' ', removed: '-', added: '+' } as const;
const shown = (before: string, after: string, context?: number) =>
  lineDiff(before, after, context).map((line) =>
    line.kind === 'skipped' ? `… ${line.lines}` : SIGNS[line.kind] + line.text,
  );

describe('lineDiff', () => {
  it('shows changed lines with those around them', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng';
    expect(shown(before, 'a\nb\nc\nD\ne\nf\ng')).toEqual([
      '… 1',
      ' b',
      ' c',
      '-d',
      '+D',
      ' e',
      ' f',
      '… 1',
    ]);
    expect(shown(before, before)).toEqual([]);
  });

  it('finds the most lines that stay', () => {
    expect(shown('a\nb\nc', 'b\nx\nc\ny')).toEqual(['-a', ' b', '+x', ' c', '+y']);
    expect(shown('', 'a')).toEqual(['-', '+a']);
  });

  it('leads from the one text to the other', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one.join('\n'), other.join('\n')];
        const lines = lineDiff(before, after, 99);
        if (before === after) return lines.length === 0;
        const keep = (side: 'removed' | 'added') =>
          lines
            .flatMap((line) => (line.kind === 'same' || line.kind === side ? [line.text] : []))
            .join('\n');
        return keep('removed') === before && keep('added') === after;
      }),
    );
  });

  it('does not compare endlessly: two long texts are simply two texts', () => {
    const long = (word: string) =>
      Array.from({ length: 3_000 }, (_, n) => `${word}${n}`).join('\n');
    expect(lineDiff(long('a'), long('b'))).toHaveLength(6_000);
  });
});
