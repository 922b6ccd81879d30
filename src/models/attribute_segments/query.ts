import type { Attribute } from '../../base/attributes';
import { ident, join, literal, sql, type Sql } from '../../sql';
import { valueNumber, valueText } from '../attributes/attribute-reading';
import {
  CROSS,
  MISSING,
  NO_RECORD,
  groupExpression,
  groupOrder,
  isOdd,
  type Grouping,
  type Odd,
} from './grouping';

/** The attributes that a segmentation is made of. */
export interface Crossing<Of> {
  readonly attribute: Of;
  /** The second one; null: not crossed. */
  readonly by: Of | null;
}

/**
 * Everybody with a record or with orders: the values of their attributes as text and as numbers, and their revenue.
 *
 * @param day the as-of date
 * @param revenue of `revenueQuery`
 */
export function valuesOfCustomersQuery(
  { attribute, by }: Crossing<Attribute>,
  day: Sql,
  revenue: Sql,
): Sql {
  const value = (of: Attribute | null) => (of ? valueText(of) : sql`null::VARCHAR`);
  const number = (of: Attribute | null) => (of ? valueNumber(of, sql`day`) : sql`null::DOUBLE`);
  return sql`
    with as_of as (
      select ${day} as day
    ),
    records as (
      select
        customer_id,
        ${value(attribute)} as attribute_value,
        ${number(attribute)} as attribute_number,
        ${value(by)} as by_value,
        ${number(by)} as by_number
      from customers cross join as_of
    ),
    orders as (
      ${revenue}
    )
    select
      customer_id,
      records.customer_id is not null as has_record,
      attribute_value,
      attribute_number,
      by_value,
      by_number,
      orders.revenue::DOUBLE as revenue
    from records full join orders using (customer_id)
  `;
}

/** What the numbers of an attribute look like: one row, see `NumberFacts`. Ranks are whole numbers; odd ones do not count. */
export function numberFactsQuery(values: Sql, number: Sql, bins: number, odd: Odd | null): Sql {
  const parts = literal(bins);
  const conditions = [
    sql`${number} is not null`,
    ...(odd ? [sql`not (${isOdd(odd, number)})`] : []),
  ];
  return sql`
    with sorted as (
      select list_sort(list(${number})) as numbers, count(*)::BIGINT as n
      from ${values}
      where ${join(conditions, ' and ')}
    )
    select
      n::INTEGER as n,
      len(list_distinct(numbers))::INTEGER as distinct_numbers,
      numbers[1] as least,
      numbers[n] as most,
      list_transform(range(1, ${parts}), k -> numbers[(k * n + ${parts} - 1) // ${parts}]) as quantiles,
      [numbers[(n + 19) // 20], numbers[(19 * n + 19) // 20]] as usual,
      coalesce(list_aggregate(list_transform(numbers, x -> x = trunc(x)), 'bool_and'), true) as whole
    from sorted
  `;
}

/** The most frequent values of an attribute, and how many different ones there are. */
export function namesQuery(values: Sql, value: Sql, largest: number): Sql {
  return sql`
    select ${value} as name, count(*)::INTEGER as customers, (count(*) over ())::INTEGER as names
    from ${values}
    where ${value} is not null
    group by ${value}
    order by customers desc, name
    limit ${literal(largest)}
  `;
}

/** One row for each customer with the group of each attribute; the segment is the group, or both. */
export function segmentedQuery(values: Sql, { attribute, by }: Crossing<Grouping>): Sql {
  const group = groupExpression(attribute, sql`attribute_value`, sql`attribute_number`);
  const byGroup = by ? groupExpression(by, sql`by_value`, sql`by_number`) : sql`null::VARCHAR`;
  const segment = by
    ? sql`if(has_record, attribute_group || ${literal(CROSS)} || by_group, ${literal(NO_RECORD)})`
    : sql`attribute_group`;
  return sql`
    with grouped as (
      select
        *,
        ${group} as attribute_group,
        ${byGroup} as by_group
      from ${values}
    )
    select
      customer_id,
      ${segment} as segment,
      attribute_group,
      by_group,
      attribute_value,
      attribute_number,
      by_value,
      by_number,
      revenue
    from grouped
  `;
}

/** One row for each group of each attribute, in its order: how many customers and values it holds, and which numbers. */
export function groupsQuery(
  segmented: Sql,
  names: Crossing<string>,
  groupings: Crossing<Grouping>,
): Sql {
  const parts = (['attribute', 'by'] as const).flatMap((which) => {
    const [name, grouping] = [names[which], groupings[which]];
    if (name === null || grouping === null) return [];
    const [group, value, number] = ['group', 'value', 'number'].map((what) =>
      ident(`${which}_${what}`),
    ) as [Sql, Sql, Sql];
    return sql`
      select
        ${literal(name)} as attribute,
        ${group} as name,
        (list_position(${literal(groupOrder(grouping))}, ${group}))::INTEGER as place,
        count(*)::INTEGER as customers,
        (count(*) / sum(count(*)) over ())::DOUBLE as share,
        count(distinct ${value})::INTEGER as distinct_values,
        min(${number}) as lowest,
        max(${number}) as highest
      from ${segmented}
      group by ${group}
    `;
  });
  return sql`
    select *
    from (
      ${join(parts, '\nunion all\n')}
    )
    order by attribute = ${literal(names.by ?? '')}, place nulls last, customers desc
  `;
}

/**
 * One row for each pair of groups that has customers, in order; without a second attribute, for each group. The index is
 * 100 × customers ÷ those expected if the two attributes had nothing to do with each other.
 */
export function cellsQuery(segmented: Sql, { attribute, by }: Crossing<Grouping>): Sql {
  const order = (grouping: Grouping, group: Sql) =>
    sql`list_position(${literal(groupOrder(grouping))}, ${group}) nulls last`;
  const places = [
    order(attribute, sql`attribute_group`),
    ...(by ? [order(by, sql`by_group`)] : []),
  ];
  return sql`
    with cells as (
      select
        segment,
        attribute_group,
        by_group,
        count(*) as customers,
        sum(revenue::DECIMAL(18, 4)) as revenue,
        count(revenue) as known
      from ${segmented}
      group by segment, attribute_group, by_group
    )
    select
      segment,
      attribute_group,
      by_group,
      (row_number() over (order by ${join(places)}))::INTEGER as place,
      customers::INTEGER as customers,
      (customers / sum(customers) over (partition by attribute_group))::DOUBLE as share_of_group,
      (
        100 * customers * sum(customers) over ()
        / (sum(customers) over (partition by attribute_group) * sum(customers) over (partition by by_group))
      )::DOUBLE as index,
      revenue::DOUBLE as revenue,
      case when known > 0 then revenue::DOUBLE / known end as mean_revenue
    from cells
    order by place
  `;
}

/** The result in one row. */
export function summaryQuery(
  segmented: Sql,
  cells: Sql,
  { what, how }: { readonly what: string; readonly how: string },
): Sql {
  return sql`
    with whole as (
      select
        count(*) as customers,
        count(*) filter (attribute_group in (${literal(MISSING)}, ${literal(NO_RECORD)})) as unknown
      from ${segmented}
    )
    select
      ${literal(what)} as what,
      ${literal(how)} as how,
      whole.customers::INTEGER as customers,
      count(*)::INTEGER as segments,
      arg_max(segment, (cells.customers, -place)) as largest,
      (max(cells.customers) / whole.customers)::DOUBLE as largest_share,
      whole.unknown::INTEGER as unknown,
      (whole.unknown / whole.customers)::DOUBLE as unknown_share
    from ${cells} as cells cross join whole
    group by whole.customers, whole.unknown
  `;
}
