import { tableFromIPC } from 'apache-arrow';
import { ok, type Result } from '../../base/result';
import { ident, qualified, sql, type Sql } from '../../sql';
import type { Connector } from '../connector';

const PLAIN = 'memory';
/** The compressed database. */
export const COMPRESSED = 'm';

/**
 * Attaches a compressed in-memory database, copies every table into it, makes it the current one, and only then drops
 * the plain tables: a copy that fails loses nothing. Views go with what they read; the caller makes them anew. 10M order
 * rows take 245 MB there instead of 1.4 GB.
 */
export async function moveToCompressed(connector: Connector): Promise<Result<void>> {
  const relations = await connector.relations();
  if (!relations.ok) return relations;
  const schemas = await schemaNames(connector);
  if (!schemas.ok) return schemas;
  const tables = relations.value.filter((relation) => relation.kind === 'table');
  const views = relations.value.filter((relation) => relation.kind === 'view');
  const copied = await runAll(connector, [
    sql`attach ':memory:' as ${ident(COMPRESSED)} (compress)`,
    ...schemas.value.map(
      (schema) => sql`create schema if not exists ${qualified(COMPRESSED, schema)}`,
    ),
    ...tables.map(
      ({ schema, name }) => sql`
        create table ${qualified(COMPRESSED, schema, name)} as
        from ${qualified(PLAIN, schema, name)}
      `,
    ),
  ]);
  if (!copied.ok) {
    await connector.exec(sql`detach database if exists ${ident(COMPRESSED)}`);
    return copied;
  }
  return runAll(connector, [
    sql`use ${ident(COMPRESSED)}`,
    ...views.map(({ schema, name }) => sql`drop view if exists ${qualified(PLAIN, schema, name)}`),
    ...tables.map(({ schema, name }) => sql`drop table ${qualified(PLAIN, schema, name)}`),
  ]);
}

/** Schemas of the current database, also those that are still empty. */
async function schemaNames(connector: Connector): Promise<Result<string[]>> {
  const schemas = await connector.query(sql`
    select schema_name from duckdb_schemas() where database_name = current_database() and not internal
  `);
  if (!schemas.ok) return schemas;
  const names = tableFromIPC(schemas.value.bytes).getChild('schema_name');
  return ok(Array.from({ length: names?.length ?? 0 }, (_, row) => String(names?.get(row))));
}

async function runAll(connector: Connector, statements: readonly Sql[]): Promise<Result<void>> {
  for (const statement of statements) {
    const done = await connector.exec(statement);
    if (!done.ok) return done;
  }
  return ok(undefined);
}
