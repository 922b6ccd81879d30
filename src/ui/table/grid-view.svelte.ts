import type { CellValue } from '../../base/cell-value';
import type { QuintileError } from '../../base/errors';
import { moveInGrid, type GridPlace } from '../primitives/grid-keys';
import { PageCache, type FetchRows } from './page-cache';
import { VirtualRows } from './virtual-rows';

export const ROW_HEIGHT = 30;
export const HEAD_HEIGHT = 34;
/** Rows drawn above and below those in sight. */
const MARGIN = 6;

export type GridRowValues = Readonly<Record<string, CellValue>>;

/** The rows of a table that may be long. A new `fetch` means new rows: what was fetched before is forgotten. */
export interface RowSource {
  readonly rows: number;
  readonly columns: number;
  readonly fetch: FetchRows<GridRowValues>;
}

/** The order of the rows. */
export interface GridSort {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

/** What a virtual table shows of its rows, and where its cursor stands. */
export class GridView {
  /** The cell that keys act on; row −1 is the head. */
  active = $state.raw<GridPlace>({ row: 0, column: 0 });
  /** Height of the scrolling element, head included. */
  height = $state(0);
  #scrolls = $state(0);
  #loads = $state(0);
  readonly #source: () => RowSource;
  readonly #headHeight: () => number;
  readonly #fetch = $derived.by(() => this.#source().fetch);
  /** Where the scrollbar was last: another number of rows or another height begins from there. */
  #scrollTop = 0;
  readonly #virtual: VirtualRows = $derived.by(() => {
    const virtual = new VirtualRows(this.#source().rows, ROW_HEIGHT, this.#viewport);
    virtual.scrolledTo(this.#scrollTop);
    return virtual;
  });
  readonly #cache: PageCache<GridRowValues> = $derived.by(
    () => new PageCache(this.#fetch, () => (this.#loads += 1)),
  );

  /** What is in sight after the last scroll. */
  readonly #sight = $derived.by(() => {
    const [first, end] = this.#virtual.range;
    return { scrolls: this.#scrolls, first, end, offset: this.#virtual.offset };
  });
  /** The cache after the last page came in. */
  readonly #fetched = $derived.by(() => ({ loads: this.#loads, cache: this.#cache }));

  /** @param headHeight pixels of the scrolling element that the head takes */
  constructor(source: () => RowSource, headHeight: () => number) {
    this.#source = source;
    this.#headHeight = headHeight;
  }

  get #viewport(): number {
    return Math.max(ROW_HEIGHT, this.height - this.#headHeight());
  }

  get trackHeight(): number {
    return this.#virtual.height;
  }

  /** Rows to draw: those in sight, some around them, and that of the cursor, which must exist to be named. */
  get drawn(): readonly number[] {
    const { first, end } = this.#sight;
    const rows: number[] = [];
    const { rows: total } = this.#source();
    for (let row = Math.max(0, first - MARGIN); row < Math.min(total, end + MARGIN); row++)
      rows.push(row);
    const { row } = this.active;
    if (row >= 0 && row < total && !rows.includes(row)) rows.push(row);
    return rows;
  }

  /** Which element draws a row: those that scroll out of sight draw the next ones, as making elements is slow. */
  slotOf(row: number): number {
    const { first, end } = this.#sight;
    const isAround = row >= first - MARGIN && row < end + MARGIN;
    const slots = Math.ceil(this.#viewport / ROW_HEIGHT) + 1 + 2 * MARGIN;
    return isAround ? row % slots : -1;
  }

  get error(): QuintileError | null {
    return this.#fetched.cache.error;
  }

  row(index: number): GridRowValues | undefined {
    return this.#fetched.cache.row(index);
  }

  /** The first rows, as far as they are there. */
  firstRows(most: number): GridRowValues[] {
    const rows: GridRowValues[] = [];
    for (let row = this.row(0); row && rows.length < most; row = this.row(rows.length))
      rows.push(row);
    return rows;
  }

  positionOf(row: number): number {
    return row * ROW_HEIGHT + this.#sight.offset;
  }

  /** Fetches what is in sight and not there yet. */
  fetchDrawn(): void {
    const { first, end } = this.#sight;
    if (end > first) this.#cache.want(Math.max(0, first - MARGIN), end + MARGIN);
  }

  retry(): void {
    this.#cache.retry();
  }

  /** Follows the scrolling element; at the end of a shortened track it moves the scrollbar back. */
  follow(scroller: HTMLElement): void {
    this.#scrollTop = scroller.scrollTop;
    this.#virtual.scrolledTo(this.#scrollTop);
    if (this.#virtual.isAtEnd) this.rest(scroller);
    this.#scrolls += 1;
  }

  /** Another number of rows: what stands at the top stays there, and asking the page where would have it laid out. */
  refit(scroller: HTMLElement): void {
    if (this.#scrollTop > 0) this.follow(scroller);
  }

  /** Once scrolling has ended: the scrollbar goes where it belongs, the rows stay. */
  rest(scroller: HTMLElement): void {
    this.#scrollTop = this.#virtual.rest();
    scroller.scrollTop = this.#scrollTop;
    this.#scrolls += 1;
  }

  /** Back to the top, as for new rows. */
  reset(scroller: HTMLElement): void {
    this.#goTo(0, scroller);
    this.active = { row: Math.min(this.active.row, 0), column: this.active.column };
    this.#scrolls += 1;
  }

  /** Brings a row into sight with the least movement. */
  reveal(row: number, scroller: HTMLElement): void {
    const top = this.#virtual.topToShow(row);
    if (top !== this.#virtual.top) this.#goTo(top, scroller);
    this.#scrolls += 1;
  }

  #goTo(top: number, scroller: HTMLElement): void {
    const before = this.#scrollTop;
    this.#scrollTop = this.#virtual.goTo(top);
    if (this.#scrollTop !== before) scroller.scrollTop = this.#scrollTop;
  }

  /** Moves the cursor for a key and brings it into sight; false for keys that do not move. */
  press(event: KeyboardEvent, scroller: HTMLElement, hasSort: boolean): boolean {
    const { rows, columns } = this.#source();
    const size = {
      rows,
      columns,
      page: Math.max(1, Math.floor(this.#viewport / ROW_HEIGHT) - 1),
      top: hasSort ? -1 : 0,
    };
    const to = moveInGrid(this.active, size, event);
    if (!to) return false;
    this.active = to;
    if (to.row >= 0) this.reveal(to.row, scroller);
    else this.#scrolls += 1;
    return true;
  }
}
