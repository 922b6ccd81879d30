import type { ReadAs } from '../../base/reading';

/** Numbers that are points in time: seconds, milliseconds or microseconds since 1970 (UTC), or days as Excel counts them. */
export type SerialFormat = 'epoch_s' | 'epoch_ms' | 'epoch_us' | 'excel';

/**
 * Numbers of each format as regular expressions for a whole text, in JavaScript and in the engine alike. Excel takes
 * 1900 for a leap year, so that its first 60 days are one off: they are not read.
 */
export const SERIAL_NUMBERS: Readonly<Record<SerialFormat, string>> = {
  epoch_s: '-?[0-9]{1,11}([.][0-9]{1,9})?',
  epoch_ms: '-?[0-9]{1,14}',
  epoch_us: '-?[0-9]{1,17}',
  excel: '(6[1-9]|[7-9][0-9]|[1-9][0-9]{2,5}|1[0-9]{6}|2[0-8][0-9]{5})([.,][0-9]+)?',
};
/** Whole days of Excel. */
export const EXCEL_DAYS = `${SERIAL_NUMBERS.excel.replace(/\(\[.*$/, '')}([.,]0+)?`;

const TEXTS = Object.fromEntries(
  [...Object.entries(SERIAL_NUMBERS), ['days', EXCEL_DAYS] as const].map(([format, pattern]) => [
    format,
    new RegExp(`^${pattern}$`),
  ]),
);

/** Whether a column's format says that its dates are numbers. */
export function isSerialFormat(format: string | undefined): format is SerialFormat {
  return format !== undefined && Object.hasOwn(SERIAL_NUMBERS, format);
}

/** Whether a value can be read as such a number; as a date, only whole days of Excel are. */
export function fitsSerial(format: SerialFormat, type: ReadAs, text: string): boolean {
  if (type === 'date') return format === 'excel' && TEXTS['days']?.test(text) === true;
  return TEXTS[format]?.test(text) === true;
}
