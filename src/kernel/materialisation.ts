import { ok, type Result } from '../base/result';
import type { Connector } from '../engine/connector';
import { ident, literal, sql, type Sql } from '../sql';
import type { DefinedRelation, RelationDefinition } from './notebook-api';
import { fetchRows } from './statements';

/**
 * When a result is a view, a table, or a fetched slice:
 *
 * - A **view** holds no rows and is computed on each read. It is what a cell is unless others read it, and what a cell
 *   stays whose rows are more than `KEPT_ROWS`: a copy of them would fill the tab.
 * - A **table** holds the rows, so that a dear query is computed once for all who read it.
 * - A **slice** is all that ever leaves the kernel: the page asks for the rows that it shows (see `Pagers`), and up to
 *   `TOP_ROWS` of them come from the query with a limit. Who scrolls further has the sorted result kept.
 */
const KEPT_ROWS = 1_000_000;
export const TOP_ROWS = 400;

type Kept = DefinedRelation['kept'];

/** Makes the relation of a cell by the policy above. Nothing of that name may stand. */
export async function materialise(
  connector: Connector,
  name: string,
  query: Sql,
  keep: RelationDefinition['keep'],
  options: { readonly signal: AbortSignal; readonly keptRows?: number },
): Promise<Result<Kept>> {
  const { signal, keptRows = KEPT_ROWS } = options;
  if (keep === 'table') {
    const kept = await keepRows(connector, ident(name), query, keptRows, signal);
    if (!kept.ok || kept.value) return kept.ok ? ok('table') : kept;
  }
  const made = await connector.exec(
    sql`
      create view ${ident(name)} as
      ${query}
    `,
    { signal },
  );
  return made.ok ? ok('view') : made;
}

/** Keeps the rows in a table, unless there are too many: then there is none. */
async function keepRows(
  connector: Connector,
  table: Sql,
  query: Sql,
  keptRows: number,
  signal: AbortSignal,
): Promise<Result<boolean>> {
  const made = await connector.exec(
    sql`
      create table ${table} as
      ${query}
      limit ${literal(keptRows + 1)}
    `,
    { signal },
  );
  if (!made.ok) return made;
  const counted = await fetchRows(connector, sql`select count(*)::DOUBLE as rows from ${table}`);
  if (counted.ok && Number(counted.value[0]?.['rows']) <= keptRows) return ok(true);
  const dropped = await connector.exec(sql`drop table ${table}`);
  if (!counted.ok) return counted;
  return dropped.ok ? ok(false) : dropped;
}

/** Drops whatever stands under the name. The engine refuses to drop a view as a table, and the other way round. */
export async function dropRelation(connector: Connector, name: string): Promise<Result<void>> {
  const view = await connector.exec(sql`drop view if exists ${ident(name)}`);
  return view.ok ? view : connector.exec(sql`drop table if exists ${ident(name)}`);
}
