import { chiSquareTail } from '../distributions/chi-square-tail';

/** Below this an expected count is called small. */
const SMALL_EXPECTED = 5;

/** A chi-square test of independence. Arrays are row-major, as the table is. */
export interface IndependenceTest {
  readonly n: number;
  readonly statistic: number;
  /** (rows − 1)(columns − 1), without the empty ones. */
  readonly df: number;
  /** Null without a degree of freedom. */
  readonly p: number | null;
  /** Cramér's V, 0 (independent) to 1; null without a degree of freedom. */
  readonly cramersV: number | null;
  /** Counts under independence; 0 in empty rows and columns. */
  readonly expected: Float64Array;
  /** Pearson residuals (observed − expected) / √expected; NaN in empty rows and columns. */
  readonly pearson: Float64Array;
  /**
   * Adjusted residuals, standard normal under independence: beyond ±2 a cell is unusual. NaN in empty rows and
   * columns, and without a degree of freedom.
   */
  readonly adjusted: Float64Array;
  /** How many cells expect fewer than 5, empty rows and columns aside: above a fifth of them, p is a rough guide. */
  readonly smallExpected: number;
  /** How many cells were tested. */
  readonly cells: number;
  /** Rows and columns without a count, left out of the test, from 0. */
  readonly emptyRows: readonly number[];
  readonly emptyColumns: readonly number[];
}

/**
 * Pearson's chi-square test: do rows and columns of a table of counts depend on each other? No continuity correction.
 *
 * Sources: K. Pearson (Phil. Mag. 50, 1900); adjusted residuals from S. J. Haberman, "The analysis of residuals in
 * cross-classified tables" (Biometrics 29, 1973); V from H. Cramér, Mathematical Methods of Statistics (1946), 21.9.
 *
 * @param counts row-major, rows × columns, finite and not negative
 * @throws RangeError when the length is another, or a count is negative or not finite
 */
export function chiSquareIndependence(
  counts: ArrayLike<number>,
  rows: number,
  columns: number,
): IndependenceTest {
  const { rowSums, columnSums, n } = marginsOf(counts, rows, columns);
  const emptyRows = placesOfZeros(rowSums);
  const emptyColumns = placesOfZeros(columnSums);
  const usedRows = rows - emptyRows.length;
  const usedColumns = columns - emptyColumns.length;
  const expected = new Float64Array(rows * columns);
  const pearson = new Float64Array(rows * columns).fill(NaN);
  const adjusted = new Float64Array(rows * columns).fill(NaN);
  let statistic = 0;
  let smallExpected = 0;
  for (let cell = 0; cell < expected.length; cell++) {
    const inRow = rowSums[Math.floor(cell / columns)] ?? 0;
    const inColumn = columnSums[cell % columns] ?? 0;
    if (inRow === 0 || inColumn === 0) continue;
    const expects = inRow * (inColumn / n);
    const residual = ((counts[cell] ?? 0) - expects) / Math.sqrt(expects);
    expected[cell] = expects;
    pearson[cell] = residual;
    adjusted[cell] = residual / Math.sqrt(((n - inRow) / n) * ((n - inColumn) / n));
    statistic += residual * residual;
    if (expects < SMALL_EXPECTED) smallExpected += 1;
  }
  const df = Math.max(0, usedRows - 1) * Math.max(0, usedColumns - 1);
  if (df === 0) adjusted.fill(NaN);
  return {
    n,
    statistic,
    df,
    p: df === 0 ? null : chiSquareTail(statistic, df),
    cramersV:
      df === 0
        ? null
        : Math.min(1, Math.sqrt(statistic / (n * (Math.min(usedRows, usedColumns) - 1)))),
    expected,
    pearson,
    adjusted,
    smallExpected,
    cells: usedRows * usedColumns,
    emptyRows,
    emptyColumns,
  };
}

function marginsOf(
  counts: ArrayLike<number>,
  rows: number,
  columns: number,
): { rowSums: Float64Array; columnSums: Float64Array; n: number } {
  if (counts.length !== rows * columns)
    throw new RangeError(`invalid table: ${counts.length} counts for ${rows} × ${columns} cells`);
  const rowSums = new Float64Array(rows);
  const columnSums = new Float64Array(columns);
  let n = 0;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const count = counts[row * columns + column] ?? NaN;
      if (!(count >= 0 && count < Infinity)) throw new RangeError(`invalid count: ${count}`);
      rowSums[row] = (rowSums[row] ?? 0) + count;
      columnSums[column] = (columnSums[column] ?? 0) + count;
      n += count;
    }
  return { rowSums, columnSums, n };
}

function placesOfZeros(sums: Float64Array): number[] {
  return Array.from(sums.keys()).filter((place) => sums[place] === 0);
}
