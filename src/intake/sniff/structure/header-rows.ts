import type { Row } from '../records';
import { distinctCells, filledCells, foldedName, isEmptyCell } from './rows';
import { isResponseWord } from './words';

/** More rows than these above a table are no header. */
const MAX_ROWS = 4;

/**
 * Whether `upper` names groups of the columns that `lower` names: it has gaps over names, as merged cells leave them,
 * or repeats its words, and does not begin where the names begin as titles and parameters do.
 */
function isGroupRow(upper: Row, lower: Row): boolean {
  const filled = filledCells(upper);
  if (distinctCells(upper) < 2 || upper.length > lower.length) return false;
  if (upper.some((cell) => cell?.trim().endsWith(':') === true)) return false;
  const gaps = lower.some((cell, at) => !isEmptyCell(cell) && isEmptyCell(upper[at]));
  const startsAtNames = !isEmptyCell(upper[0]) && !isEmptyCell(lower[0]);
  if (gaps && !startsAtNames) return true;
  return filled >= filledCells(lower) * 0.8 && (repeats(upper) || sameNames(upper, lower));
}

/** Whether `lower` goes on with the names of `upper`: it names all columns that have none yet, or says “Response”. */
export function continuesHeader(upper: Row, lower: Row): boolean {
  const gaps = lower.flatMap((_, at) => (isEmptyCell(upper[at]) ? [at] : []));
  if (lower.some((cell) => isResponseWord(cell)))
    return lower.every((cell) => isEmptyCell(cell) || !/^[-\d.,]+$/.test(cell ?? ''));
  return (
    gaps.length > 0 &&
    gaps.every((at) => !isEmptyCell(lower[at])) &&
    filledCells(lower) < lower.length
  );
}

/** The rows right above `main` that belong to the header, counted upwards. */
export function groupRowsAbove(rows: readonly Row[], main: number): number {
  let count = 0;
  while (count + 1 < MAX_ROWS) {
    const upper = rows[main - count - 1];
    const lower = rows[main - count];
    if (upper === undefined || lower === undefined || !isGroupRow(upper, lower)) break;
    count++;
  }
  return count;
}

/** One name for each column from all rows of the header; merged cells name all columns below them. */
export function joinHeaderRows(rows: readonly Row[], columns: number): Row {
  const spread = rows.map((row, at) =>
    at === rows.length - 1 ? row : spreadMerged(row, rows.slice(at + 1), columns),
  );
  return Array.from({ length: columns }, (_, column) => {
    const parts: string[] = [];
    for (const row of spread) {
      const part = row[column]?.trim() ?? '';
      if (part === '' || (parts.length > 0 && isResponseWord(part))) continue;
      if (!parts.some((known) => foldedName(known) === foldedName(part))) parts.push(part);
    }
    return parts.length === 0 ? null : parts.reduce(joined);
  });
}

function joined(first: string, second: string): string {
  const phrase = /\s/.test(first) && !/[?:!.]$/.test(first);
  return `${first}${phrase ? ': ' : ' '}${second}`;
}

/** Where a cell is empty above a name, the cell to its left reaches over it. */
function spreadMerged(row: Row, below: readonly Row[], columns: number): Row {
  let left: string | null = null;
  return Array.from({ length: columns }, (_, at) => {
    const cell = row[at] ?? null;
    if (!isEmptyCell(cell)) {
      left = cell;
      return cell;
    }
    return below.some((other) => !isEmptyCell(other[at])) ? left : null;
  });
}

function repeats(row: Row): boolean {
  return row.some((cell, at) => at > 0 && !isEmptyCell(cell) && cell === row[at - 1]);
}

function sameNames(upper: Row, lower: Row): boolean {
  return upper.some((cell, at) => {
    const name = foldedName(cell);
    return name.length > 2 && name === foldedName(lower[at]) && cell?.trim() !== lower[at]?.trim();
  });
}
