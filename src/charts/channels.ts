import { quintileError } from '../base/errors';
import { fail, ok } from '../base/result';
import type { Failure, Result } from '../base/result';
import type { Unit } from '../base/units';
import type { ChartSpec, FieldSpec, MarkName } from '../document/chart-spec';
import type { Columns } from './columns';
import { MISSING, asInstant, asNumber, formatValue, isNumericUnit } from './format';
import { plainLabel } from './label-text';

export type ChannelName = 'x' | 'x2' | 'y' | 'color' | 'text' | 'facet';

/** A channel after its column was read: what it is called, what its values mean, and the values. */
export interface Channel {
  readonly name: ChannelName;
  readonly field: string;
  readonly label: string;
  readonly unit: Unit;
  readonly kind: 'number' | 'time' | 'category';
  readonly log: boolean;
  readonly sort: NonNullable<FieldSpec['sort']> | undefined;
  /** As in the data, for keys of a selection. */
  readonly raw: ArrayLike<unknown>;
  /** Numbers (NaN where missing), Dates (null where missing) or one-line texts, by kind. */
  readonly values: readonly unknown[];
}

export interface Channels extends Readonly<Partial<Record<ChannelName, Channel>>> {
  readonly rows: number;
}

const NEEDS: Readonly<Record<MarkName, readonly ChannelName[]>> = {
  bar: ['x', 'y'],
  histogram: ['x', 'x2', 'y'],
  heatmap: ['x', 'y', 'color'],
  line: ['x', 'y'],
  area: ['x', 'y'],
  dot: ['x', 'y'],
  rule: [],
  text: ['x', 'y', 'text'],
};
const CHANNELS: readonly ChannelName[] = ['x', 'x2', 'y', 'color', 'text', 'facet'];
const KEYS: readonly string[] = ['data', 'mark', 'title', 'cuts', ...CHANNELS];
const FIELD_KEYS: readonly string[] = ['field', 'label', 'unit', 'scale', 'sort'];
const SCALES: readonly unknown[] = ['linear', 'log', 'time', 'ordinal'];
const SORTS: readonly unknown[] = ['ascending', 'descending', 'none'];

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
  const wrong = checkSpec(spec);
  if (wrong !== null) return wrong;
  const channels: Partial<Record<ChannelName, Channel>> = {};
  let rows = 0;
  for (const name of CHANNELS) {
    const given = spec[name];
    if (given === undefined) continue;
    const field: FieldSpec = typeof given === 'string' ? { field: given } : given;
    const column = Object.hasOwn(data, field.field) ? data[field.field] : undefined;
    if (column === undefined) return invalid(name, unknownColumn(field.field, Object.keys(data)));
    const channel = readChannel(name, field, column, units[field.field]);
    if (channel.log && channel.values.some((value) => Number(value) <= 0))
      return invalid(name, `a log scale needs values above 0, and “${field.field}” has others`);
    channels[name] = channel;
    rows = column.length;
  }
  return ok({ ...channels, rows });
}

function checkSpec(spec: ChartSpec): Failure | null {
  for (const key of Object.keys(spec))
    if (!KEYS.includes(key)) return invalid(key, `a chart knows ${KEYS.join(', ')}`);
  if (!Object.hasOwn(NEEDS, spec.mark))
    return invalid('mark', `“${spec.mark}” is not one of ${Object.keys(NEEDS).join(', ')}`);
  for (const name of CHANNELS) {
    const wrong = checkChannel(name, spec[name]);
    if (wrong !== null) return wrong;
  }
  for (const name of NEEDS[spec.mark])
    if (spec[name] === undefined) return invalid(name, `a ${spec.mark} needs it`);
  if (spec.mark === 'rule' && spec.x === undefined && spec.y === undefined)
    return invalid('x', 'a rule needs x (vertical lines) or y (horizontal lines)');
  return checkCuts(spec.cuts);
}

function checkChannel(name: ChannelName, given: unknown): Failure | null {
  if (given === undefined) return null;
  if (typeof given === 'string') return null;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return invalid(name, 'give a column, or {field: column, …}');
  const field = given as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(field))
    if (!FIELD_KEYS.includes(key))
      return invalid(`${name}.${key}`, `known are ${FIELD_KEYS.join(', ')}`);
  if (typeof field['field'] !== 'string') return invalid(`${name}.field`, 'name a column');
  if (field['label'] !== undefined && typeof field['label'] !== 'string')
    return invalid(`${name}.label`, 'give a text');
  if (field['scale'] !== undefined && !SCALES.includes(field['scale']))
    return invalid(`${name}.scale`, `one of ${SCALES.join(', ')}`);
  if (field['sort'] !== undefined && !SORTS.includes(field['sort']))
    return invalid(`${name}.sort`, `one of ${SORTS.join(', ')}`);
  return null;
}

function checkCuts(cuts: unknown): Failure | null {
  if (cuts === undefined) return null;
  const fine =
    Array.isArray(cuts) &&
    cuts.every((cut: unknown) => {
      if (typeof cut !== 'object' || cut === null) return false;
      const { at, label } = cut as Readonly<Record<string, unknown>>;
      return typeof at === 'number' && Number.isFinite(at) && typeof label === 'string';
    });
  return fine ? null : invalid('cuts', 'give a list of {at: number, label: text}');
}

function unknownColumn(field: string, columns: readonly string[]): string {
  return `there is no column “${field}”; the data have ${columns.join(', ')}`;
}

function readChannel(
  name: ChannelName,
  field: FieldSpec,
  column: ArrayLike<unknown>,
  declared: Unit | undefined,
): Channel {
  const unit = field.unit ?? declared ?? unitOf(column);
  const kind = kindOf(field, unit);
  return {
    name,
    field: field.field,
    label: field.label === undefined ? titleOf(field.field, unit) : plainLabel(field.label),
    unit,
    kind,
    log: field.scale === 'log' && kind === 'number',
    sort: field.sort,
    raw: column,
    values: Array.from(column, (value) => readValue(value, kind, unit)),
  };
}

function kindOf(field: FieldSpec, unit: Unit): Channel['kind'] {
  if (field.scale === 'ordinal') return 'category';
  if (field.scale === 'time' || unit === 'date' || unit === 'timestamp') return 'time';
  return isNumericUnit(unit) ? 'number' : 'category';
}

function readValue(value: unknown, kind: Channel['kind'], unit: Unit): unknown {
  if (kind === 'time') return asInstant(value);
  if (kind === 'category') return plainLabel(formatValue(value, unit)) || MISSING;
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
