import type { SetAsideKind } from '../../../base/reading';
import type { Row } from '../records';
import { filledCells, isBlankLine, isEmptyRow } from './rows';

export type StrayKind = Extract<SetAsideKind, 'repeated_header' | 'empty_row'>;

export const STRAY_KINDS: readonly StrayKind[] = ['repeated_header', 'empty_row'];

/**
 * What a record among those of a table is if it is none of them: the header again, or nothing but delimiters. A single
 * column tells neither: a blank line is a missing value there, and its name may be a value.
 */
export function strayKindOf(row: Row, headers: readonly Row[], columns: number): StrayKind | null {
  if (columns < 2 || isBlankLine(row)) return null;
  if (isEmptyRow(row)) return 'empty_row';
  return headers.some((header) => repeatsHeader(row, header)) ? 'repeated_header' : null;
}

/** Whether a record has the same words as a row of the header. */
export function repeatsHeader(row: Row, header: Row): boolean {
  if (filledCells(header) < 2) return false;
  const length = Math.max(row.length, header.length);
  for (let at = 0; at < length; at++) {
    if ((row[at]?.trim() ?? '') !== (header[at]?.trim() ?? '')) return false;
  }
  return true;
}
