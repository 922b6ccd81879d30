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
  const parts: Uint8Array[] = [];
  const done = await connector.stream(query, (part) => parts.push(part), { signal });
  if (!done.ok) return done;
  const table = tableFromIPC(parts);
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
  for (const { values, length, nullCount, nullBitmap, offset } of vector?.data ?? []) {
    into.set((values as Float64Array).subarray(0, length), from);
    // Bit by bit, as asking the vector for each of a million rows takes longer than to fetch them.
    if (nullCount > 0)
      for (let row = 0; row < length; row++) {
        const bit = offset + row;
        if ((((nullBitmap[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 0) into[from + row] = NaN;
      }
    from += length;
  }
}
