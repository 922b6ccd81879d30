import type { Selection } from '../../base/selection';
import type { BrushRange } from '../../charts/brush';
import type { Columns } from '../../charts/columns';
import type { ChartResult } from '../../notebook/chart/chart-cell';
import type { MarkKey } from '../../charts/selection';
import { selectionOfMark } from '../../notebook/charts';

/** The rows of a chart’s result as columns. */
export function columnsOf({ rows, plan }: ChartResult): Columns {
  const names = rows[0] ? Object.keys(rows[0]) : Object.keys(plan.units);
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]));
}

/** The stretch of the axis that a selection stands for, where it is one. */
export function brushOf(selection: Selection): BrushRange | null {
  const [clauses, second] = selection;
  if (!clauses || second) return null;
  const range = clauses.find((clause) => 'from' in clause);
  return range && 'from' in range ? { from: range.from, to: range.to } : null;
}

/** The marks that a selection stands for. */
export function keysOf({ plan, rows }: ChartResult, selection: Selection): MarkKey[] {
  if (selection.length === 0) return [];
  const chosen = new Set(selection.map((clauses) => JSON.stringify(clauses)));
  return rows
    .map((row): MarkKey =>
      Object.fromEntries([...plan.origins.keys()].map((column) => [column, row[column]])),
    )
    .filter((key) => {
      const stands = selectionOfMark(plan, key, rows);
      return stands !== null && chosen.has(JSON.stringify(stands[0]));
    });
}

/** What a linked chart counts when nothing is chosen. */
export function totals({ rows }: ChartResult, column: string): number[] {
  return rows.map((row) => Number(row[column] ?? 0));
}
