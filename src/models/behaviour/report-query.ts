import { EMPTY, join, literal, sql, type Sql } from '../../sql';
import { orderedByQuery, type OrderLines } from '../orders/order-lines';
import { RHYTHM_NAMES } from './segments';

const WHOLE = sql`sum(revenue::DECIMAL(38, 4))`;
const IS_STEADY = sql`segment in ('Regular', 'Frequent')`;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * The figures of all customers together.
 *
 * @param orders relation of `ordersQuery`
 * @param told relation of `toldQuery`
 */
export function summaryQuery(behaviour: Sql, orders: Sql, told: Sql): Sql {
  return sql`
    with counted as (
      select
        count(*)::INTEGER as customers,
        count(*) filter (order_days > 0)::INTEGER as with_orders,
        count(*) filter (order_days > 1)::INTEGER as came_back,
        count(*) filter (${IS_STEADY})::INTEGER as steady,
        ${WHOLE} as revenue,
        coalesce(${WHOLE} filter (${IS_STEADY}), 0) as steady_revenue
      from ${behaviour}
    ),
    ordered as (
      select sum(orders) as orders, sum(discounted_orders) as discounted_orders
      from ${orders}
    )
    select
      as_of,
      customers,
      with_orders,
      came_back,
      came_back / nullif(with_orders, 0) as came_back_share,
      steady,
      steady / nullif(with_orders, 0) as steady_share,
      case when revenue > 0 then steady_revenue::DOUBLE / revenue::DOUBLE end as steady_revenue_share,
      revenue::DOUBLE / nullif(orders, 0)::DOUBLE as average_order_value,
      case when tells_discounts then discounted_orders / nullif(orders, 0) end::DOUBLE as discount_share,
      visits_from
    from counted cross join ordered cross join ${told}
  `;
}

/** How each rhythm behaves on average. */
export function averagesQuery(behaviour: Sql): Sql {
  const means = [
    sql`avg(orders) as orders`,
    sql`avg(average_order_value) as average_order_value`,
    sql`avg(median_gap_days) as median_gap_days`,
    sql`avg(categories) as categories`,
    sql`avg(products) as products`,
    sql`avg(discount_share) as discount_share`,
    sql`avg(return_share) as return_share`,
    sql`avg(complaints) as complaints`,
    sql`avg(visits_per_order) as visits_per_order`,
    sql`avg(satisfaction) as satisfaction`,
  ];
  return sql`
    select
      segment,
      count(customer_id)::INTEGER as customers,
      ${join(means, ',\n')}
    from (select unnest(${literal(RHYTHM_NAMES)}) as segment)
    left join ${behaviour} using (segment)
    group by segment
    order by array_position(${literal(RHYTHM_NAMES)}, segment)
  `;
}

/** The orders of each customer by channel. */
export function mixQuery(lines: OrderLines): Sql {
  return sql`
    with orders as (
      select
        customer_id,
        ${lines.orderKey} as order_key,
        coalesce(min(${lines.column('channel')}), 'not known') as channel
      from ${lines.from}
      ${lines.where({ ordersAlone: true })}
      group by customer_id, order_key
    )
    select
      customer_id,
      channel,
      count(*)::INTEGER as orders,
      count(*) / sum(count(*)) over (partition by customer_id) as share
    from orders
    group by customer_id, channel
  `;
}

/** The orders of each rhythm by channel. */
export function channelsQuery(behaviour: Sql, lines: OrderLines): Sql {
  return sql`
    with mix as (
      ${mixQuery(lines)}
    ),
    totals as (
      select segment, channel, sum(mix.orders) as orders
      from mix
      join (select customer_id, segment from ${behaviour}) using (customer_id)
      group by segment, channel
    )
    select
      segment,
      channel,
      orders::INTEGER as orders,
      (orders / sum(orders) over (partition by segment))::DOUBLE as share
    from totals
    order by array_position(${literal(RHYTHM_NAMES)}, segment), totals.orders desc, channel
  `;
}

/** Customers by their favourite weekday, from Monday on. */
export function weekdaysQuery(behaviour: Sql): Sql {
  return sql`
    with favourites as (
      select favourite_weekday as weekday, count(*) as customers
      from ${behaviour}
      where favourite_weekday is not null
      group by weekday
    )
    select
      weekday,
      coalesce(customers, 0)::INTEGER as customers,
      coalesce(customers / sum(customers) over (), 0)::DOUBLE as share
    from (select unnest(${literal(WEEKDAYS)}) as weekday)
    left join favourites using (weekday)
    order by array_position(${literal(WEEKDAYS)}, weekday)
  `;
}

/** Who has to have a rhythm: customers who are known, with an order, or were in touch; not once each. */
export function populationQuery(
  lines: OrderLines,
  has: { readonly customers: boolean; readonly interactions: boolean },
): Sql {
  return sql`
    ${orderedByQuery(lines)}
    ${has.customers ? CUSTOMERS : EMPTY}
    ${has.interactions ? inTouchQuery(lines) : EMPTY}
  `;
}

const CUSTOMERS = sql`
  union all
  select customer_id
  from customers
`;

function inTouchQuery({ asOf }: OrderLines): Sql {
  return sql`
    union all
    select customer_id
    from interactions
    where customer_id is not null and (occurred_at is null or occurred_at < ${asOf})
  `;
}
