import { dateValue } from '../csv/date-sql';
import { join, literal, sql, type Sql } from '../../sql';
import type { SourceColumn } from './role-supply';

/** What a column's DuckDB type allows. */
export type TypeFamily =
  'text' | 'double' | 'integer' | 'decimal' | 'date' | 'timestamp' | 'boolean' | 'other';

/** The family of a DuckDB type name. */
export function typeFamily(type: string): TypeFamily {
  if (/^(VARCHAR|ENUM)/.test(type)) return 'text';
  if (/^(DOUBLE|FLOAT)$/.test(type)) return 'double';
  if (/^U?(TINYINT|SMALLINT|INTEGER|BIGINT)$/.test(type)) return 'integer';
  if (/^(DECIMAL|U?HUGEINT)/.test(type)) return 'decimal';
  if (type === 'DATE') return 'date';
  if (/^TIMESTAMP(_S|_MS|_NS)?$/.test(type)) return 'timestamp';
  return type === 'BOOLEAN' ? 'boolean' : 'other';
}

/** Values that mean "yes" in a text column, in the languages of the vocabulary. */
const YES = [
  ...['true', 't', 'yes', 'y', '1', 'x', 'return', 'returned', 'refund', 'refunded'],
  ...[
    'ja',
    'oui',
    'si',
    'sí',
    'sì',
    'sim',
    'tak',
    'wahr',
    'vrai',
    'verdadero',
    'verdadeiro',
    'vero',
    'waar',
    'prawda',
  ],
];

/** Whether a text in lower case means “yes”. */
export function isYes(text: string): boolean {
  return YES.includes(text);
}

/** `2024-05-01 23:34:56 -0400` without its offset: the clock as written decides the calendar day. */
const OFFSET = '^(.*:[0-9]{2}(?:[.][0-9]+)?) *(?:Z|z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)$';

/** The column as text. */
export function textOf(column: SourceColumn): Sql {
  return column.type === 'VARCHAR' ? column.sql : sql`cast(${column.sql} as VARCHAR)`;
}

/** An id as text, with `.0` removed where the whole column was written as floats. Empty text stays empty. */
export function idOf(column: SourceColumn, wholeNumberFloats: boolean): Sql {
  const text = textOf(column);
  return wholeNumberFloats ? sql`left(${text}, -2)` : text;
}

/** The column as DOUBLE; NULL where it is not a number. */
export function numberOf(column: SourceColumn): Sql {
  if (column.type === 'DOUBLE') return column.sql;
  return typeFamily(column.type) === 'text'
    ? sql`try_cast(${column.sql} as DOUBLE)`
    : sql`cast(${column.sql} as DOUBLE)`;
}

/** The column as a number to compare: numbers as they are, so that the comparison reaches the scan. */
export function comparableOf(column: SourceColumn): Sql {
  const family = typeFamily(column.type);
  const isNumber = family === 'integer' || family === 'double' || family === 'decimal';
  return isNumber ? column.sql : numberOf(column);
}

/** The expression as DECIMAL(18,4); NULL where it is not a number or too large. */
export function asMoney(expression: Sql): Sql {
  return sql`try_cast(${expression} as DECIMAL(18,4))`;
}

/** The column as BOOLEAN: never wrong, NULL where the column is. */
export function truthOf(column: SourceColumn): Sql {
  switch (typeFamily(column.type)) {
    case 'boolean':
      return column.sql;
    case 'double':
    case 'integer':
    case 'decimal':
      return sql`${column.sql} <> 0`;
    case 'text':
    case 'date':
    case 'timestamp':
    case 'other':
      return sql`lower(trim(${textOf(column)})) in (${join(YES.map(literal))})`;
  }
}

/** The column as TIMESTAMP in the clock as written; NULL where it cannot be read. */
export function timestampOf(column: SourceColumn): Sql {
  switch (typeFamily(column.type)) {
    case 'timestamp':
      return column.type === 'TIMESTAMP' ? column.sql : sql`cast(${column.sql} as TIMESTAMP)`;
    case 'date':
      return sql`cast(${column.sql} as TIMESTAMP)`;
    case 'text':
      return textTimestamp(column);
    case 'integer':
      return digitsTimestamp(column.sql);
    case 'double':
    case 'decimal':
      return digitsTimestamp(sql`try_cast(${column.sql} as BIGINT)`);
    case 'boolean':
    case 'other':
      return sql`cast(NULL as TIMESTAMP)`;
  }
}

function textTimestamp(column: SourceColumn): Sql {
  const { format, months } = column.dates;
  if (format !== undefined) {
    const { name } = column;
    const reading = {
      name,
      type: 'timestamp',
      format,
      ...(months && { months }),
      offsets: true,
    } as const;
    return dateValue(reading, column.sql);
  }
  const clock = sql`regexp_replace(trim(${column.sql}), ${literal(OFFSET)}, ${literal('\\1')})`;
  return sql`try_cast(${clock} as TIMESTAMP)`;
}

/** 20240501 is a day; ten digits are seconds, thirteen milliseconds since 1970. */
function digitsTimestamp(number: Sql): Sql {
  return sql`
    case
      when ${number} between 10000101 and 99991231 then try_strptime(cast(${number} as VARCHAR), '%Y%m%d')
      when ${number} between 100000000 and 9999999999 then make_timestamp(${number} * 1000000)
      when ${number} between 100000000000 and 9999999999999 then make_timestamp(${number} * 1000)
    end
  `;
}
