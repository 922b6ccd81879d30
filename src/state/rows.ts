import { nextTask } from '../base/next-task';
import type { Result } from '../base/result';
import { ok } from '../base/result';
import type { CellValue } from '../base/cell-value';
import type { ArrowBytes } from '../kernel/protocol';

export type Row = Record<string, CellValue>;

/** Rows of Arrow bytes. The decoder loads with the first result, so that the page's first paint does not carry it. */
export async function decodeRows(result: Result<ArrowBytes>): Promise<Result<Row[]>> {
  if (!result.ok) return result;
  const { decode } = await import('./arrow-decoder');
  const rows = decode(result.value.bytes);
  // Whoever waits for them draws at once: that is as much again as one task should do.
  await nextTask();
  return ok(rows);
}
