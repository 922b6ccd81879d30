import type { Role } from '../../base/roles';
import { ident, sql, type Sql } from '../../sql';
import { REASON } from './output-columns';
import { roleMappedQuery, roleViewQuery } from './role-queries';
import type { RoleSupply } from './role-supply';
import type { TransactionOptions } from './transactions-query';

/** The column that says when, for roles whose rows have a time. */
export const TIME_COLUMN: Readonly<Record<Role, Sql | null>> = {
  transactions: ident('ordered_at'),
  customers: null,
  interactions: ident('occurred_at'),
  surveys: ident('answered_at'),
  campaigns: ident('sent_at'),
};

/**
 * Rows of a role by reason, in one pass: columns `reason` (NULL for the rows that count), `rows` INTEGER, `first_at` and
 * `last_at` (ISO days, VARCHAR), `amount` DOUBLE (added exactly as decimals first). The rows add up to all rows of the
 * sources' tables.
 */
export function countsQuery(
  role: Role,
  supplies: readonly RoleSupply[],
  options: TransactionOptions,
): Sql {
  const time = TIME_COLUMN[role];
  const span =
    time === null
      ? sql`
          cast(NULL as VARCHAR) as first_at,
          cast(NULL as VARCHAR) as last_at
        `
      : sql`
          cast(cast(min(${time}) as DATE) as VARCHAR) as first_at,
          cast(cast(max(${time}) as DATE) as VARCHAR) as last_at
        `;
  const amount =
    role === 'transactions' ? sql`cast(sum(amount) as DOUBLE)` : sql`cast(NULL as DOUBLE)`;
  return sql`
    with mapped as (
      ${roleMappedQuery(role, supplies, options)}
    )
    select
      ${ident(REASON)},
      cast(count(*) as INTEGER) as rows,
      ${span},
      ${amount} as amount
    from mapped
    group by ${ident(REASON)}
    order by rows desc, ${ident(REASON)}
  `;
}

/**
 * Distinct customers and, for transactions, distinct orders among the rows that count: columns `customers`, `orders`
 * INTEGER. Without order ids an order is a day of a customer. Far dearer than the counts: for the background.
 */
export function distinctsQuery(
  role: Role,
  supplies: readonly RoleSupply[],
  options: TransactionOptions,
): Sql {
  const orders =
    role === 'transactions'
      ? sql`
          cast(
            count(distinct order_id)
            + count(distinct (customer_id, cast(ordered_at as DATE))) filter (where order_id is null)
            as INTEGER
          )
        `
      : sql`0`;
  return sql`
    with kept as (
      ${roleViewQuery(role, supplies, options)}
    )
    select
      cast(count(distinct customer_id) as INTEGER) as customers,
      ${orders} as orders
    from kept
  `;
}
