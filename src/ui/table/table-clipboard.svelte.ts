import { formatCount } from '../primitives/quantity';
import type { GridRowValues } from './grid-view.svelte';
import type { FetchRows } from './page-cache';
import { cellCount, tabSeparated, type CellRange } from './cell-range';

/** More than anybody pastes; files are for more. */
const MOST_CELLS = 200_000;
const ROWS_AT_A_TIME = 5_000;

interface CopySource {
  readonly columns: readonly string[];
  readonly fetch: FetchRows<GridRowValues>;
  /** Rows that are there already. */
  readonly row: (index: number) => GridRowValues | undefined;
}

/** Copies cells as text, and says what became of it. */
export class TableClipboard {
  /** For people who do not see that nothing happened. */
  said = $state('');

  constructor(private readonly source: () => CopySource) {}

  /** Copies at once where all rows are there, through the event; else fetches them first. */
  copy(range: CellRange, withHeader: boolean, event?: ClipboardEvent): void {
    if (cellCount(range) > MOST_CELLS) {
      this.said = `${formatCount(cellCount(range))} cells are too many to copy: export them instead.`;
      return;
    }
    const ready = this.#rowsThere(range);
    if (ready && event?.clipboardData) {
      event.clipboardData.setData('text/plain', this.#text(ready, range, withHeader));
      this.#announce(range);
      return;
    }
    void this.#write(ready ?? this.#fetchRows(range), range, withHeader);
  }

  async #write(
    rows: readonly GridRowValues[] | Promise<readonly GridRowValues[]>,
    range: CellRange,
    withHeader: boolean,
  ): Promise<void> {
    const text = Promise.resolve(rows).then(
      (all) => new Blob([this.#text(all, range, withHeader)], { type: 'text/plain' }),
    );
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
      this.#announce(range);
    } catch {
      this.said = 'Could not copy.';
    }
  }

  #announce(range: CellRange): void {
    const cells = cellCount(range);
    this.said = `Copied ${formatCount(cells)} ${cells === 1 ? 'cell' : 'cells'}.`;
  }

  #text(rows: readonly GridRowValues[], { left, right }: CellRange, withHeader: boolean): string {
    return tabSeparated(rows, this.source().columns.slice(left, right + 1), withHeader);
  }

  #rowsThere({ top, bottom }: CellRange): GridRowValues[] | null {
    const rows: GridRowValues[] = [];
    for (let index = top; index <= bottom; index++) {
      const row = this.source().row(index);
      if (!row) return null;
      rows.push(row);
    }
    return rows;
  }

  async #fetchRows({ top, bottom }: CellRange): Promise<readonly GridRowValues[]> {
    const { fetch } = this.source();
    const rows: GridRowValues[] = [];
    for (let offset = top; offset <= bottom; offset += ROWS_AT_A_TIME) {
      const page = await fetch(offset, Math.min(ROWS_AT_A_TIME, bottom - offset + 1));
      if (!page.ok) throw new Error(page.error.code);
      rows.push(...page.value);
    }
    return rows;
  }
}
