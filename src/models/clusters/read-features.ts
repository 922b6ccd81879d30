import { tableFromIPC } from 'apache-arrow';
import { ok, type Result } from '../../base/result';
import type { Connector } from '../../engine/connector';
import { sql, type Sql } from '../../sql';
import type { FeatureColumn } from '../../stats/clustering/standardise';

/** Reads columns of a query, all of them DOUBLE and without NULL, into typed arrays. */
export async function readFeatures(
  connector: Connector,
  query: Sql,
  names: readonly string[],
  signal: AbortSignal,
): Promise<Result<readonly FeatureColumn[]>> {
  const answer = await connector.query(query, { signal });
  if (!answer.ok) return answer;
  const { bytes, rows } = answer.value;
  const columns = names.map((name) => ({ name, values: new Float64Array(rows) }));
  let first = 0;
  for (const batch of tableFromIPC(bytes).batches) {
    columns.forEach(({ values }, at) => {
      const part = batch.data.children[at]?.values as Float64Array;
      values.set(part.subarray(0, batch.numRows), first);
    });
    first += batch.numRows;
  }
  return ok(columns);
}

/** How many rows a relation has. */
export async function countRows(
  connector: Connector,
  relation: Sql,
  signal: AbortSignal,
): Promise<Result<number>> {
  const answer = await connector.query(sql`select count(*)::DOUBLE as rows from ${relation}`, {
    signal,
  });
  if (!answer.ok) return answer;
  const row = tableFromIPC(answer.value.bytes).get(0) as { rows: number } | null;
  return ok(row?.rows ?? 0);
}
