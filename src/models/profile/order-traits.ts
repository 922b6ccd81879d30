import type { Unit } from '../../base/units';
import { EMPTY, ident, join, sql, type Sql } from '../../sql';
import type { ModelContext } from '../model';
import type { Trait, TraitSource } from './trait';

/** A trait of how somebody buys: a column of `ordersQuery`. */
interface OrderTrait {
  readonly name: string;
  readonly column: string;
  readonly shape: Trait['shape'];
  readonly unit: Unit;
  readonly absent: 0 | null;
  /** Columns of `transactions` without which it is not known. */
  readonly needs: readonly string[];
}

const ORDER_TRAITS: readonly OrderTrait[] = [
  number('Orders', 'orders', 'orders', 0),
  number('Revenue', 'revenue', 'money', 0),
  number('Average order value', 'average_order_value', 'money', null),
  number('Days since the last order', 'recency_days', 'days', null),
  number('Days since the first order', 'tenure_days', 'days', null),
  number('Different products', 'products', 'count', 0, 'product'),
  number('Different categories', 'categories', 'count', 0, 'category'),
  number('Share of orders with a discount', 'discount_share', 'share', null, 'discount'),
  number('Share of lines returned', 'return_share', 'share', null, 'is_return'),
  text('Favourite category', 'favourite_category', 'category'),
  text('Favourite channel', 'favourite_channel', 'channel'),
  text('Favourite weekday', 'favourite_weekday'),
];

type Known = Pick<ModelContext<unknown>, 'mapped' | 'roles' | 'returns'>;

/** The traits that orders tell. */
export function orderTraits(source: TraitSource, known: Known): Trait[] {
  return knownTraits(known).map(({ name, column, shape, unit, absent }) => ({
    name,
    kind: 'behavioural',
    source,
    value: ident(column),
    shape,
    reading: shape === 'number' ? 'number' : 'name',
    unit,
    absent,
  }));
}

/**
 * One row for each customer with an order before the as-of date: what the order traits are read from. Returns change the
 * revenue, and nothing else but their own share.
 */
export function ordersQuery(asOf: Sql, known: Known): Sql {
  const columns = knownTraits(known).map(({ column }) => column);
  const has = (column: string): boolean => columns.includes(column);
  const favourites = FAVOURITES.filter(({ column }) => has(column));
  const ctes = favourites.map(favouriteQuery);
  const joins = favourites.map(({ column }) => sql`left join ${ident(column)} using (customer_id)`);
  return sql`
    with lines as (
      select
        *,
        coalesce(order_id, ordered_at::DATE::VARCHAR) as order_key,
        is_return is not true as is_order
      from transactions
      where ordered_at < ${asOf}
    ),
    orders as (
      select
        customer_id,
        min(ordered_at) as began_at,
        ${has('discount_share') ? sql`bool_or(coalesce(discount, 0) <> 0) as has_discount,` : EMPTY}
        max(ordered_at) as ended_at
      from lines
      where is_order
      group by customer_id, order_key
    ),
    buyers as (
      select
        customer_id,
        count(*)::INTEGER as orders,
        ${has('discount_share') ? sql`avg(has_discount::INTEGER) as discount_share,` : EMPTY}
        date_diff('day', max(ended_at)::DATE, ${asOf})::INTEGER as recency_days,
        date_diff('day', min(began_at)::DATE, ${asOf})::INTEGER as tenure_days
      from orders
      group by customer_id
    ),
    spending as (
      select
        customer_id,
        ${has('products') ? sql`(count(distinct product) filter (is_order))::INTEGER as products,` : EMPTY}
        ${has('categories') ? sql`(count(distinct category) filter (is_order))::INTEGER as categories,` : EMPTY}
        ${has('return_share') ? sql`avg((not is_order)::INTEGER) as return_share,` : EMPTY}
        sum(amount)::DOUBLE as revenue
      from lines
      group by customer_id
    )${ctes.length > 0 ? sql`,` : EMPTY}
    ${join(ctes, ',\n')}
    select *, revenue / orders as average_order_value
    from buyers
    join spending using (customer_id)
    ${join(joins, '\n')}
  `;
}

interface Favourite {
  readonly column: string;
  readonly value: Sql;
}
const FAVOURITES: readonly Favourite[] = [
  { column: 'favourite_category', value: sql`category` },
  { column: 'favourite_channel', value: sql`channel` },
  { column: 'favourite_weekday', value: sql`dayname(ordered_at)` },
];

/** What most orders of a customer have; of as many, the first by name. */
function favouriteQuery({ column, value }: Favourite): Sql {
  return sql`
    ${ident(column)} as (
      select customer_id, first(value order by orders desc, value) as ${ident(column)}
      from (
        select customer_id, ${value} as value, count(distinct order_key) as orders
        from lines
        where is_order and ${value} is not null
        group by customer_id, value
      )
      group by customer_id
    )
  `;
}

function knownTraits({ mapped, returns }: Known): readonly OrderTrait[] {
  const columns = mapped.transactions;
  const isKnown = (column: string): boolean =>
    column === 'is_return' ? returns === 'net' : columns?.includes(column) !== false;
  return ORDER_TRAITS.filter(({ needs }) => needs.every(isKnown));
}

function number(
  name: string,
  column: string,
  unit: Unit,
  absent: 0 | null,
  ...needs: readonly string[]
): OrderTrait {
  return { name, column, shape: 'number', unit, absent, needs };
}

function text(name: string, column: string, ...needs: readonly string[]): OrderTrait {
  return { name, column, shape: 'text', unit: 'name', absent: null, needs };
}
