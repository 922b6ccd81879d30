import { EMPTY, literal, Sql, sql } from '../../sql';

/**
 * One row for each segment with its size and revenue.
 *
 * @param segmentation a relation with `customer_id`, `segment` and, if `withRevenue`, `revenue` (DOUBLE)
 * @param order names in the order they are shown, also those with nobody in them, or a relation of `segment` and `place`;
 *   null: the largest first
 * @param options.overlapping a customer can be in several segments: shares are of customers, so they add up to more than 1
 */
export function segmentsQuery(
  segmentation: Sql,
  order: readonly string[] | Sql | null,
  {
    withRevenue = true,
    overlapping = false,
  }: { readonly withRevenue?: boolean; readonly overlapping?: boolean } = {},
): Sql {
  const revenue = withRevenue ? sql`revenue` : sql`null::DOUBLE`;
  const names =
    order === null
      ? EMPTY
      : sql`
          names as (
            ${order instanceof Sql ? sql`select segment, place from ${order}` : namesQuery(order)}
          ),
        `;
  const from =
    order === null
      ? sql`groups`
      : sql`
          names full join groups using (segment)
        `;
  return sql`
    with
    ${names}
    groups as (
      select
        segment,
        count(*) as customers,
        sum((${revenue})::DECIMAL(18, 4)) as revenue,
        count(${revenue}) as known
      from ${segmentation}
      group by segment
    ),
    whole as (
      ${overlapping ? peopleQuery(segmentation, revenue) : sql`select sum(customers) as customers, sum(revenue) as revenue from groups`}
    )
    select
      segment,
      coalesce(groups.customers, 0)::INTEGER as customers,
      coalesce(groups.customers / whole.customers, 0)::DOUBLE as share,
      ${order === null ? sql`groups.revenue::DOUBLE` : sql`case when groups.customers is null then 0 else groups.revenue::DOUBLE end`} as revenue,
      case
        when whole.revenue > 0 then coalesce(groups.revenue, 0)::DOUBLE / whole.revenue::DOUBLE
      end as revenue_share,
      case when groups.known > 0 then groups.revenue::DOUBLE / groups.known end as mean_revenue
    from ${from} cross join whole
    order by ${order === null ? sql`groups.customers desc, segment` : sql`place nulls last, segment`}
  `;
}

function namesQuery(order: readonly string[]): Sql {
  return sql`
    select unnest(${literal(order)}) as segment, generate_subscripts(${literal(order)}, 1) as place
  `;
}

/** All customers together, each counted once. */
function peopleQuery(segmentation: Sql, revenue: Sql): Sql {
  return sql`
    select count(*) as customers, sum(revenue) as revenue
    from (
      select customer_id, any_value((${revenue})::DECIMAL(18, 4)) as revenue
      from ${segmentation}
      group by customer_id
    )
  `;
}

/**
 * The proof that a segmentation is a partition, as one row.
 *
 * @param segmentation a relation with `customer_id` and `segment`
 * @param population what stands after FROM for all customers that are to be in it, once each: `customer_id`
 */
export function checkQuery(segmentation: Sql, population: Sql): Sql {
  return sql`
    with placed as (
      select customer_id, count(segment) as segments, count(*) as rows
      from ${segmentation}
      group by customer_id
    ),
    everyone as (
      select distinct customer_id
      from ${population}
    ),
    counted as (
      select
        count(everyone.customer_id)::INTEGER as population,
        (count(*) filter (everyone.customer_id is not null and segments = 1 and rows = 1))::INTEGER as assigned,
        (count(*) filter (coalesce(segments, 0) = 0))::INTEGER as unassigned,
        (count(*) filter (rows > 1))::INTEGER as repeated,
        (count(*) filter (everyone.customer_id is null))::INTEGER as strangers
      from everyone
      full join placed on everyone.customer_id = placed.customer_id
    )
    select *, unassigned = 0 and repeated = 0 and strangers = 0 as is_partition
    from counted
  `;
}
