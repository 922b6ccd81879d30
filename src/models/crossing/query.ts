import { literal, sql, type Sql } from '../../sql';

/** Between the names of the two segments; a name that holds it is put in quotation marks. */
const CROSS = ' × ';
const NO_SEGMENT = '(no segment)';

/** A segmentation, and whether it knows the revenue of customers. */
export interface Crossed {
  readonly from: Sql;
  readonly hasRevenue: boolean;
}

/** One row for each customer who is in both segmentations. */
export function crossingQuery(rows: Crossed, columns: Crossed): Sql {
  return sql`
    with both_segments as (
      select
        rows.customer_id::VARCHAR as customer_id,
        coalesce(rows.segment::VARCHAR, ${literal(NO_SEGMENT)}) as row_segment,
        coalesce(columns.segment::VARCHAR, ${literal(NO_SEGMENT)}) as column_segment,
        ${revenueOf(rows, columns)} as revenue
      from ${rows.from} as rows
      join ${columns.from} as columns on rows.customer_id::VARCHAR = columns.customer_id::VARCHAR
    )
    select
      customer_id,
      ${named(sql`row_segment`)} || ${literal(CROSS)} || ${named(sql`column_segment`)} as segment,
      row_segment,
      column_segment,
      revenue
    from both_segments
  `;
}

function revenueOf(rows: Crossed, columns: Crossed): Sql {
  if (rows.hasRevenue && columns.hasRevenue)
    return sql`coalesce(rows.revenue::DOUBLE, columns.revenue::DOUBLE)`;
  if (rows.hasRevenue) return sql`rows.revenue::DOUBLE`;
  return columns.hasRevenue ? sql`columns.revenue::DOUBLE` : sql`null::DOUBLE`;
}

function named(segment: Sql): Sql {
  return sql`if(contains(${segment}, ${literal(CROSS)}), '“' || ${segment} || '”', ${segment})`;
}

/** Customers of both segmentations, once each: the population of the crossing. */
export function populationQuery(rows: Crossed, columns: Crossed): Sql {
  return sql`
    (
      select distinct customer_id::VARCHAR as customer_id
      from ${rows.from}
      where customer_id::VARCHAR in (
        select customer_id::VARCHAR
        from ${columns.from}
      )
    )
  `;
}

/** One row for each pair of segments: what is there, and what would be if the two were independent. */
export function cellsQuery(crossing: Sql): Sql {
  return sql`
    with counted as (
      select row_segment, column_segment, count(*) as customers
      from ${crossing}
      group by row_segment, column_segment
    ),
    of_rows as (
      select
        row_segment,
        sum(customers)::DOUBLE as row_customers,
        row_number() over (order by sum(customers) desc, row_segment) as row_place
      from counted
      group by row_segment
    ),
    of_columns as (
      select
        column_segment,
        sum(customers)::DOUBLE as column_customers,
        row_number() over (order by sum(customers) desc, column_segment) as column_place
      from counted
      group by column_segment
    ),
    pairs as (
      select
        *,
        sum(row_customers) over (partition by column_segment) as everyone
      from of_rows cross join of_columns
    ),
    cells as (
      select
        *,
        coalesce(customers, 0) as observed,
        row_customers * column_customers / everyone as expected,
        sqrt(expected * (1 - row_customers / everyone) * (1 - column_customers / everyone)) as spread
      from pairs
      left join counted using (row_segment, column_segment)
    )
    select
      row_segment,
      column_segment,
      row_place::INTEGER as row_place,
      column_place::INTEGER as column_place,
      observed::INTEGER as customers,
      observed / everyone as share,
      observed / row_customers as row_share,
      observed / column_customers as column_share,
      expected,
      100 * observed / expected as index,
      case when spread > 0 then (observed - expected) / spread end as residual,
      observed < 5 as small
    from cells
    order by row_place, column_place
  `;
}

/** How many customers are in only one of the two: `only_rows`, `only_columns`. */
export function apartQuery(rows: Crossed, columns: Crossed): Sql {
  const only = (one: Crossed, other: Crossed): Sql => sql`
    (
      select count(distinct customer_id)::INTEGER
      from ${one.from}
      where customer_id::VARCHAR not in (
        select customer_id::VARCHAR
        from ${other.from}
        where customer_id is not null
      )
    )
  `;
  return sql`
    select
      ${only(rows, columns)} as only_rows,
      ${only(columns, rows)} as only_columns
  `;
}
