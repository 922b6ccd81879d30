import { describe, expect, it } from 'vitest';
import { ellipsis, estimateWidth, plainLabel, stackLabels, wrapWords } from './label-text';
import type { Measure } from './label-text';

/** Ten pixels a letter. */
const measure: Measure = (text) => Array.from(text).length * 10;

describe('plainLabel', () => {
  it('makes one line of hostile text and leaves ordinary text alone', () => {
    expect(plainLabel('a\r\nb\tc\u0000d\u2028e')).toBe('a b c d e');
    expect(plainLabel('\u202egpj.exe\u202c')).toBe('gpj.exe');
    expect(plainLabel('<b>Zoë</b> & 株式会社 👩‍👩‍👧')).toBe('<b>Zoë</b> & 株式会社 👩‍👩‍👧');
  });
});

describe('ellipsis', () => {
  it('cuts only what does not fit', () => {
    expect(ellipsis('Champions', 90, 12, measure)).toBe('Champions');
    expect(ellipsis('Champions', 60, 12, measure)).toBe('Champ…');
    expect(ellipsis('Can’t Lose', 70, 12, measure)).toBe('Can’t…');
    expect(ellipsis('Champions', 0, 12, measure)).toBe('…');
  });
});

describe('wrapWords', () => {
  it('breaks between words and shortens what is left over', () => {
    expect(wrapWords('Potential Loyalist', 100, 2, 12, measure)).toEqual(['Potential', 'Loyalist']);
    expect(wrapWords('Potential Loyalist', 200, 2, 12, measure)).toEqual(['Potential Loyalist']);
    expect(wrapWords('About to Sleep', 80, 1, 12, measure)).toEqual(['About t…']);
    expect(wrapWords('Hibernating', 50, 2, 12, measure)).toEqual(['Hibe…']);
  });
});

describe('stackLabels', () => {
  it('gives each label a row in which it overlaps nobody, and keeps it inside', () => {
    const labels = [2, 10, 55, 60, 100].map((at) => ({ at, width: 30 }));
    const placed = stackLabels(labels, 100, 4);
    placed.forEach((one, i) => {
      expect(one.center).toBeGreaterThanOrEqual(15);
      expect(one.center).toBeLessThanOrEqual(85);
      placed.slice(i + 1).forEach((other) => {
        if (one.row === other.row)
          expect(Math.abs(one.center - other.center)).toBeGreaterThanOrEqual(34);
      });
    });
    expect(new Set(placed.map((label) => label.row)).size).toBeLessThan(labels.length);
  });
});

it('estimates wide letters wider than narrow ones', () => {
  expect(estimateWidth('mmm', 12)).toBeGreaterThan(estimateWidth('iii', 12));
  expect(estimateWidth('Loyal', 12, 600)).toBeGreaterThan(estimateWidth('Loyal', 12));
});
