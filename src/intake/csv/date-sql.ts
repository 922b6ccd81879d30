import type { ColumnReading } from '../../base/reading';
import { literal, sql, type Sql } from '../../sql';

/** Conversion of a column of dates or timestamps that was read as text; blank cells are missing, others that do not fit the error. */
export function convertedDate(column: ColumnReading, raw: Sql, error: Sql): Sql {
  const text = sql`nullif(trim(${raw}), '')`;
  return sql`if(${text} is null, null, coalesce(${writtenDate(column, text)}, ${error}::${castType(column)}))`;
}

function writtenDate(column: ColumnReading, text: Sql): Sql {
  const type = castType(column);
  if (column.format !== undefined)
    return sql`try_strptime(${text}, ${literal(column.format)})::${type}`;
  // A time of day must not be cut off, and an offset must not be applied: the written day is the day.
  return column.type === 'date'
    ? sql`try_cast(if(length(${text}) <= 10, ${text}, null) as DATE)`
    : sql`try_cast(if(contains(${text}, '+') or ${text} like '%:%-%', null, ${text}) as TIMESTAMP)`;
}

function castType(column: ColumnReading): Sql {
  return column.type === 'date' ? sql`DATE` : sql`TIMESTAMP`;
}
