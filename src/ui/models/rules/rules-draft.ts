import type { RuleClause, SegmentRule } from '../../../models/declarations';
import { firstClause, type RuleColumn } from './rule-columns';

type Rules = readonly SegmentRule[];
const COLORS = 10;

/** A new segment at the end, with a name and a colour that none of the others has. */
export function withNewRule(rules: Rules, columns: readonly RuleColumn[]): Rules {
  const column = columns[0];
  const when = column ? [[firstClause(column)]] : [];
  return [...rules, { segment: freeName(rules, 'New segment'), when, color: freeColor(rules) }];
}

/** A copy behind the segment that it is of. */
export function withCopy(rules: Rules, at: number): Rules {
  const rule = rules[at];
  if (!rule) return rules;
  const copy = { ...rule, segment: freeName(rules, rule.segment), color: freeColor(rules) };
  return rules.toSpliced(at + 1, 0, copy);
}

function freeName(rules: Rules, name: string): string {
  const taken = new Set(rules.map(({ segment }) => segment));
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? name : `${name} ${String(n)}`;
    if (!taken.has(candidate)) return candidate;
  }
}

function freeColor(rules: Rules): number {
  const taken = new Set(rules.map((rule, at) => colorOf(rule, at)));
  const free = Array.from({ length: COLORS }, (_, color) => color).find((one) => !taken.has(one));
  return free ?? rules.length % COLORS;
}

/** The colour of a segment: its own, else that of its place. */
export function colorOf({ color }: SegmentRule, place: number): number {
  return color ?? place % COLORS;
}

/** The segment at one place goes to another. */
export function withMoved(rules: Rules, from: number, to: number): Rules {
  const rule = rules[from];
  if (!rule || from === to || to < 0 || to >= rules.length) return rules;
  return rules.toSpliced(from, 1).toSpliced(to, 0, rule);
}

/** A condition is another, or gone (null). An alternative without conditions goes, too. */
export function withClause(
  { when, ...rule }: SegmentRule,
  alternative: number,
  at: number,
  clause: RuleClause | null,
): SegmentRule {
  const changed = when.map((clauses, place) => {
    if (place !== alternative) return clauses;
    return clause === null ? clauses.toSpliced(at, 1) : clauses.toSpliced(at, 1, clause);
  });
  return { ...rule, when: changed.filter((clauses) => clauses.length > 0) };
}

/** One more condition: in an alternative, or as an alternative of its own. */
export function withAddedClause(
  { when, ...rule }: SegmentRule,
  alternative: number | null,
  clause: RuleClause,
): SegmentRule {
  if (alternative === null) return { ...rule, when: [...when, [clause]] };
  return {
    ...rule,
    when: when.map((clauses, place) => (place === alternative ? [...clauses, clause] : clauses)),
  };
}

/** What is wrong with the name of a segment, or undefined. */
export function nameProblem(rules: Rules, at: number, rest: string): string | undefined {
  const name = rules[at]?.segment ?? '';
  if (name.trim() === '') return 'A segment needs a name.';
  if (name === rest) return `“${rest}” is everybody left.`;
  if (rules.some((rule, place) => place !== at && rule.segment === name))
    return `Two segments are called “${name}”.`;
  return undefined;
}

/** What is wrong with a condition, or undefined. */
export function clauseProblem(
  clause: RuleClause,
  columns: readonly RuleColumn[],
): string | undefined {
  if (!columns.some(({ name }) => name === clause.field))
    return `There is no column ${clause.field}.`;
  if (clause.is === 'any of' || clause.is === 'none of')
    return clause.value.length === 0 ? 'Choose at least one.' : undefined;
  if (clause.is === 'contains') return clause.value === '' ? 'Write what to look for.' : undefined;
  return undefined;
}

/** Whether the rules can be used as they are. */
export function canBeUsed(rules: Rules, columns: readonly RuleColumn[], rest: string): boolean {
  return (
    rules.length > 0 &&
    rules.every(
      ({ when }, at) =>
        nameProblem(rules, at, rest) === undefined &&
        when.flat().every((clause) => clauseProblem(clause, columns) === undefined),
    )
  );
}
