import { ident, literal, sql, type Sql } from '../../sql';
import { whereClause, type Filter, type Measure } from './filter';

/** Headline figures of the customers in view. */
export function headlineQuery(filters: readonly Filter[]): Sql {
  return sql`
    select
      count(*)::INTEGER as customers,
      coalesce(sum(frequency), 0)::DOUBLE as orders,
      coalesce(sum(revenue), 0)::DOUBLE as revenue,
      median(recency_days)::DOUBLE as median_recency_days,
      count(*) filter (frequency = 1)::INTEGER as one_time_buyers,
      min(first_ordered_at)::DATE as first_day,
      max(last_ordered_at)::DATE as last_day
    from rfm
    ${whereClause(filters)}
  `;
}

/** Customers and revenue in each cell of the r × f grid; cells without customers are absent. */
export function cellsQuery(filters: readonly Filter[]): Sql {
  return sql`
    select r, f, segment, count(*)::INTEGER as customers, sum(revenue)::DOUBLE as revenue
    from rfm
    ${whereClause(filters, 'cell')}
    group by all
    order by r, f
  `;
}

/** Each segment's share of customers and of revenue among the customers in view. */
export function segmentsQuery(filters: readonly Filter[]): Sql {
  return sql`
    select
      segment,
      count(*)::INTEGER as customers,
      count(*) / sum(count(*)) over () as share,
      sum(revenue)::DOUBLE as revenue,
      coalesce(sum(revenue) / nullif(sum(sum(revenue)) over (), 0), 0)::DOUBLE as revenue_share,
      avg(recency_days)::DOUBLE as mean_recency_days,
      avg(frequency)::DOUBLE as mean_frequency,
      avg(monetary)::DOUBLE as mean_monetary
    from rfm
    ${whereClause(filters, 'segment')}
    group by segment
    order by customers desc, segment
  `;
}

/** Bins of a histogram: `from` and `to` are its edges, open above but for the last. */
export interface HistogramShape {
  readonly origin: number;
  readonly width: number;
  readonly bins: number;
}

/** Lowest, highest and 99th percentile of a measure over all customers: what its bins are made from. */
export function measureRangeQuery(measure: Measure): Sql {
  const column = ident(measure);
  return sql`
    select
      min(${column})::DOUBLE as low,
      max(${column})::DOUBLE as high,
      quantile_cont(${column}, 0.99)::DOUBLE as p99
    from rfm
  `;
}

/** Customers in each bin; what lies above the last bin is counted in it, what lies below in the first. */
export function histogramQuery(
  measure: Measure,
  shape: HistogramShape,
  filters: readonly Filter[],
): Sql {
  const column = ident(measure);
  return sql`
    select
      greatest(0, least(${literal(shape.bins - 1)}, floor((${column} - ${literal(shape.origin)}) / ${literal(shape.width)})))::INTEGER as bin,
      count(*)::INTEGER as customers
    from rfm
    ${whereClause(filters, measure)}
    group by bin
    order by bin
  `;
}

export type SortDirection = 'asc' | 'desc';
export interface Sort {
  readonly column: string;
  readonly direction: SortDirection;
}

/** The customers in view, sorted; ties by id, so that the order is the same each time. */
export function customersQuery(filters: readonly Filter[], sort: Sort): Sql {
  const direction = sort.direction === 'asc' ? sql`asc` : sql`desc`;
  return sql`
    select *
    from rfm
    ${whereClause(filters)}
    order by ${ident(sort.column)} ${direction}, customer_id
  `;
}

/** Where the scores part the customers: one row for each cut point. */
export const CUTS_QUERY = sql`from rfm_cuts`;

/** From which values each score comes. */
export const SCORES_QUERY = sql`from rfm_scores`;

/** Figures of all customers together. */
export const SUMMARY_QUERY = sql`from rfm_summary`;

/** How many customers share a value with someone who scored differently, by method and measure. */
export const TIES_QUERY = sql`from rfm_ties`;

/** Customers of each segment under the three binning methods. */
export const METHODS_QUERY = sql`from rfm_methods`;
