import type { RoleFacts } from '../base/role-facts';
import type { DataComparison, DataVerdict, MissingColumn, RowsAndDays } from '../base/sharing';
import type { RoleExpectation } from '../document/notebook';
import { fingerprint } from './expectation';

/**
 * Columns that the notebook’s mapping names and the source does not have. Upper and lower case are told apart, as a
 * mapping does.
 */
function missingColumns(expected: RoleExpectation, columns: readonly string[]): MissingColumn[] {
  const present = new Set(columns);
  return Object.entries(expected.columns)
    .filter(([, column]) => !present.has(column))
    .map(([part, column]) => ({ part, column }));
}

/**
 * Says whether the data here are those that the notebook was written with.
 *
 * @param columns of the sources that supply the role.
 * @param facts of the role under the notebook’s mapping; null while a column is missing.
 */
export function compareExpectation(
  role: string,
  expected: RoleExpectation,
  columns: readonly string[],
  facts: RoleFacts | null,
): DataComparison {
  const missing = missingColumns(expected, columns);
  const told: RowsAndDays = {
    rows: expected.rows ?? null,
    from: expected.from ?? null,
    to: expected.to ?? null,
  };
  const actual: RowsAndDays | null = facts && { rows: facts.rows, from: facts.from, to: facts.to };
  const verdict =
    missing.length > 0 || facts === null ? 'other_columns' : judge(expected, told, facts);
  return {
    role,
    verdict,
    ...words(verdict, missing, told, actual),
    missing,
    expected: told,
    actual,
  };
}

function judge(expected: RoleExpectation, told: RowsAndDays, facts: RoleFacts): DataVerdict {
  const name = fingerprint(facts);
  if (expected.fingerprint !== undefined && expected.fingerprint === name) return 'same';
  if (told.rows === null && told.from === null && told.to === null) return 'not_known';
  if (told.to !== null && facts.to !== null && told.to !== facts.to) {
    return facts.to > told.to ? 'newer' : 'older';
  }
  const agree =
    told.rows === facts.rows &&
    told.from === facts.from &&
    (told.to === null || told.to === facts.to);
  // Small tables have no fingerprint: rows and days are all there is to go by.
  const named = expected.fingerprint !== undefined && name !== null;
  return agree && !named ? 'same' : 'other_rows';
}

function words(
  verdict: DataVerdict,
  missing: readonly MissingColumn[],
  expected: RowsAndDays,
  actual: RowsAndDays | null,
): { title: string; text: string } {
  const here = actual?.to ?? 'an unknown day';
  const there = expected.to ?? 'an unknown day';
  switch (verdict) {
    case 'same':
      return {
        title: 'The same data',
        text: 'These are the rows this notebook was written with, so its numbers will be the same.',
      };
    case 'newer':
      return {
        title: 'Newer data',
        text: `They go up to ${here}; the author’s ended on ${there}. Numbers will differ.${rowsNote(expected, actual)}`,
      };
    case 'older':
      return {
        title: 'Older data',
        text: `They end on ${here}; the author’s went up to ${there}. Numbers will differ.${rowsNote(expected, actual)}`,
      };
    case 'other_rows':
      return {
        title: 'Other rows',
        text: `The columns fit and the last day is the same, but not all rows are.${rowsNote(expected, actual)}`,
      };
    case 'not_known':
      return {
        title: 'The columns fit',
        text: 'The notebook does not say which rows it was written with.',
      };
    case 'other_columns': {
      const names = missing.map(({ column }) => `“${column}”`).join(', ');
      return {
        title: 'Other columns',
        text:
          names === ''
            ? 'Say which column plays which part; then the rows can be compared.'
            : `There is no ${names} here. Say which column plays that part.`,
      };
    }
  }
}

const whole = new Intl.NumberFormat('en');

function rowsNote(expected: RowsAndDays, actual: RowsAndDays | null): string {
  const here = actual?.rows ?? null;
  if (expected.rows === null || here === null || expected.rows === here) return '';
  return ` ${whole.format(here)} rows instead of ${whole.format(expected.rows)}.`;
}
