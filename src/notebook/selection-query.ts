import type { Clause, SelectableValue, Selection } from '../base/selection';
import type { VariableValue, Variables } from '../base/variables';
import { EMPTY, ident, join, literal, sql, type Sql } from '../sql';

/**
 * The condition under which a row is chosen in all selections: within one, alternatives; within an alternative, all
 * clauses. Selections in which nothing is chosen hold for every row.
 */
export function whereOf(selections: readonly Selection[]): Sql {
  const chosen = selections.filter(({ length }) => length > 0).map(selectionCondition);
  return chosen.length === 0 ? sql`true` : join(chosen.map(inParentheses(chosen)), '\nand ');
}

/** The rows of `from` (what may stand after FROM) that are chosen, as a query. */
export function filteredQuery(from: Sql, selections: readonly Selection[]): Sql {
  const filters = selections.some(({ length }) => length > 0);
  return sql`
    from ${from}
    ${filters ? sql`where ${whereOf(selections)}` : EMPTY}
  `;
}

/** Alternatives that choose values of one and the same column, as one clause. */
export function mergedAlternatives(selection: Selection): Selection {
  const values = new Map<string, SelectableValue[]>();
  const others: (readonly Clause[])[] = [];
  for (const clauses of selection) {
    const [only] = clauses;
    if (clauses.length !== 1 || only === undefined || !('values' in only)) {
      others.push(clauses);
      continue;
    }
    const known = values.get(only.field) ?? [];
    values.set(only.field, [...known, ...only.values.filter((value) => !known.includes(value))]);
  }
  return [...[...values].map(([field, all]): Clause[] => [{ field, values: all }]), ...others];
}

interface Condition {
  readonly sql: Sql;
  /** `or` at its top: in parentheses beside others. */
  readonly alternatives: boolean;
}

function selectionCondition(selection: Selection): Condition {
  const alternatives = mergedAlternatives(selection).map(allOf);
  const [first] = alternatives;
  if (alternatives.length === 1 && first !== undefined) return first;
  return {
    sql: join(
      alternatives.map((one) => one.sql),
      ' or ',
    ),
    alternatives: true,
  };
}

function allOf(clauses: readonly Clause[]): Condition {
  const conditions = clauses.map(clauseCondition);
  const [first] = conditions;
  if (first === undefined) return { sql: sql`true`, alternatives: false };
  if (conditions.length === 1) return first;
  return { sql: join(conditions.map(inParentheses(conditions)), ' and '), alternatives: false };
}

function inParentheses(all: readonly Condition[]): (condition: Condition) => Sql {
  return (condition) =>
    condition.alternatives && all.length > 1 ? sql`(${condition.sql})` : condition.sql;
}

function clauseCondition(clause: Clause): Condition {
  const field = ident(clause.field);
  if ('values' in clause) return valuesCondition(field, clause.values);
  const bounds = [
    ...bound(clause.from).map((from) => sql`${field} >= ${from}`),
    ...bound(clause.to).map((to) => sql`${field} < ${to}`),
  ];
  // Open at both ends it still says that there is a value.
  return {
    sql: bounds.length === 0 ? sql`${field} is not null` : join(bounds, ' and '),
    alternatives: false,
  };
}

function valuesCondition(field: Sql, values: readonly SelectableValue[]): Condition {
  const present = values.filter((value) => value !== null && canBeLiteral(value));
  const conditions = [
    ...(present.length === 1 ? [sql`${field} = ${literal(present[0] ?? null)}`] : []),
    ...(present.length > 1 ? [sql`${field} in (${join(present.map(literal))})`] : []),
    ...(values.includes(null) ? [sql`${field} is null`] : []),
  ];
  return conditions.length === 0
    ? { sql: sql`false`, alternatives: false }
    : { sql: join(conditions, ' or '), alternatives: conditions.length > 1 };
}

/** A bound as SQL; nothing where it is open. ISO text is a date, or a timestamp where it tells the time. */
function bound(value: number | string | null): Sql[] {
  if (value === null) return [];
  if (typeof value === 'number') return Number.isFinite(value) ? [literal(value)] : [];
  return [value.length > 10 ? sql`${literal(value)}::TIMESTAMP` : sql`${literal(value)}::DATE`];
}

/** No value of a column is not a number or holds NUL, so nothing equals such a value. */
function canBeLiteral(value: SelectableValue): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value !== 'string' || !value.includes('\0');
}

/** What a selection gives to SQL: values of one column, or a range of numbers or dates. */
export type SelectionKind = 'texts' | 'numbers' | 'number range' | 'date range';

/**
 * A selection as variables: `$name` is the list of chosen values, `$name_from` (included) and `$name_to` (left out) are
 * a chosen range. All three are always there, NULL where they say nothing: nothing is chosen, the other kind is, or
 * several columns are chosen together.
 *
 * @param kind what the chart publishes; it types the NULLs
 */
export function selectionVariables(
  name: string,
  selection: Selection,
  kind: SelectionKind = 'texts',
): Variables {
  const merged = mergedAlternatives(selection);
  const clause = merged.length === 1 && merged[0]?.length === 1 ? merged[0][0] : undefined;
  const values = clause && 'values' in clause ? clause.values : null;
  const range = clause && !('values' in clause) ? clause : null;
  return {
    [name]: listVariable(values, kind),
    [`${name}_from`]: boundVariable(range?.from ?? null, kind),
    [`${name}_to`]: boundVariable(range?.to ?? null, kind),
  };
}

function listVariable(
  values: readonly SelectableValue[] | null,
  kind: SelectionKind,
): VariableValue {
  const present = values?.filter((value) => value !== null) ?? null;
  const numbers = present?.filter((value) => typeof value === 'number') ?? null;
  const isNumeric =
    numbers === null || numbers.length === 0
      ? kind === 'numbers' || kind === 'number range'
      : numbers.length === present?.length;
  return isNumeric && (present === null || numbers?.length === present.length)
    ? { type: 'numbers', value: numbers }
    : { type: 'texts', value: present?.map(String) ?? null };
}

function boundVariable(value: number | string | null, kind: SelectionKind): VariableValue {
  if (typeof value === 'number') return { type: 'number', value };
  if (value === null)
    return kind === 'date range' ? { type: 'date', value } : { type: 'number', value };
  return value.length > 10 ? { type: 'text', value } : { type: 'date', value };
}
