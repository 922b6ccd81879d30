/* eslint-disable svelte/prefer-svelte-reactivity -- bookkeeping; what components read is marked as state */
import { SvelteMap } from 'svelte/reactivity';
import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { ROLES } from '../../base/roles';
import { NOTHING_SELECTED, type Selection } from '../../base/selection';
import type { SourceReport } from '../../base/sources';
import type { Unit } from '../../base/units';
import type { Variables } from '../../base/variables';
import type { Cell, CellId, Notebook } from '../../document/notebook';
import type { SqlReferences } from '../../kernel/notebook-api';
import { selectionKind } from '../../notebook/charts';
import { buildGraph, type Origin } from '../../notebook/graph/graph';
import { Scheduler, type CellStatus } from '../../notebook/graph/scheduler';
import { inputVariables } from '../../notebook/input/input-values';
import { factsOf, runCell, sqlTextsOf, unitsOfResults } from '../../notebook/kinds';
import { selectionVariables } from '../../notebook/selection-query';
import type { EngineState } from '../engine.svelte';
import { CellState } from './cell.svelte';
import { follow, publishedBy, showChosen } from './follow';
import { KernelWorkbench, type NotebookFacts } from './kernel-workbench';
import { LinkedCharts } from './linked';
import { hideResult, showResult } from './show-result';

/** A brush moves with every frame; what runs SQL for it follows at this pace, in milliseconds. */
const SELECTION_PACE_MS = 120;
/** Texts whose names are remembered. */
const MOST_TEXTS = 1_000;

/** What the cells of the open notebook have found, and all that makes them run. */
export class NotebookRuns implements NotebookFacts {
  /** True while cells run or wait for their turn. */
  busy = $state(false);
  /** What is chosen in charts and models, by the name it is published under. */
  readonly selections = new SvelteMap<string, Selection>();
  readonly linked: LinkedCharts;
  /** Called when nothing runs any more: relations may be others now. */
  onsettled: () => void = () => undefined;
  variables: Variables = {};
  asOf: string | null = null;
  readonly #cells = new Map<CellId, CellState>();
  readonly #references = new Map<string, SqlReferences>();
  readonly #scheduler: Scheduler;
  readonly #bench: KernelWorkbench;
  #notebook: Notebook | null = null;
  /** The relations that cells stand for in the kernel. */
  #names = new Set<string>();
  #dataKeys = new Map<Origin, string>();
  #turn = 0;
  #refreshing: Promise<void> = Promise.resolve();
  readonly #pending = new Set<CellId>();
  #pace: ReturnType<typeof setTimeout> | undefined;
  #following: Promise<void> = Promise.resolve();
  #moving: Promise<void> = Promise.resolve();

  constructor(readonly engine: EngineState) {
    this.#scheduler = new Scheduler(
      (id, signal) => this.#run(id, signal),
      (id, status) => {
        this.#publish(id, status);
      },
    );
    this.#bench = new KernelWorkbench(engine, this);
    this.linked = new LinkedCharts(engine, (id, counts) => {
      this.cell(id).counts = counts;
    });
  }

  /** What is known about a cell. */
  cell(id: CellId): CellState {
    let state = this.#cells.get(id);
    if (!state) {
      state = new CellState(id);
      this.#cells.set(id, state);
    }
    return state;
  }

  /** Makes room for what cells will find. Not left to the first reader: what a derived makes, it does not follow. */
  prepare({ cells }: Notebook): void {
    for (const { id } of cells) this.cell(id);
  }

  isRead(cell: CellId): boolean {
    return (this.#scheduler.graph.readers.get(cell)?.length ?? 0) > 0;
  }

  unitsFor(cell: CellId): Readonly<Record<string, Unit>> {
    const needs = this.#scheduler.graph.nodes.get(cell)?.needs ?? [];
    return unitsOfResults(needs.map((id) => this.#cells.get(id)?.result ?? null));
  }

  /** Cells that the cell reads, directly or not, and itself. */
  get graph() {
    return this.#scheduler.graph;
  }

  /**
   * Takes the notebook as it stands now. With `run`, what has changed runs, but for cells whose text is being typed.
   * Of several calls in one go, the last one counts.
   */
  take(notebook: Notebook, run: boolean): Promise<void> {
    this.#notebook = notebook;
    this.#refreshing = this.#refresh(notebook, run, ++this.#turn);
    return this.#refreshing;
  }

  /** Resolves when the graph is that of the newest text. */
  async refreshed(): Promise<void> {
    let seen: Promise<void> | null = null;
    while (seen !== this.#refreshing) {
      seen = this.#refreshing;
      await seen;
    }
  }

  /** Resolves when nothing runs any more; what waits for its pace runs at once. */
  async settled(): Promise<void> {
    await this.refreshed();
    if (this.#pace !== undefined) this.#runPending();
    await Promise.all([this.#following, this.#moving]);
    await this.#scheduler.settled();
  }

  async run(ids: readonly CellId[]): Promise<void> {
    await this.refreshed();
    this.#scheduler.invalidate(ids);
  }

  async runTo(id: CellId): Promise<void> {
    await this.refreshed();
    this.#scheduler.runTo(id);
  }

  async runAll(): Promise<void> {
    await this.refreshed();
    this.#scheduler.runAll();
  }

  stop(): void {
    clearTimeout(this.#pace);
    this.#pace = undefined;
    this.#pending.clear();
    this.#scheduler.stop();
  }

  /** Forgets everything about the notebook that was open; the kernel drops its relations. */
  async reset(): Promise<void> {
    this.stop();
    this.#turn += 1;
    this.#scheduler.setGraph({ nodes: new Map(), order: [], readers: new Map() });
    for (const state of this.#cells.values()) hideResult(state, this.linked);
    this.#cells.clear();
    this.linked.clear();
    this.selections.clear();
    this.#notebook = null;
    const names = [...this.#names];
    this.#names = new Set();
    if (names.length > 0) await this.engine.client.api.dropCells(names);
  }

  /** The user’s files, their mapping or their cleaning have changed: only what reads them runs. */
  dataChanged(reports: readonly SourceReport[], run: boolean): void {
    const keys = dataKeys(reports);
    const changed = new Set(
      [...new Set([...keys.keys(), ...this.#dataKeys.keys()])].filter(
        (origin) => keys.get(origin) !== this.#dataKeys.get(origin),
      ),
    );
    this.#dataKeys = keys;
    this.#scheduler.setRoles(new Set(ROLES.filter((role) => keys.has(`role:${role}`))));
    if (changed.size === 0) return;
    this.linked.reload();
    if (run) this.#scheduler.originsChanged(changed);
  }

  /** The engine has started anew: nothing that was made in it stands. */
  engineRestarted(run: boolean): void {
    this.linked.reload();
    this.#names = new Set();
    void this.engine.client.api.setVariables(this.variables);
    if (run) this.#scheduler.runAll();
  }

  /** What the data show has changed: what stood is taken away at once, and everything runs. */
  shownOtherwise(run: boolean): void {
    for (const state of this.#cells.values()) hideResult(state, this.linked);
    this.linked.reload();
    if (run) this.#scheduler.runAll();
  }

  /** Changes what is chosen under a name. Linked charts follow with the frame, SQL a moment later. */
  select(name: string, selection: Selection): void {
    if (selection.length === 0) this.selections.delete(name);
    else this.selections.set(name, selection);
    showChosen(name, selection, this.#notebook?.cells ?? [], this);
    this.#moving = this.linked.move(Object.fromEntries(this.selections));
    const rerun = follow(name, this.#notebook?.cells ?? [], this, this.#scheduler.graph);
    for (const id of rerun) this.#pending.add(id);
    if (this.#pending.size === 0) return;
    this.#pace ??= setTimeout(() => {
      this.#runPending();
    }, SELECTION_PACE_MS);
  }

  #runPending(): void {
    clearTimeout(this.#pace);
    this.#pace = undefined;
    const ids = [...this.#pending];
    this.#pending.clear();
    this.#following = this.#runAgain(ids);
  }

  async #runAgain(ids: readonly CellId[]): Promise<void> {
    this.#scheduler.supersede(ids);
    if (this.#notebook) await this.#syncVariables(this.#notebook);
    this.#scheduler.invalidate(ids);
  }

  async #refresh(notebook: Notebook, run: boolean, turn: number): Promise<void> {
    await this.#learnReferences(notebook);
    if (turn !== this.#turn) return;
    const facts = notebook.cells.map((cell, index) =>
      factsOf(cell, index, (text) => this.#references.get(text)),
    );
    this.#scheduler.setGraph(buildGraph(facts));
    this.#forgetGone(notebook);
    // Before anything is changed in the kernel: that would wait for runs whose answers nobody wants.
    if (run)
      this.#scheduler.supersede(this.#scheduler.changed().filter((id) => !this.cell(id).isEdited));
    await this.#dropGone(new Set(facts.flatMap(({ provides }) => provides.relations)));
    await this.#syncVariables(notebook);
    const sameDay = this.asOf === notebook.front.asOf;
    this.asOf = notebook.front.asOf;
    if (!sameDay) await this.#setAsOf();
    if (turn !== this.#turn || !run) return;
    if (!sameDay) this.#scheduler.originsChanged(new Set(['as_of']));
    const changed = this.#scheduler.changed();
    for (const state of this.#cells.values()) {
      if (state.isEdited && !changed.includes(state.id)) state.isEdited = false;
    }
    this.#scheduler.invalidate(changed.filter((id) => !this.cell(id).isEdited));
  }

  async #learnReferences(notebook: Notebook): Promise<void> {
    const texts = notebook.cells.flatMap(sqlTextsOf);
    const unknown = [...new Set(texts)].filter((text) => !this.#references.has(text));
    if (unknown.length === 0) return;
    // Each letter typed is another text.
    if (this.#references.size > MOST_TEXTS) this.#references.clear();
    const asked = this.#references.size === 0 ? [...new Set(texts)] : unknown;
    const analysed = await this.engine.client.api.analyse(asked);
    if (!analysed.ok) return;
    asked.forEach((text, index) => {
      const references = analysed.value[index];
      if (references) this.#references.set(text, references);
    });
  }

  #forgetGone(notebook: Notebook): void {
    const ids = new Set(notebook.cells.map(({ id }) => id));
    const published = new Set(notebook.cells.map(publishedBy));
    for (const [id, state] of this.#cells) {
      if (ids.has(id)) continue;
      hideResult(state, this.linked);
      this.#cells.delete(id);
    }
    for (const name of this.selections.keys()) {
      if (!published.has(name)) this.selections.delete(name);
    }
  }

  async #dropGone(names: Set<string>): Promise<void> {
    const gone = [...this.#names].filter((name) => !names.has(name));
    this.#names = names;
    if (gone.length > 0) await this.engine.client.api.dropCells(gone);
  }

  async #setAsOf(): Promise<void> {
    await this.engine.run('Changing the as-of date', (call) =>
      this.engine.client.api.setAsOf(call, this.asOf),
    );
  }

  async #syncVariables({ cells }: Notebook): Promise<void> {
    const variables: Variables = Object.assign(
      {},
      ...cells.map((cell) => this.#variablesOf(cell)),
    ) as Variables;
    if (JSON.stringify(variables) === JSON.stringify(this.variables)) return;
    this.variables = variables;
    await this.engine.client.api.setVariables(variables);
  }

  #variablesOf(cell: Cell): Variables {
    if (cell.kind === 'input') {
      return cell.name !== null && cell.spec ? inputVariables(cell.name, cell.spec) : {};
    }
    const name = publishedBy(cell);
    if (name === null) return {};
    const { result } = this.cell(cell.id);
    return selectionVariables(
      name,
      this.selections.get(name) ?? NOTHING_SELECTED,
      result?.kind === 'chart' ? selectionKind(result.plan) : 'texts',
    );
  }

  async #run(id: CellId, signal: AbortSignal): Promise<Result<void>> {
    const cell = this.#notebook?.cells.find((candidate) => candidate.id === id);
    if (!cell) return fail(quintileError('cancelled', {}));
    const state = this.cell(id);
    state.runs += 1;
    const result = await runCell(cell, this.#bench, signal);
    if (!result.ok) return result;
    if (signal.aborted) return fail(quintileError('cancelled', {}));
    const shown = await showResult(state, cell, result.value, this, signal);
    if (!shown.ok) return shown;
    state.result = result.value;
    state.isEdited = false;
    return ok(undefined);
  }

  #publish(id: CellId, status: CellStatus): void {
    const state = this.cell(id);
    state.status = status;
    state.startedAt = status.state === 'running' ? Date.now() : null;
    // Numbers never stay on the page silently old.
    if (['failed', 'waiting', 'blocked'].includes(status.state)) hideResult(state, this.linked);
    const wasBusy = this.busy;
    this.busy = [...this.#cells.values()].some(({ status: { state: at } }) =>
      ['queued', 'running'].includes(at),
    );
    if (wasBusy && !this.busy) this.onsettled();
  }
}

/** What tells whether data have changed: by role, everything that decides its rows. */
function dataKeys(reports: readonly SourceReport[]): Map<Origin, string> {
  const keys = new Map<Origin, string>();
  const add = (origin: Origin, text: string) => {
    keys.set(origin, `${keys.get(origin) ?? ''}\n${text}`);
  };
  for (const { source, files, rows, rejected, reading, roles } of reports) {
    add('sources', JSON.stringify([source, files, rows, rejected, reading]));
    for (const { role, accepted, ...how } of roles) {
      if (accepted) add(`role:${role}`, JSON.stringify([source, rows, reading, how]));
    }
  }
  return keys;
}
