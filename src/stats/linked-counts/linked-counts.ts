import type { Selection } from '../../base/selection';
import { binsOf, indexArray, slotsOf, type Cut } from './bins';
import type { LinkedColumn, LinkedColumns } from './column';
import { measureOf } from './measure';
import { asNumberRange, passing, type NumberRange } from './passing';
import { lowerBound, sortedOrder } from './sorted-order';
import { Tally, type Fails } from './tally';

/** What one chart shows of the columns. */
export interface CountedChart {
  /** One or more; the last varies fastest. */
  readonly by: readonly { readonly field: string; readonly cut: Cut }[];
  readonly aggregate: 'count' | 'sum' | 'mean';
  /** What is summed; null for counts. */
  readonly measure: string | null;
  /** Names of the selections that it follows. */
  readonly follows: readonly string[];
}

/** At most this many selections can hold something at a time: each has a bit. */
export const MAX_SELECTIONS = 31;

/** Above this share of rows, going over all of them in order is faster than over those that change. */
const FEW = 1 / 8;

interface StandingSelection {
  readonly bit: number;
  readonly selection: Selection;
  /** The selection as text, by which a change is seen. */
  readonly key: string;
  readonly range: NumberRange | null;
}

interface StandingChart {
  readonly chart: CountedChart;
  readonly tally: Tally;
}

type Selections = ReadonlyMap<string, Selection>;

/**
 * Counts of several charts over the same rows, each under the selections it follows. A move of a range only touches
 * the rows that enter or leave it, which lie side by side in the sorted order of the field (the idea of crossfilter,
 * https://github.com/crossfilter/crossfilter); everything else goes over all rows. Both give the same, exact numbers.
 */
export class LinkedCounter {
  readonly #columns: LinkedColumns;
  readonly #charts: readonly StandingChart[];
  /** All rows in one bin. */
  readonly #total: Tally;
  readonly #orders = new Map<string, Uint32Array>();
  readonly #standing = new Map<string, StandingSelection>();
  #fails: Fails;

  /** @throws RangeError when a chart names a column that is not there, TypeError when it cannot be cut so */
  constructor(columns: LinkedColumns, rows: number, charts: readonly CountedChart[]) {
    this.#columns = columns;
    this.#fails = new Uint8Array(rows);
    this.#charts = charts.map((chart) => ({ chart, tally: tallyOf(columns, rows, chart) }));
    const slots = indexArray(1, rows).fill(1);
    this.#total = new Tally({ slots, bins: 1, measure: null });
    this.#recount(() => true);
  }

  /** Rows that pass all selections. */
  get rows(): number {
    return this.#total.counts()[0] ?? 0;
  }

  /** One number for each bin of each chart. The sum of no rows is 0, their mean NaN. */
  results(): Float64Array<ArrayBuffer>[] {
    return this.#charts.map(({ chart, tally }) => {
      if (chart.aggregate === 'count') return tally.counts();
      const sums = tally.sums();
      if (chart.aggregate === 'sum') return sums;
      const counts = tally.counts();
      return sums.map((sum, bin) => sum / (counts[bin] ?? NaN));
    });
  }

  /**
   * Brings all counts to the given selections; those that are not named hold nothing.
   *
   * @throws RangeError when a field is not among the columns, or there are more than `MAX_SELECTIONS`
   */
  move(selections: Selections): void {
    this.#check(selections);
    const rewritten = new Set<string>();
    for (const name of new Set([...this.#standing.keys(), ...selections.keys()])) {
      if (this.#set(name, selections.get(name) ?? [])) rewritten.add(name);
    }
    if (rewritten.size > 0) {
      this.#recount((follows) => follows === null || follows.some((name) => rewritten.has(name)));
    }
  }

  /** Makes what a first move of a range of this field would have to wait for. */
  prepare(field: string): void {
    const column = this.#columns.get(field);
    if (column && column.kind !== 'category') this.#orderOf(field, column.values);
  }

  /** Before anything is changed: a move happens wholly or not at all. */
  #check(selections: Selections): void {
    const held = [...selections.values()].filter((selection) => selection.length > 0);
    if (held.length > MAX_SELECTIONS) {
      throw new RangeError(`more than ${String(MAX_SELECTIONS)} selections`);
    }
    for (const { field } of held.flat(2)) columnOf(this.#columns, field);
  }

  /** Sets one selection; true when the charts that follow it have to be counted anew. */
  #set(name: string, selection: Selection): boolean {
    const before = this.#standing.get(name);
    const key = JSON.stringify(selection, keepInfinite);
    if (key === (before?.key ?? '[]')) return false;
    if (selection.length === 0) {
      this.#standing.delete(name);
      if (before) this.#rewrite(before.bit, null);
      return true;
    }
    const range = asNumberRange(selection, this.#columns);
    const bit = before?.bit ?? this.#freeBit();
    this.#standing.set(name, { bit, selection, key, range });
    if (range && this.#shift(name, bit, before?.range ?? null, range)) return false;
    this.#rewrite(bit, passing(selection, this.#columns, this.#fails.length));
    return true;
  }

  #freeBit(): number {
    const taken = [...this.#standing.values()].reduce((bits, { bit }) => bits | bit, 0);
    for (let place = 0; place < MAX_SELECTIONS; place++) {
      if ((taken & (1 << place)) !== 0) continue;
      if (place >= 8 && this.#fails instanceof Uint8Array) {
        this.#fails = Uint32Array.from(this.#fails);
      }
      return 1 << place;
    }
    throw new RangeError('no bit is left');
  }

  /** Writes a selection’s bit for all rows; null: every row passes. */
  #rewrite(bit: number, passes: Uint8Array | null): void {
    const fails = this.#fails;
    if (passes === null) {
      for (let row = 0; row < fails.length; row++) fails[row] = (fails[row] ?? 0) & ~bit;
      return;
    }
    for (let row = 0; row < fails.length; row++) {
      fails[row] = ((fails[row] ?? 0) & ~bit) | (bit & ((passes[row] ?? 0) - 1));
    }
  }

  /**
   * Moves a selection to a range through the rows that enter and leave it, or begins anew with the rows inside; false,
   * and nothing changed, where both are too many, or sums have to be made in the order of rows.
   */
  #shift(name: string, bit: number, before: NumberRange | null, after: NumberRange): boolean {
    const column = this.#columns.get(after.field);
    if (!column || column.kind === 'category') return false;
    if (!this.#followersOf(name).every(({ tally }) => tally.canChange)) return false;
    const sameField = before?.field === after.field;
    // Sorting takes longer than one look at all rows: it is for who moves again.
    if (!sameField && !this.#orders.has(after.field)) return false;
    const order = this.#orderOf(after.field, column.values);
    const now = stretchOf(after, column.values, order);
    const few = this.#fails.length * FEW;
    if (sameField) {
      const old = stretchOf(before, column.values, order);
      const leaving = outside(old, now);
      const entering = outside(now, old);
      if (rowsIn([...leaving, ...entering]) <= Math.min(few, 2 * rowsIn([now]))) {
        for (const { low, high } of leaving) this.#cross(name, bit, order.subarray(low, high), -1);
        for (const { low, high } of entering) this.#cross(name, bit, order.subarray(low, high), 1);
        return true;
      }
    }
    if (rowsIn([now]) > few) return false;
    this.#begin(name, bit, order.subarray(now.low, now.high));
    return true;
  }

  /** Rows that begin (1) or cease (−1) to pass one selection. */
  #cross(name: string, bit: number, rows: Uint32Array, sign: 1 | -1): void {
    const fails = this.#fails;
    this.#total.change(rows, sign, fails, this.#bits(null) & ~bit);
    for (const { chart, tally } of this.#followersOf(name)) {
      tally.change(rows, sign, fails, this.#bits(chart.follows) & ~bit);
    }
    const mark = sign === 1 ? 0 : bit;
    for (const row of rows) fails[row] = ((fails[row] ?? 0) & ~bit) | mark;
  }

  /** Only these rows pass the selection, whatever did before. */
  #begin(name: string, bit: number, rows: Uint32Array): void {
    const fails = this.#fails;
    for (let row = 0; row < fails.length; row++) fails[row] = (fails[row] ?? 0) | bit;
    for (const { tally } of [{ tally: this.#total }, ...this.#followersOf(name)]) tally.clear();
    this.#cross(name, bit, rows, 1);
  }

  #followersOf(name: string): readonly StandingChart[] {
    return this.#charts.filter(({ chart }) => chart.follows.includes(name));
  }

  /** Bits of the selections named; null: of all. */
  #bits(names: readonly string[] | null): number {
    let bits = 0;
    for (const [name, { bit }] of this.#standing) {
      if (names?.includes(name) !== false) bits |= bit;
    }
    return bits;
  }

  /** Counts anew the charts whose list of followed selections is asked for; null stands for the total. */
  #recount(asked: (follows: readonly string[] | null) => boolean): void {
    if (asked(null)) this.#total.recount(this.#fails, this.#bits(null));
    for (const { chart, tally } of this.#charts) {
      if (asked(chart.follows)) tally.recount(this.#fails, this.#bits(chart.follows));
    }
  }

  #orderOf(field: string, values: Float64Array): Uint32Array {
    const standing = this.#orders.get(field);
    if (standing) return standing;
    const order = sortedOrder(values);
    this.#orders.set(field, order);
    return order;
  }
}

/** JSON would write them as null, which is an open bound. */
function keepInfinite(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value;
}

interface Stretch {
  readonly low: number;
  readonly high: number;
}

function rowsIn(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { low, high }) => sum + high - low, 0);
}

/** Where the rows of a range lie in the sorted order. */
function stretchOf({ from, to }: NumberRange, values: Float64Array, order: Uint32Array): Stretch {
  // A bound that is no number lets nothing pass.
  if (Number.isNaN(from) || Number.isNaN(to)) return { low: 0, high: 0 };
  const low = from === null ? 0 : lowerBound(values, order, from);
  const high = to === null ? order.length : lowerBound(values, order, to);
  return { low, high: Math.max(low, high) };
}

/** What of the first stretch lies outside the second. */
function outside(one: Stretch, other: Stretch): Stretch[] {
  const below = { low: one.low, high: Math.min(one.high, other.low) };
  const above = { low: Math.max(one.low, other.high), high: one.high };
  // Where the other is empty, everything lies below or above it, and must not count twice.
  const parts = other.low === other.high ? [one] : [below, above];
  return parts.filter(({ low, high }) => low < high);
}

function tallyOf(columns: LinkedColumns, rows: number, chart: CountedChart): Tally {
  const axes = chart.by.map(({ field, cut }) => ({ column: columnOf(columns, field), cut }));
  const slots = slotsOf(rows, axes);
  const bins = axes.reduce((product, { cut }) => product * binsOf(cut), 1);
  if (chart.measure === null) return new Tally({ slots, bins, measure: null });
  const column = columnOf(columns, chart.measure);
  if (column.kind === 'category') throw new TypeError('categories cannot be added up');
  const { values } = column;
  for (let row = 0; row < rows; row++) if (Number.isNaN(values[row])) slots[row] = 0;
  return new Tally({ slots, bins, measure: measureOf(values) });
}

function columnOf(columns: LinkedColumns, field: string): LinkedColumn {
  const column = columns.get(field);
  if (!column) throw new RangeError(`no column ${field}`);
  return column;
}
