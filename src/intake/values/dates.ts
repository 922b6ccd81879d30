import type { DateOrder } from '../../base/reading';

/**
 * How a date or timestamp is written, apart from its values. Two texts of equal `key` are written alike; only the
 * order of day and month can still differ (`kind` numeric).
 */
export interface DateShape {
  readonly key: string;
  readonly kind: 'year-first' | 'numeric' | 'compact' | 'day-name' | 'name-day';
  /** Between the parts of the day. */
  readonly separator: string;
  readonly year: '%Y' | '%y';
  readonly month: '%m' | '%b' | '%B';
  /** strptime text of the time of day, with its leading space or T; empty for a date alone. */
  readonly time: string;
}

/** A written date taken apart. `first` and `second` are the two numbers whose order is in question. */
export interface WrittenDate {
  readonly shape: DateShape;
  readonly first: number;
  readonly second: number;
  readonly year: number;
}

const TIME = String.raw`(?:(T| )(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,6})?)?( ?[AaPp][Mm])?(Z)?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`);
const NUMERIC = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`);
const DAY_NAME = new RegExp(String.raw`^(\d{1,2})([- /])([A-Za-z]{3,9})\2(\d{4}|\d{2})${TIME}$`);
const NAME_DAY = new RegExp(String.raw`^([A-Za-z]{3,9})( )(\d{1,2}), (\d{4})${TIME}$`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Takes a written date apart; null when the text is no date in any known way of writing, whatever the order. */
export function parseWrittenDate(text: string): WrittenDate | null {
  const start = text.charCodeAt(0);
  // Most cells are no dates: look closer only where one can begin.
  if (!(start >= 48 && start <= 57) && !/^[A-Za-z]{3,9} \d/.test(text)) return null;
  return yearFirst(text) ?? numeric(text) ?? named(text) ?? compact(text);
}

/** The strptime format of a shape; null while the order of day and month is open. */
export function formatOfShape(shape: DateShape, order: DateOrder | null): string | null {
  const { separator: s, year, month, time } = shape;
  switch (shape.kind) {
    case 'year-first':
      return `%Y${s}%m${s}%d${time}`;
    case 'compact':
      return '%Y%m%d';
    case 'day-name':
      return `%d${s}${month}${s}${year}${time}`;
    case 'name-day':
      return `${month} %d, %Y${time}`;
    case 'numeric':
      if (order === 'mdy') return `%m${s}%d${s}${year}${time}`;
      return order === 'dmy' ? `%d${s}%m${s}${year}${time}` : null;
  }
}

/** True when the date exists in the calendar under the given order. */
export function isCalendarDate(date: WrittenDate, order: DateOrder | null): boolean {
  const { first, second, year } = date;
  if (date.shape.kind === 'numeric') {
    if (order === 'mdy') return dayExists(year, first, second);
    if (order === 'dmy') return dayExists(year, second, first);
    return dayExists(year, first, second) || dayExists(year, second, first);
  }
  return dayExists(year, first, second);
}

/** True for the ways of writing that the engine reads without a format (ISO 8601 without an offset). */
export function isIsoShape(shape: DateShape): boolean {
  return shape.kind === 'year-first' && shape.separator === '-' && !/%p/.test(shape.time);
}

function dayExists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}

function yearFirst(text: string): WrittenDate | null {
  const parts = YEAR_FIRST.exec(text);
  if (!parts) return null;
  return written('year-first', parts[2] ?? '', '%Y', '%m', parts, [parts[3], parts[4], parts[1]]);
}

function numeric(text: string): WrittenDate | null {
  const parts = NUMERIC.exec(text);
  if (!parts) return null;
  const year = parts[4]?.length === 4 ? '%Y' : '%y';
  return written('numeric', parts[2] ?? '', year, '%m', parts, [parts[1], parts[3], parts[4]]);
}

function named(text: string): WrittenDate | null {
  const dayFirst = DAY_NAME.exec(text);
  const parts = dayFirst ?? NAME_DAY.exec(text);
  if (!parts) return null;
  const name = (dayFirst ? parts[3] : parts[1]) ?? '';
  const number = MONTHS.findIndex(
    (month) => month === name.toLowerCase() || month.slice(0, 3) === name.toLowerCase(),
  );
  if (number < 0) return null;
  const month = name.length === 3 ? '%b' : '%B';
  const year = parts[4]?.length === 4 ? '%Y' : '%y';
  const day = dayFirst ? parts[1] : parts[3];
  const kind = dayFirst ? 'day-name' : 'name-day';
  return written(kind, parts[2] ?? '', year, month, parts, [String(number + 1), day, parts[4]]);
}

function compact(text: string): WrittenDate | null {
  const parts = COMPACT.exec(text);
  if (!parts) return null;
  const year = Number(parts[1]);
  // Eight digits are an id more often than a day: only days that people trade on.
  if (year < 1970 || year > 2100) return null;
  return written('compact', '', '%Y', '%m', [], [parts[2], parts[3], parts[1]]);
}

function written(
  kind: DateShape['kind'],
  separator: string,
  year: DateShape['year'],
  month: DateShape['month'],
  parts: readonly (string | undefined)[],
  [first, second, full]: readonly (string | undefined)[],
): WrittenDate | null {
  const time = timeFormat(parts);
  if (time === null) return null;
  const key = `${kind}|${separator}|${year}|${month}|${time}`;
  const shape: DateShape = { key, kind, separator, year, month, time };
  const century = Number(full) < 69 ? 2000 : 1900;
  const fullYear = year === '%y' ? century + Number(full) : Number(full);
  return { shape, first: Number(first), second: Number(second), year: fullYear };
}

/** The strptime text of the time groups 5 to 11; null when the time does not exist. */
function timeFormat(parts: readonly (string | undefined)[]): string | null {
  const [joint, hours, minutes, seconds, fraction, half, zone] = parts.slice(5);
  if (joint === undefined) return '';
  if (Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  if (Number(hours) > (half === undefined ? 23 : 12) || (half !== undefined && Number(hours) === 0))
    return null;
  return [
    joint,
    half === undefined ? '%H' : '%I',
    ':%M',
    seconds === undefined ? '' : ':%S',
    fraction === undefined ? '' : '.%f',
    half === undefined ? '' : half.startsWith(' ') ? ' %p' : '%p',
    zone ?? '',
  ].join('');
}
