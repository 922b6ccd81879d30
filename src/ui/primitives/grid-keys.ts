/** A place in a table: row −1 is the head. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that PageUp and PageDown pass. */
  readonly page: number;
  /** The topmost row: −1 where the head can be reached, else 0. */
  readonly top: number;
}

/** Where a key leads in a grid (WAI-ARIA APG, data grid), or null for keys that do not move. */
export function moveInGrid(
  from: GridPlace,
  size: GridSize,
  event: { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean },
): GridPlace | null {
  const far = event.ctrlKey || event.metaKey;
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const to = (row: number, column: number): GridPlace => ({
    row: Math.max(size.top, Math.min(lastRow, row)),
    column: Math.max(0, Math.min(lastColumn, column)),
  });
  switch (event.key) {
    case 'ArrowUp':
      return far ? to(Math.min(from.row, 0), from.column) : to(from.row - 1, from.column);
    case 'ArrowDown':
      return far ? to(lastRow, from.column) : to(from.row + 1, from.column);
    case 'ArrowLeft':
      return to(from.row, far ? 0 : from.column - 1);
    case 'ArrowRight':
      return to(from.row, far ? lastColumn : from.column + 1);
    case 'PageUp':
      return to(Math.max(Math.min(from.row, 0), from.row - size.page), from.column);
    case 'PageDown':
      return to(from.row + size.page, from.column);
    case 'Home':
      return far ? to(0, 0) : to(from.row, 0);
    case 'End':
      return far ? to(lastRow, lastColumn) : to(from.row, lastColumn);
    default:
      return null;
  }
}
