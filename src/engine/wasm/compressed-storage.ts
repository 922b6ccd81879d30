import { tableFromIPC } from 'apache-arrow';
import { ok, type Result } from '../../base/result';
import { ident, qualified, sql, type Sql } from '../../sql';
import type { Connector } from '../connector';

const DATABASE = 'm';

/**
 * Attaches a compressed in-memory database, moves every table into it and makes it the current one. Views stay behind
 * and are dropped with what they read: the caller makes them anew. 10M order rows take 245 MB there instead of 1.4 GB.
 */
export async function moveToCompressed(connector: Connector): Promise<Result<void>> {
  const relations = await connector.relations();
  if (!relations.ok) return relations;
  const attached = await runAll(connector, [
    sql`attach ':memory:' as ${ident(DATABASE)} (compress)`,
  ]);
  if (!attached.ok) return attached;
  const tables = relations.value.filter((relation) => relation.kind === 'table');
  const views = relations.value.filter((relation) => relation.kind === 'view');
  const schemas = await schemaNames(connector);
  if (!schemas.ok) return schemas;
  const moves = [
    ...views.map((view) => sql`drop view if exists ${qualified(view.schema, view.name)}`),
    ...[...schemas].map(
      (schema) => sql`create schema if not exists ${qualified(DATABASE, schema)}`,
    ),
    ...tables.flatMap((table) => [
      sql`
        create table ${qualified(DATABASE, table.schema, table.name)} as
        from ${qualified(table.schema, table.name)}
      `,
      sql`drop table ${qualified(table.schema, table.name)}`,
    ]),
    sql`use ${ident(DATABASE)}`,
  ];
  return runAll(connector, moves);
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
