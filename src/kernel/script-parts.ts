import { cellText } from '../base/cell-value';
import { ok, type Result } from '../base/result';
import type { Connector } from '../engine/connector';
import type { ScriptParts, ScriptStep } from '../export/sql-script';
import { sql } from '../sql';
import type { ModelStore } from './model-store';
import type { NotebookRelations } from './notebook-relations';
import type { RelationSupply } from './relation-supply';
import type { RoleViews } from './role-views';
import { scriptSources } from './script-sources';
import type { SourceStore } from './source-store';
import { fetchRows } from './statements';

/** Where the parts of a script come from. */
export interface ScriptGround {
  readonly sources: SourceStore;
  readonly views: RoleViews;
  readonly cells: NotebookRelations;
  readonly models: ModelStore;
  readonly supply: RelationSupply;
}

/** Everything that stands, as statements that make it again elsewhere. Only inside of a change. */
export async function scriptParts(
  connector: Connector,
  { sources, views, cells, models, supply }: ScriptGround,
  signal: AbortSignal,
): Promise<Result<ScriptParts>> {
  const relations: { name: string; step: ScriptStep }[] = [];
  for (const name of cells.names) {
    // One that cannot be made is left out: its cell says why.
    await supply.supply(connector, [name], signal);
    const cell = cells.get(name);
    if (cell?.standing !== true) continue;
    const query = await bareQuery(connector, cells, cell.definition.sql);
    if (!query.ok) return query;
    relations.push({ name, step: { relation: name, kind: cell.kept, query: query.value } });
  }
  const version = await fetchRows(connector, sql`select version() as version`);
  if (!version.ok) return version;
  return ok({
    version: `DuckDB ${cellText(version.value[0]?.['version'])}`,
    sources: scriptSources(sources),
    roles: views.definitions(),
    models: models.runs(),
    cells: relations,
    variables: cells.variables,
  });
}

/** A cell’s query as it runs, without the semicolons at its end. */
async function bareQuery(
  connector: Connector,
  cells: NotebookRelations,
  text: string,
): Promise<Result<string>> {
  const read = await cells.read(connector, text);
  if (!read.ok) return read;
  const { text: query } = read.value.rewritten;
  const tokens = await connector.tokenize(query);
  if (!tokens.ok) return tokens;
  const code = tokens.value.filter(({ kind }) => kind !== 'comment');
  const isEnd = ({ from, to }: { from: number; to: number }) => query.slice(from, to) === ';';
  const last = code.findLast((token) => !isEnd(token));
  const ends = code.filter((token) => isEnd(token) && token.from >= (last?.to ?? 0));
  return ok(
    ends.reduce((bare, { from, to }) => `${bare.slice(0, from)} ${bare.slice(to)}`, query).trim(),
  );
}
