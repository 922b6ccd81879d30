import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectRelative } from '../../../tests/helpers/relative';
import { fisherExact } from './fisher-exact';

/** n over k, exactly. */
function choose(n: number, k: number): bigint {
  let ways = 1n;
  for (let i = 1; i <= k; i++) ways = (ways * BigInt(n - k + i)) / BigInt(i);
  return ways;
}

/** The definition, by counting all tables in whole numbers, so that ties are exact. */
function countedP(a: number, b: number, c: number, d: number): number {
  const ways = (x: number) => choose(a + b, x) * choose(c + d, a + c - x);
  let improbable = 0n;
  for (let x = Math.max(0, a - d); x <= Math.min(a + b, a + c); x++)
    if (ways(x) <= ways(a)) improbable += ways(x);
  const digits = 10n ** 60n;
  return Number((improbable * digits) / choose(a + b + c + d, a + c)) / 1e60;
}

describe("Fisher's exact test", () => {
  it('gives the lady tasting tea 34 in 70', () => {
    // three of four cups right: R. A. Fisher, The Design of Experiments (1935), chapter 2; R's ?fisher.test
    expectRelative(fisherExact(3, 1, 1, 3), 34 / 70, 1e-14);
  });

  it("gives the numbers of R's ?fisher.test for convictions of twins, p = 0.0005367", () => {
    expect(fisherExact(2, 15, 10, 3)).toBeCloseTo(0.0005367, 7);
  });

  it('agrees with scipy 1.17.1, fisher_exact([[a, b], [c, d]])', () => {
    for (const [a, b, c, d, p] of [
      [2, 15, 10, 3, 0.0005367241191434358],
      [8, 2, 1, 5, 0.034965034965034975],
      [0, 5, 5, 0, 0.007936507936507938],
      [10, 0, 0, 10, 1.082508822446903e-5],
      [100, 2, 1000, 5, 0.13007593634300163],
      [12, 88, 3, 897, 1.8908572226427073e-10],
    ] as const)
      expectRelative(fisherExact(a, b, c, d), p);
  });

  it('keeps its digits for counts of millions and for the smallest p', () => {
    // mpmath 1.3.0 with 50 digits, the definition by log-gammas and recurrence; scipy itself is off by 4e-11 here
    for (const [a, b, c, d, p] of [
      [500, 500, 400, 600, 8.453719674485641e-6],
      [1000, 999_000, 1100, 998_900, 0.03063307774193864],
      [500_000, 500_000, 501_000, 499_000, 0.15771450478811258],
      [4, 999_996, 20, 999_980, 0.0015437845069576782],
      [400_000, 600_000, 390_000, 610_000, 2.06407539540269e-47],
      [300, 1, 2, 300, 1.2783989536915027e-173],
      [300, 0, 0, 300, 1.4802978791996818e-179],
    ] as const)
      expectRelative(fisherExact(a, b, c, d), p);
    // 6.04e-448 by mpmath: below the smallest double
    expect(fisherExact(200, 300, 1000, 998_500)).toBe(0);
  });

  const count = fc.integer({ min: 0, max: 40 });

  it('is the sum over all tables that are no more probable', () => {
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        expectRelative(fisherExact(a, b, c, d), countedP(a, b, c, d), 1e-11);
      }),
      { numRuns: 300 },
    );
  });

  it('counts the equally probable table of the other side, whatever the last digits say', () => {
    // columns of equal size: every table has a mirror image with the same probability
    fc.assert(
      fc.property(count, count, count, (a, b, more) => {
        const c = b + more;
        const d = a + more;
        expectRelative(fisherExact(a, b, c, d), countedP(a, b, c, d), 1e-11);
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on which way round the table lies', () => {
    const large = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(large, large, large, large, (a, b, c, d) => {
        const p = fisherExact(a, b, c, d);
        for (const turned of [
          fisherExact(a, c, b, d),
          fisherExact(c, d, a, b),
          fisherExact(b, a, d, c),
        ])
          expect(Math.abs(turned - p)).toBeLessThanOrEqual(1e-10 * p);
      }),
    );
  });

  it('is 1 where the margins leave no choice, and refuses what is no count', () => {
    expect(fisherExact(0, 0, 0, 0)).toBe(1);
    expect(fisherExact(5, 0, 7, 0)).toBe(1);
    expect(fisherExact(0, 0, 3, 4)).toBe(1);
    expect(() => fisherExact(-1, 2, 3, 4)).toThrow(RangeError);
    expect(() => fisherExact(1, 2.5, 3, 4)).toThrow(RangeError);
    expect(() => fisherExact(1, 2, NaN, 4)).toThrow(RangeError);
  });
});
