import type { Clause, Selection } from '../../base/selection';
import { EMPTY, sql, type Sql } from '../../sql';
import { whereOf } from '../selection-query';

/** One removable condition that is chosen in the views of RFM: a segment, or a cell of the grid. */
export type Filter =
  | { readonly kind: 'segment'; readonly segment: string }
  | { readonly kind: 'cell'; readonly r: number; readonly f: number };

/** Which view a filter comes from: a view shows everything but its own choice, so that it can be widened. */
export type FilterKind = Filter['kind'];

/** Same kind, same value. */
function sameFilter(a: Filter, b: Filter): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Adds the filter, or takes it away when it stands already. */
export function toggleFilter(filters: readonly Filter[], filter: Filter): Filter[] {
  const others = filters.filter((standing) => !sameFilter(standing, filter));
  return others.length < filters.length ? others : [...others, filter];
}

/** The filters as a selection: segments are alternatives, cells are alternatives, and both have to hold. */
export function selectionOf(filters: readonly Filter[]): Selection {
  const segments = filters.flatMap((filter) => (filter.kind === 'segment' ? [filter.segment] : []));
  const cells = filters.flatMap((filter) => (filter.kind === 'cell' ? [filter] : []));
  const inSegments: Clause[] = segments.length > 0 ? [{ field: 'segment', values: segments }] : [];
  if (cells.length === 0) return segments.length > 0 ? [inSegments] : [];
  return cells.map(({ r, f }) => [
    ...inSegments,
    { field: 'r', values: [r] },
    { field: 'f', values: [f] },
  ]);
}

/** The filters that a selection of these views stands for. */
export function filtersOf(selection: Selection): Filter[] {
  const segments = new Set<string>();
  const cells: Filter[] = [];
  for (const clauses of selection) {
    const values = (field: string) =>
      clauses.flatMap((clause) =>
        'values' in clause && clause.field === field ? clause.values : [],
      );
    for (const segment of values('segment')) segments.add(String(segment));
    const [[r], [f]] = [values('r'), values('f')];
    if (typeof r === 'number' && typeof f === 'number') cells.push({ kind: 'cell', r, f });
  }
  return [...[...segments].map((segment): Filter => ({ kind: 'segment', segment })), ...cells];
}

/**
 * `where …` for what is chosen here and elsewhere, or nothing.
 *
 * @param except leaves out the filters of the view that asks.
 */
export function whereClause(
  filters: readonly Filter[],
  outside: readonly Selection[],
  except?: FilterKind,
): Sql {
  const own = selectionOf(filters.filter(({ kind }) => kind !== except));
  const all = [...outside, own].filter(({ length }) => length > 0);
  return all.length === 0 ? EMPTY : sql`where ${whereOf(all)}`;
}
