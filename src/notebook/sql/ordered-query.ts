import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';

export interface Sort {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

/** Text to look for in some columns; upper and lower case are the same. */
export interface Find {
  readonly text: string;
  readonly columns: readonly string[];
}

/**
 * All rows of a relation (its name, or what may stand after FROM) in an order; without one, as the relation gives them. Ties are broken by customer (else by the
 * first column), so that slices fetched one after the other fit together.
 */
export function orderedQuery(
  from: Sql | string,
  sort: Sort | null,
  columns: readonly string[],
  find: Find | null = null,
): Sql {
  const tie = columns.includes('customer_id') ? 'customer_id' : columns[0];
  const ties = tie === undefined || tie === sort?.column ? EMPTY : sql`, ${ident(tie)}`;
  const direction = sort?.direction === 'asc' ? sql`asc` : sql`desc`;
  const order = sort ? sql`order by ${ident(sort.column)} ${direction} nulls last${ties}` : EMPTY;
  return sql`
    from ${typeof from === 'string' ? ident(from) : from}
    ${find ? findClause(find) : EMPTY}
    ${order}
  `;
}

function findClause({ text, columns }: Find): Sql {
  if (text === '' || columns.length === 0) return EMPTY;
  const wanted = literal(text.toLowerCase());
  const hits = columns.map((column) => sql`contains(lower(${ident(column)}::VARCHAR), ${wanted})`);
  return sql`where ${join(hits, ' or ')}`;
}
