import type { Selection } from '../../base/selection';
import type { Cell } from '../../document/notebook';
import { findDeclaration } from '../../models/declarations';
import { outputsOf, outputSource } from '../../notebook/model-view/model-parts';
import { selectionOf } from '../../notebook/rfm-view/filter';
import { ident } from '../../sql';
import type { AppState } from '../../state/app-state.svelte';
import type { AudienceSource } from '../../state/audience.svelte';
import type { TableState } from '../../state/notebook/table.svelte';

/** Opens the dialog; with one segment chosen, or all. */
export function exportAudience(
  app: AppState,
  source: AudienceSource,
  segment: string | null = null,
): void {
  app.dialogs.show({ kind: 'audience', of: source, segment });
}

/** The customers of a cell: of a segmentation, or of a query that gives their ids; null where it has none, or no rows yet. */
export function audienceOfCell(app: AppState, cell: Cell): AudienceSource | null {
  const state = app.notebook.state(cell.id);
  if (cell.kind === 'sql') return state.table && audienceOfTable(state.table);
  return cell.kind === 'model' ? ofModel(app, cell, []) : null;
}

/** The rows of a table as it stands, where they are customers. */
export function audienceOfTable({ result }: TableState): AudienceSource | null {
  if (!result?.columns.some(({ name }) => name === 'customer_id')) return null;
  const { relation, from = ident(relation) } = result;
  const columns = result.columns.map(({ name }) => name);
  return { title: `Rows of ${relation}`, name: relation, from, columns };
}

/** The customers in view: of the first segmentation where something is chosen, or that follows what is chosen elsewhere. */
export function audienceInView(app: AppState): AudienceSource | null {
  const { notebook } = app;
  for (const cell of notebook.notebook.cells) {
    if (cell.kind !== 'model') continue;
    const { view, model } = notebook.state(cell.id);
    const name = cell.spec?.select;
    const own = view
      ? selectionOf(view.filters)
      : ((name === undefined ? undefined : notebook.runs.selections.get(name)) ?? []);
    const chosen = [...((view ?? model)?.outside ?? []), own].filter(({ length }) => length > 0);
    const source = chosen.length > 0 ? ofModel(app, cell, chosen) : null;
    if (source) return { ...source, title: 'The customers in view' };
  }
  return null;
}

/** All cells of the notebook that have customers. */
export function audiencesOfNotebook(app: AppState): AudienceSource[] {
  return app.notebook.notebook.cells.flatMap((cell) => audienceOfCell(app, cell) ?? []);
}

function ofModel(app: AppState, cell: Cell, chosen: readonly Selection[]): AudienceSource | null {
  const { result } = app.notebook.state(cell.id);
  if (result?.kind !== 'model') return null;
  const { model, name } = result.run;
  const declaration = findDeclaration(model);
  const main = declaration?.segmentation ? outputsOf(declaration, name)[0] : undefined;
  if (!main?.columns.some((column) => column.name === 'customer_id')) return null;
  return {
    title: `Segments of ${name}`,
    name,
    from: outputSource(main, chosen),
    columns: main.columns.map((column) => column.name),
  };
}
