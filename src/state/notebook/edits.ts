import { duplicateCell, insertCell, moveCell, removeCell } from '../../document/edit';
import {
  setBody,
  setChart,
  setMarkdown,
  setName,
  setOption,
  setSql,
  setYaml,
} from '../../document/edit-cell';
import { setFront } from '../../document/edit-front';
import type { ChartSpec } from '../../document/chart-spec';
import type { Cell, CellId, Notebook } from '../../document/notebook';
import type { EditOptions } from './edit-options';

/** Whatever takes an edit and remembers it. */
interface Editable {
  readonly notebook: Notebook;
  selected: CellId | null;
  /** Selects a cell and brings it into sight. */
  show(id: CellId): void;
  edit(change: (notebook: Notebook) => Notebook, options: EditOptions): void;
}

/** The moves of a user on the notebook, each with the words that undo uses. */
export class CellEdits {
  constructor(private readonly target: Editable) {}

  typeSql(id: CellId, sql: string): void {
    this.#type(id, 'Edit query', (notebook) => setSql(notebook, id, sql), id);
  }

  typeMarkdown(id: CellId, markdown: string): void {
    this.#type(id, 'Edit text', (notebook) => setMarkdown(notebook, id, markdown));
  }

  /** The YAML of an input, a model or a chart, as text. */
  typeBody(id: CellId, body: string): void {
    this.#type(id, 'Edit settings', (notebook) => setBody(notebook, id, body), id);
  }

  rename(id: CellId, name: string): void {
    this.target.edit((notebook) => setName(notebook, id, name), { label: 'Rename cell' });
  }

  /** One key of a cell’s YAML; undefined takes it away. */
  set(id: CellId, path: readonly string[], value: unknown, label = 'Change settings'): void {
    this.target.edit((notebook) => setYaml(notebook, id, [...path], value), {
      label,
      mergeKey: `yaml:${id}:${path.join('.')}`,
    });
  }

  /** Several keys of a cell’s YAML in one step; undefined takes one away. */
  setAll(
    id: CellId,
    changes: readonly (readonly [path: readonly string[], value: unknown])[],
  ): void {
    this.target.edit(
      (notebook) =>
        changes.reduce((edited, [path, value]) => setYaml(edited, id, [...path], value), notebook),
      { label: 'Change settings' },
    );
  }

  /** Several settings of a model in one step; undefined takes one away, as do the keys in `without`. */
  configure(
    id: CellId,
    settings: Readonly<Record<string, unknown>>,
    without: readonly string[] = [],
  ): void {
    const changes = [
      ...Object.entries(settings),
      ...without.map((key) => [key, undefined] as const),
    ];
    this.target.edit(
      (notebook) =>
        changes.reduce((edited, [key, value]) => setYaml(edited, id, [key], value), notebook),
      { label: 'Change settings', mergeKey: `yaml:${id}` },
    );
  }

  chart(id: CellId, spec: ChartSpec): void {
    this.target.edit((notebook) => setChart(notebook, id, spec), {
      label: 'Change chart',
      mergeKey: `chart:${id}`,
    });
  }

  option(id: CellId, key: string, value: unknown): void {
    this.target.edit((notebook) => setOption(notebook, id, key, value), {
      label: key === 'fold' ? 'Fold cell' : 'Change cell',
      mergeKey: `option:${id}:${key}`,
    });
  }

  /** Inserts the text of one cell and selects it. */
  insert(at: number, source: string): Cell | undefined {
    this.target.edit((notebook) => insertCell(notebook, at, source), { label: 'Add cell' });
    const added = this.target.notebook.cells[at];
    if (added) this.target.show(added.id);
    return added;
  }

  remove(id: CellId): void {
    const at = this.#place(id);
    this.target.edit((notebook) => removeCell(notebook, id), { label: 'Delete cell' });
    const { cells } = this.target.notebook;
    this.target.selected = cells[Math.min(at, cells.length - 1)]?.id ?? null;
  }

  /** @param by places, downwards */
  move(id: CellId, by: number): void {
    this.moveTo(id, this.#place(id) + by);
  }

  moveTo(id: CellId, to: number): void {
    const last = this.target.notebook.cells.length - 1;
    const place = Math.max(0, Math.min(last, to));
    if (place === this.#place(id)) return;
    this.target.edit((notebook) => moveCell(notebook, id, place), { label: 'Move cell' });
  }

  duplicate(id: CellId): void {
    this.target.edit((notebook) => duplicateCell(notebook, id), { label: 'Duplicate cell' });
    const copy = this.target.notebook.cells[this.#place(id) + 1];
    if (copy) this.target.selected = copy.id;
  }

  title(title: string): void {
    this.target.edit((notebook) => setFront(notebook, { title }), {
      label: 'Rename notebook',
      mergeKey: 'title',
    });
  }

  /** ISO day, or null for the day after the last order. */
  asOf(asOf: string | null): void {
    this.target.edit((notebook) => setFront(notebook, { asOf }), {
      label: 'Change as-of date',
      mergeKey: 'as_of',
    });
  }

  #type(
    id: CellId,
    label: string,
    change: (notebook: Notebook) => Notebook,
    typing?: CellId,
  ): void {
    this.target.edit(change, {
      label,
      mergeKey: `text:${id}`,
      ...(typing === undefined ? {} : { typing }),
    });
  }

  #place(id: CellId): number {
    return this.target.notebook.cells.findIndex((cell) => cell.id === id);
  }
}
