import { quintileError, type QuintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import type { ColumnInfo, ColumnSummary, ExportFormat } from '../../kernel/notebook-api';
import type { Unit } from '../../base/units';
import { orderedQuery, type Sort } from '../../notebook/sql/ordered-query';
import type { Sql } from '../../sql';
import type { EngineState } from '../engine.svelte';
import { decodeRows, type Row } from '../rows';

/** What a table shows. */
export interface ShownRows {
  readonly relation: string;
  readonly columns: readonly (ColumnInfo & { readonly unit: Unit })[];
  /** What stands after FROM, where it is not the whole relation. */
  readonly from?: Sql;
}

/** The rows of a relation as a table shows them: sorted in SQL, fetched by the slice. */
export class TableState {
  sort = $state.raw<Sort | null>(null);
  /** Text that the shown rows hold somewhere; empty shows all. */
  search = $state('');
  /** Rows there are, once counted. */
  rows = $state<number | null>(null);
  error = $state.raw<QuintileError | null>(null);
  summaries = $state.raw<readonly ColumnSummary[] | null>(null);
  /** Counts up when slices fetched before no longer hold. */
  version = $state(0);
  result = $state.raw<ShownRows | null>(null);
  #pager: number | null = null;
  #opening = new AbortController();
  #summarized = -1;

  constructor(private readonly engine: EngineState) {}

  /** The SQL behind the table. */
  get query(): string {
    return this.result === null ? '' : this.#query(this.result, this.sort);
  }

  /** Shows the relation of a run. */
  async show(result: ShownRows, signal?: AbortSignal): Promise<Result<void>> {
    this.result = result;
    if (!result.columns.some(({ name }) => name === this.sort?.column)) this.sort = null;
    return this.#open(signal);
  }

  async sortBy(sort: Sort | null): Promise<void> {
    this.sort = sort;
    await this.#open();
  }

  async find(text: string): Promise<void> {
    this.search = text;
    await this.#open();
  }

  async fetch(offset: number, limit: number): Promise<Result<Row[]>> {
    const pager = this.#pager;
    if (pager === null) return fail(quintileError('cancelled', {}));
    return decodeRows(
      await this.engine.run(
        'Fetching rows',
        (call) => this.engine.client.api.page(call, pager, offset, limit),
        { background: true },
      ),
    );
  }

  /** Describes the columns; asked for when the table is seen, once for each version. */
  async summarize(): Promise<void> {
    const { version, result } = this;
    if (result === null || this.#summarized === version) return;
    this.#summarized = version;
    const query = this.#query(result, null);
    const summaries = await this.engine.run(
      'Describing columns',
      (call) => this.engine.client.api.summarize(call, query),
      { background: true },
    );
    if (this.version === version && summaries.ok) this.summaries = summaries.value;
  }

  async export(format: ExportFormat, formulaGuard: boolean): Promise<Result<Blob>> {
    const { api } = this.engine.client;
    return this.engine.run(`Saving ${format}`, (call, task) =>
      api.exportQuery(
        call,
        this.query,
        format,
        { formulaGuard },
        this.engine.client.listener((progress) => (task.progress = progress)),
      ),
    );
  }

  async close(): Promise<void> {
    this.#opening.abort();
    if (this.#pager !== null) await this.engine.client.api.closePager(this.#pager);
    this.#pager = null;
  }

  #query({ relation, columns, from }: ShownRows, sort: Sort | null): string {
    const names = columns.map(({ name }) => name);
    const texts = columns.filter(({ unit }) => ['id', 'name', 'text'].includes(unit));
    const find = { text: this.search.trim(), columns: texts.map(({ name }) => name) };
    return orderedQuery(from ?? relation, sort, names, find).text;
  }

  async #open(outer?: AbortSignal): Promise<Result<void>> {
    this.#opening.abort();
    const { signal } = (this.#opening = new AbortController());
    outer?.addEventListener('abort', () => {
      this.#opening.abort();
    });
    const before = this.#pager;
    const opened = await this.engine.run(
      'Counting rows',
      (call) => this.engine.client.api.openPager(call, this.query),
      { background: true, signal },
    );
    if (!opened.ok) {
      if (opened.error.code !== 'cancelled') this.error = opened.error;
      return opened;
    }
    if (signal.aborted) {
      await this.engine.client.api.closePager(opened.value.pager);
      return fail(quintileError('cancelled', {}));
    }
    this.error = null;
    this.#pager = opened.value.pager;
    this.rows = opened.value.rows;
    this.summaries = null;
    this.version += 1;
    if (before !== null) await this.engine.client.api.closePager(before);
    return ok(undefined);
  }
}
