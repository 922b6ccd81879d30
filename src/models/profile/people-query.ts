import { ident, join, literal, sql, type Sql } from '../../sql';
import { nameValue } from '../attributes/attribute-reading';
import type { Trait, TraitSource } from './trait';

/** Rows that tell enough about a column to choose how it is read. */
const ROWS_LOOKED_AT = 20_000;

/** The segmentation as the model reads it. */
export interface Placing {
  /** The relation with `customer_id` and `segment`. */
  readonly of: Sql;
  /** `segmentListQuery`'s relation, with the place of each segment. */
  readonly segments: Sql;
}

/** Segments beyond so many, the smallest, are only part of the base. */
export const MOST_SEGMENTS = 60;
/** The place of customers in other segments than the listed ones. */
export const ELSEWHERE = 0;

/**
 * The segments of a segmentation, the largest first: `place` from 1, size and (where it is known) revenue. The name is
 * NULL for customers in no segment.
 */
export function segmentListQuery(of: Sql, hasRevenue: boolean): Sql {
  const revenue = hasRevenue ? sql`sum(revenue::DECIMAL(18, 4))::DOUBLE` : sql`null::DOUBLE`;
  return sql`
    with sizes as (
      select segment::VARCHAR as segment, count(*)::INTEGER as customers, ${revenue} as revenue
      from ${of}
      group by all
    )
    select
      *,
      row_number() over (order by customers desc, segment nulls last)::INTEGER as place
    from sizes
  `;
}

/** How many different values each trait has among the first rows of its source, as `value_1` and so on. */
export function distinctQuery(source: TraitSource, traits: readonly Trait[]): Sql {
  const counts = traits.map(
    (_, at) => sql`count(distinct ${valueAt(at)})::INTEGER as ${valueAt(at)}`,
  );
  return sql`
    select
      count(*)::INTEGER as customers,
      ${join(counts, ',\n')}
    from (
      select
        ${values(traits)}
      from ${source.from}
      limit ${literal(ROWS_LOOKED_AT)}
    )
  `;
}

/**
 * How many customers of each segment have each value: `trait` (from 0), `place`, `value` (VARCHAR), `customers`, and the
 * `rank` of the value by customers (of others: the number of different values). Blanks around a name go, and what is left
 * empty is missing. All traits are counted in one pass. Values of names beyond the most
 * frequent come as one, with `is_other`.
 *
 * @param kept names that are told apart; numbers all are
 */
export function countsQuery(
  placing: Placing,
  source: TraitSource,
  traits: readonly Trait[],
  kept: number,
): Sql {
  const branches = (then: (at: number) => Sql): Sql =>
    join(
      traits.map((_, at) => sql`when grouping(${valueAt(at)}) = 0 then ${then(at)}`),
      '\n',
    );
  const sets = traits.map((_, at) => sql`(place, ${valueAt(at)})`);
  const numbers = traits.flatMap(({ shape }, at) => (shape === 'number' ? [literal(at)] : []));
  const isNumber = numbers.length === 0 ? sql`false` : sql`trait in (${join(numbers)})`;
  return sql`
    with ${peopleCte(placing, source, traits)},
    counted as (
      select
        place,
        case
          ${branches((at) => literal(at))}
        end as trait,
        case
          ${branches((at) => sql`${valueAt(at)}::VARCHAR`)}
        end as value,
        count(*) as customers
      from people
      group by grouping sets (
        ${join(sets, ',\n')}
      )
    ),
    named as (
      select trait, place, ${nameValue(sql`value`)} as value, customers
      from counted
    ),
    sized as (
      select *, sum(customers) over (partition by trait, value) as size
      from named
      where value is not null
    ),
    ranked as (
      select *, dense_rank() over (partition by trait order by size desc, value) as rank
      from sized
    ),
    told as (
      select
        trait,
        place,
        rank > ${literal(kept)} and not ${isNumber} as is_other,
        case when not is_other then value end as value,
        customers,
        rank
      from ranked
    )
    select
      trait::INTEGER as trait,
      place::INTEGER as place,
      value,
      is_other,
      sum(customers)::INTEGER as customers,
      max(rank)::INTEGER as rank
    from told
    group by trait, place, value, is_other
    order by trait, min(rank), value, place
  `;
}

/** The numbers of each customer, as `value_1` and so on (DOUBLE), with the `place` of the segment. */
export function numbersQuery(placing: Placing, source: TraitSource, traits: readonly Trait[]): Sql {
  const items = traits.map((_, at) => sql`${valueAt(at)}::DOUBLE as ${valueAt(at)}`);
  return sql`
    with ${peopleCte(placing, source, traits)}
    select
      place,
      ${join(items, ',\n')}
    from people
  `;
}

/** The name that a trait's values have in the queries of this file. */
export function valueName(at: number): string {
  return `value_${String(at + 1)}`;
}

function valueAt(at: number): Sql {
  return ident(valueName(at));
}

function values(traits: readonly Trait[]): Sql {
  return join(
    traits.map(({ value }, at) => sql`${value} as ${valueAt(at)}`),
    ',\n',
  );
}

function peopleCte({ of, segments }: Placing, source: TraitSource, traits: readonly Trait[]): Sql {
  const listed = literal(MOST_SEGMENTS);
  return sql`
    placed as (
      select
        given.customer_id::VARCHAR as customer_id,
        (case when listed.place <= ${listed} then listed.place else ${literal(ELSEWHERE)} end)::UTINYINT as place
      from ${of} as given
      join ${segments} as listed on given.segment::VARCHAR is not distinct from listed.segment
    ),
    known as (
      select
        customer_id,
        ${values(traits)}
      from ${source.from}
    ),
    people as (
      select * exclude (customer_id)
      from known
      join placed using (customer_id)
    )
  `;
}
