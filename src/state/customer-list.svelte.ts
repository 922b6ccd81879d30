import { cellText } from '../base/cell-value';
import { quintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import { placeQuery } from '../notebook/customer/list-query';
import type { Sql } from '../sql';
import type { EngineState } from './engine.svelte';
import { decodeRows } from './rows';

/** A list of customers that one can go through: a query with `customer_id`, and where in it one stands (from 0). */
export interface ListPlace {
  readonly query: string;
  readonly position: number;
}

/** Rows looked at together, for a list may name a customer many times in a row. */
const WINDOW = 50;

/** The list that next and previous go through. */
export class CustomerList {
  /** Where in the list the open customer stands, from 0; null while that is not known. */
  position = $state<number | null>(null);
  /** Rows of the list. */
  rows = $state<number | null>(null);
  #query: string | null = null;
  #pager: number | null = null;
  #turn = 0;

  constructor(private readonly engine: EngineState) {}

  /** Stands in a list at a place that is known. */
  async stand({ query, position }: ListPlace, signal: AbortSignal): Promise<void> {
    this.#turn += 1;
    this.position = position;
    await this.#read(query, signal);
  }

  /** Finds a customer in a list of ours. */
  async find(list: Sql, customer: string, signal: AbortSignal): Promise<void> {
    const turn = (this.#turn += 1);
    this.position = null;
    await this.#read(list.text, signal);
    const found = await this.engine.rows(placeQuery(list, customer), 'Finding the place', signal);
    if (turn !== this.#turn || !found.ok) return;
    const place = found.value[0]?.['place'];
    this.position = typeof place === 'number' ? place : null;
  }

  /**
   * The next (1) or previous (−1) customer of the list, where one now stands; null at its ends. Of moves that overtake
   * each other the last one counts.
   */
  async move(step: 1 | -1, from: string): Promise<Result<string | null>> {
    const turn = (this.#turn += 1);
    let edge = this.position;
    while (edge !== null) {
      const start: number = step === 1 ? edge + 1 : Math.max(0, edge - WINDOW);
      const limit: number = step === 1 ? WINDOW : edge - start;
      if (limit === 0) break;
      const ids = await this.#ids(start, limit);
      if (!ids.ok) return ids;
      if (turn !== this.#turn) return fail(quintileError('cancelled', {}));
      const isOther = (id: string) => id !== from && id !== '';
      const at = step === 1 ? ids.value.findIndex(isOther) : ids.value.findLastIndex(isOther);
      const id = ids.value[at];
      if (id !== undefined) {
        this.position = start + at;
        return ok(id);
      }
      if (ids.value.length < limit) break;
      edge = step === 1 ? start + limit - 1 : start;
    }
    return ok(null);
  }

  /** The data have changed: what was counted no longer holds. */
  forget(): void {
    this.#turn += 1;
    this.#pager = null;
    this.#query = null;
    this.position = null;
    this.rows = null;
  }

  async #read(query: string, signal: AbortSignal): Promise<void> {
    if (this.#query === query && this.#pager !== null) return;
    const before = this.#pager;
    this.#pager = null;
    this.rows = null;
    this.#query = query;
    const { api } = this.engine.client;
    if (before !== null) await api.closePager(before);
    const opened = await this.engine.run(
      'Counting customers',
      (call) => api.openPager(call, query),
      { background: true, signal },
    );
    if (!opened.ok) return;
    if (this.#query !== query) {
      await api.closePager(opened.value.pager);
      return;
    }
    this.#pager = opened.value.pager;
    this.rows = opened.value.rows;
  }

  async #ids(offset: number, limit: number): Promise<Result<string[]>> {
    const pager = this.#pager;
    if (pager === null) return fail(quintileError('cancelled', {}));
    const rows = await decodeRows(
      await this.engine.run(
        'Fetching rows',
        (call) => this.engine.client.api.page(call, pager, offset, limit),
        { background: true },
      ),
    );
    return rows.ok ? ok(rows.value.map((row) => cellText(row['customer_id']))) : rows;
  }
}
