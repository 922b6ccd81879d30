import { tableFromIPC } from 'apache-arrow';
import type { CellValue } from '../base/cell-value';
import { tableRows } from '../base/arrow-values';
import { ok, type Result } from '../base/result';
import type { Connector, QueryOptions } from '../engine/connector';
import type { Sql } from '../sql';

/** Rows of a small result as plain objects. */
export async function fetchRows(
  connector: Connector,
  statement: Sql,
  options: QueryOptions = {},
): Promise<Result<Record<string, CellValue>[]>> {
  const result = await connector.query(statement, options);
  return result.ok ? ok(tableRows(tableFromIPC(result.value.bytes))) : result;
}

/** Runs statements one after the other; the first failure ends it. */
export async function execAll(
  connector: Connector,
  statements: readonly Sql[],
  options: QueryOptions = {},
): Promise<Result<void>> {
  for (const statement of statements) {
    const done = await connector.exec(statement, options);
    if (!done.ok) return done;
  }
  return ok(undefined);
}
