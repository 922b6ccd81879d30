import { NOTHING_SELECTED } from '../../base/selection';
import { updateBrush } from '../../charts/brush';
import type { FormatOptions } from '../../charts/format';
import { updateCounts } from '../../charts/linked-counts';
import { segmentColor } from '../../charts/palette';
import { renderChart } from '../../charts/render';
import { updateSelection } from '../../charts/selection';
import type { ChartCell } from '../../document/notebook';
import type { ReportPart } from '../../export/report';
import type { ChartResult } from '../../notebook/chart/chart-cell';
import { filterNames } from '../../notebook/sql/sql-cell';
import type { AppState } from '../../state/app-state.svelte';
import { STANDARD_SEGMENTS } from '../../state/rfm.svelte';
import { brushOf, columnsOf, keysOf, totals } from '../cells/chart-data';
import { picturePart } from './picture';

const COLORS = Object.fromEntries(
  STANDARD_SEGMENTS.map(({ name, color }) => [name, segmentColor(color)]),
);
const nothing = () => undefined;

/** A chart cell as it stands, with what is chosen in it and elsewhere. */
export function chartPart(
  app: AppState,
  cell: ChartCell,
  result: ChartResult,
  width: number,
  format: FormatOptions,
): ReportPart {
  const { plan, rows, linked } = result;
  const name = cell.spec?.select;
  const { selections } = app.notebook.runs;
  const chosen = (name === undefined ? undefined : selections.get(name)) ?? NOTHING_SELECTED;
  const drawn = renderChart(plan.drawn, columnsOf(result), {
    width,
    units: plan.units,
    colors: COLORS,
    ...format,
    linked: linked && filterNames(cell.spec?.filter).some((filter) => filter !== name),
    ...(chosen.length > 0 ? { onSelect: nothing, onBrush: nothing } : {}),
  });
  const words = { title: cell.spec?.title ?? cell.name ?? 'Chart', note: plan.note(rows) };
  return picturePart(drawn, width, words, (chart) => {
    const { counts } = app.notebook.state(cell.id);
    if (plan.linked) updateCounts(chart, counts ?? totals(result, plan.linked.value));
    if (chosen.length === 0) return;
    updateSelection(chart, keysOf(result, chosen));
    updateBrush(chart, brushOf(chosen));
  });
}
