import type { Role } from '../base/roles';
import { ident, literal, qualified, sql, type Sql } from '../sql';

/** The first rows of a source with every cell as text. */
export function sampleQuery(source: string, limit: number): Sql {
  return sql`
    select cast(columns(*) as VARCHAR)
    from ${qualified('source', source)}
    limit ${literal(limit)}
  `;
}

/** Rows of a source that could not be read. */
export function rejectedQuery(source: string): Sql {
  return sql`
    select file, line::DOUBLE as line, "column", reason, raw
    from rejected_rows
    where source = ${literal(source)}
    order by file, line
  `;
}

/** Rows of a role that are not counted, all or those with one reason. */
export function excludedQuery(role: Role, reason: string | null): Sql {
  const excluded = sql`from ${ident(`${role}_excluded`)}`;
  if (reason === null) return excluded;
  return sql`
    ${excluded}
    where reason = ${literal(reason)}
  `;
}

/** Currencies in a column with their rows, the most frequent first. */
export function currenciesOfQuery(source: string, column: string): Sql {
  return sql`
    select ${ident(column)}::VARCHAR as currency, count(*)::INTEGER as rows
    from ${qualified('source', source)}
    where ${ident(column)} is not null
    group by all
    order by rows desc, currency
  `;
}

/** The currency of the rows that count, where one is known. */
export const CURRENCY_QUERY = sql`
  select currency
  from transactions
  where currency is not null
  limit 1
`;

/** The day of the last order that counts, as ISO text. */
export const LAST_DAY_QUERY = sql`
  select max(ordered_at)::DATE::VARCHAR as last_day
  from transactions
`;

/** A few dates of a column as they stand in the file. */
export function datesQuery(source: string, column: string): Sql {
  return sql`
    select distinct ${ident(column)}::VARCHAR as text
    from ${qualified('source', source)}
    where ${ident(column)} is not null
    limit 3
  `;
}
