import { EMPTY, sql, type Sql } from '../../sql';
import type { OrderLines, Part } from './order-lines';

/**
 * One row for each customer with an order: its order days (the first, the last, how many), the gaps between
 * them in their order, revenue and last order.
 * Days as lists instead of a window over all order days: a third less time and memory.
 */
export function historiesQuery(lines: OrderLines, part?: Part): Sql {
  const days = lines.mayHoldReturns
    ? sql`list(day) filter (last_line_at is not null)`
    : sql`list(day)`;
  return sql`
    with days as (
      select
        customer_id,
        ordered_at::DATE as day,
        ${lines.ofOrders(sql`max(ordered_at)`)} as last_line_at,
        sum(amount) as amount
      from ${lines.from}
      ${lines.where({ part })}
      group by customer_id, day
    ),
    histories as (
      select
        customer_id,
        list_sort(${days}) as days,
        max(last_line_at) as last_ordered_at,
        sum(amount) as revenue
      from days
      group by customer_id
      ${lines.mayHoldReturns ? sql`having max(last_line_at) is not null` : EMPTY}
    )
    select
      customer_id,
      len(days)::INTEGER as order_days,
      days[1] as first_day,
      days[-1] as last_day,
      [(days[i + 1] - days[i])::INTEGER for i in range(1, len(days))] as gaps,
      last_ordered_at,
      revenue::DOUBLE as revenue
    from histories
  `;
}
