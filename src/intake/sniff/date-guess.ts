import type { ColumnReading, DateOrder } from '../../base/reading';
import {
  formatOfShape,
  isCalendarDate,
  isIsoShape,
  parseWrittenDate,
  type DateShape,
  type WrittenDate,
} from '../values/dates';

const DATE_NAME = /date|day|datum|fecha|time|_at$|_on$|^dt|when/i;
/** Eight digits are days by themselves only when many values agree. */
const COMPACT_PROOF = 20;

/** What the values of a column say about the order of day and month. */
export type OrderEvidence = DateOrder | 'none' | 'contradiction';

/** Finds how the dates of a column are written, if all its values are dates. */
export class DateGuess {
  #values = 0;
  #dates: WrittenDate[] = [];
  #notDates = 0;
  readonly #shapes = new Map<string, { shape: DateShape; count: number }>();
  #maxFirst = 0;
  #maxSecond = 0;

  /** Takes one value into account: trimmed, not empty. */
  add(text: string): void {
    this.#values++;
    // A column that starts without dates is not looked at for ever.
    if (this.#notDates >= 20) return;
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

  /** Whether a further value could stand among the values so far. */
  takes(text: string): boolean {
    return parseWrittenDate(text) !== null;
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

  /** The reading of the column under a name, or null if not all values are dates that can be read under the order. */
  read(name: string, order: DateOrder | null): ColumnReading | null {
    if (!this.#allDates()) return null;
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

  /** The reading as dates or timestamps that the user chose, in the way most values are written. */
  readAs(name: string, type: 'date' | 'timestamp', order: DateOrder | null): ColumnReading {
    const column = { name, type, forced: true } as const;
    const [most] = [...this.#shapes.values()].sort((a, b) => b.count - a.count);
    if (!most || this.#isoOnly()) return column;
    const format = formatOfShape(most.shape, order);
    return format === null ? column : { ...column, format };
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
}
