import { literal, sql, type Sql } from '../../sql';

/** Rows of a trait that are shown before somebody asks for all of them. */
const TOLD_VALUES = 6;

/** The sentences, in their order. */
export function sentencesQuery(sentences: Sql): Sql {
  return sql`from ${sentences} order by place`;
}

/** The segments that have a column in the heat map, with their size, the largest first. */
export function profiledSegmentsQuery(index: Sql): Sql {
  return sql`
    select segment, segment_size as customers
    from ${index}
    group by segment, segment_place, segment_size
    order by segment_place
  `;
}

/**
 * One row for each trait, the most telling first: how many values it has, how many differ for sure, and how far apart
 * the farthest of them is (`effect`, of shares or of the mean); then by how unlikely chance is.
 */
export function traitsQuery(values: Sql, numbers: Sql): Sql {
  return sql`
    with shares as (
      select
        trait,
        any_value(kind) as kind,
        count(*) filter (n > 0 or base_n > 0)::INTEGER as rows,
        count(*) filter (what <> 'others' and p_holm < 0.05 and not small)::INTEGER as different,
        max(abs(effect)) filter (what <> 'others' and p_holm < 0.05 and not small) as farthest,
        min(p_holm) filter (not small) as chance
      from ${values}
      group by trait
    ),
    means as (
      select
        trait,
        kind,
        (p_holm < 0.05 and not small)::INTEGER as different,
        case when p_holm < 0.05 and not small then abs(std_diff) end as farthest,
        p_holm as chance
      from ${numbers}
    )
    select
      trait,
      coalesce(shares.kind, means.kind) as kind,
      coalesce(shares.rows, 0)::INTEGER as rows,
      means.trait is not null as is_number,
      (coalesce(shares.different, 0) + coalesce(means.different, 0))::INTEGER as different,
      greatest(shares.farthest, means.farthest) as effect
    from shares
    full join means using (trait)
    order by
      effect desc nulls last,
      least(shares.chance, means.chance) nulls last,
      trait
  `;
}

/**
 * Values of some traits: those that tell most and what is missing; of the traits in `whole`, all of them.
 *
 * @returns rows in the order of the values within their trait
 */
export function traitValuesQuery(
  values: Sql,
  traits: readonly string[],
  whole: readonly string[],
): Sql {
  return sql`
    select *
    from ${values}
    where list_contains(${literal(traits)}, trait) and (n > 0 or base_n > 0)
    qualify
      row_number() over (partition by trait order by what <> 'value', rank) <= ${literal(TOLD_VALUES)}
      or what = 'missing'
      or list_contains(${literal(whole)}, trait)
    order by trait, value_place
  `;
}

/** Means and quartiles of some traits of numbers. */
export function traitNumbersQuery(numbers: Sql, traits: readonly string[]): Sql {
  return sql`
    from ${numbers}
    where list_contains(${literal(traits)}, trait)
    order by rank
  `;
}

/** The cells of the heat map: values as rows, segments as columns. */
export function heatQuery(heat: Sql): Sql {
  return sql`from ${heat} order by spread_rank, segment_place`;
}

/** One trait in every segment. */
export function oneTraitQuery(index: Sql, trait: string): Sql {
  return sql`
    from ${index}
    where trait = ${literal(trait)}
    order by segment_place, value_place
  `;
}

/** What is no part of the profile, the reasons together. */
export function leftOutQuery(leftOut: Sql): Sql {
  return sql`from ${leftOut} order by reason, role, trait`;
}
