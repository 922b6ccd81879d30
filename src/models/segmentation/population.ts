import { ident, join, sql, type Sql } from '../../sql';

/**
 * Everybody who is to be in a segment, as it stands after FROM: who has a row in one of the roles, and who has one in
 * `revenue`.
 *
 * @param revenue of `revenueQuery`: who ordered before the as-of date
 */
export function populationQuery(roles: readonly ('customers' | 'surveys')[], revenue: Sql): Sql {
  const parts = [
    ...roles.map(
      (role) => sql`select customer_id from ${ident(role)} where customer_id is not null`,
    ),
    sql`
      select customer_id
      from (
        ${revenue}
      )
    `,
  ];
  return sql`
    (
      ${join(parts, '\nunion all\n')}
    )
  `;
}
