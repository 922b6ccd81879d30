import type { ColumnReading } from '../../base/reading';
import { literal, sql, type Sql } from '../../sql';
import { familyOf, languageOf } from '../values/date-fits';

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

/** Whether the engine's strptime reads the format by itself, after an offset is taken away. */
export function isExact(column: ColumnReading): boolean {
  const { format } = column;
  if (format === undefined) return true;
  // An ordinal behind the day, as in 1st, differs from cell to cell.
  if (/%[aAZ]|%d[a-z°º]|,%f/.test(format) || languageOf(column) !== 'en') return false;
  return (format.match(/%./g) ?? []).every((directive) => directive in DIRECTIVES);
}

/** Cells in the format of an exact column, as a regular expression for the whole text; a part of what `fitsDate` takes. */
export function exactPattern(column: ColumnReading): string {
  const { format } = column;
  if (format === undefined) return column.type === 'date' ? ISO : ISO + ISO_CLOCK;
  const compact = familyOf(format) === 'compact';
  return format.replace(/%.|[^%]+/g, (part) => {
    if (!part.startsWith('%')) return part.replace(/[.()[\]+*?|^$\\{}]/g, '[$&]');
    return compact && part !== '%Y' ? FULL : (DIRECTIVES[part] ?? '');
  });
}

/** The text without the offset that the format has at its end. */
export function withoutZone(format: string, text: Sql): Sql {
  return format.endsWith('%z')
    ? sql`regexp_replace(${text}, ${literal(' ?[-+][0-9:]+$')}, '')`
    : text;
}
