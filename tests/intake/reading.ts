import { vi } from 'vitest';
import { columnsOfTable, type Reading, type ReadingChoices } from '../../src/base/reading';
import type { Result } from '../../src/base/result';
import type { FileConnector } from '../../src/engine/connector';
import { readCsv } from '../../src/intake/csv/read';
import type { ReadHooks, ReadOutcome } from '../../src/intake/reader';
import { sniffFile } from '../../src/intake/sniff/sniff-file';
import { ident, join, sql } from '../../src/sql';
import { rowsOf } from '../helpers/engine';

/** A file of text or bytes. */
export function fileOf(content: string | Uint8Array<ArrayBuffer>, name = 'orders.csv'): File {
  return new File([content], name);
}

/** Gzip of a text. */
export async function gzip(content: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

let tables = 0;

/** A table name nobody has used yet. */
export function freshTable() {
  return ident(`table_${String(++tables)}`);
}

export interface ReadBack {
  readonly outcome: ReadOutcome;
  readonly columns: readonly string[];
  /** All cells as text; missing cells as empty text. */
  readonly rows: readonly (readonly string[])[];
  readonly rejects: readonly Rejected[];
}

export interface Rejected {
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
  readonly raw: string;
}

/** Sniffs a file and reads it, all the way to the engine and back as text. */
export async function readBack(
  connector: FileConnector,
  file: File,
  choices: ReadingChoices = {},
): Promise<Result<ReadBack>> {
  const sniff = await sniffFile(file, choices);
  if (!sniff.ok) return sniff;
  return readWith(connector, [file], sniff.value.reading);
}

/** Reads files as given and takes the table back as text. */
export async function readWith(
  connector: FileConnector,
  files: readonly File[],
  reading: Reading,
  hooks: ReadHooks = {},
): Promise<Result<ReadBack>> {
  const table = freshTable();
  const source = table.text;
  const outcome = await readCsv(connector, { source, files, reading, table }, hooks);
  if (!outcome.ok) return outcome;
  const columns = columnsOfTable(outcome.value.reading).map(({ name }) => name);
  // The mark in front keeps Arrow's text decoder from dropping a byte order mark that a cell begins with.
  const cells = columns.map(
    (column, at) => sql`'|' || ${ident(column)}::VARCHAR as ${ident(`c${at}`)}`,
  );
  const asText = await rowsOf(connector, sql`select ${join(cells)} from ${table}`);
  const rows = asText.map((row) =>
    Object.values(row as Record<string, string | null>).map((cell) => (cell ?? '|').slice(1)),
  );
  const rejects = await rejectsOf(connector, source);
  await connector.exec(sql`drop table ${table}`);
  return { ok: true, value: { outcome: outcome.value, columns, rows, rejects } };
}

/** The rejected rows of a source in file order. */
export async function rejectsOf(connector: FileConnector, source: string): Promise<Rejected[]> {
  const rows = await rowsOf(
    connector,
    `select file, line::INTEGER as line, "column", reason, raw from rejected_rows
     where source = '${source}' order by file, line, raw`,
  );
  return rows as unknown as Rejected[];
}

/** What an import left behind in the engine: tables of its own and files not released. */
export async function leftBehind(
  connector: FileConnector,
  work: () => Promise<unknown>,
): Promise<{ tables: string[]; files: number; rejects: number }> {
  const register = vi.spyOn(connector, 'registerFile');
  const release = vi.spyOn(connector, 'releaseFile');
  try {
    await work();
    const tables = await rowsOf(
      connector,
      `select table_name from duckdb_tables() where table_name not in ('rejected_rows', 'set_aside_rows')`,
    );
    const rejects = await rowsOf(
      connector,
      `select table_name from duckdb_tables() where table_name in ('rejected_rows', 'set_aside_rows') and estimated_size > 0`,
    );
    return {
      tables: tables.map((row) => String(row.table_name)),
      files: register.mock.calls.length - release.mock.calls.length,
      rejects: rejects.length,
    };
  } finally {
    register.mockRestore();
    release.mockRestore();
  }
}

export const NOTHING = { tables: [], files: 0, rejects: 0 };
