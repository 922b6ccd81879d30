import type { ColumnReading, DateOrder } from '../../base/reading';
import { DateGuess, type OrderEvidence } from './date-guess';
import { NumberGuess, type DecimalEvidence } from './number-guess';

const BOOLEAN = /^(true|false)$/i;

/** What is decided about a column beyond its own values. */
export interface Decided {
  /** Decides dates such as 03/04/2024; without it they stay text. */
  readonly order: DateOrder | null;
  /** Decides numbers such as 1,234. */
  readonly decimal: '.' | ',';
}

/** Finds the narrowest type that takes every value it is shown. */
export class ColumnGuess {
  #values = 0;
  #boolean = true;
  readonly #dates = new DateGuess();
  readonly #numbers = new NumberGuess();

  /** Takes one cell into account; null and blank cells say nothing. */
  add(cell: string | null): void {
    const text = cell?.trim() ?? '';
    if (text === '') return;
    this.#values++;
    if (this.#boolean && !BOOLEAN.test(text)) this.#boolean = false;
    this.#numbers.add(text);
    this.#dates.add(text);
  }

  /** True when every value so far is one of a type narrower than text that this cell does not have. */
  sets(cell: string): 'apart' | 'alike' | 'unknown' {
    const { type } = this.read('', { order: null, decimal: '.' });
    if (this.#values === 0 || type === 'text') return 'unknown';
    const text = cell.trim();
    if (text === '') return 'unknown';
    if (this.#boolean) return BOOLEAN.test(text) ? 'alike' : 'apart';
    const guess = type === 'integer' || type === 'number' ? this.#numbers : this.#dates;
    return guess.takes(text) ? 'alike' : 'apart';
  }

  /** Dates in which several numbers could be the month; evidence of their order. Null when it is no such column. */
  orderEvidence(): OrderEvidence | null {
    return this.#dates.orderEvidence();
  }

  /** Whether all of its dates exist under the order. */
  allowsOrder(order: DateOrder): boolean {
    return this.#dates.allowsOrder(order);
  }

  /** What its numbers say about their decimal sign. Null when it is no such column. */
  decimalEvidence(name: string, wanted: ColumnReading['type'] | undefined): DecimalEvidence | null {
    const isNumber = wanted === 'number' || wanted === 'integer';
    return isNumber ? this.#numbers.likelyEvidence() : this.#numbers.decimalEvidence(name);
  }

  /** The reading of the column under a name. */
  read(name: string, { order, decimal }: Decided): ColumnReading {
    if (this.#values === 0) return { name, type: 'text' };
    if (this.#boolean) return { name, type: 'boolean' };
    return (
      this.#dates.read(name, order) ??
      this.#numbers.read(name, decimal) ??
      this.#dates.readText(name, order) ?? { name, type: 'text' }
    );
  }

  /** The reading of a type that the user chose, in the way most values are written. */
  readAs(name: string, type: ColumnReading['type'], { order, decimal }: Decided): ColumnReading {
    if (type === 'date' || type === 'timestamp') return this.#dates.readAs(name, type, order);
    const column = { name, type, forced: true } as const;
    if (type !== 'number' && type !== 'integer') return column;
    const number = this.#numbers.likelyStyle(decimal);
    return number === null ? column : { ...column, number };
  }
}
