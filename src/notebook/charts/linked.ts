import type { SelectableValue } from '../../base/selection';
import type { CellValue } from '../../base/cell-value';
import type { Row } from '../workbench';

/** A dimension that a linked chart counts by; the same as the kernel’s. */
export type LinkedDimension =
  | {
      readonly field: string;
      readonly origin: number;
      readonly width: number;
      readonly bins: number;
    }
  | { readonly field: string; readonly values: readonly SelectableValue[] };

/** What one linked chart shows; the same as the kernel’s `LinkedChart`. */
export interface LinkedChart {
  readonly by: readonly LinkedDimension[];
  readonly measure:
    | { readonly aggregate: 'count' }
    | { readonly aggregate: 'sum' | 'mean'; readonly field: string };
  readonly filter: readonly string[];
}

/** How a linked chart is made from the first result, in which every combination has its row. */
export interface LinkedPlan {
  readonly by: readonly (
    | { readonly kind: 'bins'; readonly field: string; readonly from: string; readonly to: string }
    | { readonly kind: 'values'; readonly field: string; readonly column: string }
  )[];
  readonly measure: LinkedChart['measure'];
  /** Column of the result that the counts replace, row by row. */
  readonly value: string;
  readonly filter: readonly string[];
}

/**
 * The linked chart of a plan: its counts come in the order of the result’s rows. Null where there is nothing to count
 * by. The last bin takes what lies above it, as in the SQL.
 *
 * @param rows the whole result of the plan’s query, under no selection
 */
export function linkedChartOf(plan: LinkedPlan, rows: readonly Row[]): LinkedChart | null {
  const by = plan.by.map((dimension): LinkedDimension | null => {
    if (dimension.kind === 'values') {
      const values = distinct(rows, dimension.column).map(selectable);
      return values.length === 0 ? null : { field: dimension.field, values };
    }
    const edges = distinct(rows, dimension.from).map(Number);
    const [origin] = edges;
    const end = Number(rows[0]?.[dimension.to]);
    if (origin === undefined) return null;
    // Widths are round: what the subtraction adds to them is noise.
    const width = Number((end - origin).toPrecision(6));
    return { field: dimension.field, origin, width, bins: edges.length };
  });
  const known = by.filter((dimension) => dimension !== null);
  return known.length === by.length && known.length > 0
    ? { by: known, measure: plan.measure, filter: plan.filter }
    : null;
}

function distinct(rows: readonly Row[], column: string): CellValue[] {
  return [...new Set(rows.map((row) => row[column] ?? null))];
}

function selectable(value: CellValue): SelectableValue {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
