import { describe, expect, it } from 'vitest';
import { filtersOf, selectionOf, toggleFilter, type Filter } from './filter';

const champions: Filter = { kind: 'segment', segment: 'Champions' };
const loyal: Filter = { kind: 'segment', segment: 'Loyal' };
const cell: Filter = { kind: 'cell', r: 5, f: 4 };

describe('filters of the RFM views', () => {
  it('toggle', () => {
    expect(toggleFilter([champions], loyal)).toEqual([champions, loyal]);
    expect(toggleFilter([champions, loyal], champions)).toEqual([loyal]);
  });

  it('are one selection: alternatives within a kind, both kinds together', () => {
    expect(selectionOf([])).toEqual([]);
    expect(selectionOf([champions, loyal])).toEqual([
      [{ field: 'segment', values: ['Champions', 'Loyal'] }],
    ]);
    expect(selectionOf([champions, cell, { kind: 'cell', r: 1, f: 1 }])).toEqual([
      [
        { field: 'segment', values: ['Champions'] },
        { field: 'r', values: [5] },
        { field: 'f', values: [4] },
      ],
      [
        { field: 'segment', values: ['Champions'] },
        { field: 'r', values: [1] },
        { field: 'f', values: [1] },
      ],
    ]);
  });

  it('come back from the selection they made', () => {
    for (const filters of [[], [champions, loyal], [cell], [champions, cell]]) {
      expect(filtersOf(selectionOf(filters))).toEqual(filters);
    }
  });
});
