import { tableFromIPC } from 'apache-arrow';
import type { CellValue } from '../base/cell-value';
import { tableRows } from '../base/arrow-values';

/** Small results as plain objects. */
export function decode(bytes: Uint8Array): Record<string, CellValue>[] {
  return tableRows(tableFromIPC(bytes));
}
