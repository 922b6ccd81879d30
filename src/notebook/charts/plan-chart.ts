import { ok, type Result } from '../../base/result';
import type { Unit } from '../../base/units';
import type { ChartSpec, FieldSpec } from '../../document/chart-spec';
import type { ColumnInfo } from '../../engine/connector';
import type { Sql } from '../../sql';
import { planBoxes } from './box-plan';
import { findChannels, invalid, type PlannedChannel } from './channels';
import { isTemporal } from './column-kind';
import { binOf } from './dimensions';
import { planGroups } from './grouped-plan';
import type { PlanContext } from './grouping';
import { ADDITIVE, CUSTOMERS, ROWS, capital, words } from './measures';
import type { ChartPlan } from './plan';
import { planPoints, planRows } from './rows-plan';

export interface PlanOptions {
  /** The relation has one row for each customer: its counts can follow selections without SQL. */
  readonly perCustomer?: boolean;
}

/**
 * Turns a chart into one query and what is drawn of its result: aggregates, bins, limits and samples are in the SQL,
 * and a note says so.
 *
 * @param columns of the relation `spec.data`
 * @param units of these columns, where they are known (see `columnUnits`)
 * @param from what stands after FROM: the relation, or a query of it in parentheses
 * @returns `chart.invalid_spec` at the key to correct
 */
export function planChart(
  spec: ChartSpec,
  columns: readonly ColumnInfo[],
  units: Readonly<Record<string, Unit>>,
  from: Sql,
  { perCustomer = false }: PlanOptions = {},
): Result<ChartPlan> {
  const found = findChannels(spec, columns, units);
  if (!found.ok) return found;
  const context: PlanContext = {
    spec,
    channels: completed(spec, found.value),
    columns: columns.map(({ name }) => name),
    from,
    noun: perCustomer ? CUSTOMERS : ROWS,
    perCustomer,
  };
  if (spec.mark === 'box') return planBoxes(context);
  if (isGrouped(context)) return grouped(context);
  const isHistogram = spec.mark === 'histogram';
  if (isHistogram && spec.x2 === undefined) return grouped(context);
  const isPoints = ['dot', 'text', 'rule', 'line', 'area'].includes(spec.mark);
  return ok(isPoints ? planPoints(context) : planRows(context));
}

/** The channels with what goes without saying: a histogram counts, and its x is cut into bins. */
function completed(spec: ChartSpec, channels: readonly PlannedChannel[]): PlannedChannel[] {
  const all = [...channels];
  if (spec.mark === 'histogram' && spec.x2 === undefined) {
    const x = all.findIndex(({ name }) => name === 'x');
    const channel = all[x];
    if (channel && channel.spec.bin === undefined)
      all[x] = { ...channel, spec: { ...channel.spec, bin: true } };
    if (spec.y === undefined) all.push({ name: 'y', spec: { aggregate: 'count' }, column: null });
  }
  return spec.limit === undefined ? all : withSums(spec, all);
}

/** Where the rest is to be one bar, rows of one category add up if their unit does. */
function withSums(spec: ChartSpec, channels: PlannedChannel[]): PlannedChannel[] {
  const adds = ['bar', 'treemap', 'table', 'heatmap', 'mosaic'].includes(spec.mark);
  if (!adds || channels.some((channel) => channel.spec.aggregate !== undefined)) return channels;
  const numbers = channels.filter(({ column }) => column?.kind === 'number');
  const [measured] = numbers;
  if (numbers.length !== 1 || !measured?.column || !ADDITIVE.includes(measured.column.unit))
    return channels;
  const { name, unit } = measured.column;
  const sum: FieldSpec = {
    label: capital(words(name, unit)),
    ...measured.spec,
    aggregate: 'sum',
  };
  return channels.map((channel) => (channel === measured ? { ...channel, spec: sum } : channel));
}

function isGrouped({ channels }: PlanContext): boolean {
  return channels.some(
    ({ spec }) => spec.aggregate !== undefined || (spec.bin !== undefined && spec.bin !== false),
  );
}

function grouped(context: PlanContext): Result<ChartPlan> {
  const { spec, channels } = context;
  if (spec.mark === 'histogram') {
    const x = channels.find(({ name }) => name === 'x');
    if (x?.column && x.column.kind !== 'number' && !isTemporal(x.column.kind))
      return invalid(
        'x',
        `“${x.column.name}” is neither a number nor a date: a bar counts categories`,
      );
    if (x && binOf(x) === undefined) return invalid('x.bin', 'a histogram needs bins');
    if (spec.x2 !== undefined)
      return invalid('x2', 'x2 is for bins made elsewhere: leave out aggregates and bins');
  }
  const loose = channels.find(
    (channel) =>
      channel.spec.aggregate === undefined &&
      binOf(channel) === undefined &&
      isMeasured(channel, spec),
  );
  const measures = channels.some((channel) => channel.spec.aggregate !== undefined);
  if (loose && !measures)
    return invalid(
      loose.name,
      `“${loose.column?.name ?? ''}” needs an aggregate (sum, mean …), because another channel is cut into bins`,
    );
  if (!measures) {
    return invalid(
      isShaded(spec.mark) ? 'color' : 'y',
      'where a channel is cut into bins, another needs an aggregate: count, sum, mean …',
    );
  }
  return ok(planGroups(context));
}

/** Whether a channel shows a number as a length, a height or a shade. */
function isMeasured({ name, column }: PlannedChannel, { mark }: ChartSpec): boolean {
  if (column?.kind !== 'number') return false;
  return isShaded(mark) ? name === 'color' : name === 'x' || name === 'y';
}

/** Whether the number of a cell is its colour. */
function isShaded(mark: ChartSpec['mark']): boolean {
  return mark === 'heatmap' || mark === 'table' || mark === 'mosaic';
}
