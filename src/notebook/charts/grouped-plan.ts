import type { Unit } from '../../base/units';
import type { ChartSpec } from '../../document/chart-spec';
import { ident, sql, type Sql } from '../../sql';
import type { PlannedChannel } from './channels';
import { isTemporal } from './column-kind';
import { dimensionsOf, originOf, type Dimension } from './dimensions';
import { drawnSpec, type DrawnChannel } from './drawn-spec';
import { gridQuery } from './grid-query';
import type { Grouping, NamedMeasure, PlanContext } from './grouping';
import { groupsQuery } from './groups-query';
import type { LinkedPlan } from './linked';
import { measureOf, type Measure, type RowNoun } from './measures';
import { Namer } from './namer';
import { noteOf } from './notes';
import { groupRemarks } from './group-remarks';
import type { ChartPlan } from './plan';

const HISTOGRAM_BINS = 40;
const OTHER_BINS = 12;
const LINKED_MARKS: readonly ChartSpec['mark'][] = ['bar', 'histogram', 'heatmap'];

/** Groups by the channels without an aggregate and measures the others. */
export function planGroups(context: PlanContext): ChartPlan {
  const { spec, channels, columns, from, noun } = context;
  const names = new Namer(columns, from.text);
  const counted = names.name('counted');
  const measures = measuresOf(channels, noun, names);
  const first = measures[0];
  const dimensions = dimensionsOf(
    channels.filter((channel) => channel.spec.aggregate === undefined),
    {
      from,
      names,
      counted: ident(counted),
      target: spec.mark === 'histogram' ? HISTOGRAM_BINS : OTHER_BINS,
      rankBy: first === undefined ? sql`count(*)` : first.sql,
      limit: spec.limit,
    },
  );
  const conditions = [
    ...dimensions.flatMap((dimension) =>
      dimension.kind === 'values' ? [] : [dimension.bins.leavesOut],
    ),
    ...measures.flatMap(({ leavesOut }) => (leavesOut === null ? [] : [leavesOut])),
  ];
  const condition = conditions.reduce<Sql | null>(
    (all, one) => (all === null ? one : sql`${all} or ${one}`),
    null,
  );
  const grouping: Grouping = {
    context,
    dimensions,
    measures,
    counted,
    missing: condition === null ? null : { column: names.name('rows_missing'), condition },
    categories: names.name('categories'),
    names,
  };
  const linked = linkedOf(grouping);
  const isGrid = dimensions.some(({ kind }) => kind !== 'values') || (linked?.by.length ?? 0) > 1;
  return {
    query: isGrid ? gridQuery(grouping) : groupsQuery(grouping),
    drawn: drawnOf(grouping),
    units: unitsOf(grouping),
    note: noteOf(groupRemarks(grouping, isGrid)),
    linked,
    origins: new Map(
      dimensions.map((dimension) => [dimension.column, originOf(dimension)] as const),
    ),
  };
}

function measuresOf(
  channels: readonly PlannedChannel[],
  noun: RowNoun,
  names: Namer,
): NamedMeasure[] {
  const groups = new Map<string, { channels: PlannedChannel[]; measure: Measure }>();
  for (const channel of channels) {
    const { aggregate } = channel.spec;
    if (aggregate === undefined) continue;
    const key = JSON.stringify([aggregate, channel.column?.name]);
    const group = groups.get(key);
    if (group) group.channels.push(channel);
    else
      groups.set(key, { channels: [channel], measure: measureOf(aggregate, channel.column, noun) });
  }
  return [...groups.values()].map(({ measure, channels: shown }) => ({
    ...measure,
    column: names.name(measure.name),
    channels: shown,
  }));
}

function drawnOf({ context, dimensions, measures }: Grouping): ChartSpec {
  const { spec } = context;
  const drawn: DrawnChannel[] = [
    ...dimensions.flatMap((dimension) =>
      dimension.channels.map(({ name, spec: given }) => ({
        name,
        given,
        column: dimension.column,
        label: dimension.source,
        unit: dimensionUnit(dimension),
        // The categories come largest first, and the others last.
        ...(dimension.kind === 'values' && dimension.ranks !== null
          ? { sort: 'none' as const }
          : {}),
      })),
    ),
    ...measures.flatMap(({ channels, column, label, unit }) =>
      channels.map(({ name, spec: given }) => ({ name, given, column, label, unit })),
    ),
  ];
  const x = dimensions.find(({ channels }) => channels.some(({ name }) => name === 'x'));
  const given = x?.channels.find(({ name }) => name === 'x')?.spec;
  if (x === undefined || x.kind === 'values' || given === undefined) return drawnSpec(spec, drawn);
  const mark = touches(spec, x) ? 'histogram' : spec.mark;
  if (mark !== 'histogram') return drawnSpec(spec, drawn);
  const end = { name: 'x2', given, column: x.bins.to, label: x.source, unit: dimensionUnit(x) };
  return drawnSpec({ ...spec, mark }, [...drawn, { ...end, name: 'x2' }]);
}

/** Bars over bins of numbers stand edge to edge, as those of a histogram do. */
function touches({ mark, color, facet }: ChartSpec, { kind }: Dimension): boolean {
  return mark === 'bar' && kind === 'numbers' && color === undefined && facet === undefined;
}

function dimensionUnit(dimension: Dimension): Unit {
  if (dimension.kind === 'calendar') return 'date';
  const limited = dimension.kind === 'values' && dimension.ranks !== null;
  return limited ? 'name' : dimension.source.unit;
}

function unitsOf({ dimensions, measures }: Grouping): Record<string, Unit> {
  return Object.fromEntries([
    ...dimensions.flatMap((dimension): [string, Unit][] =>
      dimension.kind === 'values'
        ? [[dimension.column, dimensionUnit(dimension)]]
        : [
            [dimension.bins.from, dimensionUnit(dimension)],
            [dimension.bins.to, dimensionUnit(dimension)],
          ],
    ),
    ...measures.map(({ column, unit }): [string, Unit] => [column, unit]),
  ]);
}

/** Counts, sums and means by one or two columns of a relation with a row for each customer. */
function linkedOf({ context, dimensions, measures }: Grouping): LinkedPlan | null {
  const { spec, perCustomer } = context;
  const [measure, ...more] = measures;
  if (!perCustomer || !LINKED_MARKS.includes(spec.mark) || spec.facet !== undefined) return null;
  if (measure === undefined || more.length > 0) return null;
  if (dimensions.length === 0 || dimensions.length > 2) return null;
  const counts = linkedMeasure(measure);
  const by = dimensions.map(linkedDimension);
  const known = by.filter((dimension) => dimension !== null);
  if (counts === null || known.length < by.length) return null;
  const follows = typeof spec.filter === 'string' ? [spec.filter] : (spec.filter ?? []);
  return {
    by: known,
    measure: counts,
    value: measure.column,
    filter: follows.filter((name) => name !== spec.select),
  };
}

function linkedMeasure({ channels }: NamedMeasure): LinkedPlan['measure'] | null {
  const [channel] = channels;
  const { aggregate } = channel?.spec ?? {};
  const column = channel?.column ?? null;
  if (aggregate === 'count' && column === null) return { aggregate };
  if (column?.kind !== 'number' || (aggregate !== 'sum' && aggregate !== 'mean')) return null;
  return { aggregate, field: column.name };
}

function linkedDimension(dimension: Dimension): LinkedPlan['by'][number] | null {
  const { source, channels, column } = dimension;
  if (dimension.kind === 'calendar' || isTemporal(source.kind) || source.kind === 'other')
    return null;
  if (dimension.kind === 'values')
    return dimension.ranks === null ? { kind: 'values', field: source.name, column } : null;
  if (channels.some(({ spec }) => spec.scale === 'log')) return null;
  const { from, to } = dimension.bins;
  return { kind: 'bins', field: source.name, from, to };
}
