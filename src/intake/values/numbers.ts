import type { ColumnReading, NumberStyle } from '../../base/reading';

/**
 * Whole digits of a number that is not written plainly: as many as doubles hold exactly whatever the digits are, so
 * that no amount has to be looked at again once its text is known to fit.
 */
const DIGITS = 15;

/** Spaces that are usual in numbers: plain, no-break, narrow no-break, thin. */
export const USUAL_BLANKS: readonly string[] = [' ', '\u00a0', '\u202f', '\u2009'];
/** The minus sign of typography, beside the hyphen. */
export const TRUE_MINUS = '\u2212';

/** Any space. Characters that are hard to see are written by their number, so that the SQL stays readable. */
const BLANK = String.raw`\p{Zs}`;
const MINUS = String.raw`[-\u{2212}]`;
const SIGN = String.raw`[-+\u{2212}]`;
/** What String.trim removes. */
const AROUND = String.raw`[\s\v\p{Z}\u{FEFF}]*`;

const GROUPS: Readonly<Record<Exclude<NumberStyle['group'], ''>, string>> = {
  ',': ',',
  '.': '[.]',
  ' ': BLANK,
  "'": String.raw`['\u{2019}]`,
};

/**
 * A regular expression for the whole of a cell that is written in the style, blanks around it included. It has no
 * anchors, means the same in JavaScript (flag u) and, by `enginePattern`, in the engine (RE2), and takes:
 *
 * - digits with or without the separator between thousands, and with a comma also 12,34,567 as in India; numbers never
 *   begin with a separator, and a first group of 0 is none (0,123 is no thousands);
 * - one sign, before or behind a currency before the number: -5, -$5, $-5; the hyphen and the true minus;
 * - one of the style's currencies before and behind, with or without blanks, or none;
 * - a percent sign in every cell of a percent style, before (%5) or behind;
 * - (5), $(5), ($5), 5- and 5- € where the style has such negatives.
 *
 * @param whole whether only whole numbers fit; a fraction of zeros is none
 */
export function numberPattern(style: NumberStyle, whole: boolean): string {
  const currency = style.currencies?.length ? `(?:${currencyPattern(style.currencies)})` : null;
  const before = currency === null ? '' : `(?:${currency}${BLANK}*)?`;
  const behind = currency === null ? '' : `(?:${BLANK}*${currency})?`;
  const digits = digitsPattern(style, whole);
  const number =
    style.percent === true ? `(?:${digits}${BLANK}*%|%${BLANK}*${digits})` : `(?:${digits})`;
  const sign = `(?:${SIGN}${BLANK}*)?`;
  const signed =
    currency === null
      ? `${sign}${number}`
      : `(?:${sign}${before}|${currency}${BLANK}*${sign})${number}${behind}`;
  const ways = [signed];
  if (style.negatives === true) {
    const inner = `[(]${BLANK}*${before}${number}${behind}${BLANK}*[)]`;
    ways.push(`${before}${inner}${behind}`);
    ways.push(`${before}${number}${behind}${BLANK}*${MINUS}${behind}`);
  }
  return `${AROUND}(?:${ways.join('|')})${AROUND}`;
}

/** A regular expression for cells that hold no number: what String.trim leaves nothing of. */
export const BLANK_PATTERN = AROUND;

/** The pattern as the engine's regular expressions want it. */
export function enginePattern(pattern: string): string {
  return pattern.replaceAll(String.raw`\u{`, String.raw`\x{`);
}

/** Currencies of a style, the longest first: `US$` must not be taken for text before `$`. */
export function currenciesByLength({ currencies }: NumberStyle): readonly string[] {
  return [...(currencies ?? [])].sort((a, b) => b.length - a.length);
}

/**
 * The plain text of a number written in the style, as `Number` and the engine read it to the nearest double; null when
 * the cell is not written so. Percents are moved by an exponent and not divided: 12.5 % is `12.5e-2`, exactly the
 * double of 0.125.
 */
export function plainNumber(style: NumberStyle, whole: boolean, cell: string): string | null {
  if (!patternOf(style, whole).test(cell)) return null;
  let text = cell.trim();
  for (const currency of currenciesByLength(style)) text = text.replaceAll(currency, '');
  text = text.replaceAll(TRUE_MINUS, '-');
  const negative = /[-(]/.test(text);
  text = text.replace(/[^\d.,]/g, '');
  text =
    style.decimal === ',' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
  return `${negative ? '-' : ''}${text}${style.percent === true ? 'e-2' : ''}`;
}

/** A cell of a column of numbers as plain text, such as 1234.5 for € 1.234,50; other cells as they are. */
export function plainCell(
  column: Pick<ColumnReading, 'type' | 'number'> | undefined,
  cell: string | null,
): string | null {
  if (column?.number === undefined || cell === null) return cell;
  const plain = plainNumber(column.number, column.type === 'integer', cell);
  return plain === null ? cell : String(Number(plain));
}

const PATTERNS = new WeakMap<NumberStyle, { whole?: RegExp; any?: RegExp }>();

function patternOf(style: NumberStyle, whole: boolean): RegExp {
  const known = PATTERNS.get(style) ?? {};
  PATTERNS.set(style, known);
  return (known[whole ? 'whole' : 'any'] ??= new RegExp(
    `^(?:${numberPattern(style, whole)})$`,
    'u',
  ));
}

function currencyPattern(currencies: readonly string[]): string {
  const escaped = currencies.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return escaped.sort((a, b) => b.length - a.length).join('|');
}

function digitsPattern({ decimal, group }: NumberStyle, whole: boolean): string {
  const point = decimal === '.' ? '[.]' : ',';
  const integer = [`[0-9]{1,${DIGITS}}`];
  if (group !== '')
    integer.push(`[1-9][0-9]{0,2}(?:${GROUPS[group]}[0-9]{3}){1,${DIGITS / 3 - 1}}`);
  if (group === ',') integer.push(`[1-9][0-9]?(?:,[0-9]{2}){1,${DIGITS / 3}},[0-9]{3}`);
  const fraction = `(?:${point}${whole ? '0*' : '[0-9]*'})?`;
  const digits = `(?:${integer.join('|')})${fraction}`;
  return whole ? digits : `(?:${digits}|${point}[0-9]+)`;
}
