import type { Unit } from '../base/units';

/** How values are written out. `currency` is an ISO 4217 code; without it money has no symbol. */
export interface FormatOptions {
  /** 8.9M instead of 8,911,407.90. */
  readonly compact?: boolean;
  /** BCP 47 tag; default `en`. */
  readonly locale?: string;
  readonly currency?: string;
}

/** What stands where a value is missing. */
export const MISSING = '–';

const NARROW_SPACE = '\u202f';
const NO_BREAK_SPACE = '\u00a0';
const MINUS = '−';

const NOUNS: Partial<Record<Unit, readonly [one: string, many: string]>> = {
  customers: ['customer', 'customers'],
  orders: ['order', 'orders'],
  rows: ['row', 'rows'],
  days: ['day', 'days'],
};

/** Units whose values are numbers. */
export function isNumericUnit(unit: Unit): boolean {
  return !['date', 'timestamp', 'id', 'name', 'text', 'boolean'].includes(unit);
}

/**
 * Writes a value the way its unit is read: grouped counts, money with two decimals, shares (0 to 1) as per cent
 * with one decimal, days with their noun, dates as ISO. Missing values become an en dash; exponents appear only where
 * compact numbers pass 10¹⁵.
 *
 * @param value number, bigint, numeric text, Date, epoch milliseconds (dates only), ISO text or null
 */
export function formatValue(value: unknown, unit: Unit, options: FormatOptions = {}): string {
  if (value === null || value === undefined) return MISSING;
  if (unit === 'date') return formatInstant(value, false);
  if (unit === 'timestamp') return formatInstant(value, true);
  if (unit === 'boolean') return formatBoolean(value);
  if (!isNumericUnit(unit)) return asText(value);
  const number = asNumber(value);
  if (number === null) return asText(value);
  if (unit === 'days')
    return `${formatNumber(number, unit, options)}${noun(number, unit, NO_BREAK_SPACE)}`;
  return formatNumber(number, unit, options);
}

/** A number that names something on an axis: counts and scores stand without separators, for 2011 may be a year. */
export function formatOrdinal(value: unknown, unit: Unit, options: FormatOptions = {}): string {
  const number = asNumber(value);
  return number === null || unit === 'money' || unit === 'share' || !isNumericUnit(unit)
    ? formatValue(value, unit, options)
    : write(number, options.locale, { maximumSignificantDigits: 12, useGrouping: false });
}

/** As `formatValue`, with the noun of the unit where it has one: “604 customers”, “1 order”. */
export function formatWithNoun(value: unknown, unit: Unit, options: FormatOptions = {}): string {
  const text = formatValue(value, unit, options);
  const number = unit === 'days' ? null : asNumber(value);
  return number === null ? text : `${text}${noun(number, unit, ' ')}`;
}

/**
 * A formatter for the ticks of an axis: short, without nouns, with just enough decimals for the steps.
 *
 * @param step distance between two ticks, when known
 */
export function axisFormat(
  unit: Unit,
  options: FormatOptions & { readonly step?: number } = {},
): (value: unknown) => string {
  if (!isNumericUnit(unit)) return (value) => formatValue(value, unit, options);
  const scale = unit === 'share' ? 100 : 1;
  const decimals = options.step === undefined ? 2 : decimalsOf(options.step * scale);
  const money = unit === 'money' && options.currency !== undefined;
  return (value) => {
    const number = asNumber(value);
    if (number === null) return formatValue(value, unit, options);
    const large = Math.abs(Number(number)) >= 10_000;
    return write(number, options.locale, {
      ...(unit === 'share' ? PERCENT : {}),
      ...(money ? currencyStyle(options.currency) : {}),
      ...(large
        ? { notation: notationOf(number), maximumFractionDigits: 2 }
        : { maximumFractionDigits: decimals }),
      minimumFractionDigits: 0,
    });
  };
}

function formatNumber(number: number | bigint, unit: Unit, options: FormatOptions): string {
  const size = Math.abs(Number(number));
  const currency = unit === 'money' ? currencyStyle(options.currency) : {};
  if (options.compact === true && size >= 1_000 && unit !== 'share') {
    return write(number, options.locale, {
      ...currency,
      notation: notationOf(number),
      minimumFractionDigits: 0,
      maximumFractionDigits: size >= 100_000 && size < 1_000_000 ? 0 : 1,
    });
  }
  return write(number, options.locale, { ...currency, ...digitsFor(unit, number, size, options) });
}

/** Beyond quadrillions no short word is left. */
function notationOf(number: number | bigint): 'compact' | 'scientific' {
  return Math.abs(Number(number)) >= 1e15 ? 'scientific' : 'compact';
}

function digitsFor(
  unit: Unit,
  number: number | bigint,
  size: number,
  options: FormatOptions,
): Intl.NumberFormatOptions {
  switch (unit) {
    case 'money': {
      const decimals = options.compact === true ? 0 : 2;
      return { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    }
    case 'share':
      // A share that is small but not nothing must not read as zero.
      return size > 0 && size < 0.0005
        ? { style: 'percent', maximumSignificantDigits: 1 }
        : { ...PERCENT, minimumFractionDigits: 1, maximumFractionDigits: 1 };
    case 'index':
      return { maximumFractionDigits: 0 };
    case 'number':
      return size >= 1_000 || size === 0
        ? { maximumFractionDigits: 2 }
        : { maximumSignificantDigits: size >= 1 ? 5 : 3 };
    default: {
      // Counts are whole; their means are not.
      const whole = typeof number === 'bigint' || Number.isInteger(number);
      return { maximumFractionDigits: whole ? 0 : unit === 'days' ? 1 : 2 };
    }
  }
}

const PERCENT: Intl.NumberFormatOptions = { style: 'percent' };

/** Files hold currencies in any spelling; what is no code has no symbol, and is no reason to fail. */
function currencyStyle(currency: string | undefined): Intl.NumberFormatOptions {
  return currency === undefined || !/^[A-Za-z]{3}$/.test(currency)
    ? {}
    : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' };
}

const formatters = new Map<string, Intl.NumberFormat>();

function write(
  number: number | bigint,
  locale: string | undefined,
  style: Intl.NumberFormatOptions,
): string {
  const tag = locale ?? 'en';
  const key = `${tag} ${JSON.stringify(style)}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.NumberFormat(tag, { ...style, signDisplay: 'negative' });
    formatters.set(key, formatter);
  }
  const text = formatter.format(number).replace('-', MINUS);
  return style.style === 'percent' ? text.replace(/\s*%/u, `${NARROW_SPACE}%`) : text;
}

function noun(number: number | bigint, unit: Unit, space: string): string {
  const words = NOUNS[unit];
  if (words === undefined) return '';
  return `${space}${Math.abs(Number(number)) === 1 ? words[0] : words[1]}`;
}

/** The value as a finite number or a bigint, or null when it is not one. Numeric text counts. */
export function asNumber(value: unknown): number | bigint | null {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  if (!Number.isFinite(number)) return null;
  return /^-?\d+$/.test(value) && !Number.isSafeInteger(number) ? BigInt(value) : number;
}

/** The value as text; numbers without a finite value are missing. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return MISSING;
    if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
    return String(value);
  }
  if (value instanceof Date) return formatInstant(value, true);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'bigint' ? String(part) : part,
  );
}

function formatBoolean(value: unknown): string {
  if (value === true) return 'Yes';
  if (value === false) return 'No';
  return asText(value);
}

/** A date or timestamp as Date in UTC, or null. Numbers are epoch milliseconds. */
export function asInstant(value: unknown): Date | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value;
  if (typeof value === 'bigint') return asInstant(Number(value));
  if (typeof value === 'number') return asInstant(new Date(value));
  if (typeof value !== 'string') return null;
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?)?\d*Z?$/.exec(
    value,
  );
  if (parts === null) return null;
  return asInstant(new Date(`${parts[1] ?? ''}T${parts[2] ?? '00:00'}${parts[3] ?? ''}Z`));
}

function formatInstant(value: unknown, withTime: boolean): string {
  const instant = asInstant(value);
  if (instant === null) return asText(value);
  const iso = instant.toISOString();
  const day = iso.slice(0, iso.indexOf('T'));
  if (!withTime) return day;
  const seconds = instant.getTime() % 60_000 === 0 ? 16 : 19;
  return `${day}${NO_BREAK_SPACE}${iso.slice(iso.indexOf('T') + 1, iso.indexOf('T') + 1 + seconds - 11)}`;
}

/** Decimals that tell multiples of a step apart, at most 12. */
function decimalsOf(step: number): number {
  let decimals = 0;
  while (decimals < 12 && Math.abs(step - Number(step.toFixed(decimals))) > step * 1e-6) decimals++;
  return decimals;
}
