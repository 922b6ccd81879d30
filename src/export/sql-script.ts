import type { Variables } from '../base/variables';
import { ident, qualified, sql, variableLiteral } from '../sql';

/** A table, view or further rows of a table, with the query that gives its rows. */
export interface ScriptStep {
  /** Relation by its name, or by schema and name. */
  readonly relation: string | readonly [schema: string, name: string];
  readonly kind: 'table' | 'view' | 'insert';
  /** One query, without a semicolon at its end. */
  readonly query: string;
}

/** What a script is made of; the kernel knows it. All queries are as they run in the engine. */
export interface ScriptParts {
  /** The engine’s version. */
  readonly version: string;
  readonly sources: readonly {
    readonly files: readonly string[];
    readonly step: ScriptStep;
    /** What somebody has to know who reads the files without Quintile. */
    readonly notes: readonly string[];
  }[];
  /** The role views, as the sources supply them. */
  readonly roles: readonly ScriptStep[];
  /** Model runs that stand: those of cells, and built-in ones that were read. */
  readonly models: readonly {
    readonly name: string;
    readonly model: string;
    readonly builtIn: boolean;
    readonly steps: readonly ScriptStep[];
  }[];
  /** Relations of SQL cells that stand, with `$name` as the engine understands it. */
  readonly cells: readonly { readonly name: string; readonly step: ScriptStep }[];
  /** Values of inputs and selections. */
  readonly variables: Variables;
}

/** A cell of the notebook on its way into a script. */
export type ScriptCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sql' | 'model'; readonly name: string; readonly text: string }
  | {
      readonly kind: 'input' | 'chart' | 'other';
      readonly name: string | null;
      readonly text: string;
    };

const RULE = `-- ${'-'.repeat(77)}`;
/** Rows of each SQL cell that the script shows. */
const ROWS_SHOWN = 100;

/**
 * The SQL of a notebook as one script for the DuckDB command line: sources from their files, role views, values, then
 * the cells. What is not SQL stands in it as a comment, also what has not run.
 *
 * @param cells in an order in which none reads what comes after it
 */
export function sqlScript(title: string, cells: readonly ScriptCell[], parts: ScriptParts): string {
  const sections = [
    head(title, parts),
    ...sourceSections(parts),
    section('Data as the numbers use them: mapped and cleaned', parts.roles.map(statement)),
    section('Values of inputs and selections', variableStatements(parts.variables)),
    ...builtInSections(parts),
    ...cells.map((cell) => cellSection(cell, parts)),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

/**
 * A text as comment lines. Whatever it holds, it stays one: every kind of line break begins another line, for the
 * engine would read on after some and an editor would show code after others.
 */
export function comment(text: string): string {
  return text
    .replaceAll('\0', '')
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => `-- ${line}`.trimEnd())
    .join('\n');
}

function head(title: string, { version, sources }: ScriptParts): string {
  const files = sources.flatMap((source) => source.files);
  return comment(
    [
      title,
      '',
      `The SQL of a Quintile notebook, for the DuckDB command line (written for ${version}).`,
      'Run it in the folder that holds the files: duckdb < this-script.sql',
      ...files.map((file) => `  ${file}`),
      'The statements are those of the notebook; what is not SQL stands here as a comment.',
    ].join('\n'),
  );
}

function section(title: string, statements: readonly string[]): string {
  if (statements.length === 0) return '';
  return [`${RULE}\n${comment(title)}`, ...statements].join('\n\n');
}

function sourceSections({ sources }: ScriptParts): string[] {
  if (sources.length === 0) return [];
  const tables = sources.map(({ step, notes }) =>
    [...(notes.length > 0 ? [comment(notes.join('\n'))] : []), statement(step)].join('\n'),
  );
  return [section('Sources', ['create schema if not exists source;', ...tables])];
}

function variableStatements(variables: Variables): string[] {
  return Object.entries(variables).map(
    ([name, value]) => sql`set variable ${ident(name)} = ${variableLiteral(value)};`.text,
  );
}

function builtInSections({ models }: ScriptParts): string[] {
  return models
    .filter(({ builtIn }) => builtIn)
    .map(({ name, steps }) =>
      section(`Model ${name}, with its default settings`, steps.map(statement)),
    );
}

function cellSection(cell: ScriptCell, parts: ScriptParts): string {
  const { kind, text } = cell;
  if (kind === 'text') return `${RULE}\n${comment(text.trim())}`;
  const { name } = cell;
  const title = [kind === 'other' ? 'cell' : kind, ...(name === null ? [] : [name])].join(' ');
  const note = (...more: string[]) => comment([title, ...more, text.trim()].join('\n').trim());
  if (kind === 'sql') {
    const found = parts.cells.find((one) => one.name === name);
    if (!found) return `${RULE}\n${note('(has not run)')}`;
    const shown = `from ${ident(found.name).text}\nlimit ${String(ROWS_SHOWN)};`;
    return section(title, [statement(found.step), shown]);
  }
  if (kind === 'model') {
    const found = parts.models.find((one) => !one.builtIn && one.name === name);
    if (!found) return `${RULE}\n${note('(has not run)')}`;
    return [`${RULE}\n${note()}`, ...found.steps.map(statement)].join('\n\n');
  }
  return `${RULE}\n${note()}`;
}

/** The semicolon has a line of its own: the query may end in a comment. */
function statement({ relation, kind, query }: ScriptStep): string {
  const name = typeof relation === 'string' ? ident(relation) : qualified(...relation);
  const begin = {
    table: sql`create or replace table ${name} as`,
    view: sql`create or replace view ${name} as`,
    insert: sql`insert into ${name}`,
  }[kind];
  return `${begin.text}\n${query}\n;`;
}
