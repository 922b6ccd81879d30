import { ident, join, literal, sql, type Sql } from '../../sql';
import type { RuleClause, SegmentRule } from './rule';

/**
 * The segment of a row by ordered rules, the first that holds wins: a CASE expression. A rule without alternatives never
 * holds; who meets none is in `rest`.
 */
export function segmentCase(rules: readonly SegmentRule[], rest: string): Sql {
  const branches = rules
    .filter(({ when }) => when.length > 0)
    .map(({ segment, when }) => sql`when ${anyOf(when)} then ${literal(segment)}`);
  if (branches.length === 0) return literal(rest);
  return sql`
    case
      ${join(branches, '\n')}
      else ${literal(rest)}
    end
  `;
}

/** Whether one of the alternatives holds: never NULL. */
export function anyOf(alternatives: SegmentRule['when']): Sql {
  const all = alternatives.map((clauses) =>
    clauses.length === 0 ? sql`true` : join(clauses.map(clauseCondition), ' and '),
  );
  return all.length === 1
    ? join(all)
    : join(
        all.map((one) => sql`(${one})`),
        ' or ',
      );
}

/** One condition: never NULL, as a missing value meets only `missing`, `none of` and `not equal`. */
function clauseCondition(clause: RuleClause): Sql {
  const column = ident(clause.field);
  switch (clause.is) {
    case 'at least':
      return holds(sql`${column} >= ${literal(clause.value)}`);
    case 'at most':
      return holds(sql`${column} <= ${literal(clause.value)}`);
    case 'over':
      return holds(sql`${column} > ${literal(clause.value)}`);
    case 'under':
      return holds(sql`${column} < ${literal(clause.value)}`);
    case 'equal':
      return sql`${column} is not distinct from ${literal(clause.value)}`;
    case 'not equal':
      return sql`${column} is distinct from ${literal(clause.value)}`;
    case 'any of':
      return holds(sql`${column} in (${join(clause.value.map(literal))})`);
    case 'none of':
      return sql`(${column} in (${join(clause.value.map(literal))})) is not true`;
    case 'contains':
      return holds(sql`contains(lower(${column}::VARCHAR), lower(${literal(clause.value)}))`);
    case 'missing':
      return sql`${column} is null`;
    case 'present':
      return sql`${column} is not null`;
  }
}

function holds(condition: Sql): Sql {
  return sql`coalesce(${condition}, false)`;
}
