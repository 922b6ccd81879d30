import type { ConvertedTable } from '../converter';
import { CsvText } from '../csv-text';
import type { GridCell, GridRow } from './grid-row';
import { WHOLE_SHEET, type CellRange } from './range';

/** Rows that the raw side of the reading panel shows. */
const RAW_ROWS = 1_000;
/** Cells that wait until the columns of the table are known. */
const WAITING_CELLS = 20_000;
/** A value far off the table must not cost the memory of all cells between. */
const MAX_EMPTY_CELLS = 200_000_000;

/** A few values that are far apart: the table would be nothing but empty cells. */
export class TooScattered extends Error {}

/** Columns that hold values, from 1, both included. */
export interface Columns {
  readonly first: number;
  readonly last: number;
}

/**
 * Writes rows of a sheet or page as a table, as far as they are in a range: from the first to the last column that holds a value, with the empty rows between.
 * Which columns those are shows only at the end; the first rows tell in nearly all sheets. Where a later row reaches
 * further, `misjudged` is true, and the rows have to be written again with the `columns` then known.
 */
export class GridTable {
  misjudged = false;
  rows = 0;
  hiddenRows = 0;
  readonly #range: CellRange;
  readonly #csv = new CsvText();
  readonly #raw: string[] = [];
  readonly #rawRows: number[] = [];
  readonly #lost = new Map<string, number>();
  readonly #currencies = new Map<number, Set<string>>();
  #waiting: { readonly row: number; readonly cells: readonly GridCell[] }[] = [];
  #waitingCells = 0;
  #columns: Columns | null;
  #settled: boolean;
  #firstRow = 0;
  #lastRow = 0;
  #emptyCells = 0;

  constructor(range: CellRange = WHOLE_SHEET, columns: Columns | null = null) {
    this.#range = range;
    this.#columns = columns;
    this.#settled = columns !== null;
  }

  get columns(): Columns | null {
    return this.#columns;
  }

  /** Adds a row with its cells as merged cells fill them; rows come from top to bottom. */
  add({ row, cells: own, hidden }: GridRow, filled: readonly GridCell[] = own): void {
    if (row < this.#range.top || row > this.#range.bottom) return;
    const cells = within(filled, this.#range);
    if (cells.length === 0) return;
    const widened = this.#widen(cells);
    if (this.#settled && widened) this.misjudged = true;
    if (this.misjudged) return;
    this.rows += 1;
    if (hidden) this.hiddenRows += 1;
    if (this.#raw.length < RAW_ROWS) {
      this.#raw.push(rawLine(within(own, this.#range)));
      this.#rawRows.push(row);
    }
    if (this.#settled) {
      this.#write(row, cells);
      return;
    }
    this.#waiting.push({ row, cells });
    this.#waitingCells += cells.length;
    if (this.#waitingCells >= WAITING_CELLS) this.#settle();
  }

  finish(filledMerges: number): ConvertedTable {
    this.#settle();
    const lostCells = [...this.#lost].map(([reason, cells]) => ({ reason, cells }));
    const { first, last } = this.#columns ?? { first: 1, last: 0 };
    const currencies = Array.from({ length: last - first + 1 }, (_, at) => [
      ...(this.#currencies.get(first + at) ?? []),
    ]);
    return {
      csv: this.#csv.toBlob(),
      firstRow: Math.max(this.#firstRow, 1),
      lostCells,
      raw: this.#raw,
      rawRows: this.#rawRows,
      ...(this.#currencies.size > 0 ? { currencies } : {}),
      ...(this.hiddenRows > 0 ? { hiddenRows: this.hiddenRows } : {}),
      ...(filledMerges > 0 ? { filledMerges } : {}),
    };
  }

  #widen(cells: readonly GridCell[]): boolean {
    const first = Math.min(cells[0]?.column ?? Infinity, this.#columns?.first ?? Infinity);
    const last = Math.max(cells.at(-1)?.column ?? 0, this.#columns?.last ?? 0);
    if (first === this.#columns?.first && last === this.#columns.last) return false;
    this.#columns = { first, last };
    return true;
  }

  #settle(): void {
    if (this.#settled) return;
    this.#settled = true;
    for (const { row, cells } of this.#waiting) this.#write(row, cells);
    this.#waiting = [];
  }

  #write(row: number, cells: readonly GridCell[]): void {
    const { first, last } = this.#columns ?? { first: 1, last: 0 };
    const width = last - first + 1;
    if (this.#firstRow === 0) this.#firstRow = row;
    else this.#writeEmpty(row - this.#lastRow - 1, width);
    this.#lastRow = row;
    const fields = new Array<string | null>(width).fill(null);
    for (const cell of cells) {
      fields[cell.column - first] = cell.text;
      if (cell.lost !== null) this.#lost.set(cell.lost, (this.#lost.get(cell.lost) ?? 0) + 1);
      if (cell.currency !== null) this.#noteCurrency(cell.column, cell.currency);
    }
    this.#csv.add(fields);
  }

  #writeEmpty(rows: number, width: number): void {
    if (rows <= 0) return;
    this.#emptyCells += rows * width;
    if (this.#emptyCells > MAX_EMPTY_CELLS)
      throw new TooScattered(
        'its values are far apart on an empty sheet; choose the range of the table.',
      );
    const empty = new Array<null>(width).fill(null);
    for (let row = 0; row < rows; row++) this.#csv.add(empty);
  }

  #noteCurrency(column: number, currency: string): void {
    const known = this.#currencies.get(column);
    if (known) known.add(currency);
    else this.#currencies.set(column, new Set([currency]));
  }
}

/** A row as in a spreadsheet: its cells in their columns, set apart by tabs. */
function rawLine(cells: readonly GridCell[]): string {
  let line = '';
  let column = 1;
  for (const cell of cells) {
    line += '\t'.repeat(Math.max(0, cell.column - column)) + (cell.lost ?? cell.text);
    column = cell.column;
  }
  return line;
}

function within(cells: readonly GridCell[], { left, right }: CellRange): readonly GridCell[] {
  if (left === 1 && right === Infinity) return cells;
  return cells.filter(({ column }) => column >= left && column <= right);
}
