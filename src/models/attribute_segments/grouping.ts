import { join, literal, sql, type Sql } from '../../sql';
import type { AttributeReading } from '../attributes/attribute-reading';
import type { Bracket } from './brackets';

/** Groups beside those that the values make. No value can take their names: it would be put in quotation marks. */
export const MISSING = '(missing)';
export const NO_RECORD = '(no record)';
export const OTHERS = '(others)';
const NOT_POSSIBLE = '(not possible)';
const LATER = '(after the as-of date)';
const SPECIAL = new Set([MISSING, NO_RECORD, OTHERS, NOT_POSSIBLE, LATER]);

/** What stands between the two groups of a crossing. */
export const CROSS = ' · ';

/** Ages above this are taken for errors. */
const OLDEST = 110;

/** How the values of one attribute become groups. */
export type Grouping =
  | {
      readonly by: 'names';
      /** The values that keep their name, the most frequent first. */
      readonly kept: readonly string[];
      /** How many other values there are. */
      readonly others: number;
    }
  | { readonly by: 'brackets'; readonly brackets: readonly Bracket[]; readonly odd: Odd | null };

/** Numbers that no bracket takes. */
export interface Odd {
  readonly label: string;
  readonly least: number;
  readonly most: number | null;
}

/** Numbers that a reading cannot have: they are a group of their own. */
export function oddOf(reading: AttributeReading): Odd | null {
  switch (reading) {
    case 'age':
    case 'birth date':
    case 'birth year':
      return { label: NOT_POSSIBLE, least: 0, most: OLDEST };
    case 'years since':
      return { label: LATER, least: 0, most: null };
    case 'income':
    case 'number':
    case 'name':
    case 'boolean':
      return null;
  }
}

/** The name of a value’s group: itself, unless it would be taken for something else. */
function groupName(value: string): string {
  return SPECIAL.has(value) || value.includes(CROSS) ? `“${value}”` : value;
}

/** The names of all groups in the order in which they are shown, those of people without a value last. */
export function groupOrder(grouping: Grouping): readonly string[] {
  if (grouping.by === 'names') {
    const others = grouping.others > 0 ? [OTHERS] : [];
    return [...grouping.kept.map(groupName), ...others, MISSING, NO_RECORD];
  }
  const odd = grouping.odd ? [grouping.odd.label] : [];
  return [...grouping.brackets.map(({ label }) => label), ...odd, MISSING, NO_RECORD];
}

/**
 * The group of a customer: a CASE expression.
 *
 * @param value the attribute as text, `number` as a number
 */
export function groupExpression(grouping: Grouping, value: Sql, number: Sql): Sql {
  const branches =
    grouping.by === 'names'
      ? nameBranches(grouping, value)
      : bracketBranches(grouping.brackets, grouping.odd, number);
  return sql`
    case
      when not has_record then ${literal(NO_RECORD)}
      when ${grouping.by === 'names' ? value : number} is null then ${literal(MISSING)}
      ${join(branches, '\n')}
    end
  `;
}

function nameBranches(grouping: Extract<Grouping, { by: 'names' }>, value: Sql): Sql[] {
  const renamed = grouping.kept.filter((name) => groupName(name) !== name);
  const branches = renamed.map(
    (name) => sql`when ${value} = ${literal(name)} then ${literal(groupName(name))}`,
  );
  if (grouping.others === 0) return [...branches, sql`else ${value}`];
  const kept = grouping.kept.filter((name) => !renamed.includes(name));
  if (kept.length > 0)
    branches.push(sql`when ${value} in (${join(kept.map(literal))}) then ${value}`);
  return [...branches, sql`else ${literal(OTHERS)}`];
}

function bracketBranches(brackets: readonly Bracket[], odd: Odd | null, number: Sql): Sql[] {
  const branches = brackets.map(({ label, end, inclusive }) => {
    if (end === null) return sql`else ${literal(label)}`;
    const within = inclusive ? sql`<=` : sql`<`;
    return sql`when ${number} ${within} ${literal(end)} then ${literal(label)}`;
  });
  if (odd === null) return branches;
  return [sql`when ${isOdd(odd, number)} then ${literal(odd.label)}`, ...branches];
}

/** Whether a number is one that the attribute cannot have. */
export function isOdd({ least, most }: Odd, number: Sql): Sql {
  const below = sql`${number} < ${literal(least)}`;
  return most === null ? below : sql`${below} or ${number} > ${literal(most)}`;
}
