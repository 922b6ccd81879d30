import type { ColumnReading, DateOrder, MonthLanguage } from '../../base/reading';
import { dayOf, formatOfShape, isIsoDay, parseWrittenDate, type WrittenDate } from './dates';
import { fitsSerial, isSerialFormat } from './serial-dates';

/**
 * Which ways of writing belong together, so that a column may mix them: everything within one of these is read by one
 * rule. Digits alone (`compact`) are read in one format only.
 */
export type DateFamily = 'year-first' | 'numeric' | 'named' | 'compact';

/** The family of a strptime format; without one, the column is ISO in several ways. */
export function familyOf(format: string | undefined): DateFamily {
  if (format === undefined) return 'year-first';
  if (/%[bB]/.test(format)) return 'named';
  if (format.startsWith('%Y%m%d')) return 'compact';
  return orderOf(format) === null ? 'year-first' : 'numeric';
}

/** The order of day, month and year in a numeric format; null where the year of four digits is first, or names tell. */
export function orderOf(format: string | undefined): DateOrder | null {
  switch (/%[dmyYbB]/.exec(format ?? '')?.[0]) {
    case '%d':
      return 'dmy';
    case '%m':
      return 'mdy';
    case '%y':
      return 'ymd';
    default:
      return null;
  }
}

/** Language of the names in the dates of a column. */
export function languageOf(column: ColumnReading): MonthLanguage {
  return column.months ?? 'en';
}

/** Whether cells may have an offset or the name of a zone, which is left out: the day as written is the day. */
export function allowsZone(column: ColumnReading): boolean {
  return column.offsets === true || /%[zZ]|Z$/.test(column.format ?? '');
}

/** Whether a value can be read as the column of dates or timestamps says: exactly what `convertedDate` of csv/date-sql reads. */
export function fitsDate(column: ColumnReading, text: string): boolean {
  if (isSerialFormat(column.format)) return fitsSerial(column.format, column.type, text);
  return dateIn(column, text) !== null;
}

/** `2024-01-05` or `2024-01-05 14:30:00`, as a column of dates or timestamps reads a value; null where it does not fit. */
export function dateIn(column: ColumnReading, text: string): string | null {
  const date = parseWrittenDate(text);
  if (date === null || !belongs(column, date)) return null;
  const found = dayOf(date, orderOf(column.format));
  if (found === null) return null;
  const { year, month, day } = found;
  const written = [padded(year, 4), padded(month, 2), padded(day, 2)].join('-');
  return column.type === 'date' ? written : `${written} ${date.clock || '00:00:00'}`;
}

function belongs(column: ColumnReading, { shape, languages }: WrittenDate): boolean {
  if (shape.timed && column.type === 'date') return false;
  if (shape.zoned && !allowsZone(column)) return false;
  if (languages !== null && !languages.includes(languageOf(column))) return false;
  const family = familyOf(column.format);
  if (family === 'compact') return formatOfShape(shape, null) === column.format;
  if (shape.kind === family || (family === 'numeric' && shape.kind === 'year-first')) return true;
  return family === 'named' && isIsoDay(shape);
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
