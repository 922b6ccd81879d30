import type { ColumnReading, NumberStyle } from '../../base/reading';

/** A moment whose day cannot be taken for a month. */
const SHOWN = { year: 2024, month: 1, day: 31, hour: 14, minute: 5, second: 9 };
const SERIALS: Readonly<Record<string, string>> = {
  epoch_s: 'seconds since 1970',
  epoch_ms: 'milliseconds since 1970',
  epoch_us: 'microseconds since 1970',
  excel: 'days as Excel counts them',
};
const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

/**
 * How the cells of a column are written, as far as it is worth saying: `1.234,50 €`, `day first, 31.01.2024`. Empty where
 * they are written in the plain way.
 */
export function columnReadingWords(column: ColumnReading, ambiguous?: 'date' | 'number'): string {
  if (column.empty === true) return 'no name and no value: set aside';
  if (column.forced === true) return 'chosen: cells that do not fit are rejected';
  if (ambiguous === 'date') return 'dates that can be read in two ways';
  if (ambiguous === 'number') return 'numbers that can be read in two ways';
  if (column.contradictory === true) return 'dates with the day first and with the month first';
  if (column.number) return numberWords(column.number, column.type === 'integer');
  switch (column.type) {
    case 'date':
    case 'timestamp':
      return dateWords(column);
    case 'text':
      return column.format === undefined ? '' : `nearly all are dates, ${dateWords(column)}`;
    case 'integer':
    case 'number':
    case 'boolean':
      return '';
  }
}

/** `1.234,50 €, (1,00) is negative`. */
function numberWords(style: NumberStyle, whole: boolean): string {
  const { decimal, group, currencies = [], percent = false, negatives = false } = style;
  const fraction = whole ? '' : `${decimal}50`;
  const [currency = ''] = currencies;
  const unit = percent ? '%' : currency;
  const written = `1${group}234${fraction}`;
  const example = unit.length === 1 && unit !== '€' && unit !== '%' ? unit + written : written;
  const words = [example === written && unit !== '' ? `${written} ${unit}` : example];
  if (currencies.length > 1) words.push(`also ${currencies.slice(1).join(', ')}`);
  if (negatives) words.push('negative as (1) or 1-');
  return words.join(', ');
}

/** Nothing need be said about it. */
const PLAIN = /^%Y-%m-%d([ T]%H:%M(:%S(\.%[fgn])?)?)?$/;

function dateWords({ format, months, offsets }: ColumnReading): string {
  if (PLAIN.test(format ?? '') && offsets !== true) return '';
  const serial = SERIALS[format ?? ''];
  if (serial !== undefined) return serial;
  const words =
    format === undefined ? ['year first'] : [orderWords(format), example(format, months)];
  if (months !== undefined && months !== 'en')
    words.push(`months in ${LANGUAGES.of(months) ?? ''}`);
  if (offsets === true) words.push('time zones left out');
  return words.filter((word) => word !== '').join(', ');
}

function orderWords(format: string): string {
  switch (/%[dmyYbBj]/.exec(format)?.[0]) {
    case '%d':
      return /%[bB]/.test(format) ? '' : 'day first';
    case '%m':
      return 'month first';
    case '%y':
      return 'year first';
    default:
      return '';
  }
}

/** What the moment shown looks like in a strptime format. */
function example(format: string, months = 'en'): string {
  const name = (length: 'long' | 'short') =>
    new Intl.DateTimeFormat(months, { month: length, timeZone: 'UTC' }).format(
      Date.UTC(SHOWN.year, SHOWN.month - 1, SHOWN.day),
    );
  const pad = (number: number) => String(number).padStart(2, '0');
  const parts: Readonly<Record<string, string>> = {
    Y: String(SHOWN.year),
    y: pad(SHOWN.year % 100),
    m: pad(SHOWN.month),
    d: pad(SHOWN.day),
    B: name('long'),
    b: name('short'),
    H: pad(SHOWN.hour),
    I: pad(SHOWN.hour - 12),
    M: pad(SHOWN.minute),
    S: pad(SHOWN.second),
    p: 'PM',
    A: 'Wednesday',
    a: 'Wed',
    f: '000',
    g: '000',
    z: '+01:00',
    Z: 'UTC',
  };
  return format.replaceAll(/%-?([a-zA-Z])/g, (written, letter: string) => parts[letter] ?? written);
}
