import type { ColumnReading, NumberStyle } from '../../base/reading';
import { commonCurrencies } from '../values/currencies';
import {
  COMMA_STYLES,
  DIGIT_STYLES,
  parseWrittenNumber,
  POINT_STYLES,
  type WrittenNumber,
} from '../values/written-number';

/** Columns of money, in which rounder numbers than elsewhere are still amounts. */
const MONEY_NAME =
  /amount|price|total|revenue|cost|value|sales|spen[dt]|fee|discount|tax|vat|net|gross|paid|refund|balance|turnover|betrag|preis|summe|umsatz|wert|kosten|prix|montant|ventes|precio|importe|valor|venta|preço|preco|venda|prezzo|importo|totale|bedrag|prijs|omzet|kwota|cena|wartość|wartosc/i;
/** Codes and ids, also of what is about money. */
const CODE_NAME = /(\b|_)(id|nr|no|num|number|code|ref|key)\W*$|[a-z]I[dD]$/i;

/**
 * What the numbers of a column say about their decimal sign. `open`: every number with a sign is like 1,234 or 1.234.
 * `open point`: they are like 1.234, without a comma, a currency or anything else that programs do not write.
 * `none`: numbers without either sign.
 */
export type DecimalEvidence = '.' | ',' | 'none' | 'open' | 'open point';

/** Numbers with a mark or a separator. */
interface Marks {
  percent: number;
  accounting: number;
  point: number;
  comma: number;
  blank: number;
  apostrophe: number;
}

/** Finds how the numbers of a column are written, if all its values are numbers. */
export class NumberGuess {
  #values = 0;
  #numbers = 0;
  /** Written plainly. */
  #plain = 0;
  /** Ways in which all numbers can be written, and by how many each. */
  #styles = POINT_STYLES | COMMA_STYLES;
  readonly #byStyle = DIGIT_STYLES.map(() => 0);
  readonly #marks: Marks = {
    percent: 0,
    accounting: 0,
    point: 0,
    comma: 0,
    blank: 0,
    apostrophe: 0,
  };
  /** By the currencies they can mean: the signs with their counts. */
  readonly #currencies = new Map<string, Map<string, number>>();
  /** Below a million, as far as separators tell. */
  #small = 0;

  /** Takes one value into account: trimmed, not empty. */
  add(text: string): void {
    this.#values++;
    const number = parseWrittenNumber(text);
    if (number === null) return;
    this.#numbers++;
    if (number.plain) this.#plain++;
    this.#styles &= number.styles;
    for (let style = 0; style < this.#byStyle.length; style++) {
      if ((number.styles & (1 << style)) !== 0)
        this.#byStyle[style] = (this.#byStyle[style] ?? 0) + 1;
    }
    this.#count(number);
  }

  /** Whether a further value could stand among the values so far. */
  takes(text: string): boolean {
    return parseWrittenNumber(text) !== null;
  }

  /** Null when this is no column of numbers, whatever the sign means. */
  decimalEvidence(name: string): DecimalEvidence | null {
    return this.#isColumn(name) ? this.#evidence(this.#styles) : null;
  }

  /** As `decimalEvidence`, of most of the values: for a type that the user chose. */
  likelyEvidence(): DecimalEvidence {
    return this.#evidence(this.#likelyStyles());
  }

  /** The reading of the column, if it is one of numbers; `decimal` decides what is open. */
  read(name: string, decimal: '.' | ','): ColumnReading | null {
    if (!this.#isColumn(name)) return null;
    const style = this.#style(this.#styles, decimal);
    const fractions = style.decimal === ',' ? this.#marks.comma : this.#marks.point;
    // Only numbers with an exponent can be written in no more than the plain way.
    const exponents = this.#styles === 1;
    const type = fractions > 0 || exponents || style.percent === true ? 'number' : 'integer';
    return isPlain(style, this.#plain === this.#values, this.#marks)
      ? { name, type }
      : { name, type, number: style };
  }

  /** The style that most values have, for a type that the user chose; null where that is the plain one. */
  likelyStyle(decimal: '.' | ','): NumberStyle | null {
    const style = this.#style(this.#likelyStyles(), decimal);
    return isPlain(style, this.#plain === this.#numbers, this.#marks) ? null : style;
  }

  #count({ digits, plain, currencies, percent, accounting }: WrittenNumber): void {
    const marks = this.#marks;
    if (digits.includes('.')) marks.point++;
    if (plain) {
      this.#small++;
      return;
    }
    if (percent) marks.percent++;
    if (accounting) marks.accounting++;
    if (digits.includes(',')) marks.comma++;
    if (/['’]/u.test(digits)) marks.apostrophe++;
    if (/[^\d.,'’]/u.test(digits)) marks.blank++;
    if (digits.split(/\D/).length < 3) this.#small++;
    if (currencies.length === 0) return;
    const meaning = commonCurrencies(currencies).join(' ');
    const signs = this.#currencies.get(meaning) ?? new Map<string, number>();
    this.#currencies.set(meaning, signs);
    for (const sign of currencies) signs.set(sign, (signs.get(sign) ?? 0) + 1);
  }

  /** All values are numbers, written in one way, and no codes that look like numbers. */
  #isColumn(name: string): boolean {
    const { percent, accounting, point, comma, blank, apostrophe } = this.#marks;
    if (this.#values === 0 || this.#numbers < this.#values || this.#styles === 0) return false;
    if (percent > 0 && percent < this.#values) return false;
    // Several currencies must not be added up.
    if (this.#currencies.size > 1) return false;
    const money = MONEY_NAME.test(name) && !CODE_NAME.test(name);
    const separated = point + comma + blank + apostrophe > 0;
    const signs = [...this.#currencies.values()].flatMap((counts) => [...counts.keys()]);
    const signed = signs.some((sign) => /\p{Sc}/u.test(sign));
    // PEN 100 and TOP 10 are hardly Peruvian soles and Tongan paʻanga.
    if (signs.length > 0 && !signed && !separated && !money) return false;
    // (212) is an area code.
    if (accounting === this.#values && !separated && signs.length === 0 && !money) return false;
    // 732 829 320 and 12.345.678 are ids and phone numbers where all are as long.
    const ids = comma === 0 && apostrophe === 0 && (blank > 0 || point > 0) && this.#small === 0;
    return !ids || signs.length > 0 || money;
  }

  #evidence(styles: number): DecimalEvidence {
    const { point, comma } = this.#marks;
    if ((styles & COMMA_STYLES) === 0) return point > 0 || comma > 0 ? '.' : 'none';
    if ((styles & POINT_STYLES) === 0) return ',';
    if (point + comma === 0) return 'none';
    return this.#plain === this.#numbers ? 'open point' : 'open';
  }

  /** The ways in which most of the numbers are written; all of them where there are none. */
  #likelyStyles(): number {
    if (this.#styles !== 0) return this.#styles;
    const most = Math.max(...this.#byStyle);
    return this.#byStyle.reduce(
      (set, count, style) => (count === most ? set | (1 << style) : set),
      0,
    );
  }

  #style(styles: number, decimal: '.' | ','): NumberStyle {
    const own = this.#evidence(styles);
    const sign = own === '.' || own === ',' ? own : decimal;
    const { point, comma, blank, apostrophe, percent, accounting } = this.#marks;
    const possible = (group: NumberStyle['group']) =>
      DIGIT_STYLES.some(
        (one, style) =>
          one.decimal === sign && one.group === group && (styles & (1 << style)) !== 0,
      );
    const seen: readonly (readonly [NumberStyle['group'], number])[] = [
      [',', sign === '.' ? comma : 0],
      ['.', sign === ',' ? point : 0],
      [' ', blank],
      ["'", apostrophe],
    ];
    const [group = ''] = seen
      .filter(([one, count]) => count > 0 && possible(one))
      .sort((a, b) => b[1] - a[1])
      .map(([one]) => one);
    const currencies = this.#mostCurrencies();
    return {
      decimal: sign,
      group,
      ...(currencies.length > 0 && { currencies }),
      ...(percent > this.#numbers / 2 && { percent: true }),
      ...(accounting > 0 && { negatives: true }),
    };
  }

  /** The signs of the currency that most numbers have, the most frequent first. */
  #mostCurrencies(): readonly string[] {
    const total = (signs: Map<string, number>) => [...signs.values()].reduce((a, b) => a + b, 0);
    const [most] = [...this.#currencies.values()].sort((a, b) => total(b) - total(a));
    return [...(most ?? [])].sort((a, b) => b[1] - a[1]).map(([sign]) => sign);
  }
}

/** Whether the engine's own conversion reads the numbers right. */
function isPlain(style: NumberStyle, plain: boolean, { point }: Marks): boolean {
  return plain && style.group === '' && (style.decimal === '.' || point === 0);
}
