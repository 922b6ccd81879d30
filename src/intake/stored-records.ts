import { ok, type Result } from '../base/result';
import type { FileConnector } from '../engine/connector';
import { ident, literal, sql, type Sql } from '../sql';

/** Whose records are stored, and what the third column of the table is called. */
export interface RecordsOf {
  readonly source: string;
  readonly file: string;
  readonly kindColumn: 'column' | 'kind';
}

/**
 * Adds records of a file to a table of `source, file, line, <kind>, reason, raw`. They go in as a file of our own that
 * the engine reads: literals would be slow for many.
 */
export async function insertRecords(
  connector: FileConnector,
  table: Sql,
  { source, file, kindColumn }: RecordsOf,
  records: readonly (readonly (string | null)[])[],
): Promise<Result<void>> {
  if (records.length === 0) return ok(undefined);
  const lines = records.map((cells) =>
    cells.map((cell) => (cell === null ? '' : quoted(cell))).join(','),
  );
  const path = await connector.registerFile(new Blob([`${lines.join('\n')}\n`]));
  if (!path.ok) return path;
  const kind = ident(kindColumn);
  const stored = await connector.exec(sql`
    insert into ${table}
    select ${literal(source)}, ${literal(file.replaceAll('\0', ''))}, line, ${kind}, reason, raw
    from read_csv(
      ${literal(path.value)},
      columns = {line: 'BIGINT', ${kind}: 'VARCHAR', reason: 'VARCHAR', raw: 'VARCHAR'},
      auto_detect = false,
      header = false,
      delim = ',',
      quote = '"',
      escape = '"',
      new_line = ${literal('\\n')},
      allow_quoted_nulls = false
    )
  `);
  await connector.releaseFile(path.value);
  return stored;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
