import type { IdRule } from '../../base/id-rules';
import { join, literal, sql, type Sql } from '../../sql';
import { ruledId } from './id-rules';
import { sourceAlias, type RoleSupply } from './role-supply';
import { idPart } from './transaction-parts';

/**
 * How the customers of two groups of sources meet under a rule: one row, all INTEGER. `here_ids` and `there_ids` are the
 * different ids as they are written, `here_found` and `there_found` those of them that the other side has, and
 * `here_merged` and `there_merged` how many fewer customers the rule makes of them.
 */
export function idMatchQuery(
  rule: IdRule,
  here: readonly RoleSupply[],
  there: readonly RoleSupply[],
): Sql {
  return sql`
    with
      here as (
        ${keysQuery(rule, here)}
      ),
      there as (
        ${keysQuery(rule, there)}
      )
    select
      cast(coalesce(sum(here.ids), 0) as INTEGER) as here_ids,
      cast(coalesce(sum(there.ids), 0) as INTEGER) as there_ids,
      cast(coalesce(sum(here.ids) filter (where there.key is not null), 0) as INTEGER) as here_found,
      cast(coalesce(sum(there.ids) filter (where here.key is not null), 0) as INTEGER) as there_found,
      cast(coalesce(sum(here.ids), 0) - count(here.key) as INTEGER) as here_merged,
      cast(coalesce(sum(there.ids), 0) - count(there.key) as INTEGER) as there_merged
    from here
    full join there on here.key = there.key
  `;
}

/** Ids that meet under the rule and not as they are written: `here`, `there` VARCHAR, at most so many rows. */
export function idExamplesQuery(
  rule: IdRule,
  here: readonly RoleSupply[],
  there: readonly RoleSupply[],
  most: number,
): Sql {
  return sql`
    with
      here as (
        ${keysQuery(rule, here)}
      ),
      there as (
        ${keysQuery(rule, there)}
      )
    select
      here.first_id as here,
      there.first_id as there
    from here
    join there on here.key = there.key
    where here.first_id <> there.first_id
    order by here.key
    limit ${literal(most)}
  `;
}

/** Ids of one side that the rule makes one: `first_id`, `last_id` VARCHAR, at most so many rows. */
export function mergedIdsQuery(rule: IdRule, side: readonly RoleSupply[], most: number): Sql {
  return sql`
    with keys as (
      ${keysQuery(rule, side)}
    )
    select first_id, last_id
    from keys
    where ids > 1
    order by key
    limit ${literal(most)}
  `;
}

/** What the rule makes of the ids, with how many different ids that is. */
function keysQuery(rule: IdRule, supplies: readonly RoleSupply[]): Sql {
  const ids = supplies.map((supply) => {
    const id = idPart({ ...supply, idRule: 'exact' }, 'customer_id');
    if (id === null) throw new TypeError('no column for the customer');
    return sql`
      select ${id.value} as id
      from ${sourceAlias(supply)}
      where ${id.present}
    `;
  });
  return sql`
    select
      ${ruledId(rule, sql`id`)} as key,
      count(*) as ids,
      min(id) as first_id,
      max(id) as last_id
    from (
      select distinct id
      from (
        ${join(ids, '\nunion all\n')}
      )
    )
    group by key
    having key <> ''
  `;
}
