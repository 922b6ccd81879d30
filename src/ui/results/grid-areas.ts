/** A place on the grid: its recency score and its frequency score. */
export type GridCell = readonly [r: number, f: number];

/** A segment and the cells it claims. */
export interface GridArea {
  readonly segment: string;
  readonly cells: readonly GridCell[];
}

/** What keeps a grid from being a partition; all lists empty: every cell is claimed exactly once. */
export interface GridProblems {
  readonly unclaimed: readonly GridCell[];
  readonly claimedTwice: readonly {
    readonly cell: GridCell;
    readonly segments: readonly string[];
  }[];
  readonly outside: readonly { readonly cell: GridCell; readonly segment: string }[];
  readonly names: readonly string[];
}

/** Customers and revenue in a cell. */
export interface CellFigures {
  readonly r: number;
  readonly f: number;
  readonly segment: string;
  readonly customers: number;
  readonly revenue: number;
}

/** Every cell of the grid with its figures: zeros where nobody is. */
export function allCells(
  grid: readonly GridArea[],
  figures: readonly CellFigures[],
): CellFigures[] {
  const known = new Map(figures.map((cell) => [`${cell.r} ${cell.f}`, cell]));
  return grid.flatMap(({ segment, cells }) =>
    cells.map(([r, f]) => known.get(`${r} ${f}`) ?? { r, f, segment, customers: 0, revenue: 0 }),
  );
}
