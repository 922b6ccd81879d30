import { tableFromIPC } from 'apache-arrow';
import { tableRows, type CellValue } from '../base/arrow-values';

/** Small results as plain objects. */
export function decode(bytes: Uint8Array): Record<string, CellValue>[] {
  return tableRows(tableFromIPC(bytes));
}
