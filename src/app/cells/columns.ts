import type { Cell } from '../../document/notebook';

const COLUMNS = 6;
const SPANS: Readonly<Record<string, number>> = { third: 2, half: 3 };

/** How wide a cell stands and whether the next one begins a new row. */
export interface Placed {
  readonly cell: Cell;
  /** Of six columns. */
  readonly span: number;
  readonly endsRow: boolean;
}

/** Lays cells out in rows: those with `width: third` or `half` stand side by side as long as there is room. */
export function placedCells(cells: readonly Cell[]): Placed[] {
  let used = 0;
  return cells.map((cell, index) => {
    const span = spanOf(cell);
    used = used + span > COLUMNS ? span : used + span;
    const next = cells[index + 1];
    const endsRow = next === undefined || used + spanOf(next) > COLUMNS;
    if (endsRow) used = 0;
    return { cell, span, endsRow };
  });
}

function spanOf({ options }: Cell): number {
  const { width } = options;
  return (
    (typeof width === 'string' && Object.hasOwn(SPANS, width) ? SPANS[width] : null) ?? COLUMNS
  );
}
