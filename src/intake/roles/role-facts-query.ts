import type { Role } from '../../base/roles';
import { ident, join, literal, sql, type Sql } from '../../sql';
import { TIME_COLUMN } from './counts-query';

/**
 * What makes the rows of a role known again (`RoleFacts`), from its two views, so that cleaning and the as-of date do
 * not matter: one row of `rows` INTEGER (without rejected rows, which are in no view), `first_at` and `last_at` (ISO
 * days, VARCHAR) and `checks` VARCHAR, whole numbers separated by spaces. The order of the rows does not matter, and no
 * check tells about a row or gives a total: they are sums of times, of lengths of ids, and of remainders of amounts. All
 * are exact, and the same in every version of the engine (its `hash` is not).
 *
 * @param everyRow the rows where the views do not show them as they are
 */
export function roleFactsQuery(role: Role, everyRow?: Sql): Sql {
  const time = TIME_COLUMN[role];
  const columns = [ident('customer_id'), ...(time === null ? [] : [time]), ...OWN_COLUMNS[role]];
  const days =
    time === null
      ? sql`
          cast(NULL as VARCHAR) as first_at,
          cast(NULL as VARCHAR) as last_at
        `
      : sql`
          cast(cast(min(${time}) filter (where isfinite(${time})) as DATE) as VARCHAR) as first_at,
          cast(cast(max(${time}) filter (where isfinite(${time})) as DATE) as VARCHAR) as last_at
        `;
  const bothViews = sql`
    select ${join(columns)} from ${ident(role)}
    union all
    select ${join(columns)} from ${ident(`${role}_excluded`)}
  `;
  return sql`
    with every_row as (
      ${everyRow ?? bothViews}
    )
    select
      cast(count(*) as INTEGER) as rows,
      ${days},
      concat_ws(
        ' ',
        ${join(checks(role, time), ',\n')}
      ) as checks
    from every_row
  `;
}

/** What beside the customer and the time is looked at. */
const OWN_COLUMNS: Readonly<Record<Role, readonly Sql[]>> = {
  transactions: [ident('amount')],
  customers: [],
  interactions: [ident('kind')],
  surveys: [ident('question'), ident('answer')],
  campaigns: [ident('campaign'), ident('variant')],
};

function checks(role: Role, time: Sql | null): readonly Sql[] {
  const customer = ident('customer_id');
  const times =
    time === null ? [] : [sumOf(sql`epoch_ms(${time})`, sql`filter (where isfinite(${time}))`)];
  if (role === 'transactions') {
    const remainder = sql`cast(cast(amount as DECIMAL(22, 4)) * 10000 as BIGINT) % ${literal(997)}`;
    return [sumOf(sql`strlen(${customer})`), ...times, sumOf(remainder)];
  }
  // Ids are often of one length, and here there are no amounts; md5 would be too dear for transactions.
  const ids = sumOf(sql`md5_number_lower(${customer}) % ${literal(65536)}`);
  return [ids, ...times, ...OWN_COLUMNS[role].map((column) => sumOf(sql`strlen(${column})`))];
}

function sumOf(value: Sql, filter: Sql = sql``): Sql {
  return sql`cast(coalesce(sum(${value}) ${filter}, 0) as VARCHAR)`;
}
