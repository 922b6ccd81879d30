import type { CellValue } from '../../base/cell-value';
import type { GridPlace } from '../primitives/grid-keys';
import type { GridRowValues } from './grid-view.svelte';

/** A rectangle of cells; all bounds are included. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The cells between two corners, without the head. */
export function rangeOf(one: GridPlace, other: GridPlace): CellRange {
  return {
    top: Math.max(0, Math.min(one.row, other.row)),
    bottom: Math.max(0, Math.max(one.row, other.row)),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

export function cellCount({ top, bottom, left, right }: CellRange): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** Tab-separated text as spreadsheets take and give it: quoted where a value has tabs, line ends or quotes. */
export function tabSeparated(
  rows: readonly GridRowValues[],
  columns: readonly string[],
  withHeader: boolean,
): string {
  const line = (cells: readonly string[]) => cells.map(quoted).join('\t');
  const values = (row: GridRowValues) => line(columns.map((name) => rawText(own(row, name))));
  return [...(withHeader ? [line(columns)] : []), ...rows.map(values)].join('\n');
}

/** The cell of a column, whatever the column is called. */
export function own(row: GridRowValues, name: string): CellValue | undefined {
  return Object.hasOwn(row, name) ? row[name] : undefined;
}

function quoted(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell as it is copied: not formatted, so that it can be pasted into a query or a sheet. */
function rawText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
