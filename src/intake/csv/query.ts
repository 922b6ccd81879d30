import type { ColumnReading, Reading } from '../../base/reading';
import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import { convertedDate } from './date-sql';
import { MAX_EXACT_NUMBER } from '../values/fits';
import { convertedNumber } from './number-sql';

/** A column on its way into the table. */
export interface ColumnPlan {
  readonly column: ColumnReading;
  /** The engine's own conversion did not take every cell: convert in SQL, where blanks are missing values. */
  readonly lenient: boolean;
}

type EngineType = 'VARCHAR' | 'BIGINT' | 'DOUBLE' | 'DATE' | 'TIMESTAMP' | 'BOOLEAN';

const TABLE_TYPES: Readonly<Record<ColumnReading['type'], EngineType>> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  boolean: 'BOOLEAN',
};

/** NaN and infinity are beyond it too. */
const MAX_EXACT = literal(MAX_EXACT_NUMBER);

/**
 * `create table … as select … from read_csv(…)`, strict: any row or cell that does not fit fails the statement.
 * What the reader would quietly change (1.5 rounded to 2 in a whole-number column, NaN, an offset applied to a
 * timestamp) fails too; the message of such a cell is `cell cN`, where N counts the columns from 0.
 */
export function createTableQuery(
  table: Sql,
  paths: readonly string[],
  reading: Reading,
  plans: readonly ColumnPlan[],
): Sql {
  return sql`
    create table ${table} as
    ${readQuery(paths, reading, plans)}
  `;
}

/** As `createTableQuery`, for a further piece of the file. */
export function insertQuery(
  table: Sql,
  paths: readonly string[],
  reading: Reading,
  plans: readonly ColumnPlan[],
): Sql {
  return sql`
    insert into ${table}
    ${readQuery(paths, reading, plans)}
  `;
}

function readQuery(paths: readonly string[], reading: Reading, plans: readonly ColumnPlan[]): Sql {
  const formats = readerFormats(plans);
  const columns = plans.map((plan, index) => columnSql(plan, index, formats));
  return sql`
    select
      ${join(
        columns.map(({ value, name }) => sql`${value} as ${name}`),
        ',\n',
      )}
    from read_csv(
      ${literal([...paths])},
      columns = {${join(columns.map(({ readAs }, index) => sql`${rawName(index)}: ${literal(readAs)}`))}},
      auto_detect = false,
      delim = ${literal(reading.delimiter)},
      quote = ${literal(reading.quote)},
      escape = ${literal(reading.quote)},
      header = ${literal(reading.header)},
      skip = ${literal(reading.skip)}${option('dateformat', formats.date)}${option('timestampformat', formats.timestamp)}
    )
  `;
}

/** The table without a row, for files of which nothing could be read. */
export function createEmptyTableQuery(table: Sql, plans: readonly ColumnPlan[]): Sql {
  const columns = plans.map(
    ({ column }) => sql`${ident(column.name)} ${ident(TABLE_TYPES[column.type])}`,
  );
  return sql`create table ${table} (${join(columns)})`;
}

/** One row: `rows`, and `too_large`, the place of the first column whose whole numbers doubles no longer hold exactly. */
export function countRowsQuery(table: Sql, plans: readonly ColumnPlan[]): Sql {
  const checks = plans.flatMap(({ column, lenient }, index) => {
    if (column.type !== 'integer' || lenient) return [];
    const name = ident(column.name);
    return [
      sql`when max(${name}) > ${MAX_EXACT} or min(${name}) < -${MAX_EXACT} then ${literal(index)}`,
    ];
  });
  const tooLarge = checks.length === 0 ? literal(null) : sql`case ${join(checks, ' ')} end`;
  return sql`select count(*)::DOUBLE as rows, ${tooLarge}::INTEGER as too_large from ${table}`;
}

/** True when a whole number, or a NaN, was out of all range: the message does not tell in which column. */
export function isOutOfRange(detail: string): boolean {
  return /^Type DOUBLE with value \S+ can't be cast .*INT64/.test(detail);
}

/** What a statement says that stumbled over a cell of this column. */
export function cellError(column: number): string {
  return `cell c${column}`;
}

/** Which column a failed `createTableQuery` stumbled over, or null when it was not about the value of a cell. */
export function failedColumn(detail: string): number | null {
  const found =
    /^(?:[\w ]+: )?cell c(\d+)$/.exec(detail) ??
    /^Error when converting column "c(\d+)"/m.exec(detail);
  return found ? Number(found[1]) : null;
}

/** The reader converts one date and one timestamp format itself, the fastest way. */
export interface ReaderFormats {
  readonly date: string | undefined;
  readonly timestamp: string | undefined;
}

/** The first format of dates and of timestamps among the columns. */
export function readerFormats(plans: readonly ColumnPlan[]): ReaderFormats {
  const first = (type: 'date' | 'timestamp') =>
    plans.find(
      ({ column, lenient }) => column.type === type && !lenient && column.format !== undefined,
    )?.column.format;
  return { date: first('date'), timestamp: first('timestamp') };
}

function option(name: 'dateformat' | 'timestampformat', format: string | undefined): Sql {
  return format === undefined ? EMPTY : sql`, ${ident(name)} = ${literal(format)}`;
}

function rawName(index: number): Sql {
  return ident(`c${index}`);
}

function columnSql(plan: ColumnPlan, index: number, formats: ReaderFormats) {
  const { column } = plan;
  const raw = rawName(index);
  const name = ident(column.name);
  const error = sql`error(${literal(cellError(index))})`;
  const { type } = column;
  if (type === 'text') return { name, readAs: 'VARCHAR', value: raw };
  if (!readByEngine(plan, formats)) {
    return { name, readAs: 'VARCHAR', value: convertedText(column, raw, error) };
  }
  if (type === 'integer') {
    // As a double first: the reader itself would round 1.5 to 2.
    const value = sql`if(${raw} <> ${raw}::BIGINT, ${error}::BIGINT, ${raw}::BIGINT)`;
    return { name, readAs: 'DOUBLE', value };
  }
  if (type === 'number') {
    const value = sql`if(abs(${raw}) > ${MAX_EXACT}, ${error}::DOUBLE, ${raw})`;
    return { name, readAs: 'DOUBLE', value };
  }
  return { name, readAs: TABLE_TYPES[type], value: raw };
}

/** Whether the reader itself converts the column, the fastest way; else it reads text. */
export function readByEngine({ column, lenient }: ColumnPlan, formats: ReaderFormats): boolean {
  const { type, format, number } = column;
  if (type === 'text') return true;
  if (lenient) return false;
  if (type !== 'date' && type !== 'timestamp') return number === undefined;
  return format !== undefined && formats[type] === format;
}

/** The engine's type of a column in the table. */
export function tableType({ type }: ColumnReading): string {
  return TABLE_TYPES[type];
}

/** Conversion of a column that was read as text; blank cells are missing values, others that do not fit the error. */
export function convertedText(column: ColumnReading, raw: Sql, error: Sql): Sql {
  switch (column.type) {
    case 'integer':
    case 'number':
      return convertedNumber(column, raw, error);
    case 'boolean': {
      const text = sql`nullif(trim(${raw}), '')`;
      return sql`if(${text} is null, null, coalesce(try_cast(${text} as BOOLEAN), ${error}::BOOLEAN))`;
    }
    default:
      return convertedDate(column, raw, error);
  }
}
