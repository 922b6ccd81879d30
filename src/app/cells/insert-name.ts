import { cellSource } from '../../document/cell-source';
import { freeName } from '../../document/free-name';
import { relationQuery } from '../../notebook/relation-query';
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
  const table = relation.replace(/^source\./, '');
  const wanted = `look_at_${table.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')}`;
  const { cells } = notebook.notebook;
  const at = cells.findIndex(({ id }) => id === notebook.selected);
  const name = freeName(notebook.notebook, wanted);
  const added = notebook.edits.insert(
    at < 0 ? cells.length : at + 1,
    cellSource('sql', name, {}, relationQuery(relation).text),
  );
  if (added) notebook.show(added.id);
}
