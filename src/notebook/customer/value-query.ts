import { EMPTY, literal, sql, type Sql } from '../../sql';

/**
 * What a customer has brought, as one row. An order without an id is what was bought on one day.
 *
 * - `revenue`: sum of all amounts that count; `orders`: distinct orders without returns; `average_order`: one by the other
 * - `first_day`, `last_day`: days of the first and the last order; `recency_days`: from there to the as-of date
 * - `median_gap_days`: median of the days between two successive order days
 * - `margin`: amounts less costs, only where every line has its cost
 * - `returns`: orders with something returned; `returned`: sum of what was returned
 * - `has_categories`, `has_products`: whether something bought has a category, a name
 *
 * @param asOf ISO day to count from; null is the day after the last order of all
 */
export function valueQuery(customer: string, asOf: string | null): Sql {
  const lastOfAll = asOf === null ? sql`max(ordered_at)::DATE + 1` : sql`DATE ${literal(asOf)}`;
  return sql`
    with lines as materialized (
      select
        ordered_at::DATE as day,
        amount,
        cost,
        category,
        product,
        is_return is not true as is_bought,
        coalesce(order_id, ordered_at::DATE::VARCHAR) as order_name
      from transactions
      where customer_id = ${literal(customer)}
    ),
    money as (
      select
        sum(amount)::DOUBLE as revenue,
        count(distinct order_name) filter (is_bought)::INTEGER as orders,
        min(day) filter (is_bought) as first_day,
        max(day) filter (is_bought) as last_day,
        case when count(*) > 0 and count(cost) = count(*) then sum(amount)::DOUBLE - sum(cost) end as margin,
        count(category) > 0 as has_categories,
        count(product) > 0 as has_products
      from lines
    ),
    rhythm as (
      select median(gap_days)::DOUBLE as median_gap_days
      from (
        select day - lag(day) over (order by day) as gap_days
        from (select distinct day from lines where is_bought)
      )
    ),
    returned as (
      select count(distinct order_name)::INTEGER as returns, abs(sum(amount))::DOUBLE as returned
      from (
        ${returnedLines(customer)}
      )
    ),
    today as (
      select ${lastOfAll} as as_of
      ${asOf === null ? sql`from transactions` : EMPTY}
    )
    select
      revenue,
      orders,
      revenue / nullif(orders, 0) as average_order,
      first_day,
      last_day,
      (as_of - last_day)::INTEGER as recency_days,
      median_gap_days,
      margin,
      returns,
      returned,
      has_categories,
      has_products
    from money cross join rhythm cross join returned cross join today
  `;
}

/** Lines that were returned, whether they count (net) or not. */
export function returnedLines(customer: string): Sql {
  return sql`
    select ordered_at, product, category, channel, amount, order_id, coalesce(order_id, ordered_at::DATE::VARCHAR) as order_name
    from transactions
    where customer_id = ${literal(customer)} and is_return
    union all
    select ordered_at, product, category, channel, amount, order_id, coalesce(order_id, ordered_at::DATE::VARCHAR) as order_name
    from transactions_excluded
    where customer_id = ${literal(customer)} and reason = 'return'
  `;
}
