import { tableFromIPC } from 'apache-arrow';
import { tableRows } from '../base/arrow-values';
import type { CellValue } from '../base/cell-value';
import { ok, type Result } from '../base/result';
import type { Sql } from '../sql';
import type { FitHooks } from './model';

/** Rows of a small result as plain objects: what a `fit` has to know before it writes its steps. */
export async function fetchRows(
  { connector, signal }: Pick<FitHooks, 'connector' | 'signal'>,
  query: Sql,
): Promise<Result<Record<string, CellValue>[]>> {
  const result = await connector.query(query, { signal });
  return result.ok ? ok(tableRows(tableFromIPC(result.value.bytes))) : result;
}
