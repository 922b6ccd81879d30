import { literal, sql, type Sql } from '../../sql';
import type { OrderLines } from '../orders/order-lines';
import type { StatusSettings } from './settings';

/** From so many order days on, a customer's own gaps say what to expect. */
const OWN_GAP_FROM = 4;

/** Every gap of every customer, counted by length. */
export function gapsQuery(histories: Sql): Sql {
  return sql`
    with lengths as (
      select gap_days, count(*) as gaps
      from (
        select unnest(gaps) as gap_days
        from ${histories}
      )
      group by gap_days
    )
    select
      gap_days,
      gaps::INTEGER as gaps,
      (sum(gaps) over (order by gap_days) / sum(gaps) over ())::DOUBLE as share_within
    from lengths
    order by gap_days
  `;
}

/** One row: the as-of date, the median of all gaps, and what that makes the expected gap of everyone. */
export function everyoneQuery(lines: OrderLines, histories: Sql, leastGap: number): Sql {
  return sql`
    with gaps as (
      select unnest(gaps) as gap_days
      from ${histories}
    )
    select
      ${lines.asOf} as as_of,
      median(gap_days)::DOUBLE as gap_days,
      greatest(median(gap_days), ${literal(leastGap)})::DOUBLE as expected_gap_days
    from gaps
  `;
}

/**
 * The model's main relation: who is known and who has ordered, each with what is expected of them, and the status that
 * follows. The first condition that holds wins.
 *
 * @param everyone relation of `everyoneQuery`
 * @param hasCustomers the role tells of customers without an order, too
 */
export function statusQuery(
  settings: StatusSettings,
  histories: Sql,
  everyone: Sql,
  hasCustomers: boolean,
): Sql {
  const population = hasCustomers
    ? sql`
        select customer_id, histories.* exclude (customer_id)
        from ${histories} as histories
        full join (select customer_id from customers) as known using (customer_id)
      `
    : sql`from ${histories}`;
  return sql`
    with population as (
      ${population}
    ),
    due as (
      select
        population.*,
        date_diff('day', last_day, as_of)::INTEGER as recency_days,
        ${expectedColumns(settings)},
        gaps[-1] as latest_gap_days
      from population cross join ${everyone} as everyone
    ),
    measured as (
      select *, recency_days / expected_gap_days as recency_in_gaps
      from due
    )
    select
      customer_id,
      ${statusCase(settings)} as segment,
      recency_days,
      expected_gap_days,
      gap_source,
      recency_in_gaps,
      coalesce(order_days, 0)::INTEGER as order_days,
      latest_gap_days,
      last_ordered_at,
      coalesce(revenue, 0) as revenue
    from measured
  `;
}

function expectedColumns({ method, leastGap }: StatusSettings): Sql {
  if (method === 'days') {
    return sql`
      null::VARCHAR as gap_source,
      null::DOUBLE as expected_gap_days
    `;
  }
  const own = sql`order_days >= ${literal(OWN_GAP_FROM)}`;
  return sql`
    case when ${own} then 'own' when order_days > 0 then 'everyone' end as gap_source,
    case
      when ${own} then greatest(list_median(gaps), ${literal(leastGap)})::DOUBLE
      when order_days > 0 then everyone.expected_gap_days
    end as expected_gap_days
  `;
}

function statusCase({ method, thresholds }: StatusSettings): Sql {
  const [active, slipping, lapsed] = thresholds;
  const waited = method === 'gaps' ? sql`recency_in_gaps` : sql`recency_days`;
  const before =
    method === 'gaps' ? sql`latest_gap_days / expected_gap_days` : sql`latest_gap_days`;
  return sql`
    case
      when order_days is null then 'Prospect'
      when ${waited} <= ${literal(active)} and order_days = 1 then 'New'
      when ${waited} <= ${literal(active)} and ${before} > ${literal(lapsed)} then 'Reactivated'
      when ${waited} <= ${literal(active)} then 'Active'
      when ${waited} <= ${literal(slipping)} then 'Slipping'
      when ${waited} <= ${literal(lapsed)} then 'Lapsed'
      else 'Lost'
    end
  `;
}
