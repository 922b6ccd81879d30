import { describe, expect, it } from 'vitest';
import { toggleFilter, whereClause, type Filter } from './filter';

const champions: Filter = { kind: 'segment', segment: 'Champions' };
const hostile: Filter = { kind: 'segment', segment: `x' or 1=1 --` };
const cell: Filter = { kind: 'cell', r: 5, f: 1 };
const range = (from: number, to: number | null): Filter => ({
  kind: 'range',
  measure: 'monetary',
  from,
  to,
});

describe('filters', () => {
  it('are added, and taken away when chosen again', () => {
    const one = toggleFilter([], champions);
    expect(one).toEqual([champions]);
    expect(toggleFilter(one, champions)).toEqual([]);
  });

  it('add up for segments and cells, and replace each other for ranges of one measure', () => {
    expect(toggleFilter([champions], cell)).toEqual([champions, cell]);
    expect(toggleFilter([range(0, 10)], range(10, 20))).toEqual([range(10, 20)]);
  });

  it('become alternatives within a kind and conditions across kinds', () => {
    expect(whereClause([champions, hostile, range(0, 10)]).text).toBe(
      `where (segment = 'Champions' or segment = 'x'' or 1=1 --')\nand monetary >= 0 and monetary < 10`,
    );
  });

  it('leave out those of the block that asks', () => {
    expect(whereClause([champions], 'segment').text).toBe('');
    expect(whereClause([range(0, null), cell], 'monetary').text).toBe('where (r = 5 and f = 1)');
  });

  it('have no upper end where there is none', () => {
    expect(whereClause([range(10, null)]).text).toBe('where monetary >= 10');
  });
});
