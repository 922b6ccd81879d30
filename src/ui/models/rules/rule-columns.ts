import type { RuleClause } from '../../../models/declarations';

/** A column that conditions can read, with what its control has to know. */
export interface RuleColumn {
  readonly name: string;
  /** DuckDB’s name of the type. */
  readonly type: string;
  /**
   * For numbers: the ends of the slider, better the values that 1 % and 99 % do not exceed than the extremes; any number
   * can be typed. For dates: ISO days. Absent where there is no value.
   */
  readonly min?: number | string | undefined;
  readonly max?: number | string | undefined;
  /** For texts: values to choose from, the most frequent first; absent where there are too many. */
  readonly values?: readonly string[] | undefined;
}

/** How the values of a column compare. */
export type ColumnFamily = 'number' | 'time' | 'boolean' | 'text';
export type TestName = RuleClause['is'];

/** The family of a type as DuckDB calls it. */
export function familyOf({ type }: Pick<RuleColumn, 'type'>): ColumnFamily {
  if (/^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/.test(type))
    return 'number';
  if (/^(DATE|TIMESTAMP.*)$/.test(type)) return 'time';
  return type === 'BOOLEAN' ? 'boolean' : 'text';
}

const MISSING = [
  { value: 'missing', label: 'is missing' },
  { value: 'present', label: 'is known' },
] as const;

/** The tests that a column offers, in words. */
export const TESTS: Readonly<
  Record<ColumnFamily, readonly { readonly value: TestName; readonly label: string }[]>
> = {
  number: [
    { value: 'at least', label: 'is at least' },
    { value: 'at most', label: 'is at most' },
    { value: 'over', label: 'is over' },
    { value: 'under', label: 'is under' },
    { value: 'equal', label: 'is exactly' },
    { value: 'not equal', label: 'is not' },
    ...MISSING,
  ],
  time: [
    { value: 'at least', label: 'is on or after' },
    { value: 'under', label: 'is before' },
    ...MISSING,
  ],
  boolean: [{ value: 'equal', label: 'is' }, ...MISSING],
  text: [
    { value: 'any of', label: 'is one of' },
    { value: 'none of', label: 'is none of' },
    { value: 'equal', label: 'is' },
    { value: 'not equal', label: 'is not' },
    { value: 'contains', label: 'contains' },
    ...MISSING,
  ],
};

/** The steps of a number’s slider: whole for whole numbers, else 1, 2 or 5 times a power of ten, about 200 in all. */
export function stepOf({ type, min, max }: RuleColumn): number {
  if (/INT/.test(type)) return 1;
  const range = Number(max) - Number(min);
  if (!(range > 0)) return 1;
  const exact = range / 200;
  const power = 10 ** Math.floor(Math.log10(exact));
  const factor = [1, 2, 5, 10].find((one) => one * power >= exact) ?? 10;
  return Number((factor * power).toPrecision(3));
}

/** The condition that a column begins with: one that some customers meet and others do not. */
export function firstClause(column: RuleColumn): RuleClause {
  const test = TESTS[familyOf(column)][0]?.value ?? 'present';
  return clauseWith(column, test, undefined);
}

/** A condition over a column; the value stays where it fits the test, else it is one that the column has. */
export function clauseWith(column: RuleColumn, is: TestName, value: unknown): RuleClause {
  const field = column.name;
  switch (is) {
    case 'missing':
    case 'present':
      return { field, is };
    case 'any of':
    case 'none of': {
      const one = isOf(column, value) ? [value] : column.values?.slice(0, 1);
      const listed = Array.isArray(value) ? value.filter((item) => isOf(column, item)) : one;
      return { field, is, value: listed ?? [] };
    }
    case 'contains':
      return { field, is, value: typeof value === 'string' ? value : '' };
    case 'equal':
    case 'not equal':
      return { field, is, value: single(column, value) };
    case 'at least':
    case 'at most':
    case 'over':
    case 'under': {
      const found = single(column, value);
      return { field, is, value: typeof found === 'boolean' ? '' : found };
    }
  }
}

function single(column: RuleColumn, value: unknown): number | string | boolean {
  const given: unknown = Array.isArray(value) ? value[0] : value;
  if (isOf(column, given)) return given;
  switch (familyOf(column)) {
    case 'number':
      return middle(column);
    case 'boolean':
      return true;
    case 'time':
      return typeof column.min === 'string' ? column.min.slice(0, 10) : '2025-01-01';
    case 'text':
      return column.values?.[0] ?? '';
  }
}

function isOf(column: RuleColumn, value: unknown): value is number | string | boolean {
  const family = familyOf(column);
  if (family === 'number') return typeof value === 'number';
  if (family === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && (family !== 'time' || /^\d{4}-\d{2}-\d{2}/.test(value));
}

function middle(column: RuleColumn): number {
  const [min, max] = [Number(column.min ?? 0), Number(column.max ?? 0)];
  const step = stepOf(column);
  const steps = Math.round((min + max) / 2 / step);
  return Number(Math.min(Math.max(steps * step, min), Math.max(min, max)).toPrecision(12));
}
