import type { ColumnReading, DateOrder, NumberStyle } from '../../base/reading';
import { DateGuess, type OrderEvidence } from './date-guess';

/** Leading zeros, plus signs and more digits than a double holds are marks of an id: such cells stay text. */
const INTEGER = /^-?(0|[1-9]\d{0,14})$/;
const NUMBER = /^-?(0|[1-9]\d{0,14})?(\.\d+)?([eE][+-]?\d{1,3})?$/;
const COMMA_NUMBER = /^-?([1-9]\d{0,2}(\.\d{3})+|0|[1-9]\d{0,14}),\d+$/;
const BOOLEAN = /^(true|false)$/i;
const COMMA_STYLE: NumberStyle = { decimal: ',', group: '.' };

/** Finds the narrowest type that takes every value it is shown. */
export class ColumnGuess {
  #values = 0;
  #integer = true;
  #number = true;
  #commaNumber = true;
  #boolean = true;
  #commas = 0;
  readonly #dates = new DateGuess();

  /** Takes one cell into account; null and blank cells say nothing. */
  add(cell: string | null): void {
    const text = cell?.trim() ?? '';
    if (text === '') return;
    this.#values++;
    if (this.#number && !(NUMBER.test(text) && /\d/.test(text))) this.#number = false;
    if (this.#integer && !(this.#number && INTEGER.test(text))) this.#integer = false;
    if (this.#commaNumber) this.#addCommaNumber(text);
    if (this.#boolean && !BOOLEAN.test(text)) this.#boolean = false;
    this.#dates.add(text);
  }

  /** True when every value so far is one of a type narrower than text that this cell does not have. */
  sets(cell: string): 'apart' | 'alike' | 'unknown' {
    if (this.#values === 0 || this.read('', null).type === 'text') return 'unknown';
    const text = cell.trim();
    if (text === '') return 'unknown';
    if (this.#boolean) return BOOLEAN.test(text) ? 'alike' : 'apart';
    if (this.#number || this.#commaNumber)
      return NUMBER.test(text) || COMMA_NUMBER.test(text) ? 'alike' : 'apart';
    return this.#dates.takes(text) ? 'alike' : 'apart';
  }

  /** Dates in which either of two numbers could be the month; evidence of their order. Null when it is no such column. */
  orderEvidence(): OrderEvidence | null {
    return this.#dates.orderEvidence();
  }

  /** The reading of the column under a name. `order` decides dates such as 03/04/2024; without it they stay text. */
  read(name: string, order: DateOrder | null): ColumnReading {
    if (this.#values === 0) return { name, type: 'text' };
    if (this.#boolean) return { name, type: 'boolean' };
    const date = this.#dates.read(name, order);
    if (date !== null) return date;
    if (this.#integer) return { name, type: 'integer' };
    if (this.#number) return { name, type: 'number' };
    if (this.#commaNumber && this.#commas > 0) return { name, type: 'number', number: COMMA_STYLE };
    return { name, type: 'text' };
  }

  /** The reading of a type that the user chose, in the way most values are written. */
  readAs(name: string, type: ColumnReading['type'], order: DateOrder | null): ColumnReading {
    if (type === 'date' || type === 'timestamp') return this.#dates.readAs(name, type, order);
    const column = { name, type, forced: true } as const;
    if (type === 'number' && this.#commas > 0 && !this.#number)
      return { ...column, number: COMMA_STYLE };
    return column;
  }

  #addCommaNumber(text: string): void {
    if (COMMA_NUMBER.test(text)) this.#commas++;
    else if (!INTEGER.test(text)) this.#commaNumber = false;
  }
}
