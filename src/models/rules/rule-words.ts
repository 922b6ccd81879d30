import type { RuleClause, SegmentRule } from './rule';

/** Who meets a rule, in words: “r at least 4 and f at least 4, or m equal 5”. */
export function ruleWords(when: SegmentRule['when']): string {
  if (when.length === 0) return 'nobody';
  return when
    .map((clauses) => (clauses.length === 0 ? 'everybody' : clauses.map(clauseWords).join(' and ')))
    .join(', or ');
}

function clauseWords(clause: RuleClause): string {
  switch (clause.is) {
    case 'missing':
    case 'present':
      return `${clause.field} ${clause.is}`;
    case 'any of':
    case 'none of':
      return `${clause.field} ${clause.is} ${clause.value.map(String).join(', ')}`;
    case 'at least':
    case 'at most':
    case 'over':
    case 'under':
    case 'equal':
    case 'not equal':
    case 'contains':
      return `${clause.field} ${clause.is} ${String(clause.value)}`;
  }
}
