import type { Role } from '../base/roles';
import { ident, literal, sql, type Sql } from '../sql';

/** Rows of a source that could not be read. */
export function rejectedQuery(source: string): Sql {
  return sql`
    select file, line::DOUBLE as line, "column", reason, raw
    from rejected_rows
    where source = ${literal(source)}
    order by file, line
  `;
}

/** Parts of a source that were set aside: no rows of its table. */
export function setAsideQuery(source: string): Sql {
  return sql`
    select file, line::DOUBLE as line, kind, reason, raw
    from set_aside_rows
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

/** The currency of the rows that count; no row where it is not known of all of them. */
export const CURRENCY_QUERY = sql`
  select any_value(currency) as currency
  from transactions
  having count(*) = count(currency)
`;

/** The day of the last order that counts, as ISO text. */
/** Without orders: the day of the latest time in any role, as models count it. */
export const LAST_RECORD_QUERY = sql`
  select (as_of - 1)::VARCHAR as last_day
  from inventory_summary
`;

export const LAST_DAY_QUERY = sql`
  select max(ordered_at)::DATE::VARCHAR as last_day
  from transactions
`;
