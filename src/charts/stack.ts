import type { Result } from '../base/result';
import { ok } from '../base/result';
import type { ChartSpec } from '../document/chart-spec';
import { invalid } from './channels';

export type StackMode = NonNullable<ChartSpec['stack']>;

/** Where each row begins and ends, and how far each place reaches. */
export interface Stacked {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Sum of each place, at the row that lies outermost there; NaN where no row has a number. */
  readonly ends: ReadonlyMap<number, number>;
}

/**
 * Puts the rows of each place on top of each other in the order of `layers` (rows below zero go down), or from zero
 * beside each other, or as shares of the place's sum.
 *
 * @param places which rows belong together
 * @param values numbers by row; NaN takes no room
 * @param layers order inside a place, by row
 */
export function stackRows(
  places: readonly string[],
  values: readonly unknown[],
  layers: readonly number[],
  mode: StackMode,
): Result<Stacked> {
  const from = new Array<number>(values.length).fill(0);
  const to = new Array<number>(values.length).fill(0);
  const ends = new Map<number, number>();
  for (const rows of rowsByPlace(places).values()) {
    rows.sort((a, b) => (layers[a] ?? 0) - (layers[b] ?? 0) || a - b);
    const sizes = rows.map((row) => Number(values[row]));
    const sum = sizes.reduce((total, size) => total + (Number.isFinite(size) ? size : 0), 0);
    if (mode === 'share' && sizes.some((size) => size < 0))
      return invalid('stack', 'shares need values of zero or more');
    const scale = mode === 'share' && sum > 0 ? 1 / sum : 1;
    let [up, down] = [0, 0];
    rows.forEach((row, position) => {
      const value = sizes[position] ?? Number.NaN;
      const size = Number.isFinite(value) ? value * scale : 0;
      const start = mode === 'none' ? 0 : size < 0 ? down : up;
      from[row] = start;
      to[row] = start + size;
      if (size < 0) down = start + size;
      else up = start + size;
      if (mode === 'none') ends.set(row, value);
    });
    const last = rows.at(-1);
    if (mode !== 'none' && last !== undefined)
      ends.set(last, sizes.some(Number.isFinite) ? sum : Number.NaN);
  }
  return ok({ from, to, ends });
}

function rowsByPlace(places: readonly string[]): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  places.forEach((place, row) => {
    const at = rows.get(place);
    if (at === undefined) rows.set(place, [row]);
    else at.push(row);
  });
  return rows;
}
