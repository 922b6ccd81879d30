import type { Row } from '../records';
import { isEmptyCell } from './rows';
import { isUnit } from './words';

/** Whether a row below the header tells units or types: nothing else stands in it, and not what the columns hold. */
export function isUnitsRow(row: Row, isApart: (cell: string, column: number) => boolean): boolean {
  let units = 0;
  let apart = 0;
  for (const [column, cell] of row.entries()) {
    if (cell === null || isEmptyCell(cell)) continue;
    if (!isUnit(cell)) return false;
    units++;
    if (isApart(cell, column)) apart++;
  }
  return units > 0 && apart > 0;
}
