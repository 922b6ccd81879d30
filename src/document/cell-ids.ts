import type { CellId } from './notebook';

let made = 0;

/** An id that no other cell of this page has. */
export function nextCellId(): CellId {
  made += 1;
  return `cell-${String(made)}`;
}
