import type { NumberStyle } from '../../base/reading';
import { commonCurrencies } from './currencies';

/** Ways to write digits; a set of them is the sum of 1 << its place. */
export const DIGIT_STYLES: readonly Required<Pick<NumberStyle, 'decimal' | 'group'>>[] = [
  { decimal: '.', group: '' },
  { decimal: '.', group: ',' },
  { decimal: '.', group: ' ' },
  { decimal: '.', group: "'" },
  { decimal: ',', group: '' },
  { decimal: ',', group: '.' },
  { decimal: ',', group: ' ' },
  { decimal: ',', group: "'" },
];
export const POINT_STYLES = 0b0000_1111;
export const COMMA_STYLES = 0b1111_0000;
const ALL_STYLES = POINT_STYLES | COMMA_STYLES;

/** A written number taken apart. */
export interface WrittenNumber {
  /** Ways in which its digits can be written so: the set of `DIGIT_STYLES`. */
  readonly styles: number;
  /** Digits with their separators. */
  readonly digits: string;
  /** The engine's own conversion takes it. */
  readonly plain: boolean;
  /** As written, before and behind. */
  readonly currencies: readonly string[];
  readonly percent: boolean;
  /** A negative number written (1.50) or 1.50-. */
  readonly accounting: boolean;
}

/** Leading zeros, plus signs and more digits than a double holds are marks of an id: such cells are no numbers. */
const PLAIN = /^-?((?:0|[1-9]\d{0,14})?(?:\.\d+)?)([eE][+-]?\d{1,3})?$/;
/** Could be one and a bit, or over a thousand. */
const ONE_GROUP = /^[1-9]\d{0,2}[.,]\d{3}$/;

const BLANK = String.raw`\p{Zs}`;
const CURRENCY = String.raw`[A-Za-z]{0,2}\p{Sc}|\p{L}{1,4}\.?|S/`;
const WRITTEN = new RegExp(
  [
    String.raw`^([-\u{2212}(])?${BLANK}*(${CURRENCY})?${BLANK}*([-\u{2212}(])?${BLANK}*(%)?${BLANK}*`,
    String.raw`([.,]?\d(?:[\d.,'\u{2019}\p{Zs}]*[\d.,])?)`,
    String.raw`${BLANK}*(%)?${BLANK}*([-\u{2212})])?${BLANK}*(${CURRENCY})?${BLANK}*([-\u{2212})])?$`,
  ].join(''),
  'u',
);
const INTEGER = String.raw`(?:0|[1-9]\d{0,14}`;
const BY_STYLE = [
  String.raw`^(?:${INTEGER})(?:\.\d*)?|\.\d+)$`,
  String.raw`^(?:${INTEGER}|[1-9]\d{0,2}(?:,\d{3}){1,4}|[1-9]\d?(?:,\d{2}){1,5},\d{3})(?:\.\d*)?|\.\d+)$`,
  String.raw`^(?:${INTEGER}|[1-9]\d{0,2}(?:${BLANK}\d{3}){1,4})(?:\.\d*)?|\.\d+)$`,
  String.raw`^(?:${INTEGER}|[1-9]\d{0,2}(?:['\u{2019}]\d{3}){1,4})(?:\.\d*)?|\.\d+)$`,
  String.raw`^(?:${INTEGER})(?:,\d*)?|,\d+)$`,
  String.raw`^(?:${INTEGER}|[1-9]\d{0,2}(?:\.\d{3}){1,4})(?:,\d*)?|,\d+)$`,
  String.raw`^(?:${INTEGER}|[1-9]\d{0,2}(?:${BLANK}\d{3}){1,4})(?:,\d*)?|,\d+)$`,
  String.raw`^(?:${INTEGER}|[1-9]\d{0,2}(?:['\u{2019}]\d{3}){1,4})(?:,\d*)?|,\d+)$`,
].map((pattern) => new RegExp(pattern, 'u'));

/** Takes a trimmed text apart; null when it is no number in any known way of writing. */
export function parseWrittenNumber(text: string): WrittenNumber | null {
  const plain = PLAIN.exec(text);
  if (plain !== null) return plainNumber(plain[1] ?? '', plain[2] !== undefined);
  const parts = WRITTEN.exec(text);
  if (parts === null) return null;
  const [, sign, before, inner, percentBefore, digits = '', percentBehind, minus, behind, last] =
    parts;
  const accounting = accountingOf([sign, inner], [minus, last]);
  if (accounting === null) return null;
  if (percentBefore !== undefined && percentBehind !== undefined) return null;
  const percent = (percentBefore ?? percentBehind) !== undefined;
  const currencies = [before, behind].filter((one) => one !== undefined);
  if (currencies.length > 0 && (percent || commonCurrencies(currencies).length === 0)) return null;
  const styles = stylesOf(digits);
  if (styles === 0) return null;
  return { styles, digits, plain: false, currencies, percent, accounting };
}

function plainNumber(digits: string, exponent: boolean): WrittenNumber | null {
  if (digits === '') return null;
  const grouped = digits.includes('.') && ONE_GROUP.test(digits);
  const styles = exponent
    ? 1
    : !digits.includes('.')
      ? ALL_STYLES
      : grouped
        ? POINT_STYLES | (1 << 5)
        : POINT_STYLES;
  return { styles, digits, plain: true, currencies: [], percent: false, accounting: false };
}

/** Signs before and behind the number; null where there are more than one. */
function accountingOf(
  before: readonly (string | undefined)[],
  behind: readonly (string | undefined)[],
): boolean | null {
  const [first, second] = before.filter((sign) => sign !== undefined);
  const [last, more] = behind.filter((sign) => sign !== undefined);
  if (second !== undefined || more !== undefined) return null;
  if (first === '(' || last === ')') return first === '(' && last === ')' ? true : null;
  if (first !== undefined && last !== undefined) return null;
  return last !== undefined;
}

function stylesOf(digits: string): number {
  const point = digits.includes('.');
  const comma = digits.includes(',');
  const apostrophe = /['’]/u.test(digits);
  const blank = /[^\d.,'’]/u.test(digits);
  if (!point && !comma && !apostrophe && !blank) {
    return fits(digits, 0) === 0 ? 0 : ALL_STYLES;
  }
  if (apostrophe && blank) return 0;
  if (apostrophe) return fits(digits, 3) | fits(digits, 7);
  if (blank) return fits(digits, 2) | fits(digits, 6);
  if (point && comma) return fits(digits, 1) | fits(digits, 5);
  // Without a group every way with this decimal sign takes it.
  if (point) return (fits(digits, 0) === 0 ? 0 : POINT_STYLES) | fits(digits, 5);
  return (fits(digits, 4) === 0 ? 0 : COMMA_STYLES) | fits(digits, 1);
}

function fits(digits: string, style: number): number {
  return BY_STYLE[style]?.test(digits) === true ? 1 << style : 0;
}
