import type { Row } from '../records';
import { isEmptyCell } from './rows';

/** For each column whether it has neither a name nor a value; none of a table without rows, and never all of them. */
export function emptyColumns(header: Row | null, rows: readonly Row[], columns: number): boolean[] {
  const empty = Array.from({ length: columns }, (_, at) => isEmptyCell(header?.[at]));
  for (const row of rows) {
    for (let at = 0; at < columns; at++) if (empty[at] && !isEmptyCell(row[at])) empty[at] = false;
  }
  return rows.length === 0 || empty.every(Boolean) ? empty.map(() => false) : empty;
}
