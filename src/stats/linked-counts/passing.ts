import type { Clause, SelectableValue, Selection } from '../../base/selection';
import { columnNumber, type LinkedColumn, type LinkedColumns } from './column';

/** Up to this many numbers are compared one by one, which is faster than looking them up. */
const FEW_VALUES = 8;

/** A selection that is one range of numbers or times, for which rows in sorted order are enough. */
export interface NumberRange {
  readonly field: string;
  /** Included; null: open. */
  readonly from: number | null;
  /** Left out; null: open. */
  readonly to: number | null;
}

/** The range that a selection is, or null when it is anything else. A range without bounds filters nothing. */
export function asNumberRange(selection: Selection, columns: LinkedColumns): NumberRange | null {
  const clause = selection.length === 1 && selection[0]?.length === 1 ? selection[0][0] : undefined;
  if (!clause || 'values' in clause || (clause.from === null && clause.to === null)) return null;
  const column = columnOf(columns, clause.field);
  return column.kind === 'category' ? null : numberRange(clause, column.kind);
}

/**
 * Which rows pass a selection: 1 for those that do. Like SQL, a missing value passes no range; unlike it, it passes
 * `values` that name null.
 *
 * @throws RangeError when a field is not among the columns
 */
export function passing(
  selection: Selection,
  columns: LinkedColumns,
  rows: number,
): Uint8Array<ArrayBuffer> {
  const passes = new Uint8Array(rows);
  for (const alternative of selection) {
    const all = new Uint8Array(rows).fill(1);
    for (const clause of alternative) keepPassing(clause, columnOf(columns, clause.field), all);
    for (let row = 0; row < rows; row++) passes[row] = (passes[row] ?? 0) | (all[row] ?? 0);
  }
  return passes;
}

function columnOf(columns: LinkedColumns, field: string): LinkedColumn {
  const column = columns.get(field);
  if (!column) throw new RangeError(`no column ${field}`);
  return column;
}

type RangeClause = Exclude<Clause, { readonly values: unknown }>;

function numberRange(clause: RangeClause, kind: 'number' | 'time'): NumberRange {
  const { field, from, to } = clause;
  return {
    field,
    from: from === null ? null : columnNumber(kind, from),
    to: to === null ? null : columnNumber(kind, to),
  };
}

function keepPassing(clause: Clause, column: LinkedColumn, passes: Uint8Array): void {
  if (column.kind === 'category') {
    const allowed = 'values' in clause ? allowedValues(clause.values) : allowedTexts(clause);
    const byCode = Uint8Array.from([null, ...column.dictionary], (text) => Number(allowed(text)));
    const { codes } = column;
    for (let row = 0; row < passes.length; row++) {
      passes[row] = (passes[row] ?? 0) & (byCode[codes[row] ?? 0] ?? 0);
    }
  } else if ('values' in clause) {
    keepValues(clause.values, column, passes);
  } else if (clause.from !== null || clause.to !== null) {
    keepRange(numberRange(clause, column.kind), column.values, passes);
  }
}

function keepRange({ from, to }: NumberRange, values: Float64Array, passes: Uint8Array): void {
  // Sums of comparisons and no branches: which way a row goes cannot be foreseen.
  const low = from ?? -Infinity;
  if (to === null) {
    for (let row = 0; row < passes.length; row++) {
      passes[row] = (passes[row] ?? 0) & Number((values[row] ?? NaN) >= low);
    }
    return;
  }
  for (let row = 0; row < passes.length; row++) {
    const value = values[row] ?? NaN;
    passes[row] = (passes[row] ?? 0) & Number(value >= low) & Number(value < to);
  }
}

function keepValues(
  chosen: readonly SelectableValue[],
  { kind, values }: { kind: 'number' | 'time'; values: Float64Array },
  passes: Uint8Array,
): void {
  const numbers = new Set(
    chosen.map((value) => columnNumber(kind, value)).filter((value) => !Number.isNaN(value)),
  );
  const hits = new Uint8Array(passes.length);
  if (numbers.size <= FEW_VALUES) {
    for (const number of numbers) markEqual(values, number, hits);
  } else {
    for (let row = 0; row < hits.length; row++) hits[row] = Number(numbers.has(values[row] ?? NaN));
  }
  if (chosen.includes(null)) markMissing(values, hits);
  for (let row = 0; row < passes.length; row++) {
    passes[row] = (passes[row] ?? 0) & (hits[row] ?? 0);
  }
}

function markEqual(values: Float64Array, number: number, hits: Uint8Array): void {
  for (let row = 0; row < hits.length; row++) {
    hits[row] = (hits[row] ?? 0) | Number(values[row] === number);
  }
}

function markMissing(values: Float64Array, hits: Uint8Array): void {
  for (let row = 0; row < hits.length; row++) {
    if (Number.isNaN(values[row])) hits[row] = 1;
  }
}

function allowedValues(values: readonly SelectableValue[]): (text: string | null) => boolean {
  const texts = new Set(values.map((value) => (value === null ? null : String(value))));
  return (text) => texts.has(text);
}

function allowedTexts({ from, to }: RangeClause): (text: string | null) => boolean {
  const low = from === null ? null : codePoints(String(from));
  const high = to === null ? null : codePoints(String(to));
  if (low === null && high === null) return () => true;
  return (text) => {
    if (text === null) return false;
    const points = codePoints(text);
    return (low === null || !precedes(points, low)) && (high === null || precedes(points, high));
  };
}

function codePoints(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

/** By code points, as the engine compares texts; JavaScript compares halves of surrogate pairs. */
function precedes(left: readonly number[], right: readonly number[]): boolean {
  const different = left.findIndex((point, index) => point !== right[index]);
  if (different < 0) return left.length < right.length;
  return (left[different] ?? 0) < (right[different] ?? -1);
}
