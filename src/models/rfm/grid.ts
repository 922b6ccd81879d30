/** A place on the grid: its recency score and its frequency score. */
export type GridCell = readonly [r: number, f: number];

/** A segment and the cells it claims. */
export interface GridArea {
  readonly segment: string;
  readonly cells: readonly GridCell[];
}

/** Which segment each cell of the r × f grid belongs to. The order of the segments is theirs everywhere. */
export type SegmentGrid = readonly GridArea[];

/** What keeps a grid from being a partition. All lists empty: every cell is claimed exactly once. */
export interface GridProblems {
  readonly unclaimed: readonly GridCell[];
  readonly claimedTwice: readonly {
    readonly cell: GridCell;
    readonly segments: readonly string[];
  }[];
  /** Cells that are not on a grid of this many bins. */
  readonly outside: readonly { readonly cell: GridCell; readonly segment: string }[];
  /** Names that are empty or used by more than one segment. */
  readonly names: readonly string[];
}

/**
 * The published ten-segment grid on five scores, corrected so that it is a partition: rows are recency scores 5 to 1,
 * columns frequency scores 1 to 5, letters the segments of `LETTERS`.
 */
const FIVE_BY_FIVE = ['NPPCC', 'OPPLL', 'SSALL', 'HHRRX', 'HHRRX'] as const;
const LETTERS: readonly (readonly [letter: string, segment: string])[] = [
  ['C', 'Champions'],
  ['L', 'Loyal'],
  ['P', 'Potential Loyalist'],
  ['N', 'New'],
  ['O', 'Promising'],
  ['A', 'Need Attention'],
  ['S', 'About to Sleep'],
  ['R', 'At Risk'],
  ['X', "Can't Lose"],
  ['H', 'Hibernating'],
];

/** The scores 1 to `bins`. */
export function scoreLevels(bins: number): readonly number[] {
  return Array.from({ length: bins }, (_, index) => index + 1);
}

/** Where a score of 1 to `bins` lies on the grid of five: floor(1.5 + 4(s − 1) / (bins − 1)), in whole numbers. */
export function scoreOnFive(score: number, bins: number): number {
  return Math.floor((3 * (bins - 1) + 8 * (score - 1)) / (2 * (bins - 1)));
}

/**
 * The standard grid for 3 to 10 bins. It names all ten segments; with few bins some are left without a cell
 * (3: Promising; 4: Need Attention and About to Sleep).
 */
export function standardGrid(bins: number): SegmentGrid {
  const levels = scoreLevels(bins);
  const cells = levels.flatMap((r) =>
    levels.map((f) => {
      const row = FIVE_BY_FIVE[5 - scoreOnFive(r, bins)] ?? '';
      return { cell: [r, f] as const, letter: row[scoreOnFive(f, bins) - 1] };
    }),
  );
  return LETTERS.map(([letter, segment]) => ({
    segment,
    cells: cells.filter((at) => at.letter === letter).map((at) => at.cell),
  }));
}

/** Proves that every cell of a grid of `bins` × `bins` is claimed exactly once, or says which are not. */
export function validateGrid(grid: SegmentGrid, bins: number): GridProblems {
  const claims = new Map<string, string[]>();
  const outside: { cell: GridCell; segment: string }[] = [];
  for (const { segment, cells } of grid) {
    for (const cell of cells) {
      if (!cell.every((score) => Number.isInteger(score) && score >= 1 && score <= bins)) {
        outside.push({ cell, segment });
        continue;
      }
      const claimants = claims.get(cell.join());
      if (claimants) claimants.push(segment);
      else claims.set(cell.join(), [segment]);
    }
  }
  const levels = scoreLevels(bins);
  const all = levels.flatMap((r) => levels.map((f) => [r, f] as const));
  const claimsOf = (cell: GridCell): string[] => claims.get(cell.join()) ?? [];
  return {
    unclaimed: all.filter((cell) => claimsOf(cell).length === 0),
    claimedTwice: all
      .map((cell) => ({ cell, segments: claimsOf(cell) }))
      .filter(({ segments }) => segments.length > 1),
    outside,
    names: badNames(grid.map((area) => area.segment)),
  };
}

/** The problems in one sentence, or null when the grid is a partition. */
export function gridProblemText(problems: GridProblems): string | null {
  const { unclaimed, claimedTwice, outside, names } = problems;
  const parts = [
    unclaimed.length > 0 ? `no segment claims ${cellList(unclaimed)}` : null,
    claimedTwice.length > 0
      ? `more than one segment claims ${cellList(claimedTwice.map(({ cell }) => cell))}`
      : null,
    outside.length > 0 ? `not on the grid: ${cellList(outside.map(({ cell }) => cell))}` : null,
    names.length > 0
      ? `empty or repeated names: ${names.map((name) => `“${name}”`).join(', ')}`
      : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('; ');
}

function cellList(cells: readonly GridCell[]): string {
  return cells.map(([r, f]) => `r ${r} f ${f}`).join(', ');
}

function badNames(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => name.trim() === '' || names.indexOf(name) !== at))];
}
