import type { ExcludedStatus, Mapping } from '../../base/roles';
import { ident, literal, sql, type Sql } from '../../sql';
import { isYes, typeFamily } from './column-expressions';
import { columnKeys } from './column-names';
import type { SourceColumn } from './role-supply';
import { SALE_KEYS } from './vocabulary';

/** A column with more values is no status. */
const MOST_VALUES = 60;
/** Where more rows than that were not completed, the file is about such sales. */
const MOST_UNFINISHED = 0.5;

type Column = Pick<SourceColumn, 'name' | 'type'>;

/** How often a value stands in a column; null: nothing does. */
export interface StatusCount {
  readonly value: string | null;
  readonly rows: number;
}

/** Columns that by their names tell whether a sale was completed, and play no other part. */
export function saleStatusColumns<T extends Column>(columns: readonly T[], mapping: Mapping): T[] {
  const used = new Set(Object.values(mapping));
  return columns.filter(
    (column) => !used.has(column.name) && (isStatus(column) || tellsCancelled(column)),
  );
}

/** How often each value is there: `value` VARCHAR in lower case (of dates, the year), `rows` DOUBLE. */
export function statusCountsQuery(table: Sql, column: Column): Sql {
  const name = ident(column.name);
  const value = isTime(column) ? sql`year(${name})` : name;
  return sql`
    select
      nullif(lower(trim(cast(${value} as VARCHAR))), '') as value,
      count(*)::DOUBLE as rows
    from ${table}
    group by 1
    order by rows desc, value
    limit ${literal(MOST_VALUES + 1)}
  `;
}

/** What in the column says that a sale was not completed; null where nothing does, or it seems to tell something else. */
export function unfinishedStatus(
  column: Column,
  counts: readonly StatusCount[],
): ExcludedStatus | null {
  const unfinished = counts.filter(({ value }) => value !== null && isUnfinished(column, value));
  const share = sumOfRows(unfinished) / sumOfRows(counts);
  if (unfinished.length === 0 || counts.length > MOST_VALUES || share > MOST_UNFINISHED)
    return null;
  const values = isTime(column) ? 'any' : unfinished.flatMap(({ value }) => value ?? []);
  return { column: column.name, values };
}

function isStatus({ name, type }: Column): boolean {
  return typeFamily(type) === 'text' && isOneOf(SALE_KEYS.status, name);
}

function tellsCancelled({ name }: Column): boolean {
  return isOneOf(SALE_KEYS.cancelled, name);
}

function isTime({ type }: Column): boolean {
  return ['date', 'timestamp'].includes(typeFamily(type));
}

function isUnfinished(column: Column, value: string): boolean {
  if (isOneOf(SALE_KEYS.unfinished, value)) return true;
  return tellsCancelled(column) && (isTime(column) || isYes(value));
}

function isOneOf(keys: ReadonlySet<string>, text: string): boolean {
  return columnKeys(text).some((key) => keys.has(key));
}

function sumOfRows(counts: readonly StatusCount[]): number {
  return counts.reduce((sum, { rows }) => sum + rows, 0);
}
