import { describe, expect, it } from 'vitest';
import { steppedTo, withAgainst, withSegment, type Comparison } from './comparison';
import type { NumberFigures, TraitFigures } from './figures';
import { heatStrength } from './heat-rows';
import { stripOf } from './number-strip';
import { kindsOf, traitGroups } from './trait-groups';
import { chanceWords, isSure, numberText, shareText } from './words';

const NAMES = ['A', 'B', 'C'];
const all: Comparison = { segment: 'A', against: 'everyone', other: null };
const pair: Comparison = { segment: 'A', against: 'segment', other: 'B' };

describe('who is compared', () => {
  it('goes on from segment to segment, and round', () => {
    expect(steppedTo(all, 1, NAMES).segment).toBe('B');
    expect(steppedTo(all, -1, NAMES).segment).toBe('C');
    expect(steppedTo({ ...all, segment: 'C' }, 1, NAMES).segment).toBe('A');
  });

  it('never is a segment with itself', () => {
    expect(steppedTo(pair, 1, NAMES)).toEqual({ ...pair, segment: 'C' });
    expect(withSegment(pair, 'B', NAMES)).toEqual({ ...pair, segment: 'B', other: 'A' });
    expect(withAgainst(all, 'segment', NAMES)).toEqual(pair);
  });

  it('leaves the other segment where everyone is the base', () => {
    expect(withAgainst(pair, 'rest', NAMES)).toEqual({ ...all, against: 'rest' });
  });
});

describe('traits', () => {
  const trait = (name: string, kind: string): TraitFigures => ({
    trait: name,
    kind,
    rows: 2,
    is_number: false,
    different: 0,
    effect: null,
  });
  const many = Array.from({ length: 9 }, (_, at) => trait(`Orders ${String(at)}`, 'behavioural'));

  it('come by kind, the first of each until all are asked for', () => {
    const traits = [...many, trait('city', 'geographic')];
    const groups = traitGroups(traits, { kind: null, text: '', whole: [] });
    expect(
      groups.map(({ kind, traits: shown, all: there }) => [kind, shown.length, there]),
    ).toEqual([
      ['geographic', 1, 1],
      ['behavioural', 6, 9],
    ]);
    expect(
      traitGroups(traits, { kind: 'behavioural', text: '', whole: ['behavioural'] })[0]?.traits,
    ).toEqual(many);
  });

  it('are found by part of their name in any case', () => {
    const [group] = traitGroups(many, { kind: null, text: ' oRders 8', whole: [] });
    expect(group?.traits).toEqual([many[8]]);
    expect(traitGroups(many, { kind: null, text: 'x', whole: [] })).toEqual([]);
  });

  it('of firms lead where nothing demographic is known', () => {
    const [city, industry, age] = [
      trait('city', 'geographic'),
      trait('industry', 'firmographic'),
      trait('age', 'demographic'),
    ];
    expect(kindsOf([city, industry])).toEqual(['firmographic', 'geographic']);
    expect(kindsOf([city, industry, age])).toEqual(['demographic', 'geographic', 'firmographic']);
  });
});

describe('figures', () => {
  it('are written with as many digits as tell something', () => {
    expect(shareText(0.4123, {})).toBe('41\u202f%');
    expect(shareText(0.0071, {})).toBe('0.7\u202f%');
    expect(shareText(0, {})).toBe('0\u202f%');
    expect(numberText(11.5432, 'orders', {})).toBe('11.5');
    expect(numberText(21_086_506, 'money', {})).toBe('21.1M');
    expect(chanceWords(0.00001)).toBe('p < 0.001');
    expect(chanceWords(1)).toBe('p = 1');
    expect(chanceWords(null)).toBe('not tested');
  });

  it('of a handful of customers are never sure', () => {
    expect(isSure({ p_holm: 0.0001, small: false })).toBe(true);
    expect(isSure({ p_holm: 0.0001, small: true })).toBe(false);
    expect(isSure({ p_holm: 0.05, small: false })).toBe(false);
    expect(isSure({ p_holm: null, small: false })).toBe(false);
  });

  it('tint as strongly for half as often as for twice', () => {
    expect(heatStrength(200)).toBeCloseTo(-heatStrength(50), 12);
    expect(heatStrength(100)).toBe(0);
    expect(heatStrength(9000)).toBe(1);
    expect(heatStrength(0)).toBe(-1);
    expect(heatStrength(null)).toBe(0);
  });

  it('of two sides stand on one scale', () => {
    const row: NumberFigures = {
      trait: 'Orders',
      unit: 'orders',
      ...{ n: 5, missing: 0, p_holm: null, small: false },
      ...{ median: 8, q1: 6, q3: 10, mean: 9, std_diff: 1 },
      ...{ base_n: 9, base_missing: 0, base_median: 3, base_q1: 2, base_q3: 5, base_mean: 4 },
    };
    expect(stripOf(row)).toEqual({
      own: { half: { from: 60, length: 40 }, median: 80, mean: 90 },
      base: { half: { from: 20, length: 30 }, median: 30, mean: 40 },
      least: 0,
      most: 10,
    });
  });
});
