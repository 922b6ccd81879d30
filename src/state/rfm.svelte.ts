import type { QuintileError } from '../base/errors';
import type { Result } from '../base/result';
import { findDeclaration, type SegmentDeclaration } from '../models/declarations';
import type { ModelRun } from '../kernel/protocol';
import { MEASURES, toggleFilter, type Filter, type Measure } from '../notebook/rfm-page/filter';
import { histogramShape } from '../notebook/rfm-page/histogram-shape';
import {
  CUTS_QUERY,
  METHODS_QUERY,
  SCORES_QUERY,
  SUMMARY_QUERY,
  TIES_QUERY,
  cellsQuery,
  headlineQuery,
  histogramQuery,
  measureRangeQuery,
  segmentsQuery,
  type HistogramShape,
} from '../notebook/rfm-page/queries';
import type { Sql } from '../sql';
import type { EngineState } from './engine.svelte';
import type { Row } from './rows';

/** One block of the page: its rows, the SQL they came from, and whether they are of now. */
export class BlockState {
  rows = $state.raw<readonly Row[] | null>(null);
  error = $state.raw<QuintileError | null>(null);
  /** True while newer rows are on their way: shown dimmed, never silently old. */
  stale = $state(false);
  query = $state.raw<Sql | null>(null);
}

/** A histogram: bins of everyone (faint) and of the customers in view. */
export class HistogramState {
  readonly total = new BlockState();
  readonly inView = new BlockState();
  shape = $state.raw<HistogramShape | null>(null);
  /** The highest value of all customers. */
  high = $state<number | null>(null);
  constructor(readonly measure: Measure) {}
}

/** The ten segments as the model declares them. */
export const STANDARD_SEGMENTS: readonly SegmentDeclaration[] =
  findDeclaration('rfm')?.segments ?? [];

export type { Filter };

export type RfmSettings = Readonly<Record<string, unknown>>;

/** The RFM analysis of the result page: settings, results, and the filter that its blocks share. */
export class RfmState {
  status = $state<'idle' | 'running' | 'ready' | 'failed'>('idle');
  error = $state.raw<QuintileError | null>(null);
  settings = $state.raw<RfmSettings>({});
  /** ISO day, or null for the day after the last order. */
  asOf = $state<string | null>(null);
  /** The segments in their order, with the words and colours that the user may have changed. */
  segmentViews = $state.raw<readonly SegmentDeclaration[]>(STANDARD_SEGMENTS);
  run = $state.raw<ModelRun | null>(null);
  filters = $state.raw<readonly Filter[]>([]);
  readonly headline = new BlockState();
  readonly summary = new BlockState();
  readonly scores = new BlockState();
  readonly cells = new BlockState();
  readonly segments = new BlockState();
  readonly cuts = new BlockState();
  readonly ties = new BlockState();
  readonly methods = new BlockState();
  readonly histograms = MEASURES.map((measure) => new HistogramState(measure));
  #computing = new AbortController();
  #running = new AbortController();
  #viewing = new AbortController();

  constructor(private readonly engine: EngineState) {}

  /** How many scores there are. */
  get bins(): number {
    return Number(this.settings['bins'] ?? 5);
  }

  /** Computes the model and paints the grid first; everything else follows. A newer call takes over. */
  async compute(): Promise<void> {
    this.#computing.abort();
    const { signal } = (this.#computing = new AbortController());
    this.status = 'running';
    for (const block of this.#blocks()) block.stale = block.rows !== null;
    const result = await this.engine.run(
      'Computing segments',
      (call) =>
        this.engine.client.api.runModel(call, {
          model: 'rfm',
          name: 'rfm',
          settings: this.settings,
          asOf: this.asOf,
        }),
      { signal },
    );
    if (signal.aborted && signal !== this.#computing.signal) return;
    if (!result.ok) {
      this.error = result.error;
      this.status = 'failed';
      return;
    }
    // The run that stands already: what it shows, or is on its way, stays.
    const isNew = result.value.id !== this.run?.id;
    this.run = result.value;
    this.error = null;
    this.status = 'ready';
    if (isNew) await this.#show();
    else for (const block of this.#blocks()) block.stale = false;
  }

  /** Fetches all that a new run has to show. */
  async #show(): Promise<void> {
    this.#running.abort();
    const { signal } = (this.#running = new AbortController());
    for (const histogram of this.histograms) histogram.shape = null;
    await this.#refresh(() => this.#describeRun(signal));
  }

  /** Takes everything away, when the data it came from has gone. */
  reset(): void {
    this.#computing.abort();
    this.#running.abort();
    this.#viewing.abort();
    this.status = 'idle';
    this.run = null;
    this.error = null;
    this.filters = [];
    for (const block of this.#blocks()) block.rows = null;
  }

  async configure(settings: RfmSettings, asOf: string | null): Promise<void> {
    this.settings = settings;
    if (asOf !== this.asOf) {
      this.asOf = asOf;
      await this.engine.run('Changing the as-of date', (call) =>
        this.engine.client.api.setAsOf(call, asOf),
      );
    }
    await this.compute();
  }

  async toggle(filter: Filter): Promise<void> {
    await this.setFilters(toggleFilter(this.filters, filter));
  }

  async setFilters(filters: readonly Filter[]): Promise<void> {
    this.filters = filters;
    await this.#refresh();
  }

  /** The three methods side by side: asked for on demand, as it computes all three. */
  async loadMethods(): Promise<void> {
    await this.#load(this.methods, METHODS_QUERY, this.#running.signal);
  }

  /** Who was parted from equals: dear, so it comes when all else is there. */
  async loadTies(): Promise<void> {
    await this.#load(this.ties, TIES_QUERY, this.#running.signal);
  }

  /** What depends on the run alone and stays when the filter changes. */
  async #describeRun(signal: AbortSignal): Promise<void> {
    await Promise.all([
      this.#load(this.scores, SCORES_QUERY, signal),
      this.#load(this.summary, SUMMARY_QUERY, signal),
      this.#load(this.cuts, CUTS_QUERY, signal),
    ]);
  }

  /** What follows the filter; the grid first, before anything else that is asked for. */
  async #refresh(besides?: () => Promise<void>): Promise<void> {
    this.#viewing.abort();
    const { signal } = (this.#viewing = new AbortController());
    const { filters } = this;
    await this.#load(this.cells, cellsQuery(filters), signal);
    await Promise.all([
      besides?.(),
      this.#load(this.headline, headlineQuery(filters), signal),
      this.#load(this.segments, segmentsQuery(filters), signal),
      ...this.histograms.map((histogram) => this.#loadHistogram(histogram, filters, signal)),
    ]);
  }

  async #loadHistogram(
    histogram: HistogramState,
    filters: readonly Filter[],
    signal: AbortSignal,
  ): Promise<void> {
    const { measure } = histogram;
    if (!histogram.shape) {
      const range = await this.engine.rows(measureRangeQuery(measure), 'Measuring', signal);
      const row = range.ok ? range.value[0] : undefined;
      if (!row) {
        if (!range.ok && range.error.code !== 'cancelled') histogram.inView.error = range.error;
        return;
      }
      const edge = (key: string) => Number(row[key] ?? 0);
      histogram.high = edge('high');
      histogram.shape = histogramShape(
        { low: edge('low'), high: edge('high'), p99: edge('p99') },
        measure !== 'monetary',
      );
      await this.#load(histogram.total, histogramQuery(measure, histogram.shape, []), signal);
    }
    await this.#load(histogram.inView, histogramQuery(measure, histogram.shape, filters), signal);
  }

  async #load(block: BlockState, query: Sql, signal: AbortSignal): Promise<void> {
    block.stale = block.rows !== null;
    const result: Result<Row[]> = await this.engine.rows(query, 'Fetching results', signal);
    if (signal.aborted) return;
    block.stale = false;
    block.query = query;
    if (result.ok) {
      block.rows = result.value;
      block.error = null;
    } else if (result.error.code !== 'cancelled') {
      block.error = result.error;
    }
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
      ...this.histograms.flatMap(({ total, inView }) => [total, inView]),
    ];
  }
}
