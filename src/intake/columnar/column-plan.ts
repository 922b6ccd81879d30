import type { ColumnReading } from '../../base/reading';
import { ident, literal, sql, type Sql } from '../../sql';
import { convertedText } from '../csv/query';
import { MAX_EXACT_NUMBER } from '../values/fits';
import type { ArrowField } from './arrow-schema';
import type { LeafColumn } from './columns';
import { finite, textOf } from './value-sql';

/** How a column of a file becomes a column of the table. */
export interface ColumnarPlan {
  readonly column: ColumnReading;
  /** The value as it goes into the table, of one type for all files. */
  readonly value: Sql;
  readonly text: Sql;
  /** True for a row whose value does not fit; null where all do. */
  readonly bad: Sql | null;
  /** The number whose cells have to go where it is not finite; null for other columns. */
  readonly float: Sql | null;
}

const MAX_EXACT = literal(MAX_EXACT_NUMBER);

/**
 * Plans a column. Where the file has the type that the reading says, the engine casts; else the value goes through its
 * text, as a cell of CSV would.
 * @param stagedColumns the columns of the staging table, under the names that the engine gave them
 * @param decimals whether fixed-point numbers stay what they are; they become doubles where files differ
 */
export function planColumn(
  column: ColumnReading,
  leaf: LeafColumn,
  stagedColumns: readonly string[],
  decimals: boolean,
): ColumnarPlan {
  const [top, ...inner] = leaf.fields;
  const raw = inner.reduce(
    (outer, { name }) => sql`struct_extract(${outer}, ${literal(name)})`,
    ident(stagedColumns[leaf.path[0]] ?? top?.name ?? ''),
  );
  const field = leaf.fields.at(-1);
  if (field === undefined) throw new RangeError('a column has no field');
  const text = textOf(field, raw);
  const float = field.type.kind === 'float' ? raw : null;
  const plan = { column, text, float };
  // An empty text is a missing value, as in any other file.
  if (column.type === 'text') return { ...plan, value: sql`nullif(${text}, '')`, bad: null };
  if (field.type.kind === 'null')
    return { ...plan, value: sql`NULL::${TABLE_TYPES[column.type]}`, bad: null };
  const cast = castOf(column, field, raw, decimals);
  if (cast !== null) return { ...plan, ...cast };
  const value = convertedText({ column, lenient: false }, text, sql`NULL`);
  return { ...plan, value, bad: sql`(trim(${text}) <> '' and ${value} is null)` };
}

/** A cast from the file's type to the reading's; null where there is none that keeps the meaning. */
function castOf(
  { type, format }: ColumnReading,
  field: ArrowField,
  raw: Sql,
  decimals: boolean,
): Pick<ColumnarPlan, 'value' | 'bad'> | null {
  const from = field.type;
  if (from.kind === 'integer' || (from.kind === 'decimal' && from.scale === 0)) {
    if (type !== 'integer' && type !== 'number') return null;
    const fitting = sql`try_cast(${raw} as BIGINT)`;
    const value = type === 'integer' ? fitting : sql`${fitting}::DOUBLE`;
    const small = from.kind === 'integer' && from.bits < 64;
    return { value, bad: small ? null : sql`(${raw} > ${MAX_EXACT} or ${raw} < -${MAX_EXACT})` };
  }
  if (from.kind === 'decimal' && type === 'number')
    return { value: decimals ? raw : sql`${raw}::DOUBLE`, bad: null };
  if (from.kind === 'float' && type === 'number') return { value: finite(field, raw), bad: null };
  if (from.kind === 'boolean' && type === 'boolean') return { value: raw, bad: null };
  const isTime = from.kind === 'date' || from.kind === 'timestamp';
  if (!isTime || format !== undefined || (type !== 'date' && type !== 'timestamp')) return null;
  const value =
    type === 'date' ? sql`try_cast(${raw} as DATE)` : sql`try_cast(${raw} as TIMESTAMP)`;
  // Seconds can be farther away than the engine's microseconds reach.
  const coarse = from.kind === 'timestamp' && from.unit < 6;
  return { value, bad: coarse ? sql`(${raw} is not null and ${value} is null)` : null };
}

const TABLE_TYPES: Readonly<Record<ColumnReading['type'], Sql>> = {
  text: sql`VARCHAR`,
  integer: sql`BIGINT`,
  number: sql`DOUBLE`,
  date: sql`DATE`,
  timestamp: sql`TIMESTAMP`,
  boolean: sql`BOOLEAN`,
};
