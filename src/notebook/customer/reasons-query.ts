import { ident, join, literal, sql, type Sql } from '../../sql';

/**
 * From where to where each RFM score of a customer reaches: `measure`, `score`, and `above` (left out) and `up_to`
 * (included) in the unit of the measure, NULL where it is open.
 *
 * @param rfm main relation of a model with `_cut_points`
 */
export function scoreRangesQuery(rfm: string, customer: string): Sql {
  // Few days since the last order are good: the highest score lies below the first cut point.
  const parts = [
    rangeOf('recency_days', sql`r`, sql`bins.last + 1 - r`, sql`bins.last + 2 - r`),
    rangeOf('frequency', sql`f`, sql`f - 1`, sql`f`),
    rangeOf('monetary', sql`m`, sql`m - 1`, sql`m`),
  ];
  return sql`
    with customer as (
      from ${ident(rfm)}
      where customer_id = ${literal(customer)}
    ),
    cuts as (
      from ${ident(`${rfm}_cut_points`)}
    ),
    bins as (
      select max(k) as last from cuts
    )
    ${join(parts, '\nunion all\n')}
  `;
}

function rangeOf(measure: string, score: Sql, below: Sql, above: Sql): Sql {
  return sql`
    select
      ${literal(measure)} as measure,
      ${score} as score,
      (select ${ident(measure)} from cuts where k = ${below}) as above,
      (select ${ident(measure)} from cuts where k = ${above}) as up_to
    from customer cross join bins
  `;
}

/** The rows that say where a segment begins and ends, of an output such as `_thresholds`. */
export function thresholdsQuery(relation: string, segment: string): Sql {
  return sql`
    from ${ident(relation)}
    where segment = ${literal(segment)}
    limit 1
  `;
}

/** The names of a segmentation’s segments in their order. */
export function segmentNamesQuery(segments: string): Sql {
  return sql`select segment from ${ident(segments)}`;
}
