import { ident, join, literal, sql, type Sql } from '../../sql';
import { ruleWords } from '../rules/rule-words';
import type { SegmentRule } from '../rules/rule';
import { anyOf, segmentCase } from '../rules/rules-query';

/** Rules and where they are asked. */
export interface RulePlan {
  readonly customers: Sql;
  readonly rules: readonly SegmentRule[];
  /** Name of the group of everybody left. */
  readonly rest: string;
}

/**
 * One row for each customer with the first rule that holds.
 *
 * @param revenue of `revenueQuery`; null: the relation has a column `revenue` of its own
 */
export function segmentedQuery({ customers, rules, rest }: RulePlan, revenue: Sql | null): Sql {
  const names = rules.map(({ segment }) => segment);
  const own = revenue === null ? [sql`revenue::DOUBLE as revenue`] : [];
  const items = [
    sql`customer_id::VARCHAR as customer_id`,
    sql`${segmentCase(rules, rest)} as segment`,
    ...own,
  ];
  const parts = [
    sql`
      placed as (
        select
          ${join(items, ',\n')}
        from ${customers}
        where customer_id is not null
      )
    `,
    ...(revenue === null
      ? []
      : [
          sql`
            orders as (
              ${revenue}
            )
          `,
        ]),
  ];
  return sql`
    with
    ${join(parts, ',\n')}
    select
      customer_id,
      segment,
      nullif(list_position(${literal(names)}::VARCHAR[], segment), 0)::INTEGER as rule,
      revenue::DOUBLE as revenue
    from ${revenue === null ? sql`placed` : sql`placed left join orders using (customer_id)`}
  `;
}

/** What each rule does: who meets it, who is taken by it, and who of those who meet it was taken by an earlier one. */
export function rulesQuery({ customers, rules, rest }: RulePlan): Sql {
  const holds = rules.map(
    ({ when }, at) => sql`${when.length === 0 ? literal(false) : anyOf(when)} as ${met(at)}`,
  );
  const counts = rules.map(
    ({ segment }, at) => sql`
      count(*) filter (${met(at)}) as ${ident(`matched_${String(at + 1)}`)},
      count(*) filter (segment = ${literal(segment)}) as ${ident(`taken_${String(at + 1)}`)}
    `,
  );
  const rows = rules.map(({ segment, when }, at) => {
    const [matched, taken] = ['matched', 'taken'].map((what) =>
      ident(`${what}_${String(at + 1)}`),
    ) as [Sql, Sql];
    return sql`
      select
        ${literal(at + 1)} as rule,
        ${literal(segment)} as segment,
        ${literal(ruleWords(when))} as conditions,
        ${matched}::INTEGER as matched,
        ${taken}::INTEGER as taken,
        (${matched} - ${taken})::INTEGER as taken_earlier
      from counted
    `;
  });
  const restRow = sql`
    select
      ${literal(rules.length + 1)} as rule,
      ${literal(rest)} as segment,
      'everybody left' as conditions,
      taken_by_rest::INTEGER as matched,
      taken_by_rest::INTEGER as taken,
      0 as taken_earlier
    from counted
  `;
  return sql`
    with met as (
      select
        ${join([sql`${segmentCase(rules, rest)} as segment`, ...holds], ',\n')}
      from ${customers}
      where customer_id is not null
    ),
    counted as (
      select
        ${join([...counts, sql`count(*) filter (segment = ${literal(rest)}) as taken_by_rest`], ',\n')}
      from met
    )
    ${join([...rows, restRow], '\nunion all\n')}
    order by rule
  `;
}

function met(at: number): Sql {
  return ident(`rule_${String(at + 1)}`);
}

/** The result in one row. */
export function summaryQuery(segmented: Sql, { rules }: RulePlan): Sql {
  return sql`
    select
      count(*)::INTEGER as customers,
      ${literal(rules.length)} as rules,
      count(rule)::INTEGER as placed,
      (count(*) - count(rule))::INTEGER as rest,
      (1 - count(rule) / count(*))::DOUBLE as rest_share
    from ${segmented}
  `;
}
