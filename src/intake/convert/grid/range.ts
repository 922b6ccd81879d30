/** Rows and columns of a sheet, from 1, both ends included; Infinity where the range is open. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const WHOLE_SHEET: CellRange = { top: 1, left: 1, bottom: Infinity, right: Infinity };

/** `A5:H200`, also with `$`, as whole columns (`A:H`) or rows (`5:200`), and open below (`A5:H`). Null if it is none. */
export function parseRange(text: string): CellRange | null {
  const match = /^([A-Z]{1,3})?(\d{1,7})?:([A-Z]{1,3})?(\d{1,7})?$/i.exec(
    text.replaceAll(/[$\s]/g, ''),
  );
  if (match === null) return null;
  const [, left, top, right, bottom] = match;
  if ((left ?? top) === undefined || (right ?? bottom) === undefined) return null;
  const range: CellRange = {
    top: top === undefined ? 1 : Number(top),
    left: left === undefined ? 1 : columnNumber(left),
    bottom: bottom === undefined ? Infinity : Number(bottom),
    right: right === undefined ? Infinity : columnNumber(right),
  };
  return range.top >= 1 && range.top <= range.bottom && range.left <= range.right ? range : null;
}

/** The column, from 1, of letters such as `AB`, or of a cell such as `AB12`; 0 where there are no letters. */
export function columnNumber(cell: string): number {
  let column = 0;
  for (let at = 0; at < cell.length; at++) {
    const letter = cell.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column;
}
