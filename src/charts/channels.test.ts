import { describe, expect, it } from 'vitest';
import type { ChartSpec } from '../document/chart-spec';
import { readChannels, titleOf } from './channels';

const data = {
  segment: ['New', null],
  customers: [67n, null],
  day: ['2011-12-10', 'soon'],
  revenue: [-1, 5],
  loss: [0, -5],
};
const units = { customers: 'customers', day: 'date', revenue: 'money' } as const;

describe('readChannels', () => {
  it('reads values by their units, and columns without one by what is in them', () => {
    const read = readChannels(
      {
        data: 's',
        mark: 'bar',
        x: 'customers',
        y: 'segment',
        color: { field: 'day', label: 'Day' },
      },
      data,
      units,
    );
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.x).toMatchObject({
      kind: 'number',
      unit: 'customers',
      values: [67, Number.NaN],
    });
    expect(read.value.y).toMatchObject({ kind: 'category', unit: 'text', values: ['New', '–'] });
    expect(read.value.color).toMatchObject({
      kind: 'time',
      label: 'Day',
      values: [new Date('2011-12-10'), null],
    });
    expect(read.value.rows).toBe(2);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ mark: 'pie' }, 'mark'],
    [{ mark: 'toString' }, 'mark'],
    [{ mark: 'bar', x: 'customers' }, 'y'],
    [{ mark: 'bar', x: 'customers', y: 'nobody' }, 'y'],
    [{ mark: 'bar', x: 'customers', y: 'constructor' }, 'y'],
    [{ mark: 'bar', x: 'customers', y: 7 }, 'y'],
    [{ mark: 'bar', x: 'customers', y: null }, 'y'],
    [{ mark: 'bar', x: 'customers', y: { label: 'y' } }, 'y.field'],
    [{ mark: 'bar', x: 'customers', y: { field: 'segment', colour: 'red' } }, 'y.colour'],
    [{ mark: 'bar', x: { field: 'customers', scale: 'cubic' }, y: 'segment' }, 'x.scale'],
    [{ mark: 'bar', x: 'customers', y: { field: 'segment', sort: 'up' } }, 'y.sort'],
    [{ mark: 'dot', x: 'customers', y: { field: 'loss', scale: 'log' } }, 'y'],
    [{ mark: 'bar', x: { field: 'customers', scale: 'log' }, y: 'segment' }, 'x.scale'],
    [{ mark: 'bar', x: { field: 'customers', zero: false }, y: 'segment' }, 'x.zero'],
    [{ mark: 'histogram', x: 'customers', y: 'revenue' }, 'x2'],
    [{ mark: 'bar', x: { aggregate: 'count' }, y: 'segment' }, 'x.field'],
    [
      { mark: 'histogram', x: 'revenue', x2: 'revenue', y: 'customers', cuts: [{ at: 'x' }] },
      'cuts',
    ],
    [{ mark: 'rule' }, 'x'],
    [{ mark: 'bar', x: 'customers', y: 'segment', script: 'alert(1)' }, 'script'],
  ])('says which key of %o is wrong', (spec, key) => {
    const read = readChannels({ data: 's', ...spec } as unknown as ChartSpec, data, units);
    expect(read).toMatchObject({
      ok: false,
      error: { code: 'chart.invalid_spec', params: { key } },
    });
  });
});

it('makes titles of column names', () => {
  expect(titleOf('mean_recency_days', 'days')).toBe('Mean recency (days)');
  expect(titleOf('customers', 'customers')).toBe('Customers');
});
