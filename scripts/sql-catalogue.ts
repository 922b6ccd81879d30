import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { tableFromIPC } from 'apache-arrow';
import { format, resolveConfig } from 'prettier';
import { tableRows } from '../src/base/arrow-values';
import { openNodeConnector } from '../src/engine/wasm/node';
import { foreignSql } from '../src/sql';
import { IN_OUR_WORDS, OFFERED } from './sql-functions';

/** The file that `npx tsx scripts/sql-catalogue.ts` writes. */
export const CATALOGUE = new URL('../src/ui/editor/sql-completion/catalogue.ts', import.meta.url);

interface Row {
  readonly kind: string;
  readonly name: string;
  readonly parameters: readonly string[];
  readonly varargs: string | null;
  readonly doc: string;
}

/** One line a function, `kind|name(parameters)|doc`, made from the engine that the page runs. */
export async function makeCatalogue(): Promise<string> {
  const opened = await openNodeConnector();
  if (!opened.ok) throw new Error(opened.error.code);
  const rowsOf = async (query: string) => {
    const result = await opened.value.query(foreignSql(query));
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return tableRows(tableFromIPC(result.value.bytes)) as unknown as Row[];
  };
  const functions = await rowsOf(`
    select function_type as kind, function_name as name,
      arg_max(parameters, len(parameters)) as parameters, any_value(varargs) as varargs,
      coalesce(any_value(description), '') as doc
    from duckdb_functions()
    where function_type in ('scalar', 'aggregate', 'macro')
    group by all order by name, kind`);
  const keywords = await rowsOf(`
    select keyword_name as name from duckdb_keywords()
    where keyword_category <> 'unreserved' order by 1`);
  await opened.value.close();
  const offered = new Set(OFFERED);
  const lines = functions.filter(({ name }) => offered.delete(name)).map(lineOf);
  if (offered.size > 0) throw new Error(`The engine has no ${[...offered].join(', ')}`);
  const path = fileURLToPath(CATALOGUE);
  const text = `// Made by \`npx tsx scripts/sql-catalogue.ts\` from the engine: change it there.

/** One line a function: kind, call, what it does. */
export const FUNCTION_LINES = \`\n${[IN_OUR_WORDS, ...lines].join('\n').replaceAll('`', "'")}\n\`;

/** Words that are no names without quotes. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  \`${wrap(keywords.map(({ name }) => name))}\`.split(/\\s+/),
);
`;
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

function lineOf({ kind, name, parameters, varargs, doc }: Row): string {
  const names = parameters
    .map((parameter) => parameter.replaceAll(/['"]|\(.*\)/g, ''))
    .filter((parameter) => !/^col\d+$/.test(parameter));
  if (varargs !== null) names.push('…');
  const text = doc.replaceAll(/\s+/g, ' ').replaceAll('|', '').trim();
  const first = /^.*?[.](?= |$)/.exec(text)?.[0] ?? text;
  return `${kind === 'macro' ? 'scalar' : kind}|${name}(${names.join(', ')})|${cut(first)}`;
}

function cut(text: string): string {
  const sentence = text === '' || /[.…]$/.test(text) ? text : `${text}.`;
  return sentence.length <= 140 ? sentence : `${sentence.slice(0, 139).replace(/\s+\S*$/, '')} …`;
}

function wrap(words: readonly string[]): string {
  return words.join(' ').replaceAll(/(.{80,100}) /g, '$1\n  ');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await makeCatalogue();
  await writeFile(CATALOGUE, text);
  console.log(`${text.split('\n').length} lines`);
}
