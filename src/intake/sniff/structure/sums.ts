import type { Row } from '../records';
import { isEmptyCell } from './rows';

/** A number as people write it, with the given decimal sign; null for anything else. */
export function numberOf(cell: string, decimal: '.' | ','): number | null {
  let text = cell
    .trim()
    .replace(/^[\p{Sc}]\s*|^[A-Z]{3}\s|\s*(\p{Sc}|[A-Z]{3}|zł|kr|%)$/gu, '')
    .replaceAll(/[\s\u00a0\u202f'’]/g, '');
  const negative = /^\(.*\)$/.test(text) || text.endsWith('-') || text.startsWith('-');
  text = text.replaceAll(/^\(|\)$|^[-−+]|-$/g, '').replace(/^\p{Sc}|\p{Sc}$/gu, '');
  text = decimal === '.' ? text.replaceAll(',', '') : text.replaceAll('.', '').replace(',', '.');
  if (!/^(\d+\.?\d*|\.\d+)$/.test(text)) return null;
  return negative ? -Number(text) : Number(text);
}

/** How the numbers of a row stand to the columns above. */
export interface SumMatches {
  /** Cells with a number, how many of them are the sum of their column, and the most digits of those. */
  readonly cells: number;
  readonly matches: number;
  readonly digits: number;
  /** Rows that the sums go over. */
  readonly rows: number;
}

/** Compares the numbers of a row with the sums of the columns above it, whichever sign is the decimal one. */
export function matchesAbove(row: Row, above: readonly Row[]): SumMatches {
  const point = compare(row, above, '.');
  const comma = compare(row, above, ',');
  return comma.matches > point.matches ? comma : point;
}

function compare(row: Row, above: readonly Row[], decimal: '.' | ','): SumMatches {
  let cells = 0;
  let matches = 0;
  let digits = 0;
  let rows = 0;
  row.forEach((cell, column) => {
    const value = isEmptyCell(cell) ? null : numberOf(cell ?? '', decimal);
    if (value === null) return;
    cells++;
    const { sum, count } = columnSum(above, column, decimal);
    rows = Math.max(rows, count);
    if (count < 2 || value === 0) return;
    const tolerance = halfUnit(cell ?? '', decimal) + Math.abs(sum) * 1e-9;
    if (Math.abs(value - sum) > tolerance) return;
    matches++;
    digits = Math.max(digits, (cell ?? '').replaceAll(/\D|^[0\D]+/g, '').length);
  });
  return { cells, matches, digits, rows };
}

/** Sum of the numbers right above, up to the first cell that is none, such as the header. */
function columnSum(above: readonly Row[], column: number, decimal: '.' | ',') {
  let sum = 0;
  let count = 0;
  for (let at = above.length - 1; at >= 0; at--) {
    const cell = above[at]?.[column];
    if (cell === null || cell === undefined || isEmptyCell(cell)) continue;
    const value = numberOf(cell, decimal);
    if (value === null) break;
    sum += value;
    count++;
  }
  return { sum, count };
}

/** Half of the last place that is written: totals are rounded. */
function halfUnit(cell: string, decimal: '.' | ','): number {
  const places = cell.split(decimal)[1]?.replaceAll(/\D/g, '').length ?? 0;
  return 0.5001 * 10 ** -places;
}
