import type { SegmentRule } from '../model';
import type { RuleClause } from '../rules/rule';
import { ruleWords } from '../rules/rule-words';
import type { RuleReport } from './query';

/** Rules of which the data can tell something, and what came of each. */
export interface ToldRules {
  readonly rules: readonly SegmentRule[];
  readonly reports: readonly RuleReport[];
}

/**
 * Keeps the alternatives whose columns are all known of somebody. What is known of nobody is not asked, not even whether it
 * is missing: it is missing because nobody told, and everybody would be in the type.
 *
 * @param isKnown whether a column has a value of any customer
 */
export function toldRules(
  rules: readonly SegmentRule[],
  isKnown: (field: string) => boolean,
): ToldRules {
  const told: SegmentRule[] = [];
  const reports: RuleReport[] = [];
  for (const rule of rules) {
    const when = rule.when.filter((all: readonly RuleClause[]) =>
      all.every(({ field }) => isKnown(field)),
    );
    const fields = rule.when.flat().map(({ field }) => field);
    const unknown = [...new Set(fields)].filter((field) => !isKnown(field));
    const applicable = when.length > 0 || rule.when.length === 0;
    if (applicable) told.push({ ...rule, when });
    reports.push({
      segment: rule.segment,
      conditions: ruleWords(rule.when),
      applicable,
      why: unknown.length === 0 ? null : `Not known of anybody: ${unknown.join(', ')}.`,
    });
  }
  return { rules: told, reports };
}
