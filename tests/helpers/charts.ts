import { tableFromIPC } from 'apache-arrow';
import { tableRows } from '../../src/base/arrow-values';
import type { CellValue } from '../../src/base/cell-value';
import type { ChartSpec } from '../../src/document/chart-spec';
import type { Connector } from '../../src/engine/connector';
import { planChart, type ChartPlan, type PlanOptions } from '../../src/notebook/charts';
import { columnUnits } from '../../src/notebook/column-units';
import { ident, sql, type Sql } from '../../src/sql';
import { must } from './engine';

export type ResultRow = Record<string, CellValue>;

/** Plans a chart over a relation of the engine. */
export async function planOf(
  db: Connector,
  spec: ChartSpec,
  options: PlanOptions & { readonly from?: Sql } = {},
): Promise<ChartPlan> {
  const columns = must(await db.describe(sql`from ${ident(spec.data)}`));
  const { from = ident(spec.data), ...rest } = options;
  return must(planChart(spec, columns, columnUnits(columns, {}), from, rest));
}

/** Plans a chart and runs it: the rows as the page gets them, and the note. */
export async function chartOf(
  db: Connector,
  spec: ChartSpec,
  options: PlanOptions & { readonly from?: Sql } = {},
): Promise<{ plan: ChartPlan; rows: ResultRow[]; note: string | null }> {
  const plan = await planOf(db, spec, options);
  const { bytes } = must(await db.query(plan.query));
  const rows = tableRows(tableFromIPC(bytes));
  return { plan, rows, note: plan.note(rows) };
}
