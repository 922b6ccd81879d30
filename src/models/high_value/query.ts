import { join, literal, sql, type Sql } from '../../sql';
import { isRanked, rankColumns } from '../value/ranked-query';

/** The curve has at most one point more. */
const LORENZ_PARTS = 400;
/** Shares of the customers that are looked at beside the chosen one. */
const TOPS: readonly number[] = [0.01, 0.05, 0.1, 0.2, 0.5];

/**
 * The main relation: the best `share` of the customers by revenue, rounded up, are of high value. The share stands in
 * the query as a decimal number, so that 7 % of 100 are 7 and not 8.
 *
 * @param ranked of `rankedQuery`
 */
export function highValueQuery(ranked: Sql, share: number): Sql {
  return sql`
    select
      customer_id,
      case when rank <= ceil(${literal(share)} * customers) then 'High value' else 'Others' end as segment,
      ${rankColumns}
    from ${ranked}
  `;
}

/**
 * The Lorenz curve of customers at zero or above: which share of the revenue the lowest share of them brings (Lorenz,
 * 1905). Each point is exact; with many customers some are left out between two points.
 */
export function lorenzQuery(highValue: Sql): Sql {
  const parts = literal(LORENZ_PARTS);
  return sql`
    with whole as (
      select
        sum(revenue::DECIMAL(18, 4)) as revenue,
        count(*) filter (revenue >= 0) as customers_ranked,
        sum(revenue::DECIMAL(18, 4)) filter (revenue >= 0) as revenue_ranked
      from ${highValue}
    ),
    points as (
      -- A customer and all below: what those ranked higher leave.
      select
        1 - (rank - 1) / customers_ranked as customer_share,
        1 - share_before * whole.revenue / revenue_ranked as revenue_share
      from ${highValue} as customers cross join whole
      where customers.revenue >= 0
        and ${parts}::BIGINT * (rank - 1) % customers_ranked < ${parts}
    ),
    ends as (
      select unnest(['Revenue', 'Equality', 'Equality']) as curve, unnest([0, 0, 1])::DOUBLE as share
    )
    select 'Revenue' as curve, customer_share, greatest(revenue_share, 0) as revenue_share
    from points
    union all
    select curve, share, share
    from ends
    order by curve desc, customer_share
  `;
}

/** What the best shares of the customers bring, the chosen one among them. */
export function topsQuery(highValue: Sql, share: number): Sql {
  const shares = [...new Set([...TOPS, share])].toSorted((a, b) => a - b);
  const rows = shares.map((top) => sql`(${literal(nameOfTop(top))}, ${literal(top)})`);
  return sql`
    with tops as (
      select top, customer_share, ceil(customer_share * (select count(*) from ${highValue}))::INTEGER as customers
      from (
        values
          ${join(rows, ',\n')}
      ) as asked(top, customer_share)
    )
    -- The last of each: what those ranked higher bring, and they themselves.
    select
      top,
      customer_share::DOUBLE as customer_share,
      customers,
      share_before + revenue_share as revenue_share,
      revenue as lowest_revenue
    from tops join ${highValue} on rank = customers
    order by customer_share
  `;
}

function nameOfTop(share: number): string {
  return `Best ${String(Number((share * 100).toPrecision(6)))} %`;
}

/**
 * One row: the high-value customers against all, and the Gini coefficient of those at zero or above, from their places
 * i = 1 … n in rising order of revenue x: 2 Σ i x / (n Σ x) − (n + 1) / n (Sen, On Economic Inequality, 1973).
 */
export function summaryQuery(highValue: Sql, source: Sql): Sql {
  const isTop = sql`filter (segment = 'High value')`;
  return sql`
    with spread as (
      -- Ranks fall as revenue rises: i = n + 1 − rank.
      select
        (count(*) + 1 - 2 * sum(rank * revenue::DECIMAL(18, 4)) / sum(revenue::DECIMAL(18, 4))) / count(*) as gini
      from ${highValue}
      where revenue >= 0
    ),
    figures as (
      select
        count(*)::INTEGER as customers,
        sum(revenue::DECIMAL(18, 4))::DOUBLE as revenue,
        (count(*) ${isTop})::INTEGER as top_customers,
        count(*) ${isTop} / count(*) as top_share,
        sum(revenue_share) ${isTop} as top_revenue_share,
        min(revenue) ${isTop} as threshold,
        (count(*) filter (revenue < 0))::INTEGER as below_zero
      from ${highValue}
    ),
    outside as (
      select count(*)::INTEGER as tied_outside
      from ${highValue} join figures on ${highValue}.revenue = threshold
      where segment = 'Others'
    )
    select
      customers,
      revenue,
      top_customers,
      top_share,
      top_revenue_share,
      threshold,
      tied_outside,
      gini,
      below_zero,
      (select (count(*) filter (not (${isRanked})))::INTEGER from ${source}) as left_out
    from figures cross join outside cross join spread
  `;
}
