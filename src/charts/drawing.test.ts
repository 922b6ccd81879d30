import { expect, it } from 'vitest';
import { extentFromZero, extentOf, niceTicks, powerTicks } from './drawing';
import { layoutLegend } from './legend';
import { tintPercent } from './segment-grid';

it('marks an axis at round steps', () => {
  expect(niceTicks(0, 619, 4)).toEqual([0, 200, 400, 600]);
  expect(niceTicks(0, 0.31, 4)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(niceTicks(-150, 320, 5)).toEqual([-100, 0, 100, 200, 300]);
  expect(niceTicks(0, 1, 4)).toEqual([0, 0.5, 1]);
});

it('marks a log axis at powers of ten, fewer where there is little room', () => {
  expect(powerTicks(3, 280_206, 8)).toEqual([10, 100, 1_000, 10_000, 100_000]);
  expect(powerTicks(3, 280_206, 3)).toEqual([10, 1_000, 100_000]);
  expect(powerTicks(2, 8, 3)).toEqual([2, 5]);
  expect(powerTicks(20, 450, 4)).toEqual([20, 50, 100, 200]);
  expect(powerTicks(6, 8, 3)).toEqual([6, 8]);
});

it('gives an axis some width even for one value or none', () => {
  expect(extentOf([3, Number.NaN, 9])).toEqual([3, 9]);
  expect(extentOf([5])).toEqual([4.5, 5.5]);
  expect(extentOf([5], true)).toEqual([2.5, 10]);
  expect(extentOf([])).toEqual([0, 1]);
  expect(extentFromZero([5, 7])).toEqual([0, 7]);
  expect(extentFromZero([-5, Number.NaN])).toEqual([-5, 0]);
  expect(extentFromZero([0])).toEqual([0, 1]);
});

it('breaks a legend into rows', () => {
  const entries = ['one', 'two', 'three'].map((label) => ({ label, color: 'red' }));
  const { entries: placed, height } = layoutLegend(entries, 100, (text) => text.length * 8);
  expect(placed.map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [58, 0],
    [0, 20],
  ]);
  expect(height).toBe(46);
  expect(layoutLegend([], 100, () => 0).height).toBe(0);
});

it('tints a cell the stronger the more it holds, and not at all without anybody', () => {
  expect(tintPercent(0, 600)).toBe(0);
  expect(tintPercent(1, 600)).toBeGreaterThan(0);
  expect(tintPercent(300, 600)).toBeLessThan(tintPercent(600, 600));
  expect(tintPercent(5, 0)).toBe(0);
});
