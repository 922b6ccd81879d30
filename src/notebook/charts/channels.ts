import { quintileError } from '../../base/errors';
import { fail, ok, type Failure, type Result } from '../../base/result';
import type { Unit } from '../../base/units';
import {
  CALENDAR_BINS,
  CHART_CHANNELS,
  checkChartSpec,
  fieldSpecOf,
  type ChartChannel,
} from '../../document/chart-schema';
import type { ChartSpec, FieldSpec } from '../../document/chart-spec';
import type { ColumnInfo } from '../../engine/connector';
import { nearNames } from '../../base/near-names';
import { isTemporal, kindOfType, type ColumnKind } from './column-kind';

export interface SourceColumn {
  readonly name: string;
  readonly type: string;
  readonly kind: ColumnKind;
  readonly unit: Unit;
}

/** A channel whose column was found. */
export interface PlannedChannel {
  readonly name: ChartChannel;
  readonly spec: FieldSpec;
  /** Null for a count of rows. */
  readonly column: SourceColumn | null;
}

/** An error about one key of a chart. */
export function invalid(key: string, detail: string): Failure {
  return fail(quintileError('chart.invalid_spec', { key, detail }));
}

/**
 * Finds the columns of a chart and checks that they can be aggregated and binned as asked. Failures are
 * `chart.invalid_spec` at the key, with names that may have been meant.
 */
export function findChannels(
  spec: ChartSpec,
  columns: readonly ColumnInfo[],
  units: Readonly<Record<string, Unit>>,
): Result<PlannedChannel[]> {
  const wrong = checkChartSpec(spec);
  if (wrong !== null) return wrong;
  const channels: PlannedChannel[] = [];
  for (const name of CHART_CHANNELS) {
    const given = spec[name];
    if (given === undefined) continue;
    const field = fieldSpecOf(given);
    const info = columns.find((column) => column.name === field.field);
    if (field.field !== undefined && info === undefined)
      return invalid(name, unknownColumn(field.field, columns));
    const column = info === undefined ? null : sourceColumn(info, units);
    const unfit = checkUse(name, field, column);
    if (unfit !== null) return unfit;
    channels.push({ name, spec: field, column });
  }
  return ok(channels);
}

function sourceColumn(
  { name, type }: ColumnInfo,
  units: Readonly<Record<string, Unit>>,
): SourceColumn {
  const kind = kindOfType(type);
  const known = Object.hasOwn(units, name) ? units[name] : undefined;
  return { name, type, kind, unit: known ?? plainUnit(kind) };
}

function plainUnit(kind: ColumnKind): Unit {
  if (kind === 'text' || kind === 'other') return 'name';
  return kind;
}

function unknownColumn(field: string, columns: readonly ColumnInfo[]): string {
  const names = columns.map(({ name }) => name);
  const near = nearNames(field, names);
  return near.length > 0
    ? `there is no column “${field}”; did you mean ${near.join(', ')}?`
    : `there is no column “${field}”; the data have ${names.join(', ')}`;
}

function checkUse(
  name: ChartChannel,
  { aggregate, bin }: FieldSpec,
  column: SourceColumn | null,
): Failure | null {
  if (column === null) return null;
  const what = `“${column.name}” holds ${CONTENTS[column.kind]}`;
  if (aggregate !== undefined && !canAggregate(aggregate, column.kind))
    return invalid(`${name}.aggregate`, `${what}, which has no ${aggregate}; count or distinct do`);
  if (bin === undefined || bin === false || isTemporal(column.kind)) return null;
  if (column.kind !== 'number')
    return invalid(`${name}.bin`, `${what}: only numbers and dates can be cut into bins`);
  return (CALENDAR_BINS as readonly unknown[]).includes(bin)
    ? invalid(`${name}.bin`, `${what}, not dates: give true or a number of bins`)
    : null;
}

const CONTENTS: Readonly<Record<ColumnKind, string>> = {
  number: 'numbers',
  date: 'dates',
  timestamp: 'dates',
  boolean: 'yes and no',
  text: 'text',
  other: 'values of another kind',
};

function canAggregate(aggregate: NonNullable<FieldSpec['aggregate']>, kind: ColumnKind): boolean {
  switch (aggregate) {
    case 'count':
    case 'distinct':
      return true;
    case 'sum':
    case 'mean':
      return kind === 'number' || kind === 'boolean';
    case 'median':
      return kind === 'number';
    case 'min':
    case 'max':
      return kind === 'number' || isTemporal(kind);
  }
}
