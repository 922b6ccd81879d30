import type { ScanHooks } from './package';
import { parseRange, type CellRange } from './range';
import type { SheetCell, SheetRow } from './sheet-rows';
import type { Workbook } from './workbook';
import { attribute, XmlScanner } from './xml-scanner';

/** Groups of columns are named in the first rows, or nowhere. */
const HEADER_ROWS = 10;
/** Of what was looked at, kept for the case that the end of the rows is cut in two. */
const TAIL = 64;

/**
 * The merged cells of a sheet, from top to bottom. They are listed behind all rows, so the rows are passed over unread,
 * which takes a fraction of the time.
 *
 * @throws as `XlsxPackage.scan`
 */
export async function readMerges(
  workbook: Workbook,
  part: string,
  hooks: ScanHooks = {},
): Promise<CellRange[]> {
  const merges: CellRange[] = [];
  const scanner = new XmlScanner({
    open: (name, attributes) => {
      if (name !== 'mergeCell') return;
      const range = parseRange(attribute(attributes, 'ref') ?? '');
      if (range !== null && Number.isFinite(range.bottom + range.right)) merges.push(range);
    },
    close: () => undefined,
    text: () => undefined,
  });
  const decoder = new TextDecoder();
  let text = '';
  let isBehind = false;
  for await (const chunk of workbook.parts.chunks(part, hooks)) {
    text += decoder.decode(chunk, { stream: true });
    if (!isBehind) {
      const end = endOfRows(text);
      text = end < 0 ? text.slice(-TAIL) : `<worksheet>${text.slice(end)}`;
      if (end < 0) continue;
      isBehind = true;
    }
    scanner.push(text);
    text = '';
  }
  return merges.sort((one, other) => one.top - other.top || one.left - other.left);
}

function endOfRows(text: string): number {
  for (let at = text.indexOf('sheetData'); at >= 0; at = text.indexOf('sheetData', at + 9)) {
    const before = text.slice(Math.max(0, at - 20), at);
    const end = text.indexOf('>', at);
    if (end >= 0 && (/<\/(?:[\w-]+:)?$/.test(before) || text[end - 1] === '/')) return end + 1;
  }
  return -1;
}

/**
 * Puts the value of merged cells where a reader sees it. Down: a label beside the rows of its group, in those of them
 * that hold anything else. A number is taken for a label only when all columns to its left are labels too: an amount
 * that stands beside several rows must not be counted for each. To the right: the name of a group of columns, in the
 * first rows, beside other names. A title over the whole table stays one cell.
 */
export class MergeFiller {
  /** Merged cells whose value was repeated. */
  filled = 0;
  readonly #merges: readonly CellRange[];
  readonly #downColumns: ReadonlySet<number>;
  #next = 0;
  #rows = 0;
  #leftmost = Infinity;
  #down: { readonly range: CellRange; readonly cell: SheetCell; used: boolean }[] = [];

  constructor(merges: readonly CellRange[]) {
    this.#merges = merges;
    this.#downColumns = new Set(
      merges.filter(({ top, bottom }) => bottom > top).map(({ left }) => left),
    );
  }

  /** The cells of a row, with those that merged cells reach into. Rows come from top to bottom. */
  fill({ row, cells }: SheetRow): readonly SheetCell[] {
    if (this.#merges.length === 0) return cells;
    this.#rows += 1;
    const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
    this.#leftmost = Math.min(this.#leftmost, cells[0]?.column ?? Infinity);
    this.#fillDown(row, byColumn);
    const starting = this.#startingAt(row);
    const names = this.#rows <= HEADER_ROWS && starting.length > 0 && areNames(cells, starting);
    for (const range of starting) {
      const cell = byColumn.get(range.left);
      if (cell === undefined || cell.kind === 'lost') continue;
      if (range.bottom > range.top && this.#isLabel(cell))
        this.#down.push({ range, cell, used: false });
      const isAlone = cells.every(({ column }) => column >= range.left && column <= range.right);
      if (range.right > range.left && names && !isAlone) this.#fillRight(range, cell, byColumn);
    }
    return [...byColumn.values()].sort((one, other) => one.column - other.column);
  }

  #fillDown(row: number, byColumn: Map<number, SheetCell>): void {
    this.#down = this.#down.filter(({ range }) => range.bottom >= row);
    for (const merged of this.#down) {
      if (byColumn.has(merged.cell.column)) continue;
      byColumn.set(merged.cell.column, merged.cell);
      if (!merged.used) this.filled += 1;
      merged.used = true;
    }
  }

  #fillRight(range: CellRange, cell: SheetCell, byColumn: Map<number, SheetCell>): void {
    this.filled += 1;
    for (let column = range.left + 1; column <= range.right; column++)
      if (!byColumn.has(column)) byColumn.set(column, { ...cell, column });
  }

  #startingAt(row: number): readonly CellRange[] {
    const from = this.#next;
    while ((this.#merges[this.#next]?.top ?? Infinity) <= row) this.#next += 1;
    return this.#merges.slice(from, this.#next).filter(({ top }) => top === row);
  }

  #isLabel({ kind, column }: SheetCell): boolean {
    if (kind !== 'number') return true;
    for (let left = this.#leftmost; left < column; left++)
      if (!this.#downColumns.has(left)) return false;
    return true;
  }
}

/** Whether all that stands in a row beside its merged cells is text, as in headers. */
function areNames(cells: readonly SheetCell[], merges: readonly CellRange[]): boolean {
  const merged = new Set(merges.map(({ left }) => left));
  return cells.every(({ kind, column }) => kind === 'text' || merged.has(column));
}
