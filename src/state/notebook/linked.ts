import type { Selection } from '../../base/selection';
import type { CellId } from '../../document/notebook';
import type { LinkedChart } from '../../kernel/notebook-api';
import type { EngineState } from '../engine.svelte';

interface LinkedCell {
  readonly cell: CellId;
  readonly chart: LinkedChart;
}

/** Charts over one relation whose counts follow selections together. */
class LinkedGroup {
  charts: readonly LinkedCell[] = [];
  #handle: Promise<number | null> | null = null;
  #moving: Promise<void> | null = null;
  #wanted: Readonly<Record<string, Selection>> | null = null;

  constructor(
    private readonly engine: EngineState,
    private readonly relation: string,
    private readonly publish: (cell: CellId, counts: Float64Array | null) => void,
  ) {}

  setCharts(charts: readonly LinkedCell[]): void {
    this.charts = charts;
    this.close();
  }

  /** Loads what a first move would have to wait for. */
  prepare(): void {
    void this.#opened();
  }

  /** Counts under the selections; of several calls in one go, the last one counts, and all of them wait for it. */
  move(selections: Readonly<Record<string, Selection>>): Promise<void> {
    this.#wanted = selections;
    this.#moving ??= this.#follow();
    return this.#moving;
  }

  async #follow(): Promise<void> {
    try {
      while (this.#wanted !== null) {
        const wanted: Readonly<Record<string, Selection>> = this.#wanted;
        this.#wanted = null;
        await this.#count(wanted);
      }
    } finally {
      this.#moving = null;
    }
  }

  close(): void {
    const handle = this.#handle;
    this.#handle = null;
    void handle?.then((linked) =>
      linked === null ? undefined : this.engine.client.api.closeLinked(linked),
    );
  }

  async #count(selections: Readonly<Record<string, Selection>>): Promise<void> {
    const { charts } = this;
    const linked = await this.#opened();
    if (linked === null || charts !== this.charts) return;
    const counted = await this.engine.client.api.moveLinked(linked, selections);
    if (!counted.ok) {
      // The rows have changed: the next move loads them anew.
      this.#handle = null;
      return;
    }
    charts.forEach(({ cell, chart }, index) => {
      const follows = chart.filter.some((name) => (selections[name]?.length ?? 0) > 0);
      this.publish(cell, follows ? (counted.value.charts[index] ?? null) : null);
    });
  }

  /** What could not be opened is tried again by the next who asks. */
  async #opened(): Promise<number | null> {
    const handle = (this.#handle ??= this.#open());
    const linked = await handle;
    if (linked === null && this.#handle === handle) this.#handle = null;
    return linked;
  }

  async #open(): Promise<number | null> {
    const opened = await this.engine.run(
      'Linking charts',
      (call) =>
        this.engine.client.api.openLinked(
          call,
          this.relation,
          this.charts.map(({ chart }) => chart),
        ),
      { background: true },
    );
    return opened.ok ? opened.value.linked : null;
  }
}

/** Charts that follow selections within a frame: one group for each relation they are made from. */
export class LinkedCharts {
  readonly #groups = new Map<string, LinkedGroup>();

  constructor(
    private readonly engine: EngineState,
    private readonly publish: (cell: CellId, counts: Float64Array | null) => void,
  ) {}

  /** Adds a chart, or takes it over after it ran anew. */
  set(relation: string, cell: CellId, chart: LinkedChart): void {
    this.remove(cell, relation);
    let group = this.#groups.get(relation);
    if (!group) {
      group = new LinkedGroup(this.engine, relation, this.publish);
      this.#groups.set(relation, group);
    }
    const others = group.charts.filter((other) => other.cell !== cell);
    group.setCharts([...others, { cell, chart }]);
  }

  /** @param except the relation where the cell stays */
  remove(cell: CellId, except?: string): void {
    for (const [relation, group] of this.#groups) {
      if (relation === except || !group.charts.some((chart) => chart.cell === cell)) continue;
      group.setCharts(group.charts.filter((chart) => chart.cell !== cell));
      if (group.charts.length === 0) this.#groups.delete(relation);
    }
  }

  /** Somebody comes near the chart where this is chosen: the charts that follow it get ready. */
  prepare(name: string): void {
    for (const group of this.#groups.values()) {
      if (group.charts.some(({ chart }) => chart.filter.includes(name))) group.prepare();
    }
  }

  async move(selections: Readonly<Record<string, Selection>>): Promise<void> {
    await Promise.all([...this.#groups.values()].map((group) => group.move(selections)));
  }

  /** The rows may be others: they are loaded anew when something is chosen next. */
  reload(): void {
    for (const group of this.#groups.values()) group.close();
  }

  clear(): void {
    this.reload();
    this.#groups.clear();
  }
}
