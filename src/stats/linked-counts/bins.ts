import type { SelectableValue } from '../../base/selection';
import { columnNumber, type LinkedColumn } from './column';

/** How one axis of a chart cuts a column: into bins of equal width, or by the values given. */
export type Cut =
  | { readonly origin: number; readonly width: number; readonly bins: number }
  | { readonly values: readonly SelectableValue[] };

/** The slot of each row. Slot 0 is for rows that are counted nowhere; the bins follow from 1. */
export type Slots = Uint8Array | Uint16Array | Uint32Array;

/** The number of bins of a cut. */
export function binsOf(cut: Cut): number {
  return 'values' in cut ? cut.values.length : cut.bins;
}

/**
 * The slots of all rows under one or more cuts, the last cut varying fastest. Numbers above the last bin are in the
 * last, those below the first in the first; missing values, and values that are not among those given, are nowhere.
 *
 * @param rows the number of rows
 */
export function slotsOf(
  rows: number,
  axes: readonly { readonly column: LinkedColumn; readonly cut: Cut }[],
): Slots {
  const total = axes.reduce((product, { cut }) => product * binsOf(cut), 1);
  const slots = indexArray(total, rows).fill(1);
  for (const { column, cut } of axes) {
    const places = 'values' in cut ? valuePlaces(column, cut.values) : intervalPlaces(column, cut);
    const bins = binsOf(cut);
    for (let row = 0; row < rows; row++) {
      const before = slots[row] ?? 0;
      const place = places(row);
      slots[row] = before === 0 || place === 0 ? 0 : (before - 1) * bins + place;
    }
  }
  return slots;
}

/** The smallest array of whole numbers that holds values up to `highest`. */
export function indexArray(
  highest: number,
  length: number,
): Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer> {
  if (highest < 2 ** 8) return new Uint8Array(length);
  return highest < 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}

/** Place of a row from 1, or 0. */
type Places = (row: number) => number;

function intervalPlaces(
  column: LinkedColumn,
  { origin, width, bins }: { origin: number; width: number; bins: number },
): Places {
  if (column.kind === 'category') throw new TypeError('categories have no bins of equal width');
  const { values } = column;
  return (row) => {
    const value = values[row] ?? NaN;
    if (Number.isNaN(value)) return 0;
    const bin = Math.floor((value - origin) / width);
    return 1 + Math.max(0, Math.min(bins - 1, bin));
  };
}

function valuePlaces(column: LinkedColumn, values: readonly SelectableValue[]): Places {
  const missing = values.indexOf(null) + 1;
  if (column.kind === 'category') {
    const wanted = placesByKey(values, String);
    const byCode = Uint32Array.from([
      missing,
      ...column.dictionary.map((text) => wanted.get(text) ?? 0),
    ]);
    const { codes } = column;
    return (row) => byCode[codes[row] ?? 0] ?? 0;
  }
  const { kind, values: numbers } = column;
  const wanted = placesByKey(values, (value) => columnNumber(kind, value));
  return (row) => {
    const value = numbers[row] ?? NaN;
    return Number.isNaN(value) ? missing : (wanted.get(value) ?? 0);
  };
}

/** Places from 1 by key; of equal values the first counts. */
function placesByKey<Key>(
  values: readonly SelectableValue[],
  key: (value: SelectableValue) => Key,
): Map<Key, number> {
  const places = new Map<Key, number>();
  values.forEach((value, index) => {
    if (value !== null && !places.has(key(value))) places.set(key(value), index + 1);
  });
  return places;
}
