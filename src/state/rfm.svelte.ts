import type { Selection } from '../base/selection';
import type { ModelRun } from '../kernel/protocol';
import { findDeclaration, type SegmentDeclaration } from '../models/declarations';
import { toggleFilter, type Filter } from '../notebook/rfm-view/filter';
import {
  cellsQuery,
  checkQuery,
  cutsQuery,
  headlineQuery,
  methodsQuery,
  scoresQuery,
  segmentsQuery,
  summaryQuery,
  tiesQuery,
} from '../notebook/rfm-view/queries';
import { segmentViews } from '../notebook/rfm-view/segment-views';
import type { Sql } from '../sql';
import type { EngineState } from './engine.svelte';
import { BlockState } from './notebook/block.svelte';

/** The ten segments as the model declares them. */
export const STANDARD_SEGMENTS: readonly SegmentDeclaration[] =
  findDeclaration('rfm')?.segments ?? [];

export type { Filter };

export type RfmSettings = Readonly<Record<string, unknown>>;

/** The views of an RFM cell: what they show of the model’s run, and what is chosen in them. */
export class RfmState {
  settings = $state.raw<RfmSettings>({});
  run = $state.raw<ModelRun | null>(null);
  filters = $state.raw<readonly Filter[]>([]);
  /** What is chosen elsewhere in the notebook and filters these views. */
  outside = $state.raw<readonly Selection[]>([]);
  readonly headline = new BlockState();
  readonly summary = new BlockState();
  readonly scores = new BlockState();
  readonly cells = new BlockState();
  readonly segments = new BlockState();
  readonly cuts = new BlockState();
  readonly ties = new BlockState();
  readonly methods = new BlockState();
  readonly check = new BlockState();
  #running = new AbortController();
  #viewing = new AbortController();
  #behind: Promise<unknown> = Promise.resolve();
  #refreshing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly engine: EngineState,
    /** Name of the model’s main relation. */
    readonly name: string,
  ) {}

  /** How many scores there are. */
  get bins(): number {
    return Number(this.settings['bins'] ?? 5);
  }

  /** The segments in their order, with the words and colours that the user may have changed. */
  get segmentViews(): readonly SegmentDeclaration[] {
    return segmentViews(this.settings['grid'], STANDARD_SEGMENTS);
  }

  /** True while anything limits the customers in view. */
  get isFiltered(): boolean {
    return this.filters.length > 0 || this.outside.some(({ length }) => length > 0);
  }

  /** Shows a run; the grid comes first. The run that stands already keeps what it shows. */
  async show(run: ModelRun, settings: RfmSettings, outside: readonly Selection[]): Promise<void> {
    const isNew = run.id !== this.run?.id;
    this.settings = settings;
    this.outside = outside;
    this.run = run;
    if (!isNew) {
      await this.#refresh();
      return;
    }
    this.#running.abort();
    const { signal } = (this.#running = new AbortController());
    for (const block of this.#blocks()) block.stale = block.rows !== null;
    await this.#loadCells();
    // The cell has its result; the rest follows behind it.
    this.#behind = Promise.all([this.#describeRun(signal), this.#refreshOthers()]);
  }

  /** Resolves when everything that follows a run, and what is chosen, is there. */
  async settled(): Promise<void> {
    await Promise.all([this.#behind, this.#refreshing]);
  }

  /** Takes everything away, when the data it came from has gone. */
  reset(): void {
    this.#running.abort();
    this.#viewing.abort();
    this.run = null;
    this.filters = [];
    for (const block of this.#blocks()) block.rows = null;
  }

  /** Marks everything as old, while the model runs anew. */
  dim(): void {
    for (const block of this.#blocks()) block.stale = block.rows !== null;
  }

  async toggle(filter: Filter): Promise<void> {
    await this.setFilters(toggleFilter(this.filters, filter));
  }

  async setFilters(filters: readonly Filter[]): Promise<void> {
    this.filters = filters;
    await this.#refresh();
  }

  async setOutside(outside: readonly Selection[]): Promise<void> {
    this.outside = outside;
    await this.#refresh();
  }

  /** The three methods side by side: asked for on demand, as it computes all three. */
  async loadMethods(): Promise<void> {
    await this.#load(this.methods, methodsQuery(this.name), this.#running.signal);
  }

  /** Who was parted from equals: dear, so it comes when all else is there. */
  async loadTies(): Promise<void> {
    await this.#load(this.ties, tiesQuery(this.name), this.#running.signal);
  }

  /** What depends on the run alone and stays when the filter changes. */
  async #describeRun(signal: AbortSignal): Promise<void> {
    await Promise.all([
      this.#load(this.scores, scoresQuery(this.name), signal),
      this.#load(this.summary, summaryQuery(this.name), signal),
      this.#load(this.cuts, cutsQuery(this.name), signal),
    ]);
    if (!signal.aborted) await this.loadTies();
    if (!signal.aborted) await this.#load(this.check, checkQuery(this.name), signal);
  }

  /** What follows the filter; the grid first, before anything else that is asked for. */
  async #refresh(): Promise<void> {
    const refreshed = this.#loadCells().then(() => this.#refreshOthers());
    this.#refreshing = refreshed;
    await refreshed;
  }

  async #loadCells(): Promise<void> {
    this.#viewing.abort();
    const { signal } = (this.#viewing = new AbortController());
    await this.#load(this.cells, cellsQuery(this.#inView), signal);
  }

  async #refreshOthers(): Promise<void> {
    const { signal } = this.#viewing;
    await Promise.all([
      this.#load(this.headline, headlineQuery(this.#inView), signal),
      this.#load(this.segments, segmentsQuery(this.#inView), signal),
    ]);
  }

  get #inView() {
    return { model: this.name, filters: this.filters, outside: this.outside };
  }

  #load(block: BlockState, query: Sql, signal: AbortSignal): Promise<void> {
    return block.load(this.engine, query, signal);
  }

  #blocks(): BlockState[] {
    return [
      this.headline,
      this.summary,
      this.scores,
      this.cells,
      this.segments,
      this.cuts,
      this.ties,
      this.methods,
      this.check,
    ];
  }
}
