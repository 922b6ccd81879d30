import type { ColumnReading } from '../../base/reading';
import type { BadRecord } from '../csv/scan';
import { TYPE_WORDS } from '../values/fits';

/** A row of `rejectedQuery`. */
export type RejectedRow = Readonly<Record<string, string | number | null>>;

const MAX_SHOWN = 60;

/**
 * A rejected row as it is told: its cells as a line of CSV. Rows are counted as lines of a sheet whose first line names
 * the columns.
 */
export function rejectedRecord(
  row: RejectedRow,
  columns: readonly ColumnReading[],
  firstRow: number,
): BadRecord {
  const cells = columns.map((_, index) => String(row[`cell_${String(index)}`] ?? ''));
  const index = Number(row['column_place']);
  const column = columns[index];
  const cell = cells[index] ?? '';
  const shown = cell.length > MAX_SHOWN ? `${cell.slice(0, MAX_SHOWN)}…` : cell;
  return {
    line: firstRow + Number(row['place']) + 2,
    column: column?.name ?? null,
    reason: `“${shown}” is not ${TYPE_WORDS[column?.type ?? 'text']}`,
    raw: cells.map(csvCell).join(','),
  };
}

function csvCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
