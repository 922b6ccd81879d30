import type { Reading } from '../base/reading';
import { sourcesOf } from '../base/shapes';
import type { ScriptParts } from '../export/sql-script';
import { exportedQuery } from '../intake/csv/exported-query';
import { standaloneQuery } from '../intake/csv/standalone-query';
import { packedPath } from '../intake/open/packed-files';
import { qualified, type Sql } from '../sql';
import { shapeQuery } from './shaped-sources';
import { SOURCE_SCHEMA, type SourceStore, type StoredSource } from './source-store';

type ScriptSource = ScriptParts['sources'][number];
type Recipe = Pick<ScriptSource, 'files' | 'notes'> & { readonly query: Sql };

/** How to make the tables of the sources outside of Quintile. Those that are made from others come last. */
export function scriptSources(sources: SourceStore): ScriptSource[] {
  const all = sources.all().filter(({ error }) => error === null);
  const made = (recipes: (source: StoredSource) => Recipe | null) =>
    all.flatMap((source) => {
      const recipe = recipes(source);
      if (recipe === null) return [];
      const { files, notes, query } = recipe;
      const relation = [SOURCE_SCHEMA, source.name] as const;
      return [{ files, notes, step: { relation, kind: 'table', query: query.text } as const }];
    });
  return [...made(fromFiles), ...made((source) => fromSources(source, sources))];
}

function fromFiles(source: StoredSource): Recipe | null {
  const { reading } = source;
  if (reading === null) return null;
  switch (reading.format) {
    case 'csv':
      return fromText(source, reading);
    case 'parquet':
    case 'arrow':
      return fromColumns(source, reading.format);
    case 'json':
    case 'xlsx':
    case 'html':
      return fromExport(source, reading);
  }
}

function fromSources(source: StoredSource, sources: SourceStore): Recipe | null {
  const query = shapeQuery(source, sources);
  if (query === null || source.shape === null) return null;
  return { files: [], notes: [`Made from ${sourcesOf(source.shape).join(', ')}.`], query };
}

function fromText({ files, lenient, repaired, rejected, rows }: StoredSource, reading: Reading) {
  const notes = packedNotes(files);
  let names = files.map(({ name }) => name);
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
  const query = standaloneQuery({ files: names, reading: readAs, lenient, repaired, rows });
  return { files: names, notes, query };
}

/** DuckDB reads Parquet by itself; of Arrow files it knows nothing without an extension, so they become Parquet. */
function fromColumns({ files, standalone }: StoredSource, format: 'parquet' | 'arrow') {
  if (standalone === null) return null;
  const isArrow = format === 'arrow';
  const nameOf = ({ name }: File) => (isArrow ? `${name}.parquet` : name);
  const notes = packedNotes(files);
  if (isArrow) {
    notes.push(
      'An Arrow file, which DuckDB does not read by itself. It has to become Parquet first:',
    );
    notes.push(...files.map((file) => arrowCommand(file.name, nameOf(file))));
  }
  return { files: files.map(nameOf), notes, query: standalone(nameOf) };
}

/** What Quintile makes of sheets, pages and documents nothing else makes: its table is saved there, and read here. */
function fromExport({ name, files, columns }: StoredSource, reading: Reading): Recipe {
  const file = `${name}.table.csv`;
  const called = files.map((one) => packedPath(one) ?? one.name).join(', ');
  return {
    files: [file],
    notes: [
      `Quintile read ${placeOf(reading)}${called} as a table in its own way.`,
      `Run the query "from ${qualified(SOURCE_SCHEMA, name).text}" there and save its rows as ${file},`,
      'with formulas as they are.',
    ],
    query: exportedQuery(file, columns),
  };
}

/** Which table of the file it is, as words before its name. */
function placeOf({ format, sheet, range, path }: Reading): string {
  const area = range === undefined ? '' : `${range} of `;
  if (sheet !== undefined) return `${area}the sheet "${sheet}" of `;
  if (path === undefined || path === '') return area;
  return format === 'html' ? `table ${path} of ` : `"${path}" of `;
}

function packedNotes(files: readonly File[]): string[] {
  return files.flatMap((file) => {
    const packed = packedPath(file);
    return packed === null ? [] : [`${file.name} has to be unpacked first: it is ${packed}.`];
  });
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

function arrowCommand(file: string, parquet: string): string {
  return `  python3 -c "${ARROW_TO_PARQUET}" ${shellWord(file)} ${shellWord(parquet)}`;
}

/** Files and streams alike. */
const ARROW_TO_PARQUET = [
  'import sys, pyarrow.ipc as ipc, pyarrow.parquet as pq',
  "data = open(sys.argv[1], 'rb').read()",
  "kind = ipc.open_file if data[:6] == b'ARROW1' else ipc.open_stream",
  'pq.write_table(kind(data).read_all(), sys.argv[2])',
].join('; ');
