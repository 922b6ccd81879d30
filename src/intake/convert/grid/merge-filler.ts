import type { GridCell, GridRow } from './grid-row';
import type { CellRange } from './range';

/** Groups of columns are named in the first rows, or nowhere. */
const HEADER_ROWS = 10;
/**
 * Puts the value of merged cells where a reader sees it. Down: a label beside the rows of its group, in those of them
 * that hold anything else. A number is taken for a label only in the first column: an amount that
 * stands beside several rows must not be counted for each. To the right: the name of a group of columns, in the
 * first rows, beside other names. A title over the whole table stays one cell.
 */
export class MergeFiller {
  /** Merged cells whose value was repeated. */
  filled = 0;
  #rows = 0;
  #leftmost = Infinity;
  #down: { readonly range: CellRange; readonly cell: GridCell; used: boolean }[] = [];

  /**
   * The cells of a row, with those that merged cells reach into. Rows come from top to bottom, each with the merged
   * cells that begin in it.
   */
  fill({ row, cells }: GridRow, starting: readonly CellRange[]): readonly GridCell[] {
    this.#rows += 1;
    this.#leftmost = Math.min(this.#leftmost, cells[0]?.column ?? Infinity);
    if (this.#down.length === 0 && starting.length === 0) return cells;
    const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
    this.#fillDown(row, byColumn);
    const names = this.#rows <= HEADER_ROWS && starting.length > 0 && areNames(cells, starting);
    for (const range of starting) {
      const cell = byColumn.get(range.left);
      if (cell === undefined || cell.kind === 'lost') continue;
      const isLabel = cell.kind !== 'number' || cell.column === this.#leftmost;
      if (range.bottom > range.top && isLabel) this.#down.push({ range, cell, used: false });
      const isAlone = cells.every(({ column }) => column >= range.left && column <= range.right);
      if (range.right > range.left && names && !isAlone) this.#fillRight(range, cell, byColumn);
    }
    return [...byColumn.values()].sort((one, other) => one.column - other.column);
  }

  #fillDown(row: number, byColumn: Map<number, GridCell>): void {
    this.#down = this.#down.filter(({ range }) => range.bottom >= row);
    for (const merged of this.#down) {
      if (byColumn.has(merged.cell.column)) continue;
      byColumn.set(merged.cell.column, merged.cell);
      if (!merged.used) this.filled += 1;
      merged.used = true;
    }
  }

  #fillRight(range: CellRange, cell: GridCell, byColumn: Map<number, GridCell>): void {
    this.filled += 1;
    for (let column = range.left + 1; column <= range.right; column++)
      if (!byColumn.has(column)) byColumn.set(column, { ...cell, column });
  }
}

/** Whether all that stands in a row beside its merged cells is text, as in headers. */
function areNames(cells: readonly GridCell[], merges: readonly CellRange[]): boolean {
  const merged = new Set(merges.map(({ left }) => left));
  return cells.every(({ kind, column }) => kind === 'text' || merged.has(column));
}
