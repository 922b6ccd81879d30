import { DEFAULT_CLEANING } from '../../base/roles';
import type { SourceReport } from '../../base/sources';
import { columnWord } from './wording';

/** What a file of orders must tell, and how one says that it does not. */
const NEEDED = [
  { parts: ['customer_id'], says: 'who bought' },
  { parts: ['ordered_at'], says: 'when' },
  { parts: ['amount', 'unit_price'], says: 'for how much' },
] as const;
const LIST = new Intl.ListFormat('en', { type: 'conjunction' });
const CHOICE = new Intl.ListFormat('en', { type: 'disjunction' });

/**
 * Why a file asks what is in it, in sentences: what no column tells, and what was recognised. A date or a number that
 * nobody recognised by its name may still be the one that is needed, and is not called missing.
 */
export function whatIsMissing(report: SourceReport): readonly string[] {
  const { role, parts = {}, reading } = report;
  if (role !== null)
    return [
      reading?.header === false
        ? 'The file has no names of columns. Which is which is a guess by their values: check it, and confirm.'
        : 'It could not be told for sure. Check the columns, and confirm.',
    ];
  const has = (...types: readonly string[]) =>
    (reading?.columns ?? []).some(({ name, type }) => types.includes(type) && !isPlayed(name));
  const played = Object.values(parts);
  const isPlayed = (column: string) => played.includes(column);
  const dates = (report.ambiguousDates ?? []).length > 0 || has('date', 'timestamp');
  const numbers = (report.ambiguousNumbers ?? []).length > 0 || has('number', 'integer');
  const missing = NEEDED.filter(({ parts: [first, second = first] }) => {
    if (first in parts || second in parts) return false;
    return first === 'ordered_at' ? !dates : first === 'amount' ? !numbers : true;
  }).map(({ says }) => says);
  const known = Object.entries(parts).map(([part, column]) =>
    columnWord(part).toLowerCase() === column.toLowerCase()
      ? column
      : `${column} as ${columnWord(part).toLowerCase()}`,
  );
  return [
    missing.length > 0
      ? `No column says ${CHOICE.format(missing)}${missing.length === NEEDED.length ? '.' : ' by its name.'}`
      : 'It could not be told which column is what.',
    ...(known.length > 0 ? [`Recognised: ${LIST.format(known)}.`] : []),
  ];
}

/** The report of a file in which no role was found, as the form begins with it: orders, as far as they were recognised. */
export function begunAsOrders(report: SourceReport): SourceReport {
  const role = 'transactions';
  const mapping = report.parts ?? {};
  const begun = {
    role,
    mapping,
    confidence: 0,
    accepted: false,
    cleaning: DEFAULT_CLEANING,
  } as const;
  return { ...report, role, mapping, roles: [begun] };
}
