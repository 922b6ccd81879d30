import { literal, sql, type Sql } from '../sql';

/** Rows `offset` to `offset + limit` of a query. */
export function sliceQuery(query: Sql, offset: number, limit: number): Sql {
  return sql`
    from (
      ${query}
    )
    limit ${literal(limit)} offset ${literal(offset)}
  `;
}
