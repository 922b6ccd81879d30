import { fail, type Result } from '../base/result';
import { quintileError, type QuintileError } from '../base/errors';
import { customersQuery, type Sort } from '../notebook/rfm-page/queries';
import type { EngineState } from './engine.svelte';
import type { RfmState } from './rfm.svelte';
import { decodeRows, type Row } from './rows';
import type { Sql } from '../sql';

/** The table of customers in view: sorted and filtered in SQL, fetched by the slice. */
export class CustomersState {
  sort = $state.raw<Sort>({ column: 'monetary', direction: 'desc' });
  /** Customers in view, once counted. */
  rows = $state<number | null>(null);
  error = $state.raw<QuintileError | null>(null);
  stale = $state(false);
  /** Counts up when slices fetched before no longer hold. */
  version = $state(0);
  #pager: number | null = null;
  #opening = new AbortController();

  constructor(
    private readonly engine: EngineState,
    private readonly rfm: RfmState,
  ) {}

  get query(): Sql {
    return customersQuery(this.rfm.filters, this.sort);
  }

  /** Opens the current filter and order; a newer call takes over. */
  async open(): Promise<void> {
    this.#opening.abort();
    const { signal } = (this.#opening = new AbortController());
    const before = this.#pager;
    this.stale = true;
    const opened = await this.engine.run(
      'Sorting customers',
      (call) => this.engine.client.api.openPager(call, this.query.text),
      { background: true, signal },
    );
    if (signal.aborted) {
      if (opened.ok) await this.engine.client.api.closePager(opened.value.pager);
      return;
    }
    this.stale = false;
    this.error = opened.ok || opened.error.code === 'cancelled' ? null : opened.error;
    if (!opened.ok) return;
    this.#pager = opened.value.pager;
    this.rows = opened.value.rows;
    this.version += 1;
    if (before !== null) await this.engine.client.api.closePager(before);
  }

  async sortBy(sort: Sort): Promise<void> {
    this.sort = sort;
    await this.open();
  }

  async fetch(offset: number, limit: number): Promise<Result<Row[]>> {
    const pager = this.#pager;
    if (pager === null) return fail(quintileError('cancelled', {}));
    return decodeRows(
      await this.engine.run(
        'Fetching rows',
        (call) => this.engine.client.api.page(call, pager, offset, limit),
        {
          background: true,
        },
      ),
    );
  }
}
