import type { ColumnReading, DateOrder, MonthLanguage } from '../../base/reading';
import {
  formatOfShape,
  isIsoDay,
  isIsoShape,
  ordersOf,
  parseWrittenDate,
  type DateShape,
  type WrittenDate,
} from '../values/dates';
import { LANGUAGES, monthWord } from '../values/date-words';
import { lastIsYear } from '../values/date-order';
import { SerialGuess } from './serial-guess';
import { namesTime } from './time-names';

/** Digits alone are days only when many values agree, or when the name says so. */
const COMPACT_PROOF = 20;
const COMPACT_YEARS = { first: 1970, last: 2100 };
/** A column that starts without dates is not looked at for ever. */
const MAX_OTHERS = 20;
/** Of a column with fewer dates among its values, nothing is told about dates. */
const MOSTLY = 0.8;

/** What the values of a column say about the order of day and month. */
export type OrderEvidence = DateOrder | 'none' | 'contradiction';

interface FoundShape {
  readonly shape: DateShape;
  count: number;
}

/** Finds how the dates of a column are written, if all its values are dates. */
export class DateGuess {
  #values = 0;
  #others = 0;
  readonly #shapes = new Map<string, FoundShape>();
  readonly #serials = new SerialGuess();
  /** Orders in which all numeric dates so far exist. */
  #orders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];
  readonly #firsts = new Set<number>();
  readonly #lasts = new Set<number>();
  #languages: readonly MonthLanguage[] = LANGUAGES;
  #names: 'none' | 'short' | 'full' | 'mixed' = 'none';

  /** Takes one value into account: trimmed, not empty. */
  add(text: string): void {
    this.#values++;
    this.#serials.add(text);
    if (this.#others >= MAX_OTHERS) return;
    const date = parseWrittenDate(text);
    const orders = date === null ? [] : ordersOf(date);
    if (date === null || orders.length === 0 || !isLikely(date)) {
      this.#others++;
      return;
    }
    const known = this.#shapes.get(date.shape.key);
    if (known) known.count++;
    else this.#shapes.set(date.shape.key, { shape: date.shape, count: 1 });
    if (date.languages !== null) this.#addNames(date, date.languages);
    if (date.shape.kind === 'numeric') this.#addNumbers(date, orders);
  }

  /** Whether a further value could stand among the values so far. */
  takes(text: string): boolean {
    return parseWrittenDate(text) !== null || this.#serials.takes(text);
  }

  /** What the values say about the order of their numbers. Null when it is no column of such dates. */
  orderEvidence(): OrderEvidence | null {
    if (!this.#mostlyDates() || this.#family() !== 'numeric') return null;
    const possible = this.#possible();
    const [only, second] = possible;
    if (only === undefined) return 'contradiction';
    if (second === undefined) return only;
    // Nobody writes 03.04.2024 with the month first.
    const pointed = this.#numeric().every(({ shape }) => shape.separator.trim() === '.');
    return pointed && possible.includes('dmy') ? 'dmy' : 'none';
  }

  /** Whether all numeric dates exist under the order. */
  allowsOrder(order: DateOrder): boolean {
    return this.#possible().includes(order);
  }

  /** The reading of the column under a name, or null if not all values are dates that can be read under the order. */
  read(name: string, order: DateOrder | null): ColumnReading | null {
    if (this.#others > 0 || this.#shapes.size === 0) return this.#serials.read(name);
    if (this.#family() === 'compact' && this.#values < COMPACT_PROOF && !namesTime(name))
      return null;
    const written = this.#written(order);
    if (written === null) return this.#serials.read(name);
    const timed = [...this.#shapes.values()].some(({ shape }) => shape.timed);
    return { name, type: timed ? 'timestamp' : 'date', ...written };
  }

  /**
   * The reading as text of a column that has other values among its dates: with the format of the dates, or with their
   * contradiction. Null where it has hardly any.
   */
  readText(name: string, order: DateOrder | null): ColumnReading | null {
    if (!this.#mostlyDates() || this.#family() === 'compact') return null;
    if (this.orderEvidence() === 'contradiction')
      return { name, type: 'text', contradictory: true };
    const written = this.#written(order);
    return written?.format === undefined ? null : { name, type: 'text', ...written };
  }

  /** The reading as dates or timestamps that the user chose, in the way most values are written. */
  readAs(name: string, type: 'date' | 'timestamp', order: DateOrder | null): ColumnReading {
    const column = { name, type, forced: true } as const;
    if (this.#shapes.size === 0) {
      const format = this.#serials.likelyFormat();
      return format === null ? column : { ...column, format };
    }
    return { ...column, ...(this.#written(order) ?? this.#usual(order)) };
  }

  #mostlyDates(): boolean {
    return (
      this.#others < MAX_OTHERS &&
      this.#values - this.#others >= MOSTLY * this.#values &&
      this.#shapes.size > 0
    );
  }

  #possible(): readonly DateOrder[] {
    const orders = this.#orders;
    if (orders.length < 2 || !lastIsYear(this.#firsts.size, this.#lasts.size)) return orders;
    return orders.filter((order) => order !== 'ymd');
  }

  #numeric(): readonly FoundShape[] {
    return [...this.#shapes.values()].filter(({ shape }) => shape.kind === 'numeric');
  }

  /** The way of writing that all shapes belong to; null when they are of several that no rule reads together. */
  #family(): DateShape['kind'] | null {
    const shapes = [...this.#shapes.values()].map(({ shape }) => shape);
    const kinds = new Set(shapes.map(({ kind }) => kind));
    const iso = shapes.every((shape) => shape.kind !== 'year-first' || isIsoDay(shape));
    if (kinds.has('numeric') || (kinds.has('named') && iso)) kinds.delete('year-first');
    const [only, second] = kinds;
    if (second !== undefined || (only === 'compact' && this.#shapes.size > 1)) return null;
    return only ?? null;
  }

  /** How all the dates are written; null when they cannot be read together. */
  #written(order: DateOrder | null): Partial<ColumnReading> | null {
    const family = this.#family();
    if (family === null || this.#languages.length === 0) return null;
    if (family === 'numeric' && (order === null || !this.allowsOrder(order))) return null;
    const shapes = [...this.#shapes.values()];
    if (shapes.length > 1 && shapes.every(({ shape }) => isIsoShape(shape))) return {};
    return this.#usual(order);
  }

  /** How most dates are written. */
  #usual(order: DateOrder | null): Partial<ColumnReading> {
    const shapes = [...this.#shapes.values()];
    const family = this.#family();
    const own = shapes.filter(({ shape }) => family === null || shape.kind === family);
    const [most] = [...own].sort((a, b) => b.count - a.count);
    const format = most === undefined ? null : formatOfShape(most.shape, order);
    if (format === null) return {};
    const language = this.#languages[0] ?? 'en';
    const named = this.#names === 'full' ? format.replace('%b', '%B') : format.replace('%B', '%b');
    return {
      format: named,
      ...(language !== 'en' && { months: language }),
      ...(shapes.some(({ shape }) => shape.zoned) && { offsets: true }),
    };
  }

  #addNumbers({ numbers: [first, , last] }: WrittenDate, orders: readonly DateOrder[]): void {
    if (this.#orders.some((order) => !orders.includes(order)))
      this.#orders = this.#orders.filter((order) => orders.includes(order));
    if (!this.#orders.includes('ymd')) return;
    this.#firsts.add(first);
    this.#lasts.add(last);
  }

  #addNames(date: WrittenDate, languages: readonly MonthLanguage[]): void {
    this.#languages = this.#languages.filter((language) => languages.includes(language));
    const word = date.monthName === null ? undefined : monthWord(date.monthName);
    // May is both.
    if (word === undefined || (date.monthName?.length === 3 && !word.short)) return;
    const length = word.short ? 'short' : 'full';
    this.#names = this.#names === 'none' || this.#names === length ? length : 'mixed';
  }
}

/** Eight digits are an id more often than a day, and three small numbers between blanks something else. */
function isLikely({ shape, numbers: [year] }: WrittenDate): boolean {
  if (shape.shortYear && shape.separator === ' ') return false;
  return shape.kind !== 'compact' || (year >= COMPACT_YEARS.first && year <= COMPACT_YEARS.last);
}
