import type { Selection } from '../../base/selection';
import { ident, sql, type Sql } from '../../sql';
import { whereClause, type Filter } from './filter';

/** Whose customers are looked at: the model’s name, and what is chosen in its views and elsewhere. */
export interface InView {
  readonly model: string;
  readonly filters: readonly Filter[];
  readonly outside: readonly Selection[];
}

/** Headline figures of the customers in view. */
export function headlineQuery({ model, filters, outside }: InView): Sql {
  return sql`
    select
      count(*)::INTEGER as customers,
      coalesce(sum(frequency), 0)::DOUBLE as orders,
      coalesce(sum(revenue), 0)::DOUBLE as revenue,
      median(recency_days)::DOUBLE as median_recency_days,
      count(*) filter (frequency = 1)::INTEGER as one_time_buyers,
      min(first_ordered_at)::DATE as first_day,
      max(last_ordered_at)::DATE as last_day
    from ${ident(model)}
    ${whereClause(filters, outside)}
  `;
}

/** Customers and revenue in each cell of the r × f grid; cells without customers are absent. */
export function cellsQuery({ model, filters, outside }: InView): Sql {
  return sql`
    select r, f, segment, count(*)::INTEGER as customers, sum(revenue)::DOUBLE as revenue
    from ${ident(model)}
    ${whereClause(filters, outside, 'cell')}
    group by all
    order by r, f
  `;
}

/** Each segment's share of customers and of revenue among the customers in view. */
export function segmentsQuery({ model, filters, outside }: InView): Sql {
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
    from ${ident(model)}
    ${whereClause(filters, outside, 'segment')}
    group by segment
    order by customers desc, segment
  `;
}

/** Where the scores part the customers: one row for each cut point. */
export function cutsQuery(model: string): Sql {
  return sql`from ${ident(`${model}_cuts`)}`;
}

/** From which values each score comes. */
export function scoresQuery(model: string): Sql {
  return sql`from ${ident(`${model}_scores`)}`;
}

/** The proof that everybody with an order is in exactly one segment. */
export function checkQuery(model: string): Sql {
  return sql`from ${ident(`${model}_check`)}`;
}

/** Figures of all customers together. */
export function summaryQuery(model: string): Sql {
  return sql`from ${ident(`${model}_summary`)}`;
}

/** How many customers share a value with someone who scored differently, by method and measure. */
export function tiesQuery(model: string): Sql {
  return sql`from ${ident(`${model}_ties`)}`;
}

/** Customers of each segment under the three binning methods. */
export function methodsQuery(model: string): Sql {
  return sql`from ${ident(`${model}_methods`)}`;
}
