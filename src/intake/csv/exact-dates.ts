import type { ColumnReading, MonthLanguage } from '../../base/reading';
import { join, literal, sql, type Sql } from '../../sql';
import { familyOf, languageOf } from '../values/date-fits';
import { monthNames } from '../values/date-words';

const ISO = '[1-9][0-9]{3}-[0-9]{1,2}-[0-9]{1,2}';
const ISO_CLOCK = '([T ]([01]?[0-9]|2[0-3]):[0-5]?[0-9](:[0-5]?[0-9]([.][0-9]{1,6})?)?)?';

/** What the engine's strptime reads for a directive, no more than we do. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  '%Y': '[1-9][0-9]{3}',
  '%y': '[0-9]{2}',
  '%m': '[0-9]{1,2}',
  '%d': '[0-9]{1,2}',
  '%b': '(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)',
  '%B': '(?i:january|february|march|april|may|june|july|august|september|october|november|december)',
  '%H': '([01]?[0-9]|2[0-3])',
  '%I': '(0?[1-9]|1[0-2])',
  '%M': '[0-5]?[0-9]',
  '%S': '[0-5]?[0-9]',
  '%f': '[0-9]{1,6}',
  '%p': '(?i:[ap]m)',
  '%z': '[-+](0?[0-9]|1[0-4])(:?[0-9]{2})?',
};
/** Digits alone have no other number of them. */
const FULL = '[0-9]{2}';

/** Whether the engine's strptime reads the format, once offsets are taken away and names of months are numbers. */
export function isExact({ format }: ColumnReading): boolean {
  if (format === undefined) return true;
  // Weekdays are read over, and an ordinal behind the day, as in 1st, differs from cell to cell.
  if (/%[aAZ]|%d[a-z°º]|,%f/.test(format)) return false;
  return (format.match(/%./g) ?? []).every((directive) => Object.hasOwn(DIRECTIVES, directive));
}

/** Cells in the format of an exact column, as a regular expression for `exactText`; a part of what `fitsDate` takes. */
export function exactPattern(column: ColumnReading): string {
  if (column.format === undefined) return column.type === 'date' ? ISO : ISO + ISO_CLOCK;
  const format = foldedFormat(column);
  const compact = familyOf(format) === 'compact';
  const foreign = foreignNames(column);
  return format.replace(/%.|[^%]+/g, (part) => {
    if (!part.startsWith('%')) return part.replace(/[.()[\]+*?|^$\\{}]/g, '[$&]');
    if (foreign !== null && /%[bB]/.test(part)) return `(${namesOf(foreign).join('|')})`;
    return compact && part !== '%Y' ? FULL : (DIRECTIVES[part] ?? '');
  });
}

/** The text on which the pattern is tried. */
export function exactText(column: ColumnReading, raw: Sql): Sql {
  const text = sql`trim(${raw})`;
  return foreignNames(column) === null ? text : sql`lower(strip_accents(${text}))`;
}

/** A cell that matches the pattern, as TIMESTAMP; NULL where there is no such day. */
export function exactValue(column: ColumnReading, format: string, raw: Sql): Sql {
  let text = exactText(column, raw);
  let read = foldedFormat({ ...column, format });
  if (read.endsWith('%z')) {
    text = sql`regexp_replace(${text}, ${literal(' ?[-+][0-9:]+$')}, '')`;
    read = read.replace(/ ?%z$/, '');
  }
  const foreign = foreignNames(column);
  if (foreign !== null) {
    text = withMonthNumbers(text, foreign);
    read = read.replace(/%[bB]/, '%m');
  }
  return sql`try_strptime(${text}, ${literal(read)})`;
}

/** Names of months that are not English: strptime knows no others. */
function foreignNames(column: ColumnReading): MonthLanguage | null {
  const language = languageOf(column);
  return language !== 'en' && familyOf(column.format) === 'named' ? language : null;
}

/** Signs of a format as they are in the text that is tried: `Uhr` is `uhr` in lower case. */
function foldedFormat(column: ColumnReading): string {
  const { format = '' } = column;
  if (foreignNames(column) === null) return format;
  return format.replace(/%.|[^%]+/g, (part) => (part.startsWith('%') ? part : part.toLowerCase()));
}

/** The longest first: jan is a part of januar. */
function namesOf(language: MonthLanguage): string[] {
  return monthNames(language)
    .flat()
    .sort((a, b) => b.length - a.length);
}

function withMonthNumbers(text: Sql, language: MonthLanguage): Sql {
  const months = monthNames(language);
  const cases = namesOf(language).map((name) => {
    const month = months.findIndex((names) => names.includes(name)) + 1;
    return sql`when contains(${text}, ${literal(name)}) then replace(${text}, ${literal(name)}, ${literal(String(month))})`;
  });
  return sql`case ${join(cases, ' ')} end`;
}
