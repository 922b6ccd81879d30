import { NOTHING_SELECTED, type Selection } from '../../base/selection';
import type { Cell, CellId, ModelCell } from '../../document/notebook';
import { findDeclaration } from '../../models/declarations';
import type { Graph } from '../../notebook/graph/graph';
import { partition } from '../../notebook/model/model-cell';
import { filtersOf } from '../../notebook/rfm-view/filter';
import { filterNames } from '../../notebook/sql/sql-cell';
import type { CellState } from './cell.svelte';

interface Followed {
  readonly selections: ReadonlyMap<string, Selection>;
  cell(id: CellId): Pick<CellState, 'result' | 'view' | 'model'>;
}

/** The name under which a cell publishes what is chosen in it, or null. */
export function publishedBy(cell: Cell): string | null {
  return cell.kind === 'chart' || cell.kind === 'model' ? (cell.spec?.select ?? null) : null;
}

/** The views in which it was chosen show what is chosen, wherever the change came from. */
export function showChosen(
  name: string,
  selection: Selection,
  cells: readonly Cell[],
  runs: Pick<Followed, 'cell'>,
): void {
  for (const cell of cells) {
    if (cell.kind !== 'model' || publishedBy(cell) !== name) continue;
    void runs.cell(cell.id).view?.setFilters(filtersOf(selection));
  }
}

/**
 * After a selection has changed: lets what can follow without running do so, and gives the cells that have to run.
 * Charts that are linked have followed already.
 */
export function follow(
  name: string,
  cells: readonly Cell[],
  runs: Followed,
  graph: Graph,
): CellId[] {
  return cells.flatMap((cell): CellId[] => {
    if (graph.nodes.get(cell.id)?.origins.includes(`selection:${name}`)) return [cell.id];
    if (cell.kind !== 'chart' && cell.kind !== 'model') return [];
    if (!filterNames(cell.spec?.filter).includes(name) || publishedBy(cell) === name) return [];
    const followed =
      cell.kind === 'chart' ? chartFollows(cell.id, name, runs) : modelFollows(cell, runs);
    return followed ? [] : [cell.id];
  });
}

function chartFollows(id: CellId, name: string, runs: Followed): boolean {
  const { result } = runs.cell(id);
  if (result?.kind !== 'chart' || !result.linked) return false;
  const known = new Set(result.columns.map((column) => column.name));
  const chosen = runs.selections.get(name) ?? NOTHING_SELECTED;
  return chosen.every((clauses) => clauses.every(({ field }) => known.has(field)));
}

/** A model’s views filter what it gave; only a selection that reaches deeper computes it anew. */
function modelFollows({ id, spec }: ModelCell, runs: Followed): boolean {
  const { result, view, model } = runs.cell(id);
  const declaration = spec && findDeclaration(spec.model);
  if (!declaration || result?.kind !== 'model') return false;
  const selection = (name: string) => runs.selections.get(name) ?? NOTHING_SELECTED;
  const { onTop, below } = partition(declaration, spec.filter ?? [], { selection });
  if (below.length > 0 || result.recomputedFor.length > 0) return false;
  void view?.setOutside(onTop.map(selection));
  void model?.setOutside(onTop.map(selection));
  return true;
}
