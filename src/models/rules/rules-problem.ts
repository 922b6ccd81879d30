import type { RuleClause, SegmentRule } from './rule';

const TESTS = new Map<string, (value: unknown) => boolean>([
  ['at least', isOrdered],
  ['at most', isOrdered],
  ['over', isOrdered],
  ['under', isOrdered],
  ['equal', isValue],
  ['not equal', isValue],
  ['any of', isList],
  ['none of', isList],
  ['contains', (value) => isText(value) && value !== ''],
  ['missing', (value) => value === undefined],
  ['present', (value) => value === undefined],
]);
const MOST_RULES = 50;

/** What is wrong with a list of rules as somebody wrote it, or null; says which rule. */
export function rulesProblem(value: unknown): string | null {
  if (!Array.isArray(value) || value.length === 0) return 'has to be a list of segments with rules';
  if (value.length > MOST_RULES) return `has more than ${MOST_RULES} segments`;
  const names = new Set<string>();
  for (const [at, rule] of value.entries()) {
    const problem = ruleProblem(rule);
    if (problem !== null) return `segment ${at + 1}: ${problem}`;
    const { segment } = rule as SegmentRule;
    if (names.has(segment)) return `“${segment}” is there twice`;
    names.add(segment);
  }
  return null;
}

function ruleProblem(rule: unknown): string | null {
  if (!isMap(rule)) return 'give segment: and when:';
  if (!isText(rule['segment']) || rule['segment'].trim() === '') return 'it has no name (segment:)';
  const { when } = rule;
  if (!Array.isArray(when) || !when.every((all) => Array.isArray(all))) {
    return 'when: has to be a list of alternatives, each a list of conditions';
  }
  for (const clause of when.flat() as unknown[]) {
    const problem = clauseProblem(clause);
    if (problem !== null) return problem;
  }
  return null;
}

function clauseProblem(clause: unknown): string | null {
  if (!isMap(clause) || !isText(clause['field']) || clause['field'] === '')
    return 'a condition names a column (field:)';
  const { field, is, value } = clause as unknown as RuleClause & { readonly value?: unknown };
  const fits = TESTS.get(is);
  if (!fits) return `${field}: “is” has to be one of ${[...TESTS.keys()].join(', ')}`;
  return fits(value) ? null : `${field}: ${is} needs another value`;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}

function isOrdered(value: unknown): boolean {
  return isText(value) || (typeof value === 'number' && Number.isFinite(value));
}

function isValue(value: unknown): boolean {
  return isOrdered(value) || typeof value === 'boolean';
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isValue);
}
