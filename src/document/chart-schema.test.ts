import { describe, expect, it } from 'vitest';
import { chartIssues, checkChartSpec, fieldOf, filtersOf, readChartSpec } from './chart-schema';
import type { ChartSpec } from './chart-spec';
import { keyOf } from './spec-issue';

const BAR = { data: 'rfm_segments', mark: 'bar', x: 'customers', y: 'segment' };

/** Keys that are wrong in a chart that is BAR with changes. */
function wrongKeys(changes: Readonly<Record<string, unknown>>): string[] {
  const all: Readonly<Record<string, unknown>> = { ...BAR, ...changes };
  const given = Object.entries(all).filter(([, value]) => value !== undefined);
  return chartIssues(Object.fromEntries(given), 'resolved').map(keyOf);
}

describe('the schema of a chart', () => {
  it('accepts everything a chart can say', () => {
    const spec = {
      ...BAR,
      title: 'Revenue',
      x: { field: 'ordered_at', bin: 'month', label: 'Month', unit: 'date', scale: 'time' },
      y: { field: 'amount', aggregate: 'sum', zero: false, sort: '-x' },
      color: { field: 'segment', sort: 'none' },
      facet: { field: 'channel' },
      stack: 'share',
      height: 240,
      limit: 12,
      cuts: [{ at: 3, label: 'Cut' }],
      select: 'chosen',
      filter: ['a', 'b'],
    };
    expect(chartIssues(spec, 'resolved')).toEqual([]);
    expect(readChartSpec(spec)).toEqual({ ok: true, value: spec });
  });

  it('names the key of each thing that is wrong', () => {
    expect(wrongKeys({ data: undefined })).toEqual(['data']);
    expect(wrongKeys({ mark: 'pie' })).toEqual(['mark']);
    expect(wrongKeys({ mark: undefined })).toEqual(['mark']);
    expect(wrongKeys({ mark: 'toString' })).toEqual(['mark']);
    expect(wrongKeys({ onclick: 'alert(1)' })).toEqual(['onclick']);
    expect(wrongKeys({ x: { field: 'a', scale: 'sqrt' } })).toEqual(['x.scale']);
    expect(wrongKeys({ x: { field: 'a', sort: 'x' } })).toEqual(['x.sort']);
    expect(wrongKeys({ x: { field: 'a', render: 1 } })).toEqual(['x.render']);
    expect(wrongKeys({ x: { field: 'a', bin: 2.5 } })).toEqual(['x.bin']);
    expect(wrongKeys({ x: { field: 'a', bin: true, aggregate: 'sum' } })).toEqual(['x.bin']);
    expect(wrongKeys({ x: { aggregate: 'sum' } })).toEqual(['x.field']);
    expect(wrongKeys({ x: ['a'] })).toEqual(['x']);
    expect(wrongKeys({ x: null })).toEqual(['x']);
    expect(wrongKeys({ facet: { field: 'a', aggregate: 'sum' } })).toEqual(['facet.aggregate']);
    expect(wrongKeys({ height: 79, limit: 1001, stack: 'pile' })).toEqual([
      'stack',
      'height',
      'limit',
    ]);
    expect(wrongKeys({ select: 'Chosen', filter: ['$brush'] })).toEqual(['select', 'filter']);
    expect(wrongKeys({ cuts: [{ at: '3', label: 'x' }] })).toEqual(['cuts']);
    expect(wrongKeys({ title: 'x'.repeat(1_001) })).toEqual(['title']);
  });

  it('knows what each mark needs', () => {
    expect(wrongKeys({ x: undefined })).toEqual(['x']);
    expect(wrongKeys({ mark: 'heatmap' })).toEqual(['color']);
    expect(wrongKeys({ mark: 'mosaic' })).toEqual(['color']);
    expect(wrongKeys({ mark: 'histogram', y: undefined })).toEqual([]);
    expect(wrongKeys({ mark: 'rule', x: undefined, y: undefined })).toEqual(['x']);
    expect(wrongKeys({ mark: 'box', x: undefined, y: undefined })).toEqual(['y']);
    expect(wrongKeys({ mark: 'text' })).toEqual(['text']);
  });

  it('lets colours diverge from a middle, and nothing else', () => {
    const color = { field: 'a', scale: 'diverging', midpoint: 100 };
    expect(wrongKeys({ mark: 'heatmap', color })).toEqual([]);
    expect(wrongKeys({ x: color })).toEqual(['x.scale']);
    expect(wrongKeys({ mark: 'heatmap', color: { ...color, midpoint: '100' } })).toEqual([
      'color.midpoint',
    ]);
  });

  it('counts rows without a column', () => {
    expect(wrongKeys({ x: { aggregate: 'count' } })).toEqual([]);
  });

  it('lets references stand for values while the chart is text, never for names of relations', () => {
    const spec = {
      ...BAR,
      title: '$title',
      limit: '$top',
      mark: '$mark',
      x: { field: 'a', scale: '$scale' },
      cuts: [{ at: '$cut', label: 'Cut' }],
    };
    expect(chartIssues(spec, 'written')).toEqual([]);
    expect(checkChartSpec(spec as unknown as ChartSpec)).toMatchObject({
      ok: false,
      error: { code: 'chart.invalid_spec' },
    });
    expect(chartIssues({ ...BAR, data: '$data' }, 'written').map(keyOf)).toEqual(['data']);
  });

  it('tells the column of a channel and the names of a filter', () => {
    expect(fieldOf('a')).toBe('a');
    expect(fieldOf({ field: 'b' })).toBe('b');
    expect(fieldOf({ aggregate: 'count' })).toBeUndefined();
    expect(fieldOf(undefined)).toBeUndefined();
    expect(filtersOf(undefined)).toEqual([]);
    expect(filtersOf('a')).toEqual(['a']);
  });

  it('says what is wrong with something that is no map', () => {
    expect(readChartSpec(null)).toMatchObject({ ok: false, error: { params: { key: 'chart' } } });
    expect(readChartSpec([])).toMatchObject({ ok: false });
  });
});
