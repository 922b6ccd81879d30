import fc from 'fast-check';
import { expect, it } from 'vitest';
import { squarify } from './squarify';

const frame = { left: 10, top: 20, width: 600, height: 400 };

it('lays the published example out as published', () => {
  // Bruls, Huizing, van Wijk (2000), figure 4: areas 6 6 4 3 2 2 1 in a rectangle of 6 by 4.
  const tiles = squarify([6, 6, 4, 3, 2, 2, 1], { left: 0, top: 0, width: 6, height: 4 });
  const rounded = tiles.map(({ left, top, width, height }) =>
    [left, top, width, height].map((side) => Number(side.toFixed(2))),
  );
  expect(rounded.slice(0, 4)).toEqual([
    [0, 0, 3, 2],
    [0, 2, 3, 2],
    [3, 0, 1.71, 2.33],
    [4.71, 0, 1.29, 2.33],
  ]);
});

it('fills the frame, each tile in proportion, none over another', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 60 }),
      (sizes) => {
        const tiles = squarify(sizes, frame);
        const total = sizes.reduce((a, b) => a + b, 0);
        tiles.forEach((tile, i) => {
          const area = ((sizes[i] ?? 0) / total) * frame.width * frame.height;
          expect(tile.width * tile.height).toBeCloseTo(area, 4);
          expect(tile.left).toBeGreaterThan(frame.left - 1e-6);
          expect(tile.left + tile.width).toBeLessThan(frame.left + frame.width + 1e-6);
          expect(tile.top + tile.height).toBeLessThan(frame.top + frame.height + 1e-6);
          for (const other of tiles.slice(i + 1)) {
            const across =
              Math.min(tile.left + tile.width, other.left + other.width) -
              Math.max(tile.left, other.left);
            const down =
              Math.min(tile.top + tile.height, other.top + other.height) -
              Math.max(tile.top, other.top);
            expect(Math.min(across, down)).toBeLessThan(1e-6);
          }
        });
      },
    ),
  );
});

it('has no tiles to show without sizes', () => {
  expect(squarify([], frame)).toEqual([]);
  expect(squarify([0, 0], frame).map(({ width }) => width)).toEqual([0, 0]);
});
