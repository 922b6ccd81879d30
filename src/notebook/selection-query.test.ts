import { describe, expect, it } from 'vitest';
import type { Selection } from '../base/selection';
import { ident, sql } from '../sql';
import { filteredQuery, selectionVariables, whereOf } from './selection-query';

const champions: Selection = [[{ field: 'segment', values: ['Champions'] }]];
const recent: Selection = [[{ field: 'recency_days', from: 10, to: 40 }]];

describe('the condition of selections', () => {
  it('holds alternatives together and combines selections', () => {
    expect(
      whereOf([
        [
          [{ field: 'segment', values: ['Champions'] }],
          [
            { field: 'r', values: [1] },
            { field: 'f', values: [2] },
          ],
        ],
        recent,
      ]).text,
    ).toBe(
      "(segment = 'Champions' or r = 1 and f = 2)\nand recency_days >= 10 and recency_days < 40",
    );
  });

  it('merges alternatives of one column', () => {
    expect(
      whereOf([[...champions, [{ field: 'segment', values: ['Loyal', 'Champions'] }]]]).text,
    ).toBe("segment in ('Champions', 'Loyal')");
  });

  it('knows missing values, and none at all', () => {
    expect(whereOf([[[{ field: 'a', values: [null, 'x'] }]], champions]).text).toBe(
      "(a = 'x' or a is null)\nand segment = 'Champions'",
    );
    expect(whereOf([[[{ field: 'a', values: [] }]]]).text).toBe('false');
    expect(whereOf([[[{ field: 'a', values: [Number.NaN] }]]]).text).toBe('false');
    expect(whereOf([[[{ field: 'a', from: null, to: null }]]]).text).toBe('a is not null');
    expect(whereOf([[]]).text).toBe('true');
  });

  it('reads dates as dates and cannot be left by a value', () => {
    expect(
      whereOf([[[{ field: 'day', from: '2021-01-01', to: '2021-02-01T12:00:00' }]]]).text,
    ).toBe("day >= '2021-01-01'::DATE and day < '2021-02-01T12:00:00'::TIMESTAMP");
    expect(whereOf([[[{ field: `a" or 1=1 --`, values: [`' or 1=1 --`] }]]]).text).toBe(
      `"a"" or 1=1 --" = ''' or 1=1 --'`,
    );
  });

  it('leaves a query alone while nothing is chosen', () => {
    expect(filteredQuery(ident('rfm'), [[], []]).text).toBe('from rfm');
    expect(filteredQuery(sql`(from rfm)`, [champions, []]).text).toBe(
      "from (from rfm)\nwhere segment = 'Champions'",
    );
  });
});

describe('variables of a selection', () => {
  it('are a list of values, or the ends of a range', () => {
    expect(selectionVariables('who', champions)).toEqual({
      who: { type: 'texts', value: ['Champions'] },
      who_from: { type: 'number', value: null },
      who_to: { type: 'number', value: null },
    });
    expect(selectionVariables('days', recent, 'number range')).toEqual({
      days: { type: 'numbers', value: null },
      days_from: { type: 'number', value: 10 },
      days_to: { type: 'number', value: 40 },
    });
    expect(
      selectionVariables('when', [[{ field: 'day', from: '2021-01-01', to: null }]], 'date range'),
    ).toMatchObject({
      when_from: { type: 'date', value: '2021-01-01' },
      when_to: { type: 'date', value: null },
    });
    expect(selectionVariables('score', [[{ field: 'score', values: [5, 4] }]])).toMatchObject({
      score: { type: 'numbers', value: [5, 4] },
    });
  });

  it('are NULL of their type while nothing is chosen, or several columns are', () => {
    expect(selectionVariables('when', [], 'date range')).toEqual({
      when: { type: 'texts', value: null },
      when_from: { type: 'date', value: null },
      when_to: { type: 'date', value: null },
    });
    const cell: Selection = [
      [
        { field: 'r', values: [1] },
        { field: 'f', values: [2] },
      ],
    ];
    expect(selectionVariables('cell', cell)['cell']).toEqual({ type: 'texts', value: null });
  });
});
