import { EMPTY, join, literal, sql, type Sql } from '../../sql';
import type { OrderLines, Part } from '../orders/order-lines';
import type { BehaviourSettings } from './settings';

/** From so many order days on, a customer has a rhythm. */
const RHYTHM_FROM = 4;

/** What stands after FROM for the returns of customers, with the conditions; null where they cannot be told. */
export interface ReturnLines {
  readonly from: Sql;
  readonly where: Sql;
}

/** Whether the kind of an interaction holds one of the words. */
function kindHolds(words: readonly string[]): Sql {
  const tests = words.map((word) => sql`contains(lower(kind), ${literal(word)})`);
  return sql`(${join(tests, ' or ')})`;
}

/**
 * One row: the as-of date, and what the data can tell at all. What nobody's rows tell is not known, which is another
 * thing than zero.
 */
export function toldQuery(
  lines: OrderLines,
  returns: ReturnLines | null,
  settings: BehaviourSettings,
  hasInteractions: boolean,
): Sql {
  const ofInteractions = (words: readonly string[], what: Sql): Sql =>
    sql`(select ${what} from interactions where ${kindHolds(words)} and ${isBefore})`;
  return sql`
    with as_of as (
      select ${lines.asOf} as as_of
    )
    select
      as_of,
      (select count(${lines.column('discount')}) > 0 from ${lines.from}) as tells_discounts,
      ${returns ? sql`exists (select 1 from ${returns.from} where ${returns.where})` : sql`false`} as tells_returns,
      ${hasInteractions ? ofInteractions(settings.complaintWords, sql`count(*) > 0`) : sql`false`} as tells_complaints,
      ${hasInteractions ? ofInteractions(settings.visitWords, sql`count(*) > 0`) : sql`false`} as tells_visits,
      ${hasInteractions ? ofInteractions(settings.visitWords, sql`min(occurred_at)::DATE`) : sql`null::DATE`} as visits_from
    from as_of
  `;
}

/** Interactions without a time are taken as earlier. */
const isBefore = sql`(occurred_at is null or occurred_at < as_of)`;

/**
 * How each customer orders: one row for everybody with an order. A line without an order id belongs to the order of its
 * day; an order belongs to the weekday on which it began. Of equally frequent favourites, the first by name.
 *
 * @param told relation of `toldQuery`
 */
export function ordersQuery(lines: OrderLines, told: Sql, part?: Part): Sql {
  return sql`
    with orders as materialized (
      select
        customer_id,
        ${lines.orderKey} as order_key,
        min(ordered_at) as began_at,
        sum(amount) as amount,
        coalesce(bool_or(${lines.column('discount')} > 0), false) as is_discounted,
        min(${lines.column('channel')}) as channel
      from ${lines.from}
      ${lines.where({ part, ordersAlone: true })}
      group by customer_id, order_key
    ),
    totals as (
      select
        customer_id,
        count(*)::INTEGER as orders,
        sum(amount) as ordered,
        count(*) filter (is_discounted)::INTEGER as discounted_orders,
        count(*) filter (visits_from is null or began_at >= visits_from)::INTEGER as orders_since_visits
      from orders cross join ${told}
      group by customer_id
    ),
    by_channel as (
      select customer_id, channel, count(*) as orders
      from orders
      where channel is not null
      group by customer_id, channel
    ),
    channels as (
      select
        customer_id,
        count(*)::INTEGER as channels,
        first(channel order by orders desc, channel) as favourite_channel
      from by_channel
      group by customer_id
    ),
    by_weekday as (
      select customer_id, dayname(began_at) as weekday, count(*) as orders
      from orders
      group by customer_id, weekday
    ),
    weekdays as (
      select customer_id, first(weekday order by orders desc, weekday) as favourite_weekday
      from by_weekday
      group by customer_id
    )
    select *
    from totals
    left join channels using (customer_id)
    left join weekdays using (customer_id)
  `;
}

/** How broadly each customer buys, and the category of most of their lines: of several, the first by name. */
export function categoriesQuery(lines: OrderLines, part?: Part): Sql {
  return sql`
    with by_category as (
      select customer_id, ${lines.column('category')} as category, count(*) as lines
      from ${lines.from}
      ${lines.where({ part, ordersAlone: true })}
      group by all
    )
    select
      customer_id,
      count(*)::INTEGER as categories,
      first(category order by lines desc, category) as favourite_category
    from by_category
    where category is not null
    group by customer_id
  `;
}

/** How many distinct products each customer has bought. */
export function productsQuery(lines: OrderLines, part?: Part): Sql {
  return sql`
    with bought as (
      select distinct customer_id, ${lines.column('product')} as product
      from ${lines.from}
      ${lines.where({ part, ordersAlone: true })}
    )
    select customer_id, count(*)::INTEGER as products
    from bought
    where product is not null
    group by customer_id
  `;
}

/** Returns of each customer: how many, and the money, above zero. */
export function returnsQuery(returns: ReturnLines | null, { orderKey }: OrderLines): Sql {
  if (!returns) {
    return sql`
      select null::VARCHAR as customer_id, null::INTEGER as returns, null::DECIMAL(38, 4) as returned
      where false
    `;
  }
  return sql`
    select
      customer_id,
      count(distinct ${orderKey})::INTEGER as returns,
      sum(abs(amount)) as returned
    from ${returns.from}
    where ${returns.where}
    group by customer_id
  `;
}

/** Visits and complaints of each customer who was in touch. */
export function contactsQuery(
  { visitWords, complaintWords }: BehaviourSettings,
  told: Sql,
  hasInteractions: boolean,
): Sql {
  if (!hasInteractions) {
    return sql`
      select null::VARCHAR as customer_id, null::INTEGER as visits, null::INTEGER as complaints
      where false
    `;
  }
  return sql`
    select
      customer_id,
      count(*) filter (${kindHolds(visitWords)})::INTEGER as visits,
      count(*) filter (${kindHolds(complaintWords)})::INTEGER as complaints
    from interactions cross join ${told}
    where customer_id is not null and ${isBefore}
    group by customer_id
  `;
}

const CUSTOMERS = sql`
  union
  select customer_id from customers
`;

/** The relations that `behaviourQuery` joins, one row for each customer in each but `told`. */
export interface BehaviourParts {
  readonly told: Sql;
  readonly histories: Sql;
  readonly orders: Sql;
  readonly categories: Sql;
  readonly products: Sql;
  readonly returns: Sql;
  readonly contacts: Sql;
  readonly satisfaction: Sql;
}

/**
 * The model's main relation: everybody who is known, has ordered or was in touch, with all that is known of how they
 * behave, and the purchase rhythm that follows. The first condition that holds wins.
 */
export function behaviourQuery(
  parts: BehaviourParts,
  { rhythmDays }: BehaviourSettings,
  hasCustomers: boolean,
): Sql {
  const [frequent, regular] = rhythmDays;
  return sql`
    with everyone as (
      select customer_id from ${parts.histories}
      union
      select customer_id from ${parts.contacts}
      ${hasCustomers ? CUSTOMERS : EMPTY}
    ),
    measured as (
      select
        everyone.customer_id,
        coalesce(orders, 0) as orders,
        coalesce(order_days, 0) as order_days,
        revenue / orders as average_order_value,
        list_median(gaps) as median_gap_days,
        date_diff('day', first_day, as_of)::INTEGER as tenure_days,
        date_diff('day', last_day, as_of)::INTEGER as recency_days,
        categories,
        products,
        case when tells_discounts then discounted_orders / orders end as discount_share,
        case when tells_returns then coalesce(returns, 0) end as returns,
        case
          when tells_returns and ordered > 0 then coalesce(returned, 0)::DOUBLE / ordered::DOUBLE
        end as return_share,
        favourite_category,
        favourite_channel,
        channels,
        favourite_weekday,
        case when tells_complaints then coalesce(complaints, 0) end as complaints,
        case when tells_visits then coalesce(visits, 0) end as visits,
        case when visits > 0 then visits / nullif(orders_since_visits, 0) end as visits_per_order,
        satisfaction,
        coalesce(revenue, 0) as revenue
      from everyone
      left join ${parts.histories} using (customer_id)
      left join ${parts.orders} using (customer_id)
      left join ${parts.categories} using (customer_id)
      left join ${parts.products} using (customer_id)
      left join ${parts.returns} using (customer_id)
      left join ${parts.contacts} using (customer_id)
      left join ${parts.satisfaction} using (customer_id)
      cross join ${parts.told}
    )
    select
      customer_id,
      case
        when order_days = 0 then 'No order'
        when order_days = 1 then 'One-time'
        when order_days >= ${literal(RHYTHM_FROM)} and median_gap_days <= ${literal(frequent)} then 'Frequent'
        when order_days >= ${literal(RHYTHM_FROM)} and median_gap_days <= ${literal(regular)} then 'Regular'
        else 'Occasional'
      end as segment,
      * exclude (customer_id)
    from measured
  `;
}
