import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimalChange } from './minimal-change';

const HALF = /\p{Surrogate}/u;

describe('minimalChange', () => {
  it('turns any text into any other, without cutting a character in half', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', 'é') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = minimalChange(before, after);
        if (!change) {
          expect(before).toBe(after);
          return;
        }
        const { from, to, insert } = change;
        expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
        expect(insert).not.toMatch(HALF);
        expect(before.slice(0, from)).not.toMatch(HALF);
        expect(before.slice(to)).not.toMatch(HALF);
      }),
    );
  });

  it('touches only what differs', () => {
    expect(minimalChange('select a from rfm', 'select ab from rfm')).toEqual({
      from: 8,
      to: 8,
      insert: 'b',
    });
    expect(minimalChange('aaa', 'aa')).toEqual({ from: 2, to: 3, insert: '' });
    expect(minimalChange('same', 'same')).toBeNull();
  });
});
