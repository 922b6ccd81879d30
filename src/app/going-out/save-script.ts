import { fileName } from '../../base/file-name';
import type { Cell } from '../../document/notebook';
import { sqlScript, type ScriptCell } from '../../export/sql-script';
import type { AppState } from '../../state/app-state.svelte';
import { saveFile } from '../save-file';

/** Saves the notebook’s SQL as one script that DuckDB runs on the same files, once everything has run. */
export async function saveScript(app: AppState): Promise<void> {
  const { engine, notebook, sources } = app;
  await notebook.runs.settled();
  const parts = await engine.run('Writing the SQL script', (call) =>
    engine.client.api.scriptParts(call),
  );
  if (!parts.ok) {
    if (parts.error.code !== 'cancelled') sources.addFailure(parts.error);
    return;
  }
  const { title } = notebook.notebook.front;
  const text = sqlScript(title, scriptCells(notebook), parts.value);
  saveFile(fileName(title, 'sql'), new Blob([text], { type: 'application/sql;charset=utf-8' }));
}

/** The cells so that none reads what comes after it; those that nobody has to wait for stay where they are on the page. */
function scriptCells({ notebook, runs }: AppState['notebook']): ScriptCell[] {
  const written = new Set<string>();
  const ordered: Cell[] = [];
  const byId = new Map(notebook.cells.map((cell) => [cell.id, cell]));
  const write = (cell: Cell) => {
    if (written.has(cell.id)) return;
    written.add(cell.id);
    if (cell.kind !== 'text') {
      for (const id of runs.graph.nodes.get(cell.id)?.needs ?? []) {
        const needed = byId.get(id);
        if (needed) write(needed);
      }
    }
    ordered.push(cell);
  };
  for (const cell of notebook.cells) write(cell);
  return ordered.map(scriptCell);
}

function scriptCell(cell: Cell): ScriptCell {
  const { name } = cell;
  switch (cell.kind) {
    case 'text':
      return { kind: 'text', text: cell.markdown };
    case 'sql':
      return name === null
        ? { kind: 'other', name, text: cell.sql }
        : { kind: 'sql', name, text: cell.sql };
    case 'model':
      return name === null
        ? { kind: 'other', name, text: cell.body }
        : { kind: 'model', name, text: cell.body };
    case 'input':
    case 'chart':
      return { kind: cell.kind, name, text: cell.body };
    case 'unknown':
      return { kind: 'other', name, text: cell.body };
  }
}
