import type { Selection } from '../../base/selection';
import type { SourceReport } from '../../base/sources';
import { emptyNotebook } from '../../document/edit';
import { setFront } from '../../document/edit-front';
import type { Cell, CellId, Notebook } from '../../document/notebook';
import type { EngineState } from '../engine.svelte';
import type { CellState } from './cell.svelte';
import type { EditOptions } from './edit-options';
import { CellEdits } from './edits';
import { History } from './history';
import { NotebookRuns } from './runs.svelte';

/** The open notebook: its text with undo, and whether it may run. */
export class NotebookState {
  notebook = $state.raw<Notebook>(emptyNotebook('Untitled'));
  /** False while it is shared and not run: nothing executes until the reader has agreed. */
  agreed = $state(true);
  undoLabel = $state<string | null>(null);
  redoLabel = $state<string | null>(null);
  /** Counts up when another notebook comes in place of this one. */
  opened = $state(0);
  /** The cell that shortcuts act on. */
  selected = $state<CellId | null>(null);
  /** The cell whose text is being written right now. */
  writing = $state<CellId | null>(null);
  /** What a cell on the page is asked to do: come into sight, and take text at its cursor. */
  wanted = $state.raw<{ readonly id: CellId; readonly text: string | null } | null>(null);
  /** Called after each edit: what is saved follows it. */
  onedit: () => void = () => undefined;
  readonly runs: NotebookRuns;
  readonly edits: CellEdits = new CellEdits(this);
  readonly #history = new History<Notebook>();

  constructor(engine: EngineState) {
    this.runs = new NotebookRuns(engine);
  }

  /** What is known about a cell. */
  state(id: CellId): CellState {
    return this.runs.cell(id);
  }

  cell(id: CellId | null): Cell | undefined {
    return this.notebook.cells.find((cell) => cell.id === id);
  }

  /** A text shows its editor while it is written, and as long as it says nothing. */
  isWriting(cell: Cell): boolean {
    return this.writing === cell.id || (cell.kind === 'text' && cell.markdown.trim() === '');
  }

  /** Opens the text of a cell for writing; null puts the cursor back to the page. */
  write(id: CellId | null): void {
    this.writing = id;
    if (id !== null) this.selected = id;
  }

  selectNext(id: CellId): void {
    const { cells } = this.notebook;
    const next = cells[cells.findIndex((cell) => cell.id === id) + 1];
    if (next) this.selected = next.id;
  }

  /** Selects a cell and brings it into sight. */
  show(id: CellId): void {
    this.selected = id;
    this.wanted = { id, text: null };
  }

  /** Puts text in at the cursor of a cell’s editor, as if it had been typed. */
  insertAtCursor(id: CellId, text: string): void {
    this.wanted = { id, text };
  }

  /** Opens another notebook in place of this one. */
  async open(notebook: Notebook, agreed: boolean): Promise<void> {
    const cleared = this.runs.reset();
    this.#history.clear();
    this.#remember();
    // From here on it is the open one: whoever keeps it must not find the one before.
    this.runs.prepare(notebook);
    this.notebook = notebook;
    this.opened += 1;
    this.agreed = agreed;
    this.selected = null;
    this.writing = null;
    const opened = this.opened;
    await cleared;
    // Another one may have been opened meanwhile, and this one may have got another title.
    if (opened === this.opened) await this.runs.take(this.notebook, this.agreed);
  }

  /** Leaves the notebook: nothing of it stands any more. */
  async close(): Promise<void> {
    const cleared = this.runs.reset();
    this.#history.clear();
    // At once: what is opened while the engine clears up must not be emptied afterwards.
    this.notebook = emptyNotebook('Untitled');
    this.opened += 1;
    await cleared;
    this.runs.onsettled();
  }

  /** Changes the notebook; what depends on the change runs, unless it is being typed. */
  edit(change: (notebook: Notebook) => Notebook, options: EditOptions): void {
    const before = this.notebook;
    const after = change(before);
    if (after === before) return;
    this.#history.push(before, options.label, options.mergeKey ?? null);
    if (options.typing !== undefined) this.state(options.typing).isEdited = true;
    this.#set(after);
  }

  /** Gives it the title under which it could be kept; nothing for undo. */
  retitle(title: string): void {
    this.notebook = setFront(this.notebook, { title });
  }

  undo(): void {
    this.#travel(this.#history.undo(this.notebook));
  }

  redo(): void {
    this.#travel(this.#history.redo(this.notebook));
  }

  /** The reader has seen the shared notebook and wants it run. */
  async agree(): Promise<void> {
    this.agreed = true;
    await this.runs.runAll();
  }

  async run(id: CellId): Promise<void> {
    if (!this.agreed) return;
    this.state(id).isEdited = false;
    await this.runs.run([id]);
  }

  async runTo(id: CellId): Promise<void> {
    if (this.agreed) await this.runs.runTo(id);
  }

  async runAll(): Promise<void> {
    if (this.agreed) await this.runs.runAll();
  }

  dataChanged(reports: readonly SourceReport[]): void {
    this.runs.dataChanged(reports, this.agreed);
  }

  /** The engine has started anew, and the sources are read again. */
  engineRestarted(): void {
    this.runs.engineRestarted(this.agreed);
  }

  /** Other texts are shown for the same data: nothing that stands on the page holds. */
  shownOtherwise(): void {
    this.runs.shownOtherwise(this.agreed);
  }

  choose(name: string, selection: Selection): void {
    this.runs.select(name, selection);
  }

  #travel(to: Notebook | null): void {
    if (!to) return;
    for (const { id } of to.cells) this.state(id).isEdited = false;
    this.#set(to);
    if (!this.cell(this.selected)) this.selected = null;
  }

  #set(notebook: Notebook): void {
    this.runs.prepare(notebook);
    this.notebook = notebook;
    this.#remember();
    this.onedit();
    void this.runs.take(notebook, this.agreed);
  }

  #remember(): void {
    this.undoLabel = this.#history.undoLabel;
    this.redoLabel = this.#history.redoLabel;
  }
}
