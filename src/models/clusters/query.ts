import { ident, join, literal, sql, type Sql } from '../../sql';
import type { FeatureScale } from '../../stats/clustering/standardise';

/** Rows of the source whose features are all known. */
export function isKnown(features: readonly string[]): Sql {
  return join(
    [
      sql`customer_id is not null`,
      ...features.map((name) => sql`isfinite(${ident(name)}::DOUBLE)`),
    ],
    '\nand ',
  );
}

/**
 * Who is clustered: id, features, and revenue unless it is one of them.
 *
 * @param revenues `customer_id` and `revenue` of all who ordered; null where the source has a column `revenue`
 */
export function pointsQuery(source: Sql, features: readonly string[], revenues: Sql | null): Sql {
  const columns = [sql`customer_id::VARCHAR as customer_id`, ...features.map(ident)];
  if (revenues === null && !features.some(isRevenue)) columns.push(sql`revenue::DOUBLE as revenue`);
  const known = sql`
    select
      ${join(columns, ',\n')}
    from ${source}
    where ${isKnown(features)}
  `;
  if (revenues === null) return known;
  return sql`
    with known as (
      ${known}
    ),
    revenues as (
      ${revenues}
    )
    select known.*, revenues.revenue::DOUBLE as revenue
    from known left join revenues using (customer_id)
  `;
}

/** Whether a feature is the column that tells revenue. */
export function isRevenue(feature: string): boolean {
  return feature.toLowerCase() === 'revenue';
}

/** The features of all points as DOUBLE, sorted by them: the same customers come in the same order, however they were read. */
export function featuresQuery(points: Sql, features: readonly string[]): Sql {
  return sql`
    select
      ${join(
        features.map((name) => sql`${ident(name)}::DOUBLE as ${ident(name)}`),
        ',\n',
      )}
    from ${points}
    order by all
  `;
}

/** What `assignmentsQuery` needs to know of the clusters that were found. */
export interface Assignment {
  /** The features that tell customers apart, with their scales. */
  readonly scales: readonly FeatureScale[];
  /** All columns of the points that are shown, in order. */
  readonly shown: readonly string[];
  readonly logarithms: boolean;
  /** Names of the clusters, in order. */
  readonly segments: readonly string[];
}

/** The main relation: each customer with the cluster whose centre is nearest. */
export function assignmentsQuery(points: Sql, centers: Sql, found: Assignment): Sql {
  const { scales, shown, logarithms, segments } = found;
  const coordinates = scales.map((scale) => scaledValue(scale, logarithms));
  const center = scales.map(({ name }) => sql`max(z) filter (feature = ${literal(name)})`);
  const distances = segments.map((_, at) => sql`list_distance(point, centers[${literal(at + 1)}])`);
  return sql`
    with clusters as (
      select
        segment,
        description,
        [${join(center)}] as center
      from ${centers}
      group by segment, description
    ),
    scaled as (
      select
        *,
        [
          ${join(coordinates, ',\n')}
        ] as point
      from ${points}
    ),
    measured as (
      select
        scaled.*,
        [
          ${join(distances, ',\n')}
        ] as distances
      from scaled
      cross join (
        select list(center order by list_position(${literal(segments)}, segment)) as centers
        from clusters
      )
    ),
    nearest as (
      select
        *,
        list_min(distances) as distance,
        ${literal(segments)}[list_position(distances, list_min(distances))] as segment
      from measured
    )
    select
      customer_id,
      segment,
      description,
      distance,
      ${join(
        shown.map((name) => sql`${ident(name)}`),
        ',\n',
      )}
    from nearest join clusters using (segment)
  `;
}

/** A feature on the common scale. */
function scaledValue({ name, mean, sd, isSigned }: FeatureScale, logarithms: boolean): Sql {
  const raw = sql`${ident(name)}::DOUBLE`;
  const log = isSigned ? sql`sign(${raw}) * ln(1 + abs(${raw}))` : sql`ln(1 + ${raw})`;
  const value = logarithms ? log : raw;
  return sql`(${value} - ${literal(mean)}) / ${literal(sd)}`;
}

/** The segments with what describes each, in their order. */
export function describedQuery(segments: Sql, centers: Sql): Sql {
  return sql`
    with segments as (
      ${segments}
    ),
    words as (
      select segment, any_value(description) as description, min(rowid) as place
      from ${centers}
      group by segment
    )
    select segments.*, words.description
    from segments
    left join words using (segment)
    order by place
  `;
}
