import type { ColumnReading, Reading } from '../../base/reading';
import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import { convertedDate, isReaderFormat } from './date-sql';
import { MAX_EXACT_NUMBER } from '../values/fits';
import { convertedNumber } from './number-sql';

/** A column on its way into the table. */
export interface ColumnPlan {
  readonly column: ColumnReading;
  /** The engine's own conversion did not take every cell: convert in SQL, where blanks are missing values. */
  readonly lenient: boolean;
}

/** A text for the engine. */
export interface Dialect extends Pick<Reading, 'delimiter' | 'quote' | 'header' | 'skip'> {
  /** Every record ends in a line feed: else the engine goes by the first line break that it meets, be it in a cell. */
  readonly lineFeeds?: true;
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
  reading: Dialect,
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
  reading: Dialect,
  plans: readonly ColumnPlan[],
): Sql {
  return sql`
    insert into ${table}
    ${readQuery(paths, reading, plans)}
  `;
}

function readQuery(paths: readonly string[], reading: Dialect, plans: readonly ColumnPlan[]): Sql {
  const formats = readerFormats(plans);
  const columns = plans.map((plan, index) => columnSql(plan, index, formats));
  return sql`
    select
      ${join(
        columns.flatMap(({ value, name }, index) =>
          plans[index]?.column.empty === true ? [] : [sql`${value} as ${name}`],
        ),
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
      skip = ${literal(reading.skip)}${reading.lineFeeds ? sql`, new_line = ${literal('\\n')}` : EMPTY}${option('dateformat', formats.date)}${option('timestampformat', formats.timestamp)}
    )${stillEmpty(plans)}
  `;
}

/** Columns that were set aside as empty must hold nothing: a value in one is an error of its cell. */
function stillEmpty(plans: readonly ColumnPlan[]): Sql {
  const checks = plans.flatMap(({ column }, index) => {
    if (column.empty !== true) return [];
    const raw = rawName(index);
    return [
      sql`if(nullif(trim(${raw}), '') is null, true, error(${literal(cellError(index))})::BOOLEAN)`,
    ];
  });
  return checks.length === 0 ? EMPTY : sql` where ${join(checks, ' and ')}`;
}

/** The table without a row, for files of which nothing could be read. */
export function createEmptyTableQuery(table: Sql, plans: readonly ColumnPlan[]): Sql {
  const columns = inTable(plans).map(
    ({ column }) => sql`${ident(column.name)} ${ident(TABLE_TYPES[column.type])}`,
  );
  return sql`create table ${table} (${join(columns)})`;
}

/** Which rows of a new table are counted as none, if they are there at all. */
export interface StrayChecks {
  readonly emptyRows: boolean;
  readonly repeatedHeaders: boolean;
}

/**
 * One row: `rows`; `too_large`, the place of the first column whose whole numbers doubles no longer hold exactly; and
 * `stray`, rows without a value or with the names of the columns. Where a column has no gap, the engine knows without
 * looking that no row is empty.
 */
export function countRowsQuery(
  table: Sql,
  plans: readonly ColumnPlan[],
  { emptyRows, repeatedHeaders }: StrayChecks = { emptyRows: false, repeatedHeaders: false },
): Sql {
  const checks = plans.flatMap(({ column, lenient }, index) => {
    if (column.type !== 'integer' || lenient) return [];
    const name = ident(column.name);
    return [
      sql`when max(${name}) > ${MAX_EXACT} or min(${name}) < -${MAX_EXACT} then ${literal(index)}`,
    ];
  });
  const tooLarge = checks.length === 0 ? literal(null) : sql`case ${join(checks, ' ')} end`;
  const columns = inTable(plans).map(({ column }) => column);
  const conditions = [
    ...(emptyRows ? [columns.map(({ name }) => sql`${ident(name)} is null`)] : []),
    // Among other types the names would have failed to be read.
    ...(repeatedHeaders && columns.every(({ type }) => type === 'text')
      ? [columns.filter(isNamed).map(({ name }) => sql`${ident(name)} = ${literal(name)}`)]
      : []),
  ].filter(({ length }) => length > 1);
  const counts = conditions.map(
    (all) => sql`(select count(*) from ${table} where ${join(all, ' and ')})`,
  );
  const stray = counts.length === 0 ? literal(0) : join(counts, ' + ');
  return sql`
    select count(*)::DOUBLE as rows, ${tooLarge}::INTEGER as too_large, (${stray})::DOUBLE as stray
    from ${table}
  `;
}

/** Equal and missing names are made by us: the header says something else. */
function isNamed({ name }: ColumnReading): boolean {
  return !/_\d+$/.test(name);
}

function inTable(plans: readonly ColumnPlan[]): ColumnPlan[] {
  return plans.filter(({ column }) => column.empty !== true);
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
    /^(?:[\w ]+: )?cell c(\d+)(?:$|:)/.exec(detail) ??
    /^Error when converting column "c(\d+)"/m.exec(detail);
  return found ? Number(found[1]) : null;
}

/** The beginning of the cell that it stumbled over, where the message has it. */
export function failedCell(detail: string): string | null {
  const found =
    /^(?:[\w ]+: )?cell c\d+: ([^]*)$/.exec(detail) ??
    /Could not convert string "([^]*?)" to '/.exec(detail);
  return found?.[1] ?? null;
}

/** The reader converts one date and one timestamp format itself, the fastest way. */
export interface ReaderFormats {
  readonly date: string | undefined;
  readonly timestamp: string | undefined;
}

/** The first format of dates and of timestamps among the columns. */
export function readerFormats(plans: readonly ColumnPlan[]): ReaderFormats {
  const first = (type: 'date' | 'timestamp') =>
    plans.find(({ column, lenient }) => column.type === type && !lenient && isReaderFormat(column))
      ?.column.format;
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
    // The cell tells how the column could be read instead.
    const told = sql`error(concat(${literal(`${cellError(index)}: `)}, left(${raw}, 60)))`;
    return { name, readAs: 'VARCHAR', value: convertedText(plan, raw, told) };
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
  if (type === 'date' || type === 'timestamp') {
    // Where the format has %Y, the reader would take 24 for the year 24.
    const value = sql`if(${raw} < date '1000-01-01', ${error}::${ident(TABLE_TYPES[type])}, ${raw})`;
    return { name, readAs: TABLE_TYPES[type], value };
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
export function convertedText({ column, lenient }: ColumnPlan, raw: Sql, error: Sql): Sql {
  switch (column.type) {
    case 'integer':
    case 'number':
      return convertedNumber(column, raw, error);
    case 'boolean': {
      const text = sql`nullif(trim(${raw}), '')`;
      return sql`if(${text} is null, null, coalesce(try_cast(${text} as BOOLEAN), ${error}::BOOLEAN))`;
    }
    default:
      return convertedDate(column, raw, error, lenient);
  }
}
