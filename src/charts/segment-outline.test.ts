import { describe, expect, it } from 'vitest';
import { longestRun, outlinePath, segmentOutline } from './segment-outline';
import type { Corner } from './segment-outline';

const cells = (...places: [column: number, row: number][]) =>
  places.map(([column, row]) => ({ column, row }));

/** Twice the signed area (shoelace): above zero for clockwise on a screen. */
const area = (loop: readonly Corner[]): number =>
  loop.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = loop[(index + 1) % loop.length] ?? [0, 0];
    return sum + x * nextY - nextX * y;
  }, 0) / 2;

describe('segmentOutline', () => {
  it('goes once around a single cell', () => {
    expect(segmentOutline(cells([2, 3]))).toEqual([
      [
        [2, 3],
        [3, 3],
        [3, 4],
        [2, 4],
      ],
    ]);
  });

  it('has corners only where the outline turns', () => {
    expect(segmentOutline(cells([0, 0], [1, 0], [0, 1], [1, 1]))).toEqual([
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
      ],
    ]);
  });

  it('follows an L', () => {
    const [loop, ...more] = segmentOutline(cells([0, 0], [0, 1], [1, 1]));
    expect(more).toEqual([]);
    expect(loop).toHaveLength(6);
    expect(area(loop ?? [])).toBe(3);
  });

  it('goes counter-clockwise around a hole', () => {
    const ring = cells([0, 0], [1, 0], [2, 0], [0, 1], [2, 1], [0, 2], [1, 2], [2, 2]);
    const areas = segmentOutline(ring).map(area);
    expect(areas.sort((a, b) => a - b)).toEqual([-1, 9]);
  });

  it('keeps cells apart that touch at a corner only, and areas that do not touch', () => {
    expect(segmentOutline(cells([0, 0], [1, 1])).map(area)).toEqual([1, 1]);
    expect(segmentOutline(cells([1, 0], [0, 1])).map(area)).toEqual([1, 1]);
    expect(segmentOutline(cells([0, 0], [5, 5])).map(area)).toEqual([1, 1]);
  });

  it('encloses as many cells as there are, whatever their shape', () => {
    for (let shape = 1; shape < 512; shape++) {
      const places = Array.from({ length: 9 }, (_, at) => ({
        column: at % 3,
        row: Math.floor(at / 3),
      }));
      const union = places.filter((_, at) => (shape >> at) & 1);
      const enclosed = segmentOutline(union).reduce((sum, loop) => sum + area(loop), 0);
      expect(enclosed).toBe(union.length);
    }
  });

  it('has nothing to draw without cells', () => {
    expect(segmentOutline([])).toEqual([]);
  });
});

it('draws the outline inside its cells', () => {
  const shape = { cellWidth: 100, cellHeight: 50, inset: 2, radius: 0 };
  expect(outlinePath(segmentOutline(cells([1, 1])), shape)).toBe(
    'M102,52Q102,52 102,52L198,52Q198,52 198,52L198,98Q198,98 198,98L102,98Q102,98 102,98Z',
  );
});

describe('longestRun', () => {
  it('is the longest row of neighbours', () => {
    expect(longestRun(cells([0, 0], [2, 0], [1, 1], [2, 1], [3, 1]))).toEqual({
      column: 1,
      row: 1,
      length: 3,
    });
  });
  it('is the topmost of equal ones', () => {
    expect(longestRun(cells([4, 1], [4, 0]))).toEqual({ column: 4, row: 0, length: 1 });
    expect(longestRun([])).toBeNull();
  });
});
