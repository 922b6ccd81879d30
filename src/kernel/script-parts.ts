import { cellText } from '../base/cell-value';
import type { Reading } from '../base/reading';
import { ok, type Result } from '../base/result';
import type { Connector } from '../engine/connector';
import type { ScriptParts, ScriptStep } from '../export/sql-script';
import { standaloneQuery } from '../intake/csv/standalone-query';
import { sql } from '../sql';
import type { ModelStore } from './model-store';
import type { NotebookRelations } from './notebook-relations';
import type { RelationSupply } from './relation-supply';
import type { RoleViews } from './role-views';
import { SOURCE_SCHEMA, type SourceStore, type StoredSource } from './source-store';
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
    sources: sources.all().flatMap(sourcePart),
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

function sourcePart(source: StoredSource): ScriptParts['sources'] {
  const { name, reading, files, lenient, repaired, rejected, rows } = source;
  if (!reading || source.error) return [];
  const notes: string[] = [];
  let names = files.map((file) => file.name);
  let readAs = reading;
  const { encoding, blanks } = reading;
  if (encoding !== 'utf-8' || blanks === true) {
    if (encoding !== 'utf-8')
      notes.push(`Written in ${encoding}, which has to become UTF-8 first:`);
    else notes.push('Separated by runs of blanks, which have to become tabs first:');
    notes.push(...names.map((file) => conversionCommand(file, reading)));
    names = names.map(convertedName);
    readAs = { ...reading, encoding: 'utf-8', compression: 'none' };
  }
  if (repaired) {
    notes.push(
      `Quintile read this file record by record and left out ${rejectedRows(rejected)} (listed there).`,
      'DuckDB leaves out what it cannot read by itself, which may be other rows.',
    );
  }
  const query = standaloneQuery({ files: names, reading: readAs, lenient, repaired, rows }).text;
  const step: ScriptStep = { relation: [SOURCE_SCHEMA, name], kind: 'table', query };
  return [{ files: names, step, notes }];
}

function rejectedRows(rejected: number): string {
  return rejected === 1 ? '1 row' : `${String(rejected)} rows`;
}

function convertedName(file: string): string {
  return `${file}.utf8.csv`;
}

function conversionCommand(file: string, { encoding, compression, blanks }: Reading): string {
  const steps = [
    ...(compression === 'gzip' ? ['gzip -dc'] : []),
    ...(encoding === 'utf-8' ? [] : [`iconv -f ${encoding.toUpperCase()} -t UTF-8`]),
    ...(blanks === true ? [BLANKS_TO_TABS] : []),
  ];
  const [first = 'cat', ...others] = steps;
  const pipe = [`${first} ${shellWord(file)}`, ...others].join(' | ');
  return `  ${pipe} > ${shellWord(convertedName(file))}`;
}

/** Blanks inside of quoted fields are not spared. */
const BLANKS_TO_TABS = String.raw`sed -E 's/^[[:blank:]]+//; s/[[:blank:]]+(\r?)$/\1/; s/[[:blank:]]+/\t/g'`;

function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
