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
}

/**
 * The query that reads the files of a source in DuckDB outside of Quintile: the same rows in the same types. Bytes that
 * are not UTF-8 have to be converted before. Of repaired files it leaves out what DuckDB cannot read, which may be more
 * than our scanner leaves out.
 */
export function standaloneQuery({ files, reading, lenient, repaired }: ReadAgain): Sql {
  const plans = reading.columns.map((column) => ({
    column,
    lenient: lenient.includes(column.name),
  }));
  const formats = readerFormats(plans);
  const types = plans.map((plan) => {
    const type = readByEngine(plan, formats) ? tableType(plan.column) : 'VARCHAR';
    return sql`${ident(plan.column.name)}: ${literal(type)}`;
  });
  const converted = plans
    .filter((plan) => !readByEngine(plan, formats))
    .map((plan) => sql`${conversion(plan)} as ${ident(plan.column.name)}`);
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
    ...(reading.skip > 0 ? [sql`skip = ${literal(reading.skip)}`] : []),
    ...(formats.date === undefined ? [] : [sql`dateformat = ${literal(formats.date)}`]),
    ...(formats.timestamp === undefined
      ? []
      : [sql`timestampformat = ${literal(formats.timestamp)}`]),
    ...(reading.compression === 'gzip' ? [sql`compression = 'gzip'`] : []),
    ...(reading.short_rows === 'pad' ? [sql`null_padding = true`] : []),
    ...(repaired ? [sql`ignore_errors = true`] : []),
  ];
  return sql`
    ${converted.length === 0 ? EMPTY : replacing(converted)}
    from read_csv(
      ${files.length === 1 ? literal(files[0] ?? '') : literal([...files])},
      ${join(options, ',\n')}
    )
  `;
}

function replacing(columns: readonly Sql[]): Sql {
  return sql`
    select * replace (
      ${join(columns, ',\n')}
    )
  `;
}

function conversion(plan: ColumnPlan): Sql {
  const { column } = plan;
  const error = sql`error(${literal(`a cell of ${column.name} is no ${column.type}`)})`;
  return convertedText(plan, ident(column.name), error);
}
