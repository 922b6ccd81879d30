import type { Result } from '../base/result';
import { ok } from '../base/result';
import type { FileConnector } from '../engine/connector';
import { ident, literal, sql } from '../sql';
import type { BadRecord } from './csv/scan';

/** Rejected rows of all sources: `source, file, line, column, reason, raw`. */
const REJECTED_ROWS = ident('rejected_rows');

/** Makes the table of rejected rows if it is not there. */
async function createRejects(connector: FileConnector): Promise<Result<void>> {
  return connector.exec(sql`
    create table if not exists ${REJECTED_ROWS} (
      source VARCHAR,
      file VARCHAR,
      line BIGINT,
      "column" VARCHAR,
      reason VARCHAR,
      raw VARCHAR
    )
  `);
}

/** Forgets the rejected rows of a source. */
export async function clearRejects(
  connector: FileConnector,
  source: string,
): Promise<Result<void>> {
  const created = await createRejects(connector);
  if (!created.ok) return created;
  return connector.exec(sql`delete from ${REJECTED_ROWS} where source = ${literal(source)}`);
}

/** Stores rejected rows of one file, as a file of our own that the engine reads: literals would be slow for many. */
export async function storeRejects(
  connector: FileConnector,
  source: string,
  file: string,
  records: readonly BadRecord[],
): Promise<Result<void>> {
  if (records.length === 0) return ok(undefined);
  const lines = records.map(({ line, column, reason, raw }) =>
    [String(line), column === null ? '' : quoted(column), quoted(reason), quoted(raw)].join(','),
  );
  const path = await connector.registerFile(new Blob([`${lines.join('\n')}\n`]));
  if (!path.ok) return path;
  const stored = await connector.exec(sql`
    insert into ${REJECTED_ROWS}
    select ${literal(source)}, ${literal(file.replaceAll('\0', ''))}, line, "column", reason, raw
    from read_csv(
      ${literal(path.value)},
      columns = {line: 'BIGINT', "column": 'VARCHAR', reason: 'VARCHAR', raw: 'VARCHAR'},
      auto_detect = false,
      header = false,
      delim = ',',
      quote = '"',
      escape = '"',
      allow_quoted_nulls = false
    )
  `);
  await connector.releaseFile(path.value);
  return stored;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
