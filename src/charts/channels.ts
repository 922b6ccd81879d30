import { quintileError } from '../base/errors';
import { fail, ok } from '../base/result';
import type { Failure, Result } from '../base/result';
import type { Unit } from '../base/units';
import { CHART_CHANNELS, checkChartSpec, fieldSpecOf } from '../document/chart-schema';
import type { ChartChannel } from '../document/chart-schema';
import type { ChartSpec, FieldSpec, MarkName } from '../document/chart-spec';
import { formatSpan, isSpan, spanOf } from './calendar';
import type { Span } from './calendar';
import type { Columns } from './columns';
import { MISSING, asInstant, asNumber, formatOrdinal, isNumericUnit } from './format';
import { plainLabel } from './label-text';

export type ChannelName = ChartChannel;

/** A channel after its column was read: what it is called, what its values mean, and the values. */
export interface Channel {
  readonly name: ChannelName;
  readonly field: string;
  readonly label: string;
  readonly unit: Unit;
  readonly kind: 'number' | 'time' | 'category';
  readonly log: boolean;
  /** Where a diverging colour turns; null: the colour runs from little to much. */
  readonly turn: number | null;
  readonly sort: NonNullable<FieldSpec['sort']> | undefined;
  /** Whether its axis starts at zero, where the spec says so. */
  readonly zero: boolean | undefined;
  /** The calendar unit that its dates begin. */
  readonly span: Span | null;
  /** As in the data, for keys of a selection. */
  readonly raw: ArrayLike<unknown>;
  /** Numbers (NaN where missing), Dates (null where missing) or one-line texts, by kind. */
  readonly values: readonly unknown[];
}

export interface Channels extends Readonly<Partial<Record<ChannelName, Channel>>> {
  readonly rows: number;
}

/** What a drawn mark cannot do without, beyond what its author has to write. */
const DRAWN_NEEDS: Readonly<Partial<Record<MarkName, readonly ChannelName[]>>> = {
  histogram: ['x', 'x2', 'y'],
};
/** Marks whose lengths are values: without a zero they would say something else. */
const FROM_ZERO: readonly MarkName[] = ['bar', 'area', 'histogram'];

/** An error about one key of a chart. */
export function invalid(key: string, detail: string): Failure {
  return fail(quintileError('chart.invalid_spec', { key, detail }));
}

/**
 * Reads the channels of a chart from its data. The spec may come from a stranger's text, so every key is checked;
 * failures are `chart.invalid_spec` and name the key.
 */
export function readChannels(
  spec: ChartSpec,
  data: Columns,
  units: Readonly<Record<string, Unit>>,
): Result<Channels> {
  const wrong = checkChartSpec(spec);
  if (wrong !== null) return wrong;
  for (const name of DRAWN_NEEDS[spec.mark] ?? [])
    if (spec[name] === undefined) return invalid(name, `a ${spec.mark} needs it`);
  const channels: Partial<Record<ChannelName, Channel>> = {};
  let rows = 0;
  for (const name of CHART_CHANNELS) {
    const given = spec[name];
    if (given === undefined) continue;
    const field = fieldSpecOf(given);
    if (field.field === undefined) return invalid(`${name}.field`, 'name a column');
    const column = Object.hasOwn(data, field.field) ? data[field.field] : undefined;
    if (column === undefined) return invalid(name, unknownColumn(field.field, Object.keys(data)));
    const channel = readChannel(name, field, field.field, column, units);
    const unfit = checkScale(spec.mark, channel);
    if (unfit !== null) return unfit;
    channels[name] = channel;
    rows = column.length;
  }
  return ok({ ...channels, rows });
}

/** A column that the mark reads beside its channels, e.g. the quartiles of boxes. */
export function readColumn(data: Columns, name: string, like: Channel): Result<readonly unknown[]> {
  const column = Object.hasOwn(data, name) ? data[name] : undefined;
  return column === undefined
    ? invalid(like.name, unknownColumn(name, Object.keys(data)))
    : ok(Array.from(column, (value) => readValue(value, like.kind, like.unit)));
}

/** What a scale cannot show. Values at or below zero are left out of a log scale, unless it would have none. */
function checkScale(mark: MarkName, channel: Channel): Failure | null {
  const { name, field, log, zero, values } = channel;
  const isLength = name === 'y' || (name === 'x' && mark === 'bar');
  if (FROM_ZERO.includes(mark) && isLength) {
    if (log) return invalid(`${name}.scale`, `a ${mark} begins at zero, which a log scale lacks`);
    if (zero === false && channel.kind === 'number')
      return invalid(`${name}.zero`, `a ${mark} begins at zero: its length is the value`);
  }
  if (log && values.length > 0 && !values.some((value) => Number(value) > 0))
    return invalid(name, `a log scale needs values above 0, and “${field}” has none`);
  return null;
}

function unknownColumn(field: string, columns: readonly string[]): string {
  return `there is no column “${field}”; the data have ${columns.join(', ')}`;
}

function readChannel(
  name: ChannelName,
  spec: FieldSpec,
  field: string,
  column: ArrayLike<unknown>,
  units: Readonly<Record<string, Unit>>,
): Channel {
  const declared = Object.hasOwn(units, field) ? units[field] : undefined;
  const unit = spec.unit ?? declared ?? unitOf(column);
  const kind = kindOf(spec, unit);
  const span = spanFor(spec, unit, column);
  const values = Array.from(column, (value) =>
    kind === 'category' && span !== null ? spanName(value, span) : readValue(value, kind, unit),
  );
  return {
    name,
    field,
    label: spec.label === undefined ? titleOf(field, unit) : plainLabel(spec.label),
    unit,
    kind,
    log: spec.scale === 'log' && kind === 'number',
    turn: spec.scale === 'diverging' ? (spec.midpoint ?? (unit === 'index' ? 100 : 0)) : null,
    sort: spec.sort,
    zero: spec.zero,
    span,
    raw: column,
    values,
  };
}

function kindOf(field: FieldSpec, unit: Unit): Channel['kind'] {
  if (field.scale === 'ordinal') return 'category';
  if (field.scale === 'time' || unit === 'date' || unit === 'timestamp') return 'time';
  return isNumericUnit(unit) ? 'number' : 'category';
}

function spanFor(field: FieldSpec, unit: Unit, column: ArrayLike<unknown>): Span | null {
  if (field.scale !== 'time' && unit !== 'date' && unit !== 'timestamp') return null;
  return isSpan(field.bin) ? field.bin : spanOf(Array.from(column, asInstant));
}

function spanName(value: unknown, span: Span): string {
  const instant = asInstant(value);
  return instant === null ? MISSING : formatSpan(instant, span);
}

function readValue(value: unknown, kind: Channel['kind'], unit: Unit): unknown {
  if (kind === 'time') return asInstant(value);
  if (kind === 'category') return plainLabel(formatOrdinal(value, unit)) || MISSING;
  const number = asNumber(value);
  return number === null ? Number.NaN : Number(number);
}

/** What an undeclared column means, by its first value. */
function unitOf(column: ArrayLike<unknown>): Unit {
  for (let row = 0; row < column.length; row++) {
    const value = column[row];
    if (value === null || value === undefined) continue;
    if (typeof value === 'number' || typeof value === 'bigint') return 'number';
    if (typeof value === 'boolean') return 'boolean';
    return value instanceof Date ? 'timestamp' : 'text';
  }
  return 'number';
}

/** `mean_recency_days` reads “Mean recency (days)”. */
export function titleOf(field: string, unit: Unit): string {
  const words = plainLabel(field)
    .replace(unit === 'days' ? /_days$/ : /$^/, '')
    .replaceAll('_', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return unit === 'days' && /_days$/.test(field) ? `${title} (days)` : title;
}
