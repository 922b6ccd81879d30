import { describe, expect, it } from 'vitest';
import type { SegmentRule } from '../../../models/declarations';
import { clauseWith, firstClause, stepOf, type RuleColumn } from './rule-columns';
import {
  canBeUsed,
  nameProblem,
  withAddedClause,
  withClause,
  withCopy,
  withMoved,
  withNewRule,
} from './rules-draft';

const SPEND: RuleColumn = { name: 'spend', type: 'DOUBLE', min: 0, max: 1000 };
const ORDERS: RuleColumn = { name: 'orders', type: 'INTEGER', min: 1, max: 8 };
const CITY: RuleColumn = { name: 'city', type: 'VARCHAR', values: ['Leeds', 'York'] };
const SINCE: RuleColumn = { name: 'since', type: 'TIMESTAMP', min: '2023-01-05 10:00:00' };
const NEWS: RuleColumn = { name: 'news', type: 'BOOLEAN' };
const COLUMNS = [SPEND, ORDERS, CITY, SINCE, NEWS];

const BIG: SegmentRule = {
  segment: 'Big',
  when: [[{ field: 'spend', is: 'over', value: 500 }]],
  color: 0,
};
const NORTH: SegmentRule = {
  segment: 'North',
  when: [
    [{ field: 'city', is: 'any of', value: ['Leeds'] }],
    [
      { field: 'orders', is: 'at least', value: 3 },
      { field: 'news', is: 'equal', value: true },
    ],
  ],
};

describe('a condition', () => {
  it('begins with something that the column has', () => {
    expect(COLUMNS.map(firstClause)).toEqual([
      { field: 'spend', is: 'at least', value: 500 },
      { field: 'orders', is: 'at least', value: 5 },
      { field: 'city', is: 'any of', value: ['Leeds'] },
      { field: 'since', is: 'at least', value: '2023-01-05' },
      { field: 'news', is: 'equal', value: true },
    ]);
  });

  it('keeps its value where another test can use it', () => {
    expect(clauseWith(SPEND, 'under', 20)).toEqual({ field: 'spend', is: 'under', value: 20 });
    expect(clauseWith(CITY, 'equal', ['York', 'Leeds'])).toEqual({
      field: 'city',
      is: 'equal',
      value: 'York',
    });
    expect(clauseWith(CITY, 'any of', 'York')).toEqual({
      field: 'city',
      is: 'any of',
      value: ['York'],
    });
    expect(clauseWith(CITY, 'missing', 'York')).toEqual({ field: 'city', is: 'missing' });
    expect(clauseWith(SPEND, 'over', 'York')).toEqual({ field: 'spend', is: 'over', value: 500 });
    expect(clauseWith(CITY, 'contains', ['York'])).toEqual({
      field: 'city',
      is: 'contains',
      value: '',
    });
  });

  it('has sliders with sensible steps', () => {
    expect([stepOf(ORDERS), stepOf(SPEND), stepOf({ ...SPEND, max: 0.9 })]).toEqual([1, 5, 0.005]);
    expect(stepOf({ ...SPEND, max: 0 })).toBe(1);
  });
});

describe('a list of rules', () => {
  it('grows by segments with names and colours of their own', () => {
    const more = withNewRule(withNewRule([BIG], COLUMNS), COLUMNS);
    expect(more.map(({ segment, color }) => [segment, color])).toEqual([
      ['Big', 0],
      ['New segment', 1],
      ['New segment 2', 2],
    ]);
    expect(withCopy([BIG, NORTH], 0).map(({ segment }) => segment)).toEqual([
      'Big',
      'Big 2',
      'North',
    ]);
  });

  it('is put in another order', () => {
    const names = (from: number, to: number) =>
      withMoved([BIG, NORTH, { ...BIG, segment: 'C' }], from, to).map(({ segment }) => segment);
    expect(names(0, 2)).toEqual(['North', 'C', 'Big']);
    expect(names(2, 0)).toEqual(['C', 'Big', 'North']);
    expect(names(0, -1)).toEqual(['Big', 'North', 'C']);
  });

  it('loses an alternative with its last condition', () => {
    expect(withClause(NORTH, 0, 0, null).when).toHaveLength(1);
    expect(withClause(NORTH, 1, 0, null).when[1]).toEqual([
      { field: 'news', is: 'equal', value: true },
    ]);
    expect(withAddedClause(NORTH, null, firstClause(SPEND)).when).toHaveLength(3);
    expect(withAddedClause(NORTH, 0, firstClause(SPEND)).when[0]).toHaveLength(2);
  });

  it('cannot be used with names that are the same, or conditions that are not complete', () => {
    expect(canBeUsed([BIG, NORTH], COLUMNS, 'Rest')).toBe(true);
    expect(canBeUsed([], COLUMNS, 'Rest')).toBe(false);
    expect(nameProblem([BIG, { ...NORTH, segment: 'Big' }], 1, 'Rest')).toContain('“Big”');
    expect(canBeUsed([{ ...BIG, segment: 'Rest' }], COLUMNS, 'Rest')).toBe(false);
    expect(canBeUsed([{ ...BIG, segment: ' ' }], COLUMNS, 'Rest')).toBe(false);
    const open: SegmentRule = {
      segment: 'X',
      when: [[{ field: 'city', is: 'any of', value: [] }]],
    };
    expect(canBeUsed([open], COLUMNS, 'Rest')).toBe(false);
    const gone: SegmentRule = { segment: 'X', when: [[{ field: '__proto__', is: 'missing' }]] };
    expect(canBeUsed([gone], COLUMNS, 'Rest')).toBe(false);
  });
});
