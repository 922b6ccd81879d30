import { tick } from 'svelte';
import { GridView, type GridRowValues, type GridSort } from './grid-view.svelte';
import type { FetchRows } from './page-cache';
import { CountingRows } from './counting-rows.svelte';
import { CUSTOMER, type ResultColumn } from './result-column';
import { nextSort, TableWidths } from './table-columns.svelte';
import { TableClipboard } from './table-clipboard.svelte';
import { TableCursor } from './table-cursor.svelte';

/** How long a scrollbar stands still before it is taken to rest, in milliseconds. */
const REST = 200;
/** Pixels that a key makes a column wider. */
const WIDEN = 16;

interface TableInput {
  readonly columns: readonly ResultColumn[];
  /** Null while they are counted. */
  readonly rows: number | null;
  readonly fetch: FetchRows<GridRowValues>;
  /** Pixels. */
  readonly headHeight: number;
  readonly sort: GridSort | null;
  readonly onsort: ((sort: GridSort | null) => void) | undefined;
  readonly onopen: ((customer: string, row: number) => void) | undefined;
}

/** What a result table shows, where its cursor is, and what keys do. */
export class TableState {
  readonly #input: () => TableInput;
  readonly #counting: CountingRows = $derived.by(() => new CountingRows(this.fetch));
  /** Changes only when the rows are other ones. */
  readonly fetch = $derived.by(() => this.#input().fetch);
  readonly source = $derived.by(() => ({
    rows: this.#input().rows ?? this.#counting.seen,
    columns: this.#input().columns.length,
    fetch: this.#counting.fetch,
  }));
  readonly view: GridView;
  readonly cursor: TableCursor;
  readonly widths: TableWidths;
  readonly clipboard: TableClipboard;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param id of the grid: the cell of row 7 and column 2 is `{id}-7-2`, the head is row −1 */
  constructor(
    private readonly id: string,
    input: () => TableInput,
  ) {
    this.#input = input;
    this.view = new GridView(
      () => this.source,
      () => input().headHeight,
    );
    this.cursor = new TableCursor(this.view, () => input().columns.length);
    this.widths = new TableWidths(() => input().columns);
    this.clipboard = new TableClipboard(() => ({
      columns: input().columns.map(({ name }) => name),
      fetch: input().fetch,
      row: (index) => this.view.row(index),
    }));
  }

  scrolled(scroller: HTMLElement): void {
    this.view.follow(scroller);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.view.rest(scroller), REST);
  }

  /** Other rows begin at the top. */
  reset(scroller: HTMLElement): void {
    this.cursor.reset();
    this.view.reset(scroller);
  }

  sortBy(column: ResultColumn): void {
    this.#input().onsort?.(nextSort(column, this.#input().sort));
  }

  /** Does what a key stands for and brings the cursor into sight. */
  async press(event: KeyboardEvent, scroller: HTMLElement): Promise<void> {
    const copies = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c';
    if (copies && event.shiftKey) this.clipboard.copy(this.cursor.range, true);
    else if (this.#pressOnCustomer(event)) return;
    else if (!this.#pressInHead(event) && !this.cursor.press(event, scroller, this.source.rows))
      return;
    event.preventDefault();
    await tick();
    this.#activeCell()?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  destroy(): void {
    clearTimeout(this.#timer);
  }

  /** Enter sorts by the column; Alt and an arrow make it narrower or wider. */
  #pressInHead(event: KeyboardEvent): boolean {
    const { row, column: place } = this.view.active;
    const column = row < 0 ? this.#input().columns[place] : undefined;
    if (!column) return false;
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Enter' || event.key === ' ') this.sortBy(column);
    else if (event.altKey && direction !== undefined)
      this.widths.set(column.name, (this.#activeCell()?.offsetWidth ?? 0) + direction * WIDEN);
    else return false;
    return true;
  }

  /** Enter opens the customer of the row. */
  #pressOnCustomer(event: KeyboardEvent): boolean {
    const { onopen } = this.#input();
    const { row: place } = this.view.active;
    const customer = this.view.row(place)?.[CUSTOMER];
    if (event.key !== 'Enter' || !onopen || typeof customer !== 'string') return false;
    event.preventDefault();
    onopen(customer, place);
    return true;
  }

  #activeCell(): HTMLElement | null {
    const { row, column } = this.view.active;
    return document.getElementById(`${this.id}-${row}-${column}`);
  }
}
