import type { QuintileError } from '../../base/errors';
import type { Result } from '../../base/result';

/** Fetches a slice of a long list. */
export type FetchRows<Row> = (offset: number, limit: number) => Promise<Result<readonly Row[]>>;

interface CacheOptions {
  readonly pageRows: number;
  /** Pages kept; the one unused for longest goes first. */
  readonly pages: number;
  /** Fetches that run at a time. */
  readonly parallel: number;
}
const DEFAULTS: CacheOptions = { pageRows: 200, pages: 60, parallel: 2 };

/**
 * Pages of a long list, fetched when they come into sight. What has scrolled out of sight before its turn is not
 * fetched at all. `onchange` is called after each page (or failure).
 */
export class PageCache<Row> {
  readonly #pages = new Map<number, readonly Row[]>();
  readonly #running = new Set<number>();
  readonly #options: CacheOptions;
  #wanted: number[] = [];
  #error: QuintileError | null = null;

  constructor(
    private readonly fetch: FetchRows<Row>,
    private readonly onchange: () => void,
    options: Partial<CacheOptions> = {},
  ) {
    this.#options = { ...DEFAULTS, ...options };
  }

  /** The row, when its page is there. */
  row(index: number): Row | undefined {
    const page = Math.floor(index / this.#options.pageRows);
    return this.#pages.get(page)?.[index - page * this.#options.pageRows];
  }

  get error(): QuintileError | null {
    return this.#error;
  }

  /** Says which rows are in sight (`end` is exclusive): their pages come next, in place of what was wanted before. */
  want(first: number, end: number): void {
    this.#wanted = [];
    const last = Math.floor((end - 1) / this.#options.pageRows);
    for (let page = Math.floor(first / this.#options.pageRows); page <= last; page++) {
      const rows = this.#pages.get(page);
      if (rows) this.#keep(page, rows);
      else if (!this.#running.has(page)) this.#wanted.push(page);
    }
    if (!this.#error) this.#next();
  }

  /** Fetches again what failed. */
  retry(): void {
    this.#error = null;
    this.#next();
    this.onchange();
  }

  #next(): void {
    while (this.#running.size < this.#options.parallel) {
      const page = this.#wanted.shift();
      if (page === undefined) return;
      void this.#load(page);
    }
  }

  async #load(page: number): Promise<void> {
    const { pageRows } = this.#options;
    this.#running.add(page);
    const result = await this.fetch(page * pageRows, pageRows);
    this.#running.delete(page);
    if (result.ok) {
      this.#keep(page, result.value);
      this.#next();
    } else if (result.error.code !== 'cancelled') {
      this.#error = result.error;
      this.#wanted.unshift(page);
    }
    this.onchange();
  }

  /** Makes the page the newest. */
  #keep(page: number, rows: readonly Row[]): void {
    this.#pages.delete(page);
    this.#pages.set(page, rows);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= this.#options.pages) return;
      this.#pages.delete(oldest);
    }
  }
}
