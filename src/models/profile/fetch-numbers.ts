import { tableFromIPC, type Vector } from 'apache-arrow';
import { ok, type Result } from '../../base/result';
import type { Sql } from '../../sql';
import type { FitHooks } from '../model';

/** Columns of numbers, one value for each customer, missing ones as NaN. */
export interface FetchedNumbers {
  readonly places: Uint8Array;
  readonly columns: readonly Float64Array[];
}

/** Numbers of many customers as typed arrays: `place` (UTINYINT) and columns of DOUBLE. */
export async function fetchNumbers(
  { connector, signal }: Pick<FitHooks, 'connector' | 'signal'>,
  query: Sql,
  names: readonly string[],
): Promise<Result<FetchedNumbers>> {
  const result = await connector.query(query, { signal });
  if (!result.ok) return result;
  const table = tableFromIPC(result.value.bytes);
  const places = new Uint8Array(table.numRows);
  copyInto(places, table.getChild('place'));
  const columns = names.map((name) => {
    const column = new Float64Array(table.numRows);
    copyInto(column, table.getChild(name));
    return column;
  });
  return ok({ places, columns });
}

function copyInto(into: Uint8Array | Float64Array, vector: Vector | null): void {
  let from = 0;
  for (const part of vector?.data ?? []) {
    into.set(part.values as ArrayLike<number>, from);
    if (part.nullCount > 0)
      for (let row = 0; row < part.length; row++) if (!part.getValid(row)) into[from + row] = NaN;
    from += part.length;
  }
}
