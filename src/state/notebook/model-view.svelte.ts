import type { Selection } from '../../base/selection';
import type { ModelRun } from '../../kernel/protocol';
import { findDeclaration, type ModelDeclaration } from '../../models/declarations';
import type { ChartSpec } from '../../document/chart-spec';
import { planChart, type ChartPlan } from '../../notebook/charts';
import {
  chartsOf,
  outputsOf,
  outputRowsQuery,
  outputSource,
  unitsOf,
  type ModelOutput,
} from '../../notebook/model-view/model-parts';
import type { EngineState } from '../engine.svelte';
import { BlockState } from './block.svelte';
import { TableState } from './table.svelte';

/** A chart of a model: how it gets its rows, and the rows. */
export class ModelChartState extends BlockState {
  constructor(
    readonly spec: ChartSpec,
    readonly output: ModelOutput,
    readonly plan: ChartPlan,
    /** How to read it, where its title and axes do not say. */
    readonly explanation: string | undefined,
  ) {
    super();
  }
}

/** What a cell of a model shows: its headline, its segments, its charts and the rows of its relations. */
export class ModelViewState {
  run = $state.raw<ModelRun | null>(null);
  settings = $state.raw<Readonly<Record<string, unknown>>>({});
  /** What is chosen elsewhere in the notebook and filters these views. */
  outside = $state.raw<readonly Selection[]>([]);
  charts = $state.raw<readonly ModelChartState[]>([]);
  /** The output whose rows are shown; null while none is. */
  shown = $state.raw<ModelOutput | null>(null);
  readonly headline = new BlockState();
  readonly segments = new BlockState();
  readonly check = new BlockState();
  readonly table: TableState;
  readonly declaration: ModelDeclaration;
  #loading = new AbortController();
  #behind: Promise<unknown> = Promise.resolve();

  constructor(
    readonly engine: EngineState,
    model: string,
    readonly name: string,
  ) {
    const declaration = findDeclaration(model);
    if (!declaration) throw new RangeError(`no model ${model}`);
    this.declaration = declaration;
    this.table = new TableState(engine);
  }

  get outputs(): readonly ModelOutput[] {
    return outputsOf(this.declaration, this.name);
  }

  /** True where what is chosen elsewhere narrows what is shown. */
  get isFiltered(): boolean {
    return this.outside.some(({ length }) => length > 0);
  }

  output(suffix: string): ModelOutput | undefined {
    return this.outputs.find((output) => output.suffix === suffix);
  }

  /** The relation of one row that the headline is about. */
  get headlineOutput(): ModelOutput | undefined {
    const { headline, id } = this.declaration;
    return headline && this.outputs.find(({ suffix }) => id + suffix === headline.of);
  }

  /** Shows a run; what stands already keeps what it shows until the new rows are there. */
  async show(
    run: ModelRun,
    settings: Readonly<Record<string, unknown>>,
    outside: readonly Selection[],
  ): Promise<void> {
    this.settings = settings;
    this.outside = outside;
    this.run = run;
    this.#loading.abort();
    const { signal } = (this.#loading = new AbortController());
    this.charts = this.#planned();
    // With its head the cell has its result; pictures and rows follow behind it.
    const head = this.#loadHead(signal);
    this.#behind = head.then(() => this.#loadRest(signal));
    await head;
  }

  async setOutside(outside: readonly Selection[]): Promise<void> {
    if (this.run) await this.show(this.run, this.settings, outside);
  }

  /** Resolves when everything that follows a run, and what is chosen elsewhere, is there. */
  async settled(): Promise<void> {
    await this.#behind;
  }

  /** Shows the rows of an output, or none. */
  async showRows(output: ModelOutput | null): Promise<void> {
    this.shown = output;
    if (output === null) {
      await this.table.close();
      return;
    }
    await this.table.show({
      relation: output.relation,
      columns: output.columns,
      from: this.#source(output),
    });
  }

  /** Takes everything away, when the data it came from has gone. */
  reset(): void {
    this.#loading.abort();
    this.run = null;
    this.charts = [];
    for (const block of [this.headline, this.segments, this.check]) block.clear();
    void this.table.close();
  }

  async #loadHead(signal: AbortSignal): Promise<void> {
    const blocks = [
      [this.headline, this.headlineOutput],
      [this.segments, this.output('_segments')],
      [this.check, this.output('_check')],
    ] as const;
    for (const [block, output] of blocks) {
      if (output) await block.load(this.engine, outputRowsQuery(output, this.outside), signal);
    }
  }

  async #loadRest(signal: AbortSignal): Promise<void> {
    for (const chart of this.charts) await chart.load(this.engine, chart.plan.query, signal);
    if (this.shown && !signal.aborted) await this.showRows(this.shown);
  }

  #source(output: ModelOutput) {
    return outputSource(output, this.outside);
  }

  /** The declared charts, each with its query; the rows of one that asks the same stay until new ones are there. */
  #planned(): ModelChartState[] {
    return chartsOf(this.declaration, this.name, this.settings).flatMap(
      ({ explanation, ...spec }) => {
        const output = this.outputs.find(({ relation }) => relation === spec.data);
        if (!output) return [];
        const plan = planChart(spec, output.columns, unitsOf(output), this.#source(output), {
          // The main relation of a segmentation has a row for each customer.
          perCustomer: output.suffix === '' && this.declaration.segmentation !== undefined,
        });
        if (!plan.ok) return [];
        const chart = new ModelChartState(spec, output, plan.value, explanation);
        const same = this.charts.find((standing) => standing.spec.title === spec.title);
        chart.rows = same?.plan.query.text === chart.plan.query.text ? same.rows : null;
        return [chart];
      },
    );
  }
}
