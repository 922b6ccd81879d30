import type { DateOrder, MonthLanguage } from '../../base/reading';
import { clock, COMPACT, foldDate, namedDay, NUMERIC_DAY, ZONE } from './date-patterns';
import { monthWord, weekdayLanguages } from './date-words';

/** Two-digit years below this are of this century, the others of the last: as strptime has it. */
export const CENTURY_TURN = 69;

/**
 * How a date or timestamp is written, apart from its values. Two texts of equal `key` are written alike; only the
 * order of day, month and two-digit year can still differ (`kind` numeric).
 */
export interface DateShape {
  /** strptime text in which {a}, {b} and {c} stand for the numbers of open order. */
  readonly key: string;
  readonly kind: 'year-first' | 'numeric' | 'named' | 'compact';
  /** Three numbers of up to two digits: the year is one of them. */
  readonly shortYear: boolean;
  /** Between the first two numbers of a numeric day. */
  readonly separator: string;
  readonly timed: boolean;
  /** An offset or the name of a zone stands behind the time. */
  readonly zoned: boolean;
}

/** A written date taken apart. */
export interface WrittenDate {
  readonly shape: DateShape;
  /** The numbers as they stand in a numeric date; year, month and day in all others. */
  readonly numbers: readonly [number, number, number];
  /** Digits of the first and the last number: a year has at least two. */
  readonly digits: readonly [number, number];
  /** `14:30:05.25`, in 24 hours; empty for a date alone. */
  readonly clock: string;
  /** Name of the month, in lower case without accents and point. */
  readonly monthName: string | null;
  /** Languages of the names in it; null when it has none. */
  readonly languages: readonly MonthLanguage[] | null;
}

/** A day of the calendar: year in full, month and day from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const WEEKDAY = String.raw`(?:([a-zł]{2,}(?:-feira)?)([.]?,? ))?`;
const END = `(?:${clock(true)}(${ZONE})?)?$`;
const NUMERIC = new RegExp(`^${WEEKDAY}${NUMERIC_DAY}${END}`);
const NAMED = new RegExp(`^${WEEKDAY}${namedDay(true)}${END}`);
const COMPACT_DATE = new RegExp(`^${COMPACT}$`);
const START = /^\s*(?:\d|\p{L}{2}.*\d)/u;
/** The most characters that a date has; more are not looked at. */
const MAX_LENGTH = 80;

/** Takes a written date apart; null when the text is no date in any known way of writing, whatever the order. */
export function parseWrittenDate(text: string): WrittenDate | null {
  if (text.length < 6 || text.length > MAX_LENGTH) return null;
  const start = text.charCodeAt(0);
  // Most cells are no dates: look closer only where one can begin.
  if (!(start >= 48 && start <= 57) && !START.test(text)) return null;
  const folded = foldDate(text);
  return numeric(folded) ?? named(folded) ?? compact(folded);
}

/** The strptime format of a shape; null while the order of its numbers is open. */
export function formatOfShape(shape: DateShape, order: DateOrder | null): string | null {
  if (shape.kind !== 'numeric') return shape.key;
  if (order === null || (order === 'ymd' && !shape.shortYear)) return null;
  const year = shape.shortYear ? '%y' : '%Y';
  const numbers = {
    dmy: ['%d', '%m', year],
    mdy: ['%m', '%d', year],
    ymd: [year, '%m', '%d'],
  }[order];
  return shape.key
    .replace('{a}', numbers[0] ?? '')
    .replace('{b}', numbers[1] ?? '')
    .replace('{c}', numbers[2] ?? '');
}

/** The day of the calendar that is meant under an order; null where there is none. */
export function dayOf(date: WrittenDate, order: DateOrder | null): Day | null {
  const [a, b, c] = date.numbers;
  const [digitsOfFirst, digitsOfLast] = date.digits;
  if (date.shape.kind !== 'numeric') return existing(a, b, c);
  if (order === 'ymd')
    return digitsOfFirst === 2 && digitsOfLast <= 2 ? existing(fullYear(a), b, c) : null;
  if (order === null || digitsOfLast < 2) return null;
  const year = digitsOfLast === 2 ? fullYear(c) : c;
  return order === 'dmy' ? existing(year, b, a) : existing(year, a, b);
}

/** Orders under which a numeric date exists in the calendar; all for others that exist, none for those that do not. */
export function ordersOf(date: WrittenDate): readonly DateOrder[] {
  return ORDERS.filter((order) => dayOf(date, order) !== null);
}

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];

/** True for days written 2024-01-05, with or without a time of day. */
export function isIsoDay({ kind, separator }: DateShape): boolean {
  return kind === 'year-first' && separator === '-';
}

/** True for the ways of writing that the engine reads without a format (ISO 8601 without an offset). */
export function isIsoShape(shape: DateShape): boolean {
  return /^%Y-%m-%d([T ]%H:%M(:%S(\.%f)?)?)?$/.test(shape.key);
}

function existing(year: number, month: number, day: number): Day | null {
  if (year < 1 || month < 1 || month > 12 || day < 1) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days ? { year, month, day } : null;
}

function fullYear(short: number): number {
  return short < CENTURY_TURN ? 2000 + short : 1900 + short;
}

type Parts = readonly (string | undefined)[];

function numeric(folded: string): WrittenDate | null {
  const parts: Parts | null = NUMERIC.exec(folded);
  if (parts === null) return null;
  const [, weekday, afterWeekday, a = '', between = '', b = '', between2, c = ''] = parts;
  if (between !== between2) return null;
  const end = endOf(parts, 8);
  if (end === null) return null;
  const languages = weekday === undefined ? null : weekdayLanguages(weekday);
  if (languages === undefined) return null;
  const yearFirst = a.length === 4;
  if (yearFirst && c.length > 2) return null;
  const shortYear = !yearFirst && c.length <= 2;
  const day = yearFirst ? ['%Y', '%m', '%d'] : ['{a}', '{b}', '{c}'];
  return {
    shape: {
      key: weekdayFormat(weekday, afterWeekday) + day.join(between) + end.format,
      kind: yearFirst ? 'year-first' : 'numeric',
      shortYear,
      separator: between,
      timed: end.clock !== '',
      zoned: end.zoned,
    },
    numbers: [Number(a), Number(b), Number(c)],
    digits: [a.length, c.length],
    clock: end.clock,
    monthName: null,
    languages: languages === null ? null : [...languages],
  };
}

function named(folded: string): WrittenDate | null {
  const parts: Parts | null = NAMED.exec(folded);
  if (parts === null) return null;
  const found = dayFirst(parts) ?? monthFirst(parts) ?? yearFirst(parts);
  const [, weekday, afterWeekday] = parts;
  const name = found?.name ?? '';
  const word = monthWord(name);
  const end = endOf(parts, 23);
  const known = weekday === undefined ? null : weekdayLanguages(weekday);
  if (found === null || word === undefined || end === null || known === undefined) return null;
  const { year, day } = found;
  const key = found.format.replace('{month}', word.short ? '%b' : '%B');
  return {
    shape: {
      key: weekdayFormat(weekday, afterWeekday) + key + end.format,
      kind: 'named',
      shortYear: false,
      separator: '',
      timed: end.clock !== '',
      zoned: end.zoned,
    },
    numbers: [year.length === 2 ? fullYear(Number(year)) : Number(year), word.month, Number(day)],
    digits: [4, 2],
    clock: end.clock,
    monthName: name,
    languages: [...word.languages].filter((language) => known?.has(language) ?? true),
  };
}

interface NamedParts {
  readonly year: string;
  readonly name: string;
  readonly day: string;
  /** strptime text with {month} for the name. */
  readonly format: string;
}

/** 5 Jan 2024, groups 3 to 9. */
function dayFirst(parts: Parts): NamedParts | null {
  const [day, ordinal = '', before = '', name, point = '', behind = '', year] = parts.slice(3, 10);
  if (day === undefined || name === undefined || year === undefined) return null;
  const format = `%d${ordinal}${before}{month}${point}${behind}${yearFormat(year)}`;
  return { year, name, day, format };
}

/** Jan 5, 2024, groups 10 to 16. */
function monthFirst(parts: Parts): NamedParts | null {
  const [name, point = '', before = '', day, ordinal = '', behind = '', year] = parts.slice(10, 17);
  if (day === undefined || name === undefined || year === undefined) return null;
  const format = `{month}${point}${before}%d${ordinal}${behind}${yearFormat(year)}`;
  return { year, name, day, format };
}

/** 2024-Jan-05, groups 17 to 22. */
function yearFirst(parts: Parts): NamedParts | null {
  const [year, before = '', name, point = '', behind = '', day] = parts.slice(17, 23);
  if (day === undefined || name === undefined || year === undefined) return null;
  return { year, name, day, format: `%Y${before}{month}${point}${behind}%d` };
}

function yearFormat(year: string): '%Y' | '%y' {
  return year.length === 4 ? '%Y' : '%y';
}

function compact(folded: string): WrittenDate | null {
  const parts: Parts | null = COMPACT_DATE.exec(folded);
  if (parts === null) return null;
  const [, year, month, day, joint, hours, minutes, seconds, zulu] = parts;
  const timed = hours !== undefined;
  if (timed && (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59))
    return null;
  const zone = zulu === undefined ? '' : 'Z';
  const time = timed
    ? `${(joint ?? '').toUpperCase()}%H%M${seconds === undefined ? '' : '%S'}${zone}`
    : '';
  return {
    shape: {
      key: `%Y%m%d${time}`,
      kind: 'compact',
      shortYear: false,
      separator: '',
      timed,
      zoned: zone !== '',
    },
    numbers: [Number(year), Number(month), Number(day)],
    digits: [4, 2],
    clock: timed ? clockText(hours, minutes ?? '', seconds ?? '') : '',
    monthName: null,
    languages: null,
  };
}

/** `mon, ` is `%a, `, `monday, ` is `%A, `. */
function weekdayFormat(weekday: string | undefined, after = ''): string {
  if (weekday === undefined) return '';
  return `${weekday.length > 4 ? '%A' : '%a'}${after}`;
}

interface DateEnd {
  /** strptime text of the time of day and zone, with what joins it to the day. */
  readonly format: string;
  readonly clock: string;
  readonly zoned: boolean;
}

const NO_TIME: DateEnd = { format: '', clock: '', zoned: false };

/** The time of day from its groups, the first of which is `at`; null when it does not exist. */
function endOf(parts: Parts, at: number): DateEnd | null {
  const [joint, hours, sign = '.', minutes, seconds = '', pointMinutes, half, mark, zone = ''] =
    parts.slice(at);
  if (joint === undefined || hours === undefined) return NO_TIME;
  const late = half?.trimStart().startsWith('p') ?? false;
  const hour = Number(hours);
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const hourOfDay = half === undefined ? hour : (hour % 12) + (late ? 12 : 0);
  const [whole = '', fraction] = seconds.split(/[.,]/);
  const format = [
    joint === 't' ? 'T' : joint,
    half === undefined ? '%H' : '%I',
    sign,
    '%M',
    whole === '' ? '' : ':%S',
    fraction === undefined ? '' : seconds.includes(',') ? ',%f' : '.%f',
    half === undefined ? '' : half.startsWith(' ') ? ' %p' : '%p',
    mark === undefined ? '' : mark === 'uhr' ? ' Uhr' : mark,
    zoneFormat(zone),
  ];
  return {
    format: format.join(''),
    clock: clockText(String(hourOfDay), minutes ?? pointMinutes ?? '', seconds),
    zoned: zone !== '',
  };
}

function zoneFormat(zone: string): string {
  if (zone === '') return '';
  const blank = zone.startsWith(' ') ? ' ' : '';
  if (zone.trim() === 'z') return `${blank}Z`;
  return `${blank}${/^[-+]/.test(zone.trim()) ? '%z' : '%Z'}`;
}

/** Microseconds are as fine as a timestamp is. */
function clockText(hours: string, minutes: string, seconds: string): string {
  const [whole = '', fraction = ''] = seconds.split(/[.,]/);
  const micro = fraction.slice(0, 6).replace(/0+$/, '');
  const clock = [hours, minutes, whole].map((part) => part.padStart(2, '0')).join(':');
  return micro === '' ? clock : `${clock}.${micro}`;
}
