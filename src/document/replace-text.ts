import { ok } from '../base/result';
import type { Result } from '../base/result';
import { assemble } from './assemble';
import type { Cell, CellId, Notebook } from './notebook';
import { parseNotebook } from './parse';

/**
 * Reads a text that is to take the place of a notebook’s. Cells that stand in both keep their id, and so do those that
 * only changed under their name, so that what hangs on a cell (its result, its fold) stays with it. Fails as
 * `parseNotebook` does.
 */
export function replaceText(notebook: Notebook, text: string): Result<Notebook> {
  const read = parseNotebook(text);
  if (!read.ok) return read;
  const bySource = idsBy(notebook.cells, ({ source }) => source);
  const kept = read.value.cells.map((cell) => withId(cell, bySource.get(cell.source)?.shift()));
  const used = new Set(kept.map(({ id }) => id));
  const left = notebook.cells.filter(({ id }) => !used.has(id));
  const byName = idsBy(left, nameKey);
  const cells = kept.map((cell, at) =>
    cell === read.value.cells[at] ? withId(cell, byName.get(nameKey(cell))?.shift()) : cell,
  );
  return ok(assemble({ ...read.value, cells }));
}

function nameKey({ kind, name }: Cell): string | null {
  return name === null ? null : `${kind} ${name}`;
}

function idsBy<Key>(
  cells: readonly Cell[],
  keyOf: (cell: Cell) => Key | null,
): Map<Key | null, CellId[]> {
  const ids = new Map<Key | null, CellId[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    if (key === null) continue;
    const list = ids.get(key);
    if (list === undefined) ids.set(key, [cell.id]);
    else list.push(cell.id);
  }
  return ids;
}

function withId(cell: Cell, id: CellId | undefined): Cell {
  return id === undefined ? cell : { ...cell, id };
}
