import type { CellId, Notebook } from '../document/notebook';
import { serializeNotebook } from '../document/serialize';

/**
 * The text of a notebook that holds one cell and what that needs, in the order of the page, under the same front matter.
 *
 * @param needs cells that it reads, directly or by way of others (the graph knows them).
 */
export function sliceNotebook(notebook: Notebook, id: CellId, needs: ReadonlySet<CellId>): string {
  const cells = notebook.cells.filter((cell) => cell.id === id || needs.has(cell.id));
  return serializeNotebook({ ...notebook, cells });
}
