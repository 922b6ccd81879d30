import type { ColumnInfo } from '../../engine/connector';
import type { RuleClause, SegmentRule } from './rule';

type Family = 'number' | 'time' | 'boolean' | 'text';

const MOST_NAMED = 30;
const DAY = /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/;

/**
 * What is wrong with rules over a relation with these columns, or null: a column that is not there, or a value that
 * cannot be compared with it. Says which segment.
 *
 * @param relation its name, for the message
 */
export function rulesColumnProblem(
  rules: readonly SegmentRule[],
  columns: readonly ColumnInfo[],
  relation: string,
): string | null {
  const types = new Map(columns.map(({ name, type }) => [name.toLowerCase(), type]));
  for (const { segment, when } of rules) {
    for (const clause of when.flat()) {
      const type = types.get(clause.field.toLowerCase());
      if (type === undefined) {
        const names = columns.slice(0, MOST_NAMED).map(({ name }) => name);
        return `“${segment}” reads ${clause.field}, and “${relation}” has no such column; it has ${names.join(', ')}`;
      }
      const family = familyOf(type);
      if (!fits(clause, family))
        return `“${segment}”: ${clause.field} is ${WORDS[family]}, so “${clause.is}” needs ${NEEDS[family]}`;
    }
  }
  return null;
}

const WORDS: Readonly<Record<Family, string>> = {
  number: 'a number',
  time: 'a date',
  boolean: 'yes or no',
  text: 'a text',
};
const NEEDS: Readonly<Record<Family, string>> = {
  number: 'a number',
  time: 'a day written as YYYY-MM-DD',
  boolean: 'true or false, and cannot be more or less',
  text: 'a text (in quotation marks where it looks like a number)',
};

function familyOf(type: string): Family {
  if (/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/.test(type))
    return 'number';
  if (/^(DATE|TIMESTAMP.*)$/.test(type)) return 'time';
  return type === 'BOOLEAN' ? 'boolean' : 'text';
}

function fits(clause: RuleClause, family: Family): boolean {
  switch (clause.is) {
    case 'missing':
    case 'present':
    case 'contains':
      return true;
    case 'at least':
    case 'at most':
    case 'over':
    case 'under':
      return family !== 'boolean' && isOf(family, clause.value);
    case 'equal':
    case 'not equal':
      return isOf(family, clause.value);
    case 'any of':
    case 'none of':
      return clause.value.every((value) => isOf(family, value));
  }
}

function isOf(family: Family, value: unknown): boolean {
  switch (family) {
    case 'number':
      return typeof value === 'number';
    case 'time':
      return typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value));
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
  }
}
