import type { Result } from '../base/result';
import type { FileConnector } from '../engine/connector';
import { ident, literal, sql } from '../sql';
import type { BadRecord } from './csv/scan';
import { insertRecords } from './stored-records';

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

/** Stores rejected rows of one file. */
export function storeRejects(
  connector: FileConnector,
  source: string,
  file: string,
  records: readonly BadRecord[],
): Promise<Result<void>> {
  const cells = records.map(({ line, column, reason, raw }) => [String(line), column, reason, raw]);
  return insertRecords(connector, REJECTED_ROWS, { source, file, kindColumn: 'column' }, cells);
}
