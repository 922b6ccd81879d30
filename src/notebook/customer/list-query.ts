import type { Role } from '../../base/roles';
import { join, ident, literal, sql, type Sql } from '../../sql';

/**
 * Everybody, once, by what they brought, the most first; without orders by id. The list that one goes through where no
 * other was clicked.
 */
export function everyoneQuery(roles: ReadonlySet<Role>): Sql {
  if (!roles.has('transactions')) {
    const parts = [...roles].map(
      (role) => sql`select customer_id from ${ident(role)} where customer_id is not null`,
    );
    return sql`
      select distinct customer_id
      from (
        ${join(parts, '\nunion all\n')}
      )
      order by customer_id
    `;
  }
  const revenue = sql`
    select customer_id, sum(amount)::DOUBLE as revenue
    from transactions
    where customer_id is not null
    group by customer_id
  `;
  if (!roles.has('customers')) {
    return sql`
      ${revenue}
      order by revenue desc, customer_id
    `;
  }
  return sql`
    with spending as (
      ${revenue}
    )
    select customer_id, revenue
    from spending full join (select customer_id from customers) using (customer_id)
    order by revenue desc nulls last, customer_id
  `;
}

/** Where a customer first stands in a list, from 0, as `place`; no row where they are not in it. */
export function placeQuery(list: Sql, customer: string): Sql {
  return sql`
    with list as (
      ${list}
    ),
    placed as (
      select customer_id, row_number() over () - 1 as place
      from list
    )
    select min(place)::INTEGER as place
    from placed
    where customer_id = ${literal(customer)}
    having count(*) > 0
  `;
}
