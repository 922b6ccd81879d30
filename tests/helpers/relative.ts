import { expect } from 'vitest';

/** Expects a number within a relative tolerance of a reference; the same number exactly where that is 0 or infinite. */
export function expectRelative(actual: number, expected: number, tolerance = 1e-12): void {
  if (expected === 0 || !Number.isFinite(expected)) {
    expect(actual).toBe(expected);
    return;
  }
  const off = Math.abs(actual / expected - 1);
  expect(off, `${actual} is off ${expected} by ${off}`).toBeLessThanOrEqual(tolerance);
}
