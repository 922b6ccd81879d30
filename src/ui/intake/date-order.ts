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

/**
 * What a written date such as `03/04/2024 10:15` means if days or months come first: `3 April 2024`.
 * Null when it cannot be read in that order.
 */
export function readDateAs(text: string, order: Exclude<DateOrder, 'ymd'>): string | null {
  const match = /^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b/.exec(text);
  if (match === null) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  const name = MONTHS[month - 1];
  if (name === undefined || day < 1 || day > 31) return null;
  return `${day} ${name} ${match[3] ?? ''}`;
}
