import { describe, expect, it } from 'vitest';
import { checkChartSpec, MARKS } from '../../document/chart-schema';
import type { ChartSpec } from '../../document/chart-spec';
import { planChart } from '../../notebook/charts';
import { ident } from '../../sql';
import { changeMark } from './change-mark';
import type { BuilderColumn } from './chart-columns';
import { howOf, patched, withChannel, withHow } from './chart-draft';

const RFM: readonly BuilderColumn[] = [
  { name: 'customer_id', type: 'VARCHAR', unit: 'id' },
  { name: 'recency_days', type: 'INTEGER', unit: 'days' },
  { name: 'monetary', type: 'DOUBLE', unit: 'money' },
  { name: 'segment', type: 'VARCHAR', unit: 'name' },
  { name: 'last_ordered_at', type: 'TIMESTAMP', unit: 'timestamp' },
];
const MONTHS: readonly BuilderColumn[] = [
  { name: 'month', type: 'DATE', unit: 'date' },
  { name: 'revenue', type: 'DOUBLE', unit: 'money' },
  { name: 'orders', type: 'INTEGER', unit: 'orders' },
];
const BAR: ChartSpec = {
  data: 'rfm',
  mark: 'bar',
  x: { aggregate: 'count' },
  y: 'segment',
  title: 'Customers by segment',
  select: 'who',
};

describe('another mark', () => {
  it.each(MARKS)(
    'from bars to %s and back to every mark gives a chart that can be planned',
    (mark) => {
      for (const columns of [RFM, MONTHS]) {
        const start: ChartSpec =
          columns === RFM ? BAR : { data: 'months', mark: 'line', x: 'month', y: 'revenue' };
        const first = changeMark(start, mark, columns);
        for (const next of [mark, ...MARKS]) {
          const spec = next === mark ? first : changeMark(first, next, columns);
          // Months have no names to draw.
          if (columns === MONTHS && ['treemap', 'text'].includes(next)) continue;
          expect(checkChartSpec(spec), JSON.stringify(spec)).toBeNull();
          const plan = planChart(spec, columns, {}, ident(spec.data));
          expect(plan.ok, JSON.stringify([spec, plan])).toBe(true);
        }
      }
    },
  );

  it('keeps what was measured and by what', () => {
    const sums: ChartSpec = {
      ...BAR,
      x: { field: 'monetary', aggregate: 'sum', label: 'Spent' },
      y: { field: 'last_ordered_at', bin: 'month' },
    };
    expect(changeMark(sums, 'line', RFM)).toMatchObject({
      mark: 'line',
      x: { field: 'last_ordered_at', bin: 'month' },
      y: { field: 'monetary', aggregate: 'sum', label: 'Spent' },
      title: 'Customers by segment',
      select: 'who',
    });
    expect(changeMark(BAR, 'heatmap', RFM)).toMatchObject({
      x: 'segment',
      color: { aggregate: 'count' },
    });
    expect(changeMark(BAR, 'histogram', RFM)).toMatchObject({ x: 'recency_days' });
    expect(changeMark(BAR, 'dot', RFM)).toMatchObject({ x: 'recency_days', y: 'monetary' });
  });

  it('leaves out what only the old mark knows', () => {
    const histogram: ChartSpec = {
      data: 'rfm',
      mark: 'histogram',
      x: 'low',
      x2: 'high',
      y: 'n',
      cuts: [{ at: 1, label: 'cut' }],
    };
    const bar = changeMark(histogram, 'bar', RFM);
    expect(bar).not.toHaveProperty('x2');
    expect(bar).not.toHaveProperty('cuts');
    expect(changeMark({ ...BAR, stack: 'share' }, 'dot', RFM)).not.toHaveProperty('stack');
  });
});

describe('a channel', () => {
  it('is written as its column where nothing more is said', () => {
    expect(withChannel(BAR, 'color', { field: 'segment' }).color).toBe('segment');
    expect(withChannel(BAR, 'y', undefined)).not.toHaveProperty('y');
    expect(withChannel(BAR, 'y', { field: 'segment', sort: 'none' }).y).toEqual({
      field: 'segment',
      sort: 'none',
    });
  });

  it('is aggregated or cut into bins, never both', () => {
    const sum = withHow({ field: 'a', bin: 'month', label: 'Old', unit: 'money' }, 'aggregate sum');
    expect(sum).toEqual({ field: 'a', aggregate: 'sum', unit: 'money' });
    expect(howOf(sum)).toBe('aggregate sum');
    expect(withHow(sum, 'by week')).toEqual({ field: 'a', bin: 'week', unit: 'money' });
    expect(howOf({ field: 'a', bin: 20 })).toBe('bins');
    expect(withHow(sum, 'raw')).toEqual({ field: 'a', unit: 'money' });
  });

  it('loses keys that are set to nothing', () => {
    expect(patched({ a: 1, b: 2 }, { a: undefined })).toEqual({
      b: 2,
    });
  });
});
