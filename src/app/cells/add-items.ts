import { chartSource } from '../../document/chart-source';
import { cellSource, newCellSource } from '../../document/cell-source';
import { freeName } from '../../document/free-name';
import type { CellKind } from '../../document/notebook';
import { DECLARATIONS } from '../../models/declarations';
import { suggestChart } from '../../notebook/charts';
import { columnUnits } from '../../notebook/column-units';
import type { AppState } from '../../state/app-state.svelte';
import type { MenuItem } from '../../ui/primitives/menu-item';

/** The relation that a new cell looks at: that of the cell above, else the orders or what comes from them. */
function relationAbove(app: AppState, at: number): string {
  const above = app.notebook.notebook.cells
    .slice(0, at)
    .findLast(({ kind, name }) => (kind === 'sql' || kind === 'model') && name !== null);
  return above?.name ?? 'rfm';
}

/** Adds a cell of a kind and begins to write it. */
export function addCell(app: AppState, at: number, kind: Exclude<CellKind, 'unknown'>): void {
  const { notebook } = app;
  // What is not known yet cannot be looked at: then there is an example to begin with.
  if (kind === 'chart' && app.relations.columnsOf(relationAbove(app, at)).length > 0) {
    addChart(app, at);
    return;
  }
  const name = kind === 'text' ? null : freeName(notebook.notebook, NAMES[kind]);
  const added = notebook.edits.insert(at, newCellSource(kind, name));
  if (added && (kind === 'text' || kind === 'sql')) notebook.write(added.id);
}

const NAMES = { input: 'input_1', sql: 'query_1', model: 'rfm', chart: 'chart_1' } as const;

function addChart(app: AppState, at: number): void {
  const relation = relationAbove(app, at);
  const columns = app.relations.columnsOf(relation);
  const units = columnUnits(
    columns,
    Object.fromEntries(columns.map(({ name, unit }) => [name, unit])),
  );
  const spec = suggestChart(relation, columns, units);
  const name = freeName(app.notebook.notebook, 'chart_1');
  app.notebook.edits.insert(at, chartSource(name, spec));
}

function addModel(app: AppState, at: number, model: string): void {
  const name = freeName(app.notebook.notebook, model);
  const body = name === model ? '' : `model: ${model}\n`;
  app.notebook.edits.insert(at, cellSource('model', name, {}, body));
}

/** What can be added at a place of the notebook: questions first, then kinds of cells. */
export function addItems(app: AppState, at: number): readonly MenuItem[] {
  return [
    ...DECLARATIONS.map((model): MenuItem => ({
      label: model.question,
      icon: 'spark',
      note: model.title,
      run: () => {
        addModel(app, at, model.id);
      },
    })),
    null,
    { label: 'Text', icon: 'text', note: 'T', run: () => addCell(app, at, 'text') },
    { label: 'SQL query', icon: 'code', note: 'S', run: () => addCell(app, at, 'sql') },
    { label: 'Chart', icon: 'chart', note: 'C', run: () => addCell(app, at, 'chart') },
    { label: 'Input', icon: 'sliders', note: 'I', run: () => addCell(app, at, 'input') },
  ];
}
