import { quintileError } from '../base/errors';
import { fail, ok } from '../base/result';
import type { Failure, Result } from '../base/result';
import type { Unit } from '../base/units';
import type { Aggregate, Bin, ChannelSpec, ChartSpec, FieldSpec, MarkName } from './chart-spec';
import { NAME_RULE, isName } from './names';
import { referenceOf } from './references';
import { MAX_LABEL, isFiniteNumber, isLabel, isMap, keyOf } from './spec-issue';
import type { SpecIssue } from './spec-issue';

export const CHART_CHANNELS = ['x', 'x2', 'y', 'color', 'text', 'facet'] as const;
export type ChartChannel = (typeof CHART_CHANNELS)[number];

/** What each mark cannot do without, as an author writes it (`planChart` may add more). */
const MARK_NEEDS: Readonly<Record<MarkName, readonly ChartChannel[]>> = {
  bar: ['x', 'y'],
  line: ['x', 'y'],
  area: ['x', 'y'],
  dot: ['x', 'y'],
  histogram: ['x'],
  box: [],
  heatmap: ['x', 'y', 'color'],
  rule: [],
  text: ['x', 'y', 'text'],
  treemap: ['x', 'y'],
  mosaic: ['x', 'y', 'color'],
  table: ['x', 'y', 'color'],
};
export const MARKS = Object.keys(MARK_NEEDS) as readonly MarkName[];
export const AGGREGATES: readonly Aggregate[] = [
  'count',
  'sum',
  'mean',
  'median',
  'min',
  'max',
  'distinct',
];
export const CALENDAR_BINS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export const STACKS: readonly NonNullable<ChartSpec['stack']>[] = [
  'stack',
  'group',
  'share',
  'none',
];
export const SCALES: readonly NonNullable<FieldSpec['scale']>[] = [
  'linear',
  'log',
  'time',
  'ordinal',
  'diverging',
];
export const SORTS: readonly NonNullable<FieldSpec['sort']>[] = [
  'ascending',
  'descending',
  'none',
  'x',
  '-x',
  'y',
  '-y',
];
const UNIT_SET: Readonly<Record<Unit, true>> = {
  customers: true,
  orders: true,
  rows: true,
  days: true,
  money: true,
  share: true,
  score: true,
  count: true,
  number: true,
  index: true,
  date: true,
  timestamp: true,
  id: true,
  name: true,
  text: true,
  boolean: true,
};
export const UNITS = Object.keys(UNIT_SET) as readonly Unit[];
const CHART_HEIGHT = { min: 80, max: 2_000 } as const;
const CHART_LIMIT = { min: 1, max: 1_000 } as const;
const MAX_BINS = 1_000;
const MAX_CUTS = 100;
const MAX_FILTERS = 20;

/** Keys of a chart in the order they are written. */
export const CHART_KEYS: readonly (keyof ChartSpec)[] = [
  'data',
  'mark',
  'title',
  ...CHART_CHANNELS,
  'stack',
  'limit',
  'height',
  'cuts',
  'select',
  'filter',
];
/** Keys of a channel in the order they are written. */
export const FIELD_KEYS: readonly (keyof FieldSpec)[] = [
  'field',
  'aggregate',
  'bin',
  'label',
  'unit',
  'scale',
  'midpoint',
  'sort',
  'zero',
];

/** A channel with its column in `field`, also where only the column was written. */
export function fieldSpecOf(channel: ChannelSpec): FieldSpec {
  return typeof channel === 'string' ? { field: channel } : channel;
}

/** The column of a channel; undefined where there is none (no channel, or a count of rows). */
export function fieldOf(channel: ChannelSpec | undefined): string | undefined {
  return typeof channel === 'object' ? channel.field : channel;
}

/** The names in a chart’s or a cell’s `filter`. */
export function filtersOf(filter: string | readonly string[] | undefined): readonly string[] {
  if (filter === undefined) return [];
  return typeof filter === 'string' ? [filter] : filter;
}

/**
 * Checks the structure of a chart before it is planned or drawn; whether its columns exist is for those who have the
 * data. The spec may be a stranger’s, so nothing is believed of its type. The failure is `chart.invalid_spec` and names
 * the key.
 */
export function checkChartSpec(spec: ChartSpec): Failure | null {
  const [issue] = chartIssues(spec, 'resolved');
  return issue === undefined ? null : chartFailure(issue);
}

/**
 * Reads a chart from a parsed YAML value, in which a `$name` may stand for a number, a text or a choice; `resolveYaml`
 * and `checkChartSpec` come before such a chart is used. Failures are `chart.invalid_spec` at the key.
 */
export function readChartSpec(value: unknown): Result<ChartSpec> {
  const [issue] = chartIssues(value, 'written');
  return issue === undefined ? ok(value as ChartSpec) : chartFailure(issue);
}

function chartFailure(issue: SpecIssue): Failure {
  return fail(
    quintileError('chart.invalid_spec', { key: keyOf(issue) || 'chart', detail: issue.detail }),
  );
}

/** `written`: scalars may still be references. `resolved`: what is drawn. */
export type SpecStage = 'written' | 'resolved';

/** Everything wrong with the structure of a chart, in the order of its keys. */
export function chartIssues(spec: unknown, stage: SpecStage): SpecIssue[] {
  if (!isMap(spec)) return [{ path: [], detail: 'give the keys of a chart: data, mark, x, y …' }];
  const given = stage === 'written' ? withoutReferences(spec) : spec;
  const issues: SpecIssue[] = [];
  const report = (path: SpecIssue['path'], detail: string) => issues.push({ path, detail });
  for (const key of Object.keys(spec))
    if (!(CHART_KEYS as readonly string[]).includes(key))
      report([key], `a chart knows ${CHART_KEYS.join(', ')}`);
  checkNames(spec, report);
  checkPlain(given, report);
  for (const name of CHART_CHANNELS) checkChannel(name, given[name], report);
  checkCuts(given['cuts'], report);
  checkNeeds(spec, given['mark'], report);
  return issues;
}

type Report = (path: SpecIssue['path'], detail: string) => void;

/**
 * The spec with each scalar that is a reference left out: it is checked once it is resolved. Channels that are only
 * a column stay, and so do names of relations and selections, which are never references.
 */
function withoutReferences(spec: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(spec)) {
    if (referenceOf(value) !== null) continue;
    const isChannel = (CHART_CHANNELS as readonly string[]).includes(key);
    if (isChannel && isMap(value)) kept[key] = channelWithoutReferences(value);
    else if (key === 'cuts' && Array.isArray(value)) kept[key] = value.map(cutWithoutReferences);
    else kept[key] = value;
  }
  return kept;
}

function channelWithoutReferences(channel: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(channel).filter(
    ([key, value]) => key === 'field' || referenceOf(value) === null,
  );
  return Object.fromEntries(entries);
}

function cutWithoutReferences(cut: unknown): unknown {
  return isMap(cut) && referenceOf(cut['at']) !== null ? { ...cut, at: 0 } : cut;
}

function checkNames(spec: Readonly<Record<string, unknown>>, report: Report): void {
  const { data, select, filter } = spec;
  if (data === undefined || data === null || data === '') report(['data'], 'name a relation');
  else if (!isLabel(data) || referenceOf(data) !== null)
    report(['data'], 'name a relation, without $');
  if (select !== undefined && !isName(select)) report(['select'], NAME_RULE);
  if (filter !== undefined && !isFilter(filter))
    report(['filter'], 'name a selection (or a list of them), without $');
}

/** Whether a value names selections to follow. */
export function isFilter(value: unknown): value is string | readonly string[] {
  if (Array.isArray(value)) return value.length <= MAX_FILTERS && value.every(isName);
  return isName(value);
}

function checkPlain(given: Readonly<Record<string, unknown>>, report: Report): void {
  const { title, stack, height, limit } = given;
  if (title !== undefined && !isLabel(title))
    report(['title'], `give a text of at most ${String(MAX_LABEL)} characters`);
  if (stack !== undefined && !isOneOf(stack, STACKS))
    report(['stack'], `one of ${STACKS.join(', ')}`);
  if (height !== undefined && !isBetween(height, CHART_HEIGHT))
    report(['height'], 'give pixels from 80 to 2000');
  if (limit !== undefined && !(isBetween(limit, CHART_LIMIT) && Number.isInteger(limit)))
    report(['limit'], 'give a whole number from 1 to 1000');
}

function checkNeeds(spec: Readonly<Record<string, unknown>>, mark: unknown, report: Report): void {
  if (mark === undefined) {
    if (spec['mark'] === undefined) report(['mark'], `one of ${MARKS.join(', ')}`);
    return;
  }
  if (!isOneOf(mark, MARKS)) {
    report(['mark'], `“${shown(mark)}” is not one of ${MARKS.join(', ')}`);
    return;
  }
  const has = (name: ChartChannel) => spec[name] !== undefined;
  for (const name of MARK_NEEDS[mark]) if (!has(name)) report([name], `a ${mark} needs it`);
  if (mark === 'rule' && !has('x') && !has('y'))
    report(['x'], 'a rule needs x (vertical lines) or y (horizontal lines)');
  if (mark === 'box' && !has('x') && !has('y'))
    report(['y'], 'a box needs a column of numbers in x or y');
}

function checkChannel(name: ChartChannel, given: unknown, report: Report): void {
  if (given === undefined) return;
  if (typeof given === 'string') {
    if (given === '' || !isLabel(given)) report([name], 'name a column');
    return;
  }
  if (!isMap(given)) {
    report([name], 'give a column, or {field: column, …}');
    return;
  }
  for (const key of Object.keys(given))
    if (!(FIELD_KEYS as readonly string[]).includes(key))
      report([name, key], `known are ${FIELD_KEYS.join(', ')}`);
  checkField(name, given, report);
  const { label, unit, scale, midpoint, sort, zero } = given;
  if (label !== undefined && !isLabel(label))
    report([name, 'label'], `give a text of at most ${String(MAX_LABEL)} characters`);
  if (unit !== undefined && !isOneOf(unit, UNITS))
    report([name, 'unit'], `one of ${UNITS.join(', ')}`);
  if (scale !== undefined && !isOneOf(scale, SCALES))
    report([name, 'scale'], `one of ${SCALES.join(', ')}`);
  else if (scale === 'diverging' && name !== 'color')
    report([name, 'scale'], 'only a color diverges');
  if (midpoint !== undefined && !isFiniteNumber(midpoint))
    report([name, 'midpoint'], 'give a number');
  if (sort !== undefined && !isOneOf(sort, SORTS))
    report([name, 'sort'], `one of ${SORTS.join(', ')}`);
  else if (sort === name || sort === `-${name}`)
    report([name, 'sort'], `${name} can be sorted by the other axis, ascending or descending`);
  if (zero !== undefined && typeof zero !== 'boolean') report([name, 'zero'], 'give true or false');
}

function checkField(
  name: ChartChannel,
  given: Readonly<Record<string, unknown>>,
  report: Report,
): void {
  const { field, aggregate, bin } = given;
  const counts = aggregate === 'count';
  if (field === undefined ? !counts : field === '' || !isLabel(field))
    report([name, 'field'], 'name a column');
  if (aggregate !== undefined && !isOneOf(aggregate, AGGREGATES))
    report([name, 'aggregate'], `one of ${AGGREGATES.join(', ')}`);
  else if (aggregate !== undefined && (name === 'facet' || name === 'x2'))
    report([name, 'aggregate'], `${name} takes a column as it is`);
  if (bin !== undefined && !isBin(bin))
    report(
      [name, 'bin'],
      `true, a number of bins from 2 to ${String(MAX_BINS)}, or one of ${CALENDAR_BINS.join(', ')}`,
    );
  else if (bin !== undefined && bin !== false && aggregate !== undefined)
    report([name, 'bin'], 'a column is either cut into bins or aggregated');
}

/** Whether a value says how to cut a column into bins. */
function isBin(value: unknown): value is Bin {
  if (typeof value === 'boolean') return true;
  if (typeof value === 'number')
    return Number.isInteger(value) && isBetween(value, { min: 2, max: MAX_BINS });
  return isOneOf(value, CALENDAR_BINS);
}

function checkCuts(cuts: unknown, report: Report): void {
  if (cuts === undefined) return;
  const fine =
    Array.isArray(cuts) &&
    cuts.length <= MAX_CUTS &&
    cuts.every((cut: unknown) => isMap(cut) && isFiniteNumber(cut['at']) && isLabel(cut['label']));
  if (!fine)
    report(['cuts'], `give a list of at most ${String(MAX_CUTS)} {at: number, label: text}`);
}

function isOneOf<Value extends string>(value: unknown, list: readonly Value[]): value is Value {
  return (list as readonly unknown[]).includes(value);
}

function isBetween(value: unknown, { min, max }: { min: number; max: number }): boolean {
  return isFiniteNumber(value) && value >= min && value <= max;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 100) : typeof value;
}
