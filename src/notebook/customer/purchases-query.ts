import { ident, literal, sql, type Sql } from '../../sql';

/** Whom a customer is compared with: a segment of a segmentation, or everyone (null). */
export type ComparedWith = { readonly segmentation: string; readonly segment: string } | null;

/** Lines of the list at most. */
const MOST_ITEMS = 12;

/**
 * What a customer’s money goes into, beside where that of a segment goes: `item`, `n` (orders of the customer with it),
 * `share` and `base_share` (of the revenue, 0 to 1), `index` (100 × share ÷ base share; NULL where the base has none of
 * it). The customer’s own first, then what the others buy most. Returns are left out.
 */
export function purchasesQuery(
  customer: string,
  by: 'category' | 'product',
  base: ComparedWith,
): Sql {
  const members =
    base === null
      ? sql``
      : sql`
          and customer_id in (
            select customer_id from ${ident(base.segmentation)} where segment = ${literal(base.segment)}
          )
        `;
  return sql`
    with own as (
      select
        ${ident(by)} as item,
        sum(amount)::DOUBLE as amount,
        count(distinct coalesce(order_id, ordered_at::DATE::VARCHAR))::INTEGER as n
      from transactions
      where customer_id = ${literal(customer)} and ${ident(by)} is not null and amount > 0
      group by item
    ),
    base as (
      select ${ident(by)} as item, sum(amount)::DOUBLE as amount
      from transactions
      where ${ident(by)} is not null and amount > 0
        ${members}
      group by item
    ),
    shares as (
      select
        item,
        coalesce(n, 0) as n,
        coalesce(own.amount, 0) / (select sum(amount) from own) as share,
        coalesce(base.amount, 0) / (select sum(amount) from base) as base_share
      from own full join base using (item)
    )
    select item, n, share, base_share, 100 * share / nullif(base_share, 0) as index
    from shares
    order by share desc, base_share desc, item
    limit ${literal(MOST_ITEMS)}
  `;
}
