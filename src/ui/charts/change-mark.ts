import type { ChartSpec, FieldSpec, MarkName } from '../../document/chart-spec';
import { kindOf, type BuilderColumn } from './chart-columns';
import { channelsOf, fieldOf, patched, withChannel, type ChannelKey } from './chart-draft';

const COUNT: FieldSpec = { aggregate: 'count' };
const BINNED: readonly MarkName[] = [
  'histogram',
  'bar',
  'line',
  'area',
  'heatmap',
  'table',
  'mosaic',
];
const STACKED: readonly MarkName[] = ['bar', 'area'];

/**
 * The chart with another mark, and channels that the mark can show: what was measured is measured still, what it was
 * measured by stays, and what is missing comes from the columns.
 */
export function changeMark(
  spec: ChartSpec,
  mark: MarkName,
  columns: readonly BuilderColumn[],
): ChartSpec {
  const parts = partsOf(spec, columns);
  const laid = LAYOUTS[mark](parts);
  const known = channelsOf(mark);
  let next: ChartSpec = patched(spec, {
    mark,
    x2: undefined,
    ...(STACKED.includes(mark) ? {} : { stack: undefined }),
    ...(mark === 'histogram' ? {} : { cuts: undefined }),
  });
  for (const name of ['x', 'y', 'color', 'text', 'facet'] as const) {
    const old = name === 'x' || name === 'y' || !known.includes(name) ? undefined : spec[name];
    const field = fieldOf(old);
    // A shade that was measured says nothing among marks that are not cells.
    const kept = field?.aggregate === undefined ? field : undefined;
    next = withChannel(next, name, name in laid ? laid[name] : kept);
  }
  return next;
}

/** Whether a spec keeps its channels: the marks read them alike. */
export function isSameLayout(one: MarkName, other: MarkName): boolean {
  return FAMILIES.some((family) => family.includes(one) && family.includes(other));
}

const FAMILIES: readonly (readonly MarkName[])[] = [
  ['line', 'area'],
  ['heatmap', 'table', 'mosaic'],
];

interface Parts {
  /** What it is measured by: categories, dates, bins. */
  readonly by: readonly FieldSpec[];
  /** What is measured: an aggregate, or numbers as they are. */
  readonly measure: FieldSpec;
  /** Columns of numbers as they are: those of the chart first. */
  readonly numbers: readonly FieldSpec[];
  readonly date: FieldSpec | undefined;
  readonly category: FieldSpec | undefined;
  readonly isDate: (field: FieldSpec) => boolean;
}

type Layout = Readonly<Partial<Record<ChannelKey, FieldSpec | undefined>>>;

function partsOf(spec: ChartSpec, columns: readonly BuilderColumn[]): Parts {
  const kindOfField = (field: FieldSpec) => {
    const column = columns.find(({ name }) => name === field.field);
    return column === undefined ? undefined : kindOf(column);
  };
  const names = ['x', 'y', ...(BINNED.includes(spec.mark) ? ['color'] : [])] as const;
  const given = names.flatMap((name) => {
    const field = fieldOf(spec[name as ChannelKey]);
    return field === undefined ? [] : [field];
  });
  const isMeasure = (field: FieldSpec) =>
    field.aggregate !== undefined || (!isBinned(field) && kindOfField(field) === 'number');
  const first = (kind: string): FieldSpec | undefined => {
    const column = columns.find((one) => kindOf(one) === kind && one.unit !== 'id');
    return column === undefined ? undefined : { field: column.name };
  };
  const isHistogram = spec.mark === 'histogram';
  const measures = given.filter((field, at) => isMeasure(field) && !(isHistogram && at === 0));
  const columnsOfNumbers = [
    ...given.filter((field) => kindOfField(field) === 'number').map(asItIs),
    ...columns.filter((column) => kindOf(column) === 'number').map(({ name }) => ({ field: name })),
  ];
  return {
    by: given.flatMap((field, at) => {
      if (isHistogram && at === 0) return [isBinned(field) ? field : { ...field, bin: true }];
      return isMeasure(field) ? [] : [field];
    }),
    measure: measures[0] ?? COUNT,
    numbers: columnsOfNumbers.filter(
      ({ field }, at, all) => all.findIndex((one) => one.field === field) === at,
    ),
    date: first('date'),
    category: first('category'),
    isDate: (field) => kindOfField(field) === 'date',
  };
}

function isBinned({ bin }: FieldSpec): boolean {
  return bin !== undefined && bin !== false;
}

/** A column without its aggregate or bins. */
function asItIs(field: FieldSpec): FieldSpec {
  const { aggregate: _aggregate, bin: _bin, label: _label, sort: _sort, ...rest } = field;
  return rest;
}

/** Dates and numbers are grouped by bins where something is measured by them. */
function grouped(field: FieldSpec, { measure, isDate }: Parts): FieldSpec {
  return measure.aggregate !== undefined && isDate(field) && !isBinned(field)
    ? { ...field, bin: true }
    : field;
}

const bars = (parts: Parts): Layout => {
  const by = parts.by[0] ?? parts.category ?? parts.date ?? parts.numbers[0];
  if (by === undefined) return { x: parts.measure, y: undefined };
  const upright = isBinned(by) || parts.isDate(by);
  return upright ? { x: grouped(by, parts), y: parts.measure } : { x: parts.measure, y: by };
};

const lines = (parts: Parts): Layout => {
  const by = parts.by.find(parts.isDate) ?? parts.date ?? parts.by[0] ?? parts.numbers[0];
  return { x: by && grouped(by, parts), y: parts.measure };
};

const points = ({ numbers }: Parts): Layout => ({ x: numbers[0], y: numbers[1] ?? numbers[0] });

const cells = (parts: Parts): Layout => {
  const others = [parts.category, parts.date].filter((field) => field !== undefined);
  const pool = [...parts.by, ...others].filter(
    ({ field }, at, all) => all.findIndex((one) => one.field === field) === at,
  );
  const [first = parts.numbers[0] && { ...parts.numbers[0], bin: true }, second] = pool;
  const other = parts.numbers.find(({ field }) => field !== first?.field);
  const measure = parts.measure.aggregate === undefined ? COUNT : parts.measure;
  const counted: Parts = { ...parts, measure };
  return {
    x: first && grouped(first, counted),
    y: second ? grouped(second, counted) : other && { ...other, bin: true },
    color: measure,
  };
};

const LAYOUTS: Readonly<Record<MarkName, (parts: Parts) => Layout>> = {
  bar: bars,
  treemap: (parts) => {
    const by = parts.by.find((field) => !isBinned(field) && !parts.isDate(field)) ?? parts.category;
    return { x: parts.measure, y: by };
  },
  line: lines,
  area: lines,
  dot: points,
  text: (parts) => {
    const by = parts.category ?? parts.by[0];
    return { ...points(parts), text: by && asItIs(by) };
  },
  histogram: (parts) => {
    const number = parts.by.find(isBinned) ?? parts.numbers[0];
    const x = number && asItIs(number);
    return { x, y: undefined };
  },
  box: (parts) => {
    const by = parts.by.find((field) => !isBinned(field)) ?? parts.category;
    return { x: by, y: parts.numbers[0] };
  },
  heatmap: cells,
  table: cells,
  mosaic: cells,
  rule: (parts) => ({
    x: undefined,
    y: parts.numbers[0] && { ...parts.numbers[0], aggregate: 'mean' },
  }),
};
