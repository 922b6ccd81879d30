import { isYamlCell, withBody, withChart, withName, withOption, withYaml } from './cell-edit';
import type { YamlCell } from './cell-edit';
import type { ChartSpec } from './chart-spec';
import { replaceSource } from './edit';
import { nameFrom } from './free-name';
import type { Cell, CellId, Notebook } from './notebook';
import type { YamlPath } from './yaml-edit';

/** The source that a cell is to have; null leaves it as it is. */
function change(notebook: Notebook, id: CellId, edit: (cell: Cell) => string | null): Notebook {
  const cell = notebook.cells.find((candidate) => candidate.id === id);
  const source = cell === undefined ? null : edit(cell);
  return cell === undefined || source === null || source === cell.source
    ? notebook
    : replaceSource(notebook, id, source);
}

function changeYaml(
  notebook: Notebook,
  id: CellId,
  edit: (cell: YamlCell) => string | null,
): Notebook {
  return change(notebook, id, (cell) => {
    const body = isYamlCell(cell) ? edit(cell) : null;
    return body === null ? null : withBody(cell, body);
  });
}

/** Gives a cell another body: the SQL, the YAML, the markdown, or whatever stands in an unknown cell. */
export function setBody(notebook: Notebook, id: CellId, body: string): Notebook {
  return change(notebook, id, (cell) => (cell.kind === 'text' ? body : withBody(cell, body)));
}

/** Gives an SQL cell another query; other cells stay as they are. */
export function setSql(notebook: Notebook, id: CellId, sql: string): Notebook {
  return change(notebook, id, (cell) => (cell.kind === 'sql' ? withBody(cell, sql) : null));
}

/**
 * Gives a text cell another text. Fences of cells and separators in it become cells of their own, as they would when the
 * notebook is read again.
 */
export function setMarkdown(notebook: Notebook, id: CellId, markdown: string): Notebook {
  return change(notebook, id, (cell) => (cell.kind === 'text' ? markdown : null));
}

/**
 * Gives a cell another name (a text that is none is made one), or takes it away from a chart. A model that was named by
 * its cell is written out. References in other cells stay as they are.
 */
export function setName(notebook: Notebook, id: CellId, name: string | null): Notebook {
  return change(notebook, id, (cell) =>
    cell.kind === 'text' ? null : withName(cell, name === null ? null : nameFrom(name)),
  );
}

/** Sets an option behind the name of a cell, or deletes it (undefined). */
export function setOption(notebook: Notebook, id: CellId, key: string, value: unknown): Notebook {
  return change(notebook, id, (cell) =>
    cell.kind === 'text' ? null : withOption(cell, key, value),
  );
}

/**
 * Sets the value at a path of an input, a model or a chart, or deletes it (undefined). Comments, the order of keys and
 * quotes stay. The value is as written: a text that may look like `$name` goes through `escapeYaml` first. A cell whose
 * YAML is not readable stays as it is.
 */
export function setYaml(notebook: Notebook, id: CellId, path: YamlPath, value: unknown): Notebook {
  return changeYaml(notebook, id, (cell) => withYaml(cell, path, value));
}

/**
 * Makes a chart say what a spec says, changing only what differs: keys that the spec has not are deleted, unknown keys
 * and comments stay. A chart whose YAML is not readable stays as it is.
 */
export function setChart(notebook: Notebook, id: CellId, spec: ChartSpec): Notebook {
  return changeYaml(notebook, id, (cell) => (cell.kind === 'chart' ? withChart(cell, spec) : null));
}
