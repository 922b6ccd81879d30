import type {
  Aggregate,
  Bin,
  ChannelSpec,
  ChartSpec,
  FieldSpec,
  MarkName,
} from '../../document/chart-spec';
import { kindOf, type BuilderColumn } from './chart-columns';

export type ChannelKey = 'x' | 'x2' | 'y' | 'color' | 'text' | 'facet';

/** A channel as a form edits it. */
export function fieldOf(channel: ChannelSpec | undefined): FieldSpec | undefined {
  return typeof channel === 'string' ? { field: channel } : channel;
}

/** The spec with a channel changed; undefined takes it away. What is only a column is written as one. */
export function withChannel(
  spec: ChartSpec,
  name: ChannelKey,
  field: FieldSpec | undefined,
): ChartSpec {
  const { [name]: _before, ...others } = spec;
  if (field === undefined) return others;
  const { field: column, ...more } = field;
  const plain = column !== undefined && Object.keys(more).length === 0;
  return { ...spec, [name]: plain ? column : field };
}

/** An object with some keys changed; those that are undefined are left out. */
export function patched<T extends object>(
  before: T,
  patch: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  const all = { ...before, ...patch };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T;
}

/** How a channel shows its column: as it is, aggregated, or cut into bins. */
export type How =
  'raw' | `aggregate ${Aggregate}` | 'bins' | `by ${Exclude<Bin, number | boolean>}`;

export function howOf(field: FieldSpec): How {
  if (field.aggregate !== undefined) return `aggregate ${field.aggregate}`;
  if (field.bin === undefined || field.bin === false) return 'raw';
  return typeof field.bin === 'string' ? `by ${field.bin}` : 'bins';
}

/** The channel shown another way. Its label goes where it named the old one; the unit stays where it can. */
export function withHow(field: FieldSpec, how: How): FieldSpec {
  const { aggregate: _aggregate, bin: _bin, label: _label, ...rest } = field;
  if (how === 'raw') return rest;
  if (how === 'bins') return { ...rest, bin: true };
  return how.startsWith('by ')
    ? { ...rest, bin: how.slice(3) as Bin }
    : { ...rest, aggregate: how.slice('aggregate '.length) as Aggregate };
}

const AGGREGATE_WORDS: Readonly<Record<Aggregate, string>> = {
  count: 'Count',
  sum: 'Sum',
  mean: 'Mean',
  median: 'Median',
  min: 'Lowest',
  max: 'Highest',
  distinct: 'Distinct values',
};

/** The ways a column can be shown on a channel, the likeliest first. */
export function waysOf(
  column: BuilderColumn,
  name: ChannelKey,
  mark: MarkName,
): { readonly value: How; readonly label: string }[] {
  const kind = kindOf(column);
  // The height of a histogram is counted or measured, unless its bins were made elsewhere.
  const raw =
    mark === 'histogram' && name === 'y' ? [] : [{ value: 'raw', label: 'As it is' } as const];
  const isFixed = name === 'facet' || mark === 'box';
  const bins = kind === 'number' ? [{ value: 'bins', label: 'In bins' } as const] : [];
  if (kind === 'date')
    return [...raw, ...CALENDAR_WAYS, ...(isFixed ? [] : [aggregated('distinct')])];
  if (mark === 'histogram' && name === 'x') return [{ value: 'bins', label: 'In bins' }];
  if (isFixed) return mark === 'box' ? raw : [...raw, ...bins];
  const aggregates: readonly Aggregate[] =
    kind === 'number'
      ? ['sum', 'mean', 'median', 'min', 'max', 'distinct']
      : kind === 'boolean'
        ? ['mean', 'sum', 'distinct']
        : ['distinct'];
  return [...raw, ...bins, ...aggregates.map((one) => aggregated(one, kind === 'boolean'))];
}

const CALENDAR_WAYS: readonly { readonly value: How; readonly label: string }[] = [
  { value: 'bins', label: 'By the calendar' },
  { value: 'by day', label: 'By day' },
  { value: 'by week', label: 'By week' },
  { value: 'by month', label: 'By month' },
  { value: 'by quarter', label: 'By quarter' },
  { value: 'by year', label: 'By year' },
];

function aggregated(aggregate: Aggregate, isBoolean = false) {
  const label = isBoolean
    ? { ...AGGREGATE_WORDS, mean: 'Share of yes', sum: 'Number of yes' }[aggregate]
    : AGGREGATE_WORDS[aggregate];
  return { value: `aggregate ${aggregate}`, label } as const;
}

/** The channels that a mark knows, in the order of its form. */
export function channelsOf(mark: MarkName): readonly ChannelKey[] {
  switch (mark) {
    case 'text':
      return ['x', 'y', 'text', 'color', 'facet'];
    case 'heatmap':
    case 'table':
      return ['x', 'y', 'color', 'text', 'facet'];
    case 'treemap':
    case 'mosaic':
      return ['x', 'y', 'color'];
    case 'rule':
      return ['x', 'y', 'color'];
    case 'bar':
    case 'line':
    case 'area':
    case 'dot':
    case 'histogram':
    case 'box':
      return ['x', 'y', 'color', 'facet'];
  }
}
