import { ident, join, sql, type Sql } from '../sql';

/**
 * The rows that an audience is made from: everybody of a relation with a customer_id, with what is known of them. Who has
 * no record in the customers role stays, without addresses.
 *
 * @param from what stands after FROM: a segmentation, a filter, any table of customers
 * @param columns of it; they win over attributes of the same name
 * @param attributes columns of the customers view; null where nothing tells about customers
 */
export function audienceQuery(
  from: Sql,
  columns: readonly string[],
  attributes: readonly string[] | null,
): Sql {
  const taken = new Set(['customer_id', ...columns.map((name) => name.toLowerCase())]);
  const further = (attributes ?? []).filter((name) => !taken.has(name.toLowerCase()));
  if (further.length === 0) return sql`from ${from}`;
  const items = further.map((name) => join([sql`customers`, ident(name)], '.'));
  return sql`
    select
      members.*,
      ${join(items, ',\n')}
    from ${from} as members
    left join customers on customers.customer_id = members.customer_id
  `;
}

/**
 * The segments of a table of customers, the largest first: `segment, customers`.
 *
 * @param from what stands after FROM
 */
export function segmentCountsQuery(from: Sql): Sql {
  return sql`
    select segment::VARCHAR as segment, count(*)::INTEGER as customers
    from ${from}
    group by 1
    order by customers desc, segment
  `;
}
