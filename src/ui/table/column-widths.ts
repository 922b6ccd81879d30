import type { Unit } from '../../base/units';
import type { ResultColumn } from './result-column';

/** Least width in rem and share of what is left, by unit. */
const WIDTHS: Readonly<Record<Unit, readonly [least: number, share: number]>> = {
  id: [7, 2],
  name: [10, 3],
  text: [14, 5],
  timestamp: [9, 1],
  date: [6.5, 1],
  money: [7.5, 2],
  days: [6.5, 1],
  score: [3.5, 1],
  customers: [6, 1],
  orders: [6, 1],
  rows: [6, 1],
  share: [5, 1],
  count: [6, 1],
  number: [6, 1],
  index: [5, 1],
  boolean: [5, 1],
};

const REM = 16;

/**
 * How wide the columns of a table are, as CSS: by unit, so that it is the same before any row is there. `template` is
 * for `grid-template-columns`, `width` for every row and the head.
 *
 * @param chosen columns whose width the user has set
 */
export function columnWidths(
  columns: readonly Pick<ResultColumn, 'name' | 'unit'>[],
  chosen: readonly (readonly [column: string, pixels: number])[] = [],
): { template: string; width: string } {
  const pixelsOf = new Map(chosen);
  const widths = columns.map(({ name, unit }) => {
    const pixels = pixelsOf.get(name);
    if (pixels !== undefined) return { least: pixels / REM, share: 0 };
    const [least, share] = WIDTHS[unit];
    // A head has to fit too: about half a rem a character, and room for the arrow of the order.
    return { least: Math.max(least, Math.min(12, name.length * 0.5 + 2.25)), share };
  });
  const all = widths.reduce((sum, { least }) => sum + least, 0);
  return {
    template: widths
      .map(({ least, share }) => (share === 0 ? `${least}rem` : `minmax(${least}rem, ${share}fr)`))
      .join(' '),
    width: `max(100%, ${all}rem)`,
  };
}
