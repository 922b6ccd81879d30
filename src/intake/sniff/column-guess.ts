import type { ColumnReading, DateOrder, NumberStyle } from '../../base/reading';
import {
  formatOfShape,
  isCalendarDate,
  isIsoShape,
  parseWrittenDate,
  type DateShape,
  type WrittenDate,
} from '../values/dates';

/** Leading zeros, plus signs and more digits than a double holds are marks of an id: such cells stay text. */
const INTEGER = /^-?(0|[1-9]\d{0,14})$/;
const NUMBER = /^-?(0|[1-9]\d{0,14})?(\.\d+)?([eE][+-]?\d{1,3})?$/;
const COMMA_NUMBER = /^-?([1-9]\d{0,2}(\.\d{3})+|0|[1-9]\d{0,14}),\d+$/;
const BOOLEAN = /^(true|false)$/i;
const COMMA_STYLE: NumberStyle = { decimal: ',', group: '.' };
const DATE_NAME = /date|day|datum|fecha|time|_at$|_on$|^dt|when/i;
/** Eight digits are days by themselves only when many values agree. */
const COMPACT_PROOF = 20;

/** What the values of a column say about the order of day and month. */
export type OrderEvidence = DateOrder | 'none' | 'contradiction';

/** Finds the narrowest type that takes every value it is shown. */
export class ColumnGuess {
  #values = 0;
  #integer = true;
  #number = true;
  #commaNumber = true;
  #boolean = true;
  #commas = 0;
  #dates: WrittenDate[] = [];
  #notDates = 0;
  readonly #shapes = new Map<string, { shape: DateShape; count: number }>();
  #maxFirst = 0;
  #maxSecond = 0;

  /** Takes one cell into account; null and blank cells say nothing. */
  add(cell: string | null): void {
    const text = cell?.trim() ?? '';
    if (text === '') return;
    this.#values++;
    if (this.#number && !(NUMBER.test(text) && /\d/.test(text))) this.#number = false;
    if (this.#integer && !(this.#number && INTEGER.test(text))) this.#integer = false;
    if (this.#commaNumber) this.#addCommaNumber(text);
    if (this.#boolean && !BOOLEAN.test(text)) this.#boolean = false;
    // A column that starts without dates is not looked at for ever.
    if (this.#notDates < 20) this.#addDate(text);
  }

  /** True when every value so far is one of a type narrower than text that this cell does not have. */
  sets(cell: string): 'apart' | 'alike' | 'unknown' {
    if (this.#values === 0 || this.read('', null).type === 'text') return 'unknown';
    const text = cell.trim();
    if (text === '') return 'unknown';
    if (this.#boolean) return BOOLEAN.test(text) ? 'alike' : 'apart';
    if (this.#number || this.#commaNumber)
      return NUMBER.test(text) || COMMA_NUMBER.test(text) ? 'alike' : 'apart';
    return parseWrittenDate(text) === null ? 'apart' : 'alike';
  }

  /** Dates in which either of two numbers could be the month; evidence of their order. Null when it is no such column. */
  orderEvidence(): OrderEvidence | null {
    const shape = this.#onlyShape();
    if (shape?.kind !== 'numeric' || !this.#allDates()) return null;
    if (this.#maxFirst > 12 && this.#maxSecond > 12) return 'contradiction';
    if (this.#maxFirst > 12) return 'dmy';
    if (this.#maxSecond > 12) return 'mdy';
    return shape.separator === '.' ? 'dmy' : 'none';
  }

  /** The reading of the column under a name. `order` decides dates such as 03/04/2024; without it they stay text. */
  read(name: string, order: DateOrder | null): ColumnReading {
    if (this.#values === 0) return { name, type: 'text' };
    if (this.#boolean) return { name, type: 'boolean' };
    if (this.#allDates()) {
      const date = this.#readDate(name, order);
      if (date !== null) return date;
    }
    if (this.#integer) return { name, type: 'integer' };
    if (this.#number) return { name, type: 'number' };
    if (this.#commaNumber && this.#commas > 0) return { name, type: 'number', number: COMMA_STYLE };
    return { name, type: 'text' };
  }

  /** The reading of a type that the user chose, in the way most values are written. */
  readAs(name: string, type: ColumnReading['type'], order: DateOrder | null): ColumnReading {
    const column = { name, type, forced: true } as const;
    if (type === 'number' && this.#commas > 0 && !this.#number) return { ...column, number: COMMA_STYLE };
    if (type !== 'date' && type !== 'timestamp') return column;
    const [most] = [...this.#shapes.values()].sort((a, b) => b.count - a.count);
    if (!most || this.#isoOnly()) return column;
    const format = formatOfShape(most.shape, order);
    return format === null ? column : { ...column, format };
  }

  #addCommaNumber(text: string): void {
    if (COMMA_NUMBER.test(text)) this.#commas++;
    else if (!INTEGER.test(text)) this.#commaNumber = false;
  }

  #addDate(text: string): void {
    const date = parseWrittenDate(text);
    if (date === null || !isCalendarDate(date, null)) {
      this.#notDates++;
      return;
    }
    const known = this.#shapes.get(date.shape.key);
    if (known) known.count++;
    else this.#shapes.set(date.shape.key, { shape: date.shape, count: 1 });
    if (date.shape.kind !== 'numeric') return;
    this.#maxFirst = Math.max(this.#maxFirst, date.first);
    this.#maxSecond = Math.max(this.#maxSecond, date.second);
    if (this.#dates.length < 50) this.#dates.push(date);
  }

  #allDates(): boolean {
    return this.#notDates === 0 && this.#shapes.size > 0;
  }

  #onlyShape(): DateShape | null {
    const [only, second] = this.#shapes.values();
    return only !== undefined && second === undefined ? only.shape : null;
  }

  #isoOnly(): boolean {
    return (
      this.#shapes.size > 1 && [...this.#shapes.values()].every(({ shape }) => isIsoShape(shape))
    );
  }

  #readDate(name: string, order: DateOrder | null): ColumnReading | null {
    if (this.#isoOnly()) {
      const timed = [...this.#shapes.values()].some(({ shape }) => shape.time !== '');
      return { name, type: timed ? 'timestamp' : 'date' };
    }
    const shape = this.#onlyShape();
    if (shape === null) return null;
    if (shape.kind === 'compact' && this.#values < COMPACT_PROOF && !DATE_NAME.test(name))
      return null;
    if (shape.kind === 'numeric' && !this.#dates.every((date) => isCalendarDate(date, order)))
      return null;
    const format = formatOfShape(shape, order);
    return format === null
      ? null
      : { name, type: shape.time === '' ? 'date' : 'timestamp', format };
  }
}
