import { TooScattered } from '../grid/grid-table';
import type { GridCell, GridRow } from '../grid/grid-row';
import type { CellRange } from '../grid/range';
import type { PageCell } from './page-tables';

/** As in a spreadsheet. */
const MAX_COLUMNS = 16_384;

export interface PlacedRow extends GridRow {
  /** Cells of this row that reach over others. */
  readonly merged: readonly CellRange[];
}

/** Finds the columns of cells, which are those that no cell from above reaches into. */
export class PageRows {
  #row = 0;
  /** By column: the last row that a cell from above reaches into. */
  readonly #taken: number[] = [];

  place(cells: readonly PageCell[]): PlacedRow {
    const row = ++this.#row;
    const placed: GridCell[] = [];
    const merged: CellRange[] = [];
    let column = 1;
    for (const cell of cells) {
      while ((this.#taken[column] ?? 0) >= row) column += 1;
      const right = column + cell.columns - 1;
      if (right > MAX_COLUMNS) throw new TooScattered('a row of it has more columns than a sheet.');
      const bottom = row + cell.rows - 1;
      for (let over = column; over <= right; over++) this.#taken[over] = bottom;
      if (cell.text !== '') {
        placed.push({
          column,
          text: cell.text,
          kind: kindOf(cell.text),
          currency: null,
          lost: null,
        });
        if (right > column || bottom > row) merged.push({ top: row, left: column, bottom, right });
      }
      column = right + 1;
    }
    return { row, hidden: false, cells: placed, merged };
  }
}

const NUMBER = /^[^\p{L}\d]*(?:[A-Z]{3}\s?)?[^\p{L}]*\d[^\p{L}]*(?:[A-Z]{3})?$/u;
const DATE = /\d{1,4}([-/.])\d{1,2}\1\d{1,4}/;

function kindOf(text: string): GridCell['kind'] {
  if (!NUMBER.test(text)) return 'text';
  return DATE.test(text) ? 'other' : 'number';
}
