/**
 * Regular expressions of written dates, the same for JavaScript and for the engine (RE2), so that both read the same
 * cells. They are written for text that `foldDate` has prepared, and match its whole. What stands between the numbers is
 * a group where `marks` says so: only who wants to know the way of writing needs it.
 */

const YEAR = '[1-9]\\d{3}';
/** Between the numbers of a day: 05/01/2024, 5. 1. 2024, 05 01 2024. Both places must have the same. */
const BETWEEN = '( ?[-/.] ?| )';
/** Beside a name: 5 Jan 2024, 5-Jan-2024, 05jan2024, 5. Januar 2024, 5 de enero de 2024, 1st of May 2024. */
const BESIDE = '(?: ?[-/.,] ?| )?(?:(?:of|del?) )?';
/** Behind the day that follows a name: Jan 5, 2024. */
const BEHIND_DAY = ' ?[-/.,] ?| (?:(?:of|del?) )?';
const ORDINAL = 'st|nd|rd|th|er|º|°';

/** A day of three numbers. Groups: `NUMERIC_GROUPS`. */
export const NUMERIC_DAY = `(${YEAR}|\\d{1,2})${BETWEEN}(\\d{1,2})${BETWEEN}(${YEAR}|\\d{1,2})`;

/** Names of the groups of `NUMERIC_DAY`. */
export const NUMERIC_GROUPS = ['a', 'ab', 'b', 'bc', 'c'] as const;

/**
 * A day with the name of its month: 5 Jan 2024, Jan 5, 2024 or 2024-Jan-05; without marks, also 2024-01-05, which may
 * stand among them.
 */
export function namedDay(marks: boolean): string {
  const mark = (pattern: string, often = '') =>
    marks ? `(${pattern})${often}` : `(?:${pattern})${often}`;
  const year = `(${YEAR}|\\d{2})`;
  const day = `(\\d{1,2})${mark(ORDINAL, '?')}`;
  // An abbreviation may have its point.
  const name = `([a-z]{3,})${mark('[.]?')}`;
  return [
    `(?:${day}${mark(BESIDE)}${name}${mark(BESIDE)}${year}`,
    `|${name}${mark(BESIDE)}${day}${mark(BEHIND_DAY)}${year}`,
    `|(${YEAR})${mark(BESIDE)}${name}${mark(BESIDE)}(\\d{1,2})`,
    marks ? ')(?: ?r[.]?)?' : `|(${YEAR})-(\\d{1,2})-(\\d{1,2}))(?: ?r[.]?)?`,
  ].join('');
}

/** Names of the groups of `namedDay(false)`. */
export const NAMED_GROUPS = [
  'd1',
  'm1',
  'y1',
  'm2',
  'd2',
  'y2',
  'y3',
  'm3',
  'd3',
  'y4',
  'm4',
  'd4',
] as const;

/** Time of day, with what joins it to the day. Groups: `CLOCK_GROUPS`; with marks, see `endOf` in dates.ts. */
export function clock(marks: boolean): string {
  const open = marks ? '(' : '(?:';
  return [
    `${open}t|,? (?:(?:at|um|as?|a las|o) )?)([01]?\\d|2[0-3])`,
    `(?:${open}[:h])([0-5]?\\d)(?::([0-5]?\\d(?:[.,]\\d{1,9})?))?|[.]([0-5]\\d))`,
    `(?:( ?[ap])[.]? ?m[.]?| ?${open}uhr|hrs?|h))?`,
  ].join('');
}

/** Names of the groups of `clock(false)`: minutes stand behind `:` or `h`, or behind a point; `half` is AM or PM. */
export const CLOCK_GROUPS = ['hours', 'minutes', 'seconds', 'point_minutes', 'half'] as const;

const ZONE_WORDS = [
  'utc|gmt|cet|cest|mez|mesz|wet|west|bst|ist|eet|eest|msk|est|edt|cst|cdt|mst|mdt|pst|pdt|akst|akdt',
  'hst|ast|adt|nst|ndt|brt|brst|art|clt|clst|cot|pet|sgt|hkt|jst|kst|aest|aedt|acst|acdt|awst|nzst|nzdt',
].join('|');

/** Offset or zone behind a time of day: Z, +02:00, -0400, CET, GMT+1, +01:00[Europe/Berlin]. No group. */
export const ZONE = ` ?(?:z|(?:utc|gmt)? ?[-+](?:0?\\d|1[0-4])(?::?\\d{2})?|(?:${ZONE_WORDS}))(?: ?[(\\[][a-z_/ +-]+[)\\]])?`;

/**
 * Digits alone: 20240105, 202401051430, 20240105143005, 20240105T143005Z. Groups: year, month, day, joint, hours,
 * minutes, seconds, Z.
 */
export const COMPACT = `(${YEAR})(\\d{2})(\\d{2})(?:([t ]?)(\\d{2})(\\d{2})(\\d{2})?(z)?)?`;

/** Every kind of blank: JavaScript's `\s`, spelled out for the engine. */
export const BLANKS = '[\\s\\v\\p{Z}\\x{feff}]+';

/** Where blanks are not single spaces. */
export const ODD_BLANKS =
  '  |[\\t-\\r\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}]';

/** Text as the patterns want it: lower case, without accents, single blanks and none around. */
export function foldDate(text: string): string {
  let folded = text;
  // eslint-disable-next-line no-control-regex -- plain ASCII, as nearly all cells are, has no accents
  if (!/^[\x00-\x7f]*$/.test(text)) folded = folded.normalize('NFD').replace(/\p{M}/gu, '');
  if (/\s\s|[^\S ]|^ | $/.test(folded)) folded = folded.replace(/\s+/g, ' ').trim();
  return folded.toLowerCase();
}
