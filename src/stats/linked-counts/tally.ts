import type { Slots } from './bins';
import type { Measure } from './measure';

/** What one chart counts. */
export interface TallyShape {
  readonly slots: Slots;
  readonly bins: number;
  /** Null: rows are counted. Rows whose value is missing have slot 0. */
  readonly measure: Measure | null;
}

/** Which selections each row fails, one bit for each. */
export type Fails = Uint8Array | Uint32Array;

/** Counts, and sums where there is a measure, of the rows that pass the selections of one chart. */
export class Tally {
  readonly #counts: Int32Array;
  readonly #sums: Float64Array | null;

  constructor(readonly shape: TallyShape) {
    this.#counts = new Int32Array(shape.bins + 1);
    this.#sums = shape.measure ? new Float64Array(shape.bins + 1) : null;
  }

  /** False where sums must be made anew from all rows, or errors would gather. */
  get canChange(): boolean {
    return this.shape.measure?.exact !== false;
  }

  /** Forgets everything that was counted. */
  clear(): void {
    this.#counts.fill(0);
    this.#sums?.fill(0);
  }

  /** Counts anew: all rows that fail none of the selections of `wanted`. */
  recount(fails: Fails, wanted: number): void {
    const { slots, measure } = this.shape;
    this.clear();
    countAll(slots, fails, wanted, this.#counts);
    if (measure && this.#sums) sumAll(slots, fails, wanted, measure.values, this.#sums);
  }

  /** Adds (or with −1, takes away) the rows of a stretch of the order that fail none of the selections of `wanted`. */
  change(stretch: Uint32Array, sign: 1 | -1, fails: Fails, wanted: number): void {
    const { slots, measure } = this.shape;
    countSome(stretch, sign, slots, fails, wanted, this.#counts);
    if (measure && this.#sums) {
      sumSome(stretch, sign, slots, fails, wanted, measure.values, this.#sums);
    }
  }

  /** Rows in each bin. */
  counts(): Float64Array<ArrayBuffer> {
    return Float64Array.from(this.#counts.subarray(1));
  }

  /** Sum in each bin; 0 where there is no row. */
  sums(): Float64Array<ArrayBuffer> {
    const scale = this.shape.measure?.scale ?? 1;
    return Float64Array.from(this.#sums?.subarray(1) ?? [], (sum) => sum / scale);
  }
}

// Each loop is a function of its own with nothing but arrays, and without branches on the rows: rows that do not pass
// go to slot 0. The bit trick gives all bits set where a row fails, and none where it passes.

function countAll(slots: Slots, fails: Fails, wanted: number, counts: Int32Array): void {
  for (let row = 0; row < slots.length; row++) {
    const failed = (fails[row] ?? 0) & wanted;
    const slot = (slots[row] ?? 0) & ~((failed | -failed) >> 31);
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
}

function countSome(
  stretch: Uint32Array,
  sign: number,
  slots: Slots,
  fails: Fails,
  wanted: number,
  counts: Int32Array,
): void {
  for (const row of stretch) {
    const failed = (fails[row] ?? 0) & wanted;
    const slot = (slots[row] ?? 0) & ~((failed | -failed) >> 31);
    counts[slot] = (counts[slot] ?? 0) + sign;
  }
}

function sumAll(
  slots: Slots,
  fails: Fails,
  wanted: number,
  values: Float64Array,
  sums: Float64Array,
): void {
  for (let row = 0; row < slots.length; row++) {
    const failed = (fails[row] ?? 0) & wanted;
    const slot = (slots[row] ?? 0) & ~((failed | -failed) >> 31);
    sums[slot] = (sums[slot] ?? 0) + (values[row] ?? 0);
  }
}

function sumSome(
  stretch: Uint32Array,
  sign: number,
  slots: Slots,
  fails: Fails,
  wanted: number,
  values: Float64Array,
  sums: Float64Array,
): void {
  for (const row of stretch) {
    const failed = (fails[row] ?? 0) & wanted;
    const slot = (slots[row] ?? 0) & ~((failed | -failed) >> 31);
    sums[slot] = (sums[slot] ?? 0) + sign * (values[row] ?? 0);
  }
}
