import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import { scoreLevels, type SegmentGrid } from './grid';
import { MEASURES, type Binning, type Measure, type RfmSettings } from './settings';

/** How the orders are read. */
export interface OrderPlan {
  /** What stands after FROM: the `transactions` view, or what takes its place. */
  readonly lines: Sql;
  /** Order ids are there and count as orders; otherwise each day with a line is one. */
  readonly byOrderId: boolean;
  /** ISO day before which lines count; null means the day after the last order. */
  readonly asOf: string | null;
  /** Lines can be returns, which change money only. */
  readonly mayHoldReturns: boolean;
  /** Only the customers of one of several parts, so that a large input fits into memory. */
  readonly part?: { readonly index: number; readonly of: number };
}

/**
 * One row for each customer with an order: frequency, revenue, first and last order. Lines are grouped into orders
 * first, which is cheaper than counting distinct order ids for each customer. A line without an order id belongs to the
 * order of its day. Money is added as decimals.
 */
export function customersQuery(plan: OrderPlan): Sql {
  const order = plan.byOrderId
    ? sql`coalesce(order_id, ordered_at::DATE::VARCHAR)`
    : sql`ordered_at::DATE`;
  const isOrder = plan.mayHoldReturns ? sql` filter (is_return is not true)` : EMPTY;
  const conditions = lineConditions(plan);
  return sql`
    with orders as (
      select
        customer_id,
        ${order} as order_key,
        min(ordered_at)${isOrder} as first_line_at,
        max(ordered_at)${isOrder} as last_line_at,
        sum(amount) as amount
      from ${plan.lines}
      ${conditions.length > 0 ? sql`where ${join(conditions, '\nand ')}` : EMPTY}
      group by customer_id, order_key
    )
    select
      customer_id,
      ${plan.mayHoldReturns ? sql`count(first_line_at)` : sql`count(*)`}::INTEGER as frequency,
      sum(amount)::DOUBLE as revenue,
      min(first_line_at) as first_ordered_at,
      max(last_line_at) as last_ordered_at
    from orders
    group by customer_id
    ${plan.mayHoldReturns ? sql`having count(first_line_at) > 0` : EMPTY}
  `;
}

function lineConditions({ lines, asOf, mayHoldReturns, part }: OrderPlan): Sql[] {
  const conditions: Sql[] = [];
  if (asOf !== null) conditions.push(sql`ordered_at < TIMESTAMP ${literal(asOf)}`);
  else if (mayHoldReturns) {
    // Returns after the day of the last order lie behind the as-of date.
    conditions.push(sql`
      ordered_at < (
        select max(ordered_at)::DATE + 1 from ${lines} where is_return is not true
      )
    `);
  }
  if (part) {
    conditions.push(sql`hash(customer_id) % ${literal(part.of)} = ${literal(part.index)}`);
  }
  return conditions;
}

/** The measures of each customer, from `customersQuery`: recency by calendar date, frequency, monetary. */
export function measuresQuery(
  customers: Sql,
  settings: Pick<RfmSettings, 'asOf' | 'monetary'>,
): Sql {
  const asOf =
    settings.asOf === null
      ? sql`select max(last_ordered_at)::DATE + 1 as as_of from ${customers}`
      : sql`select DATE ${literal(settings.asOf)} as as_of`;
  const monetary = settings.monetary === 'sum' ? sql`revenue` : sql`revenue / frequency`;
  return sql`
    with as_of as (
      ${asOf}
    )
    select
      customer_id,
      date_diff('day', last_ordered_at::DATE, as_of)::INTEGER as recency_days,
      frequency,
      ${monetary} as monetary,
      revenue,
      first_ordered_at,
      last_ordered_at
    from ${customers} cross join as_of
  `;
}

/**
 * Cut points at the quantiles k / bins of each measure, by Hyndman and Fan's type 7: the value at rank (n − 1) k / bins
 * from 0, between two values in proportion. Ranks are whole numbers and a remainder: as floating-point numbers, as in
 * `quantile_cont`, they would land just beside a value, and whole groups of equal values would change their score.
 */
export function quantileCutPointsQuery(measures: Sql, bins: number): Sql {
  const sorted = MEASURES.map(
    (measure) => sql`list_sort(list(${ident(measure)})) as ${ident(measure)}`,
  );
  const cuts = MEASURES.map((measure) => {
    const values = ident(measure);
    return sql`${values}[below] + (${values}[above] - ${values}[below]) * remainder / ${literal(bins)} as ${values}`;
  });
  return sql`
    with sorted as (
      select
        count(*) as n,
        ${join(sorted, ',\n')}
      from ${measures}
    ),
    ranks as (
      select
        k,
        (n - 1) * k // ${literal(bins)} + 1 as below,
        least((n - 1) * k // ${literal(bins)} + 2, n) as above,
        (n - 1) * k % ${literal(bins)} as remainder
      from sorted cross join range(1, ${literal(bins)}) as cuts(k)
    )
    select
      k::INTEGER as k,
      ${join(cuts, ',\n')}
    from sorted cross join ranks
  `;
}

/** Cut points that the user gave, of equal number for each measure. */
export function fixedCutPointsQuery(cuts: Readonly<Record<Measure, readonly number[]>>): Sql {
  const rows = cuts.frequency.map((_, at) => {
    const values = MEASURES.map((measure) => sql`${literal(cuts[measure][at] ?? null)}::DOUBLE`);
    return sql`(${literal(at + 1)}, ${join(values)})`;
  });
  return sql`
    select *
    from (
      values
        ${join(rows, ',\n')}
    ) as cuts(k, ${join(MEASURES.map(ident))})
  `;
}

/** Where `ntile` cut, as seen in the scores: the highest value on the low side of each cut. */
export function ntileCutPointsQuery(rfm: Sql, bins: number): Sql {
  return sql`
    select
      k::INTEGER as k,
      max(recency_days) filter (r > ${literal(bins)} - k)::DOUBLE as recency_days,
      max(frequency) filter (f <= k)::DOUBLE as frequency,
      max(monetary) filter (m <= k) as monetary
    from ${rfm} cross join range(1, ${literal(bins)}) as cuts(k)
    group by k
  `;
}

/** The cut points as a row each, with the mark of those that equal the one before. */
export function cutsQuery(cutPoints: Sql): Sql {
  const measures = MEASURES.map(
    (measure) => sql`
      select ${literal(measure)} as measure, k, ${ident(measure)} as value
      from ${cutPoints}
    `,
  );
  return sql`
    with cuts as (
      ${join(measures, '\nunion all\n')}
    )
    select
      measure,
      k,
      value,
      coalesce(value = lag(value) over (partition by measure order by k), false) as coincides
    from cuts
    order by array_position(${literal(MEASURES)}, measure), k
  `;
}

/**
 * The measures with their scores `r`, `f`, `m` by cut points: f and m are 1 + the number of cut points below the value,
 * r is bins − the number of cut points below the recency.
 */
function scoresByCutsQuery(measures: Sql, cutPoints: Sql, bins: number): Sql {
  const lists = MEASURES.map(
    (measure) => sql`list_sort(list(${ident(measure)})) as ${ident(`${measure}_cuts`)}`,
  );
  return sql`
    with cuts as (
      select
        ${join(lists, ',\n')}
      from ${cutPoints}
    )
    select
      measures.*,
      ${scoreCase('recency_days', bins)} as r,
      ${scoreCase('frequency', bins)} as f,
      ${scoreCase('monetary', bins)} as m
    from ${measures} as measures cross join cuts
  `;
}

function scoreCase(measure: Measure, bins: number): Sql {
  const score = (cutsBelow: number): Sql =>
    literal(measure === 'recency_days' ? bins - cutsBelow : cutsBelow + 1);
  const branches = scoreLevels(bins - 1)
    .toReversed()
    .map(
      (k) =>
        sql`when ${ident(measure)} > ${ident(`${measure}_cuts`)}[${literal(k)}] then ${score(k)}`,
    );
  return sql`
    case
      ${join(branches, '\n')}
      else ${score(0)}
    end
  `;
}

/** The measures with scores by groups of equal size. Equal values are split by customer id, so that runs agree. */
function scoresByNtileQuery(measures: Sql, bins: number): Sql {
  return sql`
    select
      *,
      ntile(${literal(bins)}) over (order by recency_days desc, customer_id)::INTEGER as r,
      ntile(${literal(bins)}) over (order by frequency, customer_id)::INTEGER as f,
      ntile(${literal(bins)}) over (order by monetary, customer_id)::INTEGER as m
    from ${measures}
  `;
}

/** Scores by a method, from the relation of cut points, which `ntile` does without. */
export function scoresQuery(binning: Binning, measures: Sql, cutPoints: Sql, bins: number): Sql {
  return binning === 'ntile'
    ? scoresByNtileQuery(measures, bins)
    : scoresByCutsQuery(measures, cutPoints, bins);
}

/** The grid as rows (r, f, segment). */
export function gridQuery(grid: SegmentGrid): Sql {
  const rows = grid
    .flatMap(({ segment, cells }) => cells.map(([r, f]) => ({ r, f, segment })))
    .toSorted((a, b) => a.r - b.r || a.f - b.f)
    .map(({ r, f, segment }) => sql`(${literal(r)}, ${literal(f)}, ${literal(segment)})`);
  return sql`
    select *
    from (
      values
        ${join(rows, ',\n')}
    ) as cells(r, f, segment)
  `;
}

/** The model's main relation: scores, their sum and the segment they lead to. */
export function rfmQuery(scores: Sql, grid: SegmentGrid): Sql {
  return sql`
    with scores as (
      ${scores}
    ),
    grid as (
      ${gridQuery(grid)}
    )
    select
      customer_id,
      recency_days,
      frequency,
      monetary,
      revenue,
      r,
      f,
      m,
      r + f + m as score,
      segment,
      first_ordered_at,
      last_ordered_at
    from scores join grid using (r, f)
  `;
}

/** Customers and revenue of each cell of the grid. */
export function cellsQuery(rfm: Sql, grid: SegmentGrid): Sql {
  return sql`
    with grid as (
      ${gridQuery(grid)}
    ),
    cells as (
      select r, f, count(*)::INTEGER as customers, ${exactRevenue} as revenue
      from ${rfm}
      group by r, f
    )
    select
      r,
      f,
      segment,
      coalesce(customers, 0) as customers,
      coalesce(revenue, 0) as revenue
    from grid left join cells using (r, f)
    order by r, f
  `;
}

/** Size, revenue and means of each segment, in the order of the grid. */
export function segmentsQuery(rfm: Sql, grid: SegmentGrid): Sql {
  const names = grid.map(({ segment }, at) => sql`(${literal(at + 1)}, ${literal(segment)})`);
  return sql`
    with names as (
      select *
      from (
        values
          ${join(names, ',\n')}
      ) as segments(place, segment)
    ),
    totals as (
      select
        segment,
        count(*)::INTEGER as customers,
        ${exactRevenue} as revenue,
        avg(recency_days) as mean_recency_days,
        avg(frequency) as mean_frequency,
        avg(monetary) as mean_monetary
      from ${rfm}
      group by segment
    )
    select
      segment,
      coalesce(customers, 0) as customers,
      coalesce(customers, 0) / sum(customers) over () as share,
      coalesce(revenue, 0) as revenue,
      case when sum(revenue) over () > 0 then coalesce(revenue, 0) / sum(revenue) over () end as revenue_share,
      mean_recency_days,
      mean_frequency,
      mean_monetary
    from names left join totals using (segment)
    order by place
  `;
}

/** Revenue added as decimals: as floating-point numbers the last digits would depend on the order of the rows. */
export const exactRevenue = sql`sum(revenue::DECIMAL(38, 4))::DOUBLE`;
