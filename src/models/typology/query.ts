import type { ColumnType } from '../../base/units';
import { ident, join, literal, sql, type Sql } from '../../sql';
import type { SegmentRule } from '../model';
import { segmentCase } from '../rules/rules-query';
import { valuesQuery } from '../values-query';
import { EXPLAINING } from './outputs';

/** A column that rules can name. */
export interface Trait {
  readonly name: string;
  /** DuckDB's name of its type. */
  readonly type: string;
  /** Where it comes from; null: neither table has it, so that nothing is known. */
  readonly of: 'behaviour' | 'status' | null;
  /** Its name there. */
  readonly column: string;
}

const TYPES: Readonly<Partial<Record<string, Sql>>> = {
  VARCHAR: sql`VARCHAR`,
  INTEGER: sql`INTEGER`,
  DOUBLE: sql`DOUBLE`,
  TIMESTAMP: sql`TIMESTAMP`,
} satisfies Partial<Record<ColumnType, Sql>>;

/** What is known of each customer of the behaviours, by the names that rules use. */
export function traitsQuery(traits: readonly Trait[], behaviour: Sql, status: Sql): Sql {
  const columns = traits.map(({ name, type, of, column }) =>
    of === null
      ? sql`null::${TYPES[type] ?? sql`VARCHAR`} as ${ident(name)}`
      : sql`${of === 'behaviour' ? sql`behaves` : sql`stands`}.${ident(column)} as ${ident(name)}`,
  );
  return sql`
    select
      ${join([sql`behaves.customer_id::VARCHAR as customer_id`, ...columns], ',\n')}
    from ${behaviour} as behaves
    left join ${status} as stands on stands.customer_id = behaves.customer_id
    where behaves.customer_id is not null
  `;
}

/** One row: of which of these columns anything is known of anybody. */
export function knownQuery(traits: Sql, fields: readonly string[]): Sql {
  const items = fields.map((field) => sql`count(${ident(field)}) > 0 as ${ident(field)}`);
  return sql`
    select
      ${join(items, ',\n')}
    from ${traits}
  `;
}

/** The model's main relation: everybody by the first rule that holds. */
export function typologyQuery(traits: Sql, rules: readonly SegmentRule[], rest: string): Sql {
  return sql`
    select
      customer_id,
      ${segmentCase(rules, rest)} as segment,
      ${join(EXPLAINING.map(ident), ',\n')},
      revenue::DOUBLE as revenue
    from ${traits}
  `;
}

/** A rule with what came of it before anybody was counted. */
export interface RuleReport {
  readonly segment: string;
  readonly conditions: string;
  readonly applicable: boolean;
  readonly why: string | null;
}

/** The rules with the customers that each has taken, the rest group last. */
export function rulesQuery(typology: Sql, reports: readonly RuleReport[]): Sql {
  const rules = valuesQuery(
    [
      { name: 'rule', type: 'INTEGER' },
      { name: 'segment', type: 'VARCHAR' },
      { name: 'conditions', type: 'VARCHAR' },
      { name: 'applicable', type: 'BOOLEAN' },
      { name: 'why', type: 'VARCHAR' },
    ],
    reports.map((report, at) => [
      at + 1,
      report.segment,
      report.conditions,
      report.applicable,
      report.why,
    ]),
  );
  return sql`
    with rules as (
      ${rules}
    ),
    taken as (
      select segment, count(*)::INTEGER as customers
      from ${typology}
      group by segment
    )
    select
      rule,
      segment,
      conditions,
      applicable,
      why,
      case when applicable then coalesce(customers, 0) end as customers
    from rules left join taken using (segment)
    order by rule
  `;
}

/** The result in one row. */
export function summaryQuery(typology: Sql, reports: readonly RuleReport[]): Sql {
  const left = reports.filter(({ applicable }) => !applicable).map(({ segment }) => segment);
  const sentence =
    left.length === 0 ? 'All types can be told.' : `The data cannot tell: ${left.join(', ')}.`;
  const rules = reports.length - 1;
  return sql`
    with sizes as (
      select segment, count(*) as customers
      from ${typology}
      group by segment
    )
    select
      sum(customers)::INTEGER as customers,
      ${literal(rules)} as rules,
      ${literal(rules - left.length)} as applicable,
      first(segment order by customers desc, segment) as largest,
      (max(customers) / sum(customers))::DOUBLE as largest_share,
      ${literal(sentence)} as cannot_tell
    from sizes
  `;
}
