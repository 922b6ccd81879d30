import { ident, join, literal, sql, type Sql } from '../../sql';
import { isRanked, rankColumns } from './ranked-query';

/** Where the ranked customers are cut, and what the parts are called. */
export interface Tiers {
  /** The best first. */
  readonly names: readonly string[];
  /** Shares of the revenue, rising, one fewer than names. */
  readonly cuts: readonly number[];
}

/**
 * The main relation: a customer is in the first tier whose cut point lies above the share of the revenue that all who
 * are ranked higher bring. So the customer who carries the sum across a cut point still belongs to the better side.
 *
 * @param ranked of `rankedQuery`
 */
export function tiersQuery(ranked: Sql, { names, cuts }: Tiers): Sql {
  const branches = cuts.map(
    (cut, at) =>
      sql`when revenue_before < ${literal(cut)} * total then ${literal(names[at] ?? null)}`,
  );
  return sql`
    select
      customer_id,
      case
        ${join(branches, '\n')}
        else ${literal(names.at(-1) ?? null)}
      end as segment,
      ${rankColumns}
    from ${ranked}
  `;
}

/** Customers and revenue as shares of each tier, one below the other. */
export function tierSharesQuery(tiers: Sql, { names }: Tiers): Sql {
  const measures = [
    ['Customers', sql`count(rank) / sum(count(rank)) over ()`],
    ['Revenue', sql`coalesce(sum(revenue_share), 0)`],
  ] as const;
  const parts = measures.map(
    ([measure, share]) => sql`
      select ${literal(measure)} as measure, segment, ${share} as share
      from names left join ${tiers} using (segment)
      group by segment
    `,
  );
  return sql`
    with names as (
      ${namesQuery(names)}
    ),
    shares as (
      ${join(parts, '\nunion all\n')}
    )
    select measure, segment, share
    from shares join names using (segment)
    order by measure, place
  `;
}

/** Between which shares each tier lies, and which revenues that came to. */
export function thresholdsQuery(tiers: Sql, { names, cuts }: Tiers): Sql {
  const rows = names.map(
    (name, at) =>
      sql`(${literal(name)}, ${literal(cuts[at - 1] ?? 0)}::DOUBLE, ${literal(cuts[at] ?? null)}::DOUBLE)`,
  );
  return sql`
    select
      segment,
      from_share,
      to_share,
      min(revenue) as lowest_revenue,
      max(revenue) as highest_revenue
    from (
      values
        ${join(rows, ',\n')}
    ) as cuts(segment, from_share, to_share)
    left join ${tiers} using (segment)
    group by all
    order by from_share
  `;
}

/** The first tier and the last against all, as one row. */
export function tierSummaryQuery(tiers: Sql, source: Sql, { names }: Tiers): Sql {
  const figures = (tier: string | undefined, prefix: string): Sql => {
    const isIn = sql`filter (segment = ${literal(tier ?? null)})`;
    return sql`
      (count(*) ${isIn})::INTEGER as ${ident(`${prefix}_customers`)},
      count(*) ${isIn} / count(*) as ${ident(`${prefix}_share`)},
      coalesce(sum(revenue_share) ${isIn}, 0) as ${ident(`${prefix}_revenue_share`)}
    `;
  };
  return sql`
    select
      count(*)::INTEGER as customers,
      sum(revenue::DECIMAL(18, 4))::DOUBLE as revenue,
      ${figures(names[0], 'top')},
      ${figures(names.at(-1), 'last')},
      (count(*) filter (revenue < 0))::INTEGER as below_zero,
      (select (count(*) filter (not (${isRanked})))::INTEGER from ${source}) as left_out
    from ${tiers}
  `;
}

function namesQuery(names: readonly string[]): Sql {
  return sql`
    select unnest(${literal(names)}) as segment, generate_subscripts(${literal(names)}, 1) as place
  `;
}
