import { ident, sql, type Sql } from '../../sql';

/**
 * Whether any value of a text column tells if day or month comes first: one row with the largest `first` and `second`
 * number of dates such as 03/04/2024. Above 12, a number is the day. For columns in which the samples left it open.
 */
export function dateOrderEvidenceQuery(table: Sql, column: string): Sql {
  const value = ident(column);
  return sql`
    select
      max(try_cast(regexp_extract(${value}, '^\s*(\d{1,2})[-/.](\d{1,2})[-/.]', 1) as INTEGER)) as first,
      max(try_cast(regexp_extract(${value}, '^\s*(\d{1,2})[-/.](\d{1,2})[-/.]', 2) as INTEGER)) as second
    from ${table}
  `;
}
