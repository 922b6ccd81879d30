import type { Reading } from '../../base/reading';
import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import { convertedText, readByEngine, readerFormats, tableType, type ColumnPlan } from './query';

/** How a source was read, as far as somebody else has to know who reads its files again. */
export interface ReadAgain {
  /** As they are called in the folder of the reader. */
  readonly files: readonly string[];
  readonly reading: Reading;
  /** Columns that were converted in SQL, for the engine's own conversion did not take every cell. */
  readonly lenient: readonly string[];
  /** Records were left out, or read where the engine alone would have stopped. */
  readonly repaired: boolean;
  /** Rows of the table: what stands below them in the file is none. */
  readonly rows: number;
}

/**
 * The query that reads the files of a source in DuckDB outside of Quintile: the same rows in the same types. Bytes that
 * are not UTF-8 have to be converted before. Of repaired files it leaves out what DuckDB cannot read, which may be more
 * than our scanner leaves out. Where totals, notes or repeated headers are among the records, all is read as text first,
 * and what is none of the rows goes before the cells are converted. Headers of several rows are passed over by lines: line
 * breaks in their names are not known to it.
 */
export function standaloneQuery(source: ReadAgain): Sql {
  const { reading, lenient, rows } = source;
  const footer = (reading.footer ?? 0) > 0;
  const staged = footer || (reading.stray ?? []).length > 0;
  const plans = reading.columns.map((column) => ({
    column,
    lenient: staged || lenient.includes(column.name),
  }));
  const items = itemsOf(plans);
  if (!staged) {
    return sql`
      ${items}
      from ${readCsvCall(source, plans, [])}
    `;
  }
  return sql`
    ${items}
    from (
      from ${readCsvCall(source, plans, footer ? [sql`null_padding = true`] : [])}
      ${strayFilter(reading)}
      ${footer ? sql`limit ${literal(rows)}` : EMPTY}
    )
  `;
}

function readCsvCall(
  { files, reading, repaired }: ReadAgain,
  plans: readonly ColumnPlan[],
  more: readonly Sql[],
): Sql {
  const formats = readerFormats(plans);
  const types = plans.map((plan) => {
    const type = readByEngine(plan, formats) ? tableType(plan.column) : 'VARCHAR';
    return sql`${ident(plan.column.name)}: ${literal(type)}`;
  });
  const skip = linesBefore(reading);
  const leavesOut = repaired || more.length > 0;
  const options = [
    sql`
      columns = {
        ${join(types, ',\n')}
      }
    `,
    sql`auto_detect = false`,
    sql`header = ${literal(reading.header)}`,
    sql`delim = ${literal(reading.delimiter)}`,
    sql`quote = ${literal(reading.quote)}`,
    sql`escape = ${literal(reading.quote)}`,
    ...(skip > 0 ? [sql`skip = ${literal(skip)}`] : []),
    ...(formats.date === undefined ? [] : [sql`dateformat = ${literal(formats.date)}`]),
    ...(formats.timestamp === undefined
      ? []
      : [sql`timestampformat = ${literal(formats.timestamp)}`]),
    ...(reading.compression === 'gzip' ? [sql`compression = 'gzip'`] : []),
    ...(reading.short_rows === 'pad' ? [sql`null_padding = true`] : more),
    ...(leavesOut ? [sql`ignore_errors = true`] : []),
  ];
  return sql`
    read_csv(
      ${files.length === 1 ? literal(files[0] ?? '') : literal([...files])},
      ${join(options, ',\n')}
    )
  `;
}

/** Lines before the last row of the header, or the units: the columns are named by us. */
function linesBefore({ skip, header, header_rows: rows = 1, units = false }: Reading): number {
  return header ? skip + rows - 1 + (units ? 1 : 0) : skip;
}

/** The columns of the table, converted where the reader does not do so itself. */
function itemsOf(plans: readonly ColumnPlan[]): Sql {
  const formats = readerFormats(plans);
  const inTable = plans.filter(({ column }) => column.empty !== true);
  const empty = plans.filter(({ column }) => column.empty === true);
  const converted = inTable
    .filter((plan) => !readByEngine(plan, formats))
    .map((plan) => sql`${conversion(plan)} as ${ident(plan.column.name)}`);
  if (empty.length === 0 && converted.length === 0) return EMPTY;
  const names = empty.map(({ column }) => ident(column.name));
  return sql`
    select *${empty.length === 0 ? EMPTY : sql` exclude (${join(names)})`}${converted.length === 0 ? EMPTY : replacing(converted)}
  `;
}

function replacing(columns: readonly Sql[]): Sql {
  return sql` replace (
    ${join(columns, ',\n')}
  )`;
}

/** Without rows that repeat the header or hold no value. */
function strayFilter({ columns, stray = [], header_rows: rows = 1 }: Reading): Sql {
  const names = columns.filter(({ empty }) => empty !== true).map(({ name }) => name);
  const filters = [
    ...(stray.includes('empty_row')
      ? [
          sql`coalesce(${join(names.map((name) => sql`nullif(trim(${ident(name)}), '')`))}) is not null`,
        ]
      : []),
    ...(stray.includes('repeated_header') && rows === 1
      ? [
          sql`(${join(
            names
              .filter((name) => !/_\d+$/.test(name))
              .map((name) => sql`trim(${ident(name)}) = ${literal(name)}`),
            ' and ',
          )}) is not true`,
        ]
      : []),
  ];
  return filters.length === 0 ? EMPTY : sql`where ${join(filters, ' and ')}`;
}

function conversion(plan: ColumnPlan): Sql {
  const { column } = plan;
  const error = sql`error(${literal(`a cell of ${column.name} is no ${column.type}`)})`;
  return convertedText(plan, ident(column.name), error);
}
