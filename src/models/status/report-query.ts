import { sql, type Sql } from '../../sql';
import { valuesQuery } from '../values-query';
import { orderedByQuery, type OrderLines } from '../orders/order-lines';
import type { StatusSettings } from './settings';

const WHOLE = sql`sum(revenue::DECIMAL(38, 4))`;

/** The figures of all customers together. */
export function summaryQuery(status: Sql, everyone: Sql, { method }: StatusSettings): Sql {
  const expected =
    method === 'gaps' ? sql`any_value(everyone.expected_gap_days)` : sql`null::DOUBLE`;
  return sql`
    with counted as (
      select
        any_value(as_of) as as_of,
        count(*)::INTEGER as customers,
        count(*) filter (order_days > 0)::INTEGER as with_orders,
        any_value(gap_days) as gap_days,
        ${expected} as expected_gap_days,
        count(*) filter (gap_source = 'own')::INTEGER as own_gap,
        count(*) filter (segment in ('New', 'Reactivated', 'Active'))::INTEGER as on_time,
        count(*) filter (segment = 'Slipping')::INTEGER as slipping,
        count(*) filter (segment in ('Lapsed', 'Lost'))::INTEGER as gone,
        ${WHOLE} as revenue,
        coalesce(${WHOLE} filter (segment = 'Slipping'), 0) as slipping_revenue
      from ${status} cross join ${everyone} as everyone
    )
    select
      as_of,
      customers,
      with_orders,
      gap_days,
      expected_gap_days,
      own_gap,
      on_time,
      on_time / nullif(with_orders, 0) as on_time_share,
      slipping,
      case when revenue > 0 then slipping_revenue::DOUBLE / revenue::DOUBLE end as slipping_revenue_share,
      gone,
      gone / nullif(with_orders, 0) as gone_share
    from counted
  `;
}

/** Where each status begins and ends, in gaps and in the days of somebody without a gap of their own. */
export function thresholdsQuery({ method, thresholds }: StatusSettings, everyone: Sql): Sql {
  const [active, slipping, lapsed] = thresholds;
  const limits = valuesQuery(
    [
      { name: 'segment', type: 'VARCHAR' },
      { name: 'over', type: 'DOUBLE' },
      { name: 'up_to', type: 'DOUBLE' },
    ],
    [
      ['Prospect', null, null],
      ['New', null, active],
      ['Reactivated', null, active],
      ['Active', null, active],
      ['Slipping', active, slipping],
      ['Lapsed', slipping, lapsed],
      ['Lost', lapsed, null],
    ],
  );
  const columns =
    method === 'gaps'
      ? sql`
          over as over_gaps,
          up_to as up_to_gaps,
          over * expected_gap_days as over_days,
          up_to * expected_gap_days as up_to_days
        `
      : sql`
          null::DOUBLE as over_gaps,
          null::DOUBLE as up_to_gaps,
          over as over_days,
          up_to as up_to_days
        `;
  return sql`
    with limits as (
      ${limits}
    )
    select
      segment,
      ${columns}
    from limits cross join ${everyone}
  `;
}

/** Who has to have a status: customers who are known, and those with an order; not once each. */
export function populationQuery(lines: OrderLines, hasCustomers: boolean): Sql {
  const ordered = orderedByQuery(lines);
  if (!hasCustomers) return ordered;
  return sql`
    select customer_id
    from customers
    union all
    ${ordered}
  `;
}
