import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkedChartOf, selectionKind, selectionOfBrush, selectionOfMark } from '.';
import { chartOf, type ResultRow } from '../../../tests/helpers/charts';
import { openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import type { Selection } from '../../base/selection';
import type { ChartSpec } from '../../document/chart-spec';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { ident, join, sql } from '../../sql';
import { whereOf } from '../selection-query';
import { OTHERS } from './plan';

const COUNT = { aggregate: 'count' } as const;
let db: WasmConnector;

beforeAll(async () => {
  db = await openEngine();
  await run(
    db,
    `create table rfm as
     select
       'c' || i as customer_id,
       case when i % 9 = 4 then null else 'S' || (i % 4) end as segment,
       (i * 7 % 300)::INTEGER as recency_days,
       round(exp((i % 97) / 11.0), 2)::DOUBLE as monetary,
       case when i % 20 = 0 then null else timestamp '2021-01-05 10:30:00' + to_hours((i * 11)::INTEGER) end as last_ordered_at
     from range(800) r(i)`,
  );
});
afterAll(() => db.close());

async function countsOf(selections: readonly (Selection | null)[]): Promise<number[]> {
  const counts = selections.map((selection, at) => {
    const condition = whereOf(selection === null ? [] : [selection]);
    return sql`count(*) filter (${condition})::INTEGER as ${ident(`n${String(at)}`)}`;
  });
  const [row = {}] = await rowsOf(db, sql`select ${join(counts)} from rfm`);
  return Object.values(row).map(Number);
}

describe('a picked mark', () => {
  const charts: [ChartSpec, string, readonly string[]][] = [
    [{ data: 'rfm', mark: 'bar', x: COUNT, y: 'segment' }, 'customers', ['segment']],
    [
      { data: 'rfm', mark: 'histogram', x: 'monetary' },
      'customers',
      ['monetary_from', 'monetary_to'],
    ],
    [
      { data: 'rfm', mark: 'histogram', x: { field: 'recency_days', bin: 7 } },
      'customers',
      ['recency_days_from', 'recency_days_to'],
    ],
    [
      {
        data: 'rfm',
        mark: 'heatmap',
        x: { field: 'recency_days', bin: 4 },
        y: 'segment',
        color: COUNT,
      },
      'customers',
      ['recency_days_from', 'segment'],
    ],
    [
      { data: 'rfm', mark: 'bar', x: { field: 'last_ordered_at', bin: 'month' }, y: COUNT },
      'customers',
      ['month'],
    ],
    [
      { data: 'rfm', mark: 'bar', x: 'last_ordered_at', y: COUNT },
      'customers',
      ['last_ordered_at_from'],
    ],
  ];

  it.each(charts)('chooses exactly the rows it shows: %j', async (spec, measured, keys) => {
    const { plan, rows } = await chartOf(db, spec, { perCustomer: true });
    expect(rows.length).toBeGreaterThan(1);
    const selections = rows.map((row) => {
      const key = Object.fromEntries(keys.map((column) => [column, row[column]]));
      return selectionOfMark(plan, key, rows);
    });
    expect(selections).not.toContain(null);
    expect(await countsOf(selections)).toEqual(rows.map((row) => row[measured]));
  });

  it('of a date may be known as text, as milliseconds or as Date', async () => {
    const { plan, rows } = await chartOf(db, {
      data: 'rfm',
      mark: 'bar',
      x: { field: 'last_ordered_at', bin: 'quarter' },
      y: COUNT,
    });
    const chosen = [[{ field: 'last_ordered_at', from: '2021-01-01', to: '2021-04-01' }]];
    for (const quarter of ['2021-01-01', Date.UTC(2021, 0, 1), new Date('2021-01-01T00:00:00Z')])
      expect(selectionOfMark(plan, { quarter }, rows)).toEqual(chosen);
  });

  it('of the categories beyond the limit cannot be chosen, nor can a figure', async () => {
    const { plan, rows } = await chartOf(db, {
      data: 'rfm',
      mark: 'bar',
      x: COUNT,
      y: 'segment',
      limit: 2,
    });
    expect(selectionOfMark(plan, { segment: OTHERS }, rows)).toBeNull();
    expect(selectionOfMark(plan, { rows: 12 }, rows)).toBeNull();
    expect(selectionOfMark(plan, { segment: 'S1', rows: 12 }, rows)).toEqual([
      [{ field: 'segment', values: ['S1'] }],
    ]);
  });
});

describe('a brush', () => {
  const histogram: ChartSpec = { data: 'rfm', mark: 'histogram', x: 'monetary' };

  it('chooses a stretch, open where it reaches the last bin', async () => {
    const { plan, rows } = await chartOf(db, histogram);
    expect(selectionOfBrush(plan, { x: { from: 12.5, to: 300 } }, rows)).toEqual([
      [{ field: 'monetary', from: 12.5, to: 300 }],
    ]);
    const end = Number(rows.at(-1)?.['monetary_to']);
    const all = selectionOfBrush(plan, { x: { from: 0, to: end } }, rows);
    expect(await countsOf([all])).toEqual([800]);
    expect(selectionOfBrush(plan, { x: { from: 300, to: null } }, rows)).toEqual([
      [{ field: 'monetary', from: 300, to: null }],
    ]);
    expect(selectionOfBrush(plan, { x: { from: null, to: null } }, rows)).toBeNull();
  });

  it('chooses days, categories, and both axes of points', async () => {
    const months = await chartOf(db, {
      data: 'rfm',
      mark: 'bar',
      x: { field: 'last_ordered_at', bin: 'month' },
      y: COUNT,
    });
    expect(
      selectionOfBrush(months.plan, { x: { values: ['2021-03-01', '2021-02-01'] } }, months.rows),
    ).toEqual([[{ field: 'last_ordered_at', from: '2021-02-01', to: '2021-04-01' }]]);
    const line = await chartOf(db, {
      data: 'rfm',
      mark: 'line',
      x: 'last_ordered_at',
      y: 'monetary',
    });
    const brushed = { from: '2021-02-01', to: '2021-02-03T12:00:00' };
    expect(selectionOfBrush(line.plan, { x: brushed }, line.rows)).toEqual([
      [{ field: 'last_ordered_at', from: '2021-02-01', to: '2021-02-03T12:00:00' }],
    ]);
    const dots = await chartOf(db, { data: 'rfm', mark: 'dot', x: 'recency_days', y: 'monetary' });
    expect(
      selectionOfBrush(dots.plan, { x: { from: 1, to: 2 }, y: { from: 3, to: 4 } }, dots.rows),
    ).toEqual([
      [
        { field: 'recency_days', from: 1, to: 2 },
        { field: 'monetary', from: 3, to: 4 },
      ],
    ]);
  });

  it('says what kind of value it publishes', async () => {
    const kindOf = async (spec: ChartSpec) => selectionKind((await chartOf(db, spec)).plan);
    expect(await kindOf(histogram)).toBe('number range');
    expect(await kindOf({ data: 'rfm', mark: 'bar', x: COUNT, y: 'segment' })).toBe('texts');
    expect(await kindOf({ data: 'rfm', mark: 'line', x: 'last_ordered_at', y: COUNT })).toBe(
      'date range',
    );
  });
});

describe('a linked chart', () => {
  const counted = (rows: readonly ResultRow[], column: string) => rows.map((row) => row[column]);

  it('counts bins as the SQL does, in the order of its rows', async () => {
    const { plan, rows } = await chartOf(
      db,
      { data: 'rfm', mark: 'histogram', x: 'monetary', select: 'spent', filter: ['spent', 'who'] },
      { perCustomer: true },
    );
    const linked = plan.linked && linkedChartOf(plan.linked, rows);
    const [by] = linked?.by ?? [];
    if (by === undefined || !('bins' in by)) throw new Error('no bins');
    expect(linked).toMatchObject({ measure: { aggregate: 'count' }, filter: ['who'] });
    const values = (await rowsOf(db, 'select monetary from rfm')).map((row) =>
      Number(row['monetary']),
    );
    const counts = Array.from({ length: by.bins }, () => 0);
    for (const value of values) {
      const bin = Math.max(0, Math.min(by.bins - 1, Math.floor((value - by.origin) / by.width)));
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    expect(counts).toEqual(counted(rows, plan.linked?.value ?? ''));
  });

  it('has a row for every pair of two dimensions', async () => {
    const { plan, rows } = await chartOf(
      db,
      {
        data: 'rfm',
        mark: 'heatmap',
        x: 'segment',
        y: { field: 'recency_days', bin: 3 },
        color: COUNT,
      },
      { perCustomer: true },
    );
    const linked = plan.linked && linkedChartOf(plan.linked, rows);
    expect(linked?.by).toEqual([
      { field: 'segment', values: ['S0', 'S1', 'S2', 'S3', null] },
      { field: 'recency_days', origin: 0, width: 100, bins: 3 },
    ]);
    expect(rows).toHaveLength(15);
    expect(rows[4]).toMatchObject({ segment: 'S1', recency_days_from: 100 });
  });

  it('is only made of counts, sums and means over customers', async () => {
    const linkedOf = async (spec: ChartSpec, perCustomer = true) =>
      (await chartOf(db, spec, { perCustomer })).plan.linked;
    const bar = { data: 'rfm', mark: 'bar', x: COUNT, y: 'segment' } as const;
    expect(await linkedOf(bar)).not.toBeNull();
    expect(await linkedOf(bar, false)).toBeNull();
    expect(await linkedOf({ ...bar, limit: 2 })).toBeNull();
    expect(await linkedOf({ ...bar, facet: 'recency_days' })).toBeNull();
    expect(await linkedOf({ ...bar, x: { field: 'monetary', aggregate: 'median' } })).toBeNull();
    expect(await linkedOf({ ...bar, x: { field: 'monetary', aggregate: 'mean' } })).toMatchObject({
      measure: { aggregate: 'mean', field: 'monetary' },
    });
  });
});
