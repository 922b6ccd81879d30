import { describe, expect, it } from 'vitest';
import type { Unit } from '../base/units';
import type { ChartSpec } from '../document/chart-spec';
import { orderNames } from './categories';
import { categoryColors } from './category-colors';
import { readChannels } from './channels';
import type { Columns } from './columns';

const units: Record<string, Unit> = { customers: 'customers', day: 'date', revenue: 'money' };

function read(spec: Partial<ChartSpec>, data: Columns) {
  const channels = readChannels(
    { data: 'd', mark: 'bar', x: 'customers', y: 'name', ...spec },
    data,
    units,
  );
  if (!channels.ok) throw new Error(JSON.stringify(channels.error));
  return channels.value;
}
function order(
  y: ChartSpec['y'],
  data: Columns,
  natural: Parameters<typeof orderNames>[2] = 'largest',
) {
  const channels = read(y === undefined ? {} : { y }, data);
  if (channels.y === undefined) throw new Error('no y');
  return orderNames(channels, channels.y, natural);
}

describe('names of an axis', () => {
  const data = { name: ['b', 'a', 'Other', 'a'], customers: [3, 1, 9, 1] };

  it('come as the mark likes them, “other” last', () => {
    expect(order('name', data)).toEqual(['b', 'a', 'Other']);
    expect(order('name', data, 'rows')).toEqual(['b', 'a', 'Other']);
  });

  it.each([
    ['ascending', ['a', 'b', 'Other']],
    ['descending', ['b', 'a', 'Other']],
    ['none', ['b', 'a', 'Other']],
    ['x', ['a', 'b', 'Other']],
    ['-x', ['b', 'a', 'Other']],
  ] as const)('are sorted %s', (sort, names) => {
    expect(order({ field: 'name', sort }, data)).toEqual(names);
  });

  it('that are numbers are in the order of numbers, years without separators', () => {
    const years = { name: [2010, -5, 900], customers: [1, 2, 3] };
    expect(order({ field: 'name', scale: 'ordinal' }, years)).toEqual(['−5', '900', '2010']);
  });

  it('that are months have their place also where the data have none', () => {
    const months = {
      day: ['2011-04-01', '2011-01-01', '2011-02-01'],
      customers: [1, 2, 3],
    };
    expect(order('day', months)).toEqual(['2011-01', '2011-02', '2011-03', '2011-04']);
  });

  it('that are far apart in time are not filled up', () => {
    const far = { day: ['1990-01-01', '2011-05-01'], customers: [1, 2] };
    expect(order('day', far)).toEqual(['1990-01', '2011-05']);
  });
});

describe('colours of categories', () => {
  function colors(names: readonly string[], known: Record<string, string> = {}, sizes?: number[]) {
    const channels = read(
      { color: { field: 'kind' } },
      { name: names, kind: names, customers: sizes ?? names.map(() => 1) },
    );
    if (channels.color === undefined) throw new Error('no colour');
    return categoryColors(channels, channels.color, known);
  }

  it('are those of the segments, in their order, where all names are segments', () => {
    const known = { Champions: 'one', Loyal: 'two', Lost: 'three' };
    expect(colors(['Lost', 'Champions'], known).entries).toEqual([
      { label: 'Champions', color: 'one' },
      { label: 'Lost', color: 'three' },
    ]);
  });

  it('are ten at most: the smallest of more are one grey rest', () => {
    const names = Array.from({ length: 13 }, (_, i) => `n${String(i)}`);
    const { entries, colorOf } = colors(
      names,
      {},
      names.map((_, i) => i),
    );
    expect(entries).toHaveLength(10);
    expect(entries.at(-1)).toEqual({ label: '4 others', color: 'var(--ink-3)' });
    expect(new Set(entries.map(({ color }) => color)).size).toBe(10);
    expect([colorOf('n0'), colorOf('n12')]).toEqual(['var(--ink-3)', entries.at(-2)?.color]);
  });

  it('leave what is missing and what is called “other” grey, at the end', () => {
    const { entries } = colors(['other', '', 'Web']);
    expect(entries.map(({ label, color }) => [label, color])).toEqual([
      ['Web', 'var(--seg-2)'],
      ['other', 'var(--ink-3)'],
      ['–', 'var(--line-strong)'],
    ]);
  });

  it('are not found in what every object has', () => {
    expect(colors(['constructor', '__proto__']).entries.map(({ color }) => color)).toEqual([
      'var(--seg-2)',
      'var(--seg-6)',
    ]);
  });
});
