import { describe, expect, it } from 'vitest';
import {
  gridProblemText,
  scoreLevels,
  scoreOnFive,
  standardGrid,
  validateGrid,
  type SegmentGrid,
} from './grid';
import { RFM_SEGMENTS } from './segments';

const ALL_BINS = [3, 4, 5, 6, 7, 8, 9, 10];

/** The grid as METHODS documents it: ranges of r and f. */
const DOCUMENTED: Record<string, [r: [number, number], f: [number, number]]> = {
  Champions: [
    [5, 5],
    [4, 5],
  ],
  Loyal: [
    [3, 4],
    [4, 5],
  ],
  'Potential Loyalist': [
    [4, 5],
    [2, 3],
  ],
  New: [
    [5, 5],
    [1, 1],
  ],
  Promising: [
    [4, 4],
    [1, 1],
  ],
  'Need Attention': [
    [3, 3],
    [3, 3],
  ],
  'About to Sleep': [
    [3, 3],
    [1, 2],
  ],
  'At Risk': [
    [1, 2],
    [3, 4],
  ],
  "Can't Lose": [
    [1, 2],
    [5, 5],
  ],
  Hibernating: [
    [1, 2],
    [1, 2],
  ],
};

describe('the standard grid', () => {
  it('is the documented one with five bins', () => {
    const grid = standardGrid(5);
    expect(grid.map(({ segment }) => segment)).toEqual(Object.keys(DOCUMENTED));
    for (const { segment, cells } of grid) {
      const [[rFrom, rTo] = [0, 0], [fFrom, fTo] = [0, 0]] = DOCUMENTED[segment] ?? [];
      const within = ([r, f]: readonly [number, number]) =>
        r >= rFrom && r <= rTo && f >= fFrom && f <= fTo;
      expect(cells.every(within), segment).toBe(true);
      expect(cells.length, segment).toBe((rTo - rFrom + 1) * (fTo - fFrom + 1));
    }
  });

  it.each(ALL_BINS)('is a partition with %i bins', (bins) => {
    expect(gridProblemText(validateGrid(standardGrid(bins), bins))).toBeNull();
  });

  it('names the segments that few bins leave without a cell', () => {
    const empty = (bins: number) =>
      standardGrid(bins)
        .filter(({ cells }) => cells.length === 0)
        .map(({ segment }) => segment);
    expect(empty(3)).toEqual(['Promising']);
    expect(empty(4)).toEqual(['Need Attention', 'About to Sleep']);
    for (const bins of ALL_BINS.slice(2)) expect(empty(bins)).toEqual([]);
  });

  it('looks scores up in whole numbers as the formula says', () => {
    for (const bins of ALL_BINS) {
      const levels = scoreLevels(bins);
      expect(levels.map((score) => scoreOnFive(score, bins))).toEqual(
        // The formula in units of 1 / (2 (bins − 1)), which are whole numbers.
        levels.map((score) =>
          Number((3n * BigInt(bins - 1) + 8n * BigInt(score - 1)) / (2n * BigInt(bins - 1))),
        ),
      );
      expect(scoreOnFive(1, bins)).toBe(1);
      expect(scoreOnFive(bins, bins)).toBe(5);
    }
    expect([1, 2, 3].map((score) => scoreOnFive(score, 3))).toEqual([1, 3, 5]);
    expect([1, 2, 3, 4].map((score) => scoreOnFive(score, 4))).toEqual([1, 2, 4, 5]);
  });

  it('has words and a colour of its own for each segment', () => {
    expect(RFM_SEGMENTS.map(({ name }) => name)).toEqual(Object.keys(DOCUMENTED));
    expect(new Set(RFM_SEGMENTS.map(({ color }) => color)).size).toBe(10);
    for (const { meaning, action } of RFM_SEGMENTS) expect(meaning && action).toBeTruthy();
  });
});

describe('validateGrid', () => {
  const grid: SegmentGrid = [
    {
      segment: 'best',
      cells: [
        [3, 3],
        [3, 2],
        [2, 3],
      ],
    },
    {
      segment: 'rest',
      cells: [
        [1, 1],
        [1, 2],
        [1, 3],
        [2, 1],
        [2, 2],
        [3, 1],
      ],
    },
  ];

  it('finds nothing wrong with a partition', () => {
    expect(validateGrid(grid, 3)).toEqual({
      unclaimed: [],
      claimedTwice: [],
      outside: [],
      names: [],
    });
  });

  it('finds each cell that nobody claims', () => {
    const [best, rest] = grid;
    const holed = [{ segment: 'best', cells: best?.cells.slice(1) ?? [] }, ...(rest ? [rest] : [])];
    expect(validateGrid(holed, 3).unclaimed).toEqual([[3, 3]]);
    expect(validateGrid(grid, 4).unclaimed).toHaveLength(7);
  });

  it('finds each cell that is claimed more than once, also by one segment', () => {
    const twice = [
      ...grid,
      {
        segment: 'third',
        cells: [
          [1, 1],
          [2, 2],
        ] as const,
      },
    ];
    expect(validateGrid(twice, 3).claimedTwice).toEqual([
      { cell: [1, 1], segments: ['rest', 'third'] },
      { cell: [2, 2], segments: ['rest', 'third'] },
    ]);
    const repeated: SegmentGrid = [
      {
        segment: 'all',
        cells: [
          [1, 1],
          [1, 1],
        ],
      },
    ];
    expect(validateGrid(repeated, 1).claimedTwice).toEqual([
      { cell: [1, 1], segments: ['all', 'all'] },
    ]);
  });

  it('finds cells that are not on the grid', () => {
    const outside = [
      ...grid,
      {
        segment: 'third',
        cells: [
          [4, 1],
          [0, 2],
          [1.5, 1],
        ] as const,
      },
    ];
    expect(validateGrid(outside, 3).outside.map(({ cell }) => cell)).toEqual([
      [4, 1],
      [0, 2],
      [1.5, 1],
    ]);
  });

  it('finds names that are empty or used twice', () => {
    const named = [...grid, { segment: 'best', cells: [] }, { segment: ' ', cells: [] }];
    expect(validateGrid(named, 3).names).toEqual(['best', ' ']);
  });

  it('finds what is wrong with a published grid that claims cells twice', () => {
    // Two areas of a widely copied eleven-segment grid.
    const published: SegmentGrid = [
      {
        segment: 'Champions',
        cells: [
          [4, 4],
          [4, 5],
          [5, 4],
          [5, 5],
        ],
      },
      {
        segment: 'Loyal Customers',
        cells: [
          [4, 4],
          [4, 5],
          [3, 4],
          [3, 5],
          [5, 5],
        ],
      },
    ];
    expect(validateGrid(published, 5).claimedTwice.map(({ cell }) => cell)).toEqual([
      [4, 4],
      [4, 5],
      [5, 5],
    ]);
    expect(gridProblemText(validateGrid(published, 5))).toContain(
      'more than one segment claims r 4 f 4',
    );
  });
});
