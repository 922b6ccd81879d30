import { ok, type Result } from '../../base/result';
import type { Cell } from '../../document/notebook';
import { linkedChartOf } from '../../notebook/charts';
import type { CellResult } from '../../notebook/kinds';
import type { EngineState } from '../engine.svelte';
import { RfmState } from '../rfm.svelte';
import type { Selection } from '../../base/selection';
import type { CellState } from './cell.svelte';
import type { LinkedCharts } from './linked';
import { ModelViewState } from './model-view.svelte';
import { TableState } from './table.svelte';

interface Showing {
  readonly engine: EngineState;
  readonly linked: LinkedCharts;
  readonly selections: ReadonlyMap<string, Selection>;
}

/** Lets a new result be seen: the first rows of a table, the views of a model, the links of a chart. */
export async function showResult(
  state: CellState,
  cell: Cell,
  result: CellResult,
  { engine, linked, selections }: Showing,
  signal: AbortSignal,
): Promise<Result<void>> {
  if (result.kind === 'sql') {
    state.table ??= new TableState(engine);
    return state.table.show(result, signal);
  }
  if (result.kind === 'model' && cell.kind === 'model' && result.run.model === 'rfm') {
    state.view ??= new RfmState(engine, result.run.name);
    await state.view.show(result.run, result.settings, result.viewFilter);
    return ok(undefined);
  }
  if (result.kind === 'model') {
    const { model, name } = result.run;
    if (state.model?.declaration.id !== model || state.model.name !== name) {
      state.model?.reset();
      state.model = new ModelViewState(engine, model, name);
    }
    await state.model.show(result.run, result.settings, result.viewFilter);
    return ok(undefined);
  }
  if (result.kind === 'chart' && cell.kind === 'chart' && cell.spec) {
    const { linked: plan } = result.plan;
    const chart =
      result.linked && plan && plan.filter.length > 0 ? linkedChartOf(plan, result.rows) : null;
    state.counts = null;
    if (!chart) {
      linked.remove(cell.id);
      return ok(undefined);
    }
    linked.set(cell.spec.data, cell.id, chart);
    if (chart.filter.some((name) => selections.has(name)))
      void linked.move(Object.fromEntries(selections));
  }
  return ok(undefined);
}

/** Takes away what a cell showed. */
export function hideResult(state: CellState, linked: LinkedCharts): void {
  state.result = null;
  state.counts = null;
  linked.remove(state.id);
  void state.table?.close();
  state.table = null;
  state.view?.reset();
  state.model?.reset();
}
