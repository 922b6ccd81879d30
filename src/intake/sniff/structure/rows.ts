import type { Row } from '../records';

/** True for cells that hold nothing but blanks. */
export function isEmptyCell(cell: string | null | undefined): boolean {
  return cell === null || cell === undefined || cell.trim() === '';
}

/** Cells of a row that hold something. */
export function filledCells(row: Row): number {
  let filled = 0;
  for (const cell of row) if (!isEmptyCell(cell)) filled++;
  return filled;
}

/** Different words in a row: a merged title may stand in all of its cells. */
export function distinctCells(row: Row): number {
  return new Set(row.flatMap((cell) => (isEmptyCell(cell) ? [] : [cell?.trim()]))).size;
}

/** A row of delimiters and blanks only, or a blank line. */
export function isEmptyRow(row: Row): boolean {
  return row.every(isEmptyCell);
}

/** A line without a delimiter and without a word: no row at all where a table has several columns. */
export function isBlankLine(row: Row): boolean {
  return row.length <= 1 && isEmptyRow(row);
}

/** The cells without the empty ones at the end. */
export function trimmedLength(row: Row): number {
  let length = row.length;
  while (length > 0 && isEmptyCell(row[length - 1])) length--;
  return length;
}

/** The first cell that holds something, without blanks around it. */
export function firstFilled(row: Row): { readonly at: number; readonly text: string } | null {
  const at = row.findIndex((cell) => !isEmptyCell(cell));
  return at < 0 ? null : { at, text: row[at]?.trim() ?? '' };
}

/** Letters and digits only, in lower case: `StartDate` and `Start Date` are the same name. */
export function foldedName(cell: string | null | undefined): string {
  return (cell ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
