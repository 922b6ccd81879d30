import { cellSource } from '../../document/cell-source';
import { freeName } from '../../document/free-name';
import { ident, qualified, sql } from '../../sql';
import type { AppState } from '../../state/app-state.svelte';

/** Puts a name at the cursor of the query being written; without one, into the clipboard. */
export function insertName(app: AppState, name: string): void {
  const { notebook } = app;
  const cell = notebook.cell(notebook.selected);
  if (cell?.kind === 'sql') notebook.insertAtCursor(cell.id, name);
  else void navigator.clipboard.writeText(name).catch(() => undefined);
}

/** Adds a cell that shows the first rows of a relation. */
export function lookAt(app: AppState, relation: string): void {
  const { notebook } = app;
  const [schema, table] = relation.split(/\.(.*)/s);
  const from =
    table !== undefined && schema !== undefined ? qualified(schema, table) : ident(relation);
  const wanted = `look_at_${(table ?? relation).toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')}`;
  const { cells } = notebook.notebook;
  const at = cells.findIndex(({ id }) => id === notebook.selected);
  const name = freeName(notebook.notebook, wanted);
  const text = sql`from ${from}`.text;
  const added = notebook.edits.insert(
    at < 0 ? cells.length : at + 1,
    cellSource('sql', name, {}, text),
  );
  if (added) notebook.show(added.id);
}
