import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';

/** The three measures of RFM as columns of the `rfm` relation. */
export type Measure = 'recency_days' | 'frequency' | 'monetary';

export const MEASURES: readonly Measure[] = ['recency_days', 'frequency', 'monetary'];

/** One removable condition on the customers in view. */
export type Filter =
  | { readonly kind: 'segment'; readonly segment: string }
  | { readonly kind: 'cell'; readonly r: number; readonly f: number }
  | {
      readonly kind: 'range';
      readonly measure: Measure;
      readonly from: number;
      /** Null: no upper end. */
      readonly to: number | null;
    }
  | { readonly kind: 'search'; readonly text: string };

/** Which block a filter comes from: a block shows everything but its own choice, so that it can be widened. */
export type FilterKind = Filter['kind'];

/** Same kind, same value. */
function sameFilter(a: Filter, b: Filter): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Adds the filter, or takes it away when it stands already. Segments and cells add up; of ranges on one measure and of
 * searches the newer replaces the older.
 */
export function toggleFilter(filters: readonly Filter[], filter: Filter): Filter[] {
  if (filters.some((standing) => sameFilter(standing, filter))) {
    return filters.filter((standing) => !sameFilter(standing, filter));
  }
  const kept = filters.filter(
    (standing) =>
      !(
        filter.kind === 'range' &&
        standing.kind === 'range' &&
        standing.measure === filter.measure
      ) && !(filter.kind === 'search' && standing.kind === 'search'),
  );
  return [...kept, filter];
}

/**
 * `where …` for the filters, or nothing. Filters of one kind (of ranges: of one measure) are alternatives, kinds are
 * combined. A range includes its lower edge and leaves out its upper one, as the bins do; without one it is open.
 *
 * @param except leaves out the filters of the block that asks.
 */
export function whereClause(filters: readonly Filter[], except?: FilterKind | Measure): Sql {
  const groups = new Map<string, Sql[]>();
  for (const filter of filters) {
    const group = filter.kind === 'range' ? filter.measure : filter.kind;
    if (group === except || filter.kind === except) continue;
    groups.set(group, [...(groups.get(group) ?? []), condition(filter)]);
  }
  if (groups.size === 0) return EMPTY;
  const conditions = [...groups.values()].map((alternatives) => {
    const [only] = alternatives;
    return alternatives.length === 1 && only ? only : sql`(${join(alternatives, ' or ')})`;
  });
  return sql`where ${join(conditions, '\nand ')}`;
}

function condition(filter: Filter): Sql {
  switch (filter.kind) {
    case 'segment':
      return sql`segment = ${literal(filter.segment)}`;
    case 'cell':
      return sql`(r = ${literal(filter.r)} and f = ${literal(filter.f)})`;
    case 'range': {
      const column = ident(filter.measure);
      const above = sql`${column} >= ${literal(filter.from)}`;
      return filter.to === null ? above : sql`${above} and ${column} < ${literal(filter.to)}`;
    }
    case 'search':
      return sql`contains(lower(customer_id), ${literal(filter.text.toLowerCase())})`;
  }
}
