import type { DateOrder } from '../../base/reading';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const NUMBERS =
  /^\s*(?:\p{L}+[.]?,? )?(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d{1,2})(?!\d)(?:[T,]? ?(\d{1,2}[:.h]\d{2}.*))?/u;
const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];
/** Two-digit years below it are of this century, as the reader has it. */
const CENTURY_TURN = 69;

/**
 * What a written date such as `03/04/24 10:15` means if its day, month or year comes first: `3 April 2024, 10:15`.
 * Null when it cannot be read in that order.
 */
export function readDateAs(text: string, order: DateOrder): string | null {
  const match = NUMBERS.exec(text);
  if (match === null) return null;
  const [, first = '', second = '', last = '', clock] = match;
  const [day, month, year] = {
    dmy: [first, second, last] as const,
    mdy: [second, first, last] as const,
    ymd: [last, second, first] as const,
  }[order];
  const name = MONTHS[Number(month) - 1];
  if (name === undefined || day.length > 2 || year.length < 2) return null;
  const full = year.length === 4 ? Number(year) : fullYear(Number(year));
  const days = new Date(Date.UTC(full, Number(month), 0)).getUTCDate();
  if (Number(day) < 1 || Number(day) > days) return null;
  const time = clock === undefined ? '' : `, ${clock.trim()}`;
  return `${Number(day)} ${name} ${full}${time}`;
}

/**
 * The orders in which all such dates among the texts can be read; day first and month first where that is not a
 * question.
 */
export function possibleOrders(texts: readonly string[]): readonly DateOrder[] {
  const dates = texts.filter((text) => ORDERS.some((order) => readDateAs(text, order) !== null));
  const possible = ORDERS.filter((order) =>
    dates.every((text) => readDateAs(text, order) !== null),
  );
  return dates.length > 0 && possible.length > 1 ? possible : ['dmy', 'mdy'];
}

function fullYear(short: number): number {
  return short < CENTURY_TURN ? 2000 + short : 1900 + short;
}
