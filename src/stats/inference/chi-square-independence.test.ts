import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectRelative } from '../../../tests/helpers/relative';
import { chiSquareIndependence } from './chi-square-independence';

// A. Agresti, An Introduction to Categorical Data Analysis (2007), tables 2.5 and 2.6; R's ?chisq.test:
// women and men × Democrat, Independent, Republican
const PARTY = [762, 327, 468, 484, 239, 477];

function expectAll(actual: Float64Array, expected: readonly number[], tolerance?: number): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expectRelative(actual[i] ?? NaN, value, tolerance);
  });
}

describe('chi-square test of independence', () => {
  it("gives Agresti's numbers for party and gender: X² = 30.07, df = 2, adjusted residuals", () => {
    const test = chiSquareIndependence(PARTY, 2, 3);
    expect(test.statistic).toBeCloseTo(30.07, 2);
    expect(test.df).toBe(2);
    expect(test.p).toBeCloseTo(2.954e-7, 10);
    [4.5, 0.7, -5.32].forEach((residual, i) => expect(test.adjusted[i]).toBeCloseTo(residual, 2));
  });

  it('agrees with scipy 1.17.1, chi2_contingency(correction=False) and association(method="cramer")', () => {
    const test = chiSquareIndependence(PARTY, 2, 3);
    expect(test.n).toBe(2757);
    expectRelative(test.statistic, 30.070149095754672);
    expectRelative(test.p ?? NaN, 2.9535891832117595e-7);
    expectRelative(test.cramersV ?? NaN, 0.10443580235646777);
    expectAll(
      test.expected,
      [
        703.6713819368879, 319.64526659412405, 533.683351468988, 542.3286180631121,
        246.35473340587595, 411.316648531012,
      ],
    );
    // (o - e) / sqrt(e) and (o - e) / sqrt(e (1 - row/n) (1 - column/n)) in numpy
    expectAll(
      test.pearson,
      [
        2.198855766015898, 0.4113701700566286, -2.8432397155451494, -2.504669492560728,
        -0.46858294710127296, 3.2386734435365825,
      ],
    );
    expectAll(
      test.adjusted,
      [
        4.502053521086705, 0.6994517329844296, -5.315945542704929, -4.5020535210867045,
        -0.6994517329844296, 5.315945542704929,
      ],
    );
  });

  it("gives Fleiss' smokers, as R's ?prop.test: X² = 12.6004, df = 3, p = 0.005585", () => {
    const test = chiSquareIndependence(Uint32Array.of(83, 3, 90, 3, 129, 7, 70, 12), 4, 2);
    expect(test.statistic).toBeCloseTo(12.6004, 4);
    expect(test.df).toBe(3);
    expect(test.p).toBeCloseTo(0.005585, 6);
    expect(test.smallExpected).toBe(0);
    expectRelative(test.cramersV ?? NaN, 0.17815462743751448);
  });

  it('counts cells that expect fewer than 5, and stands a million rows', () => {
    const test = chiSquareIndependence([300_000, 200_000, 1, 100_000, 400_000, 3], 2, 3);
    expectRelative(test.statistic, 166667.66666333337); // scipy 1.17.1
    expect(test.p).toBe(0);
    expectRelative(test.cramersV ?? NaN, 0.4082486987062339);
    expect(test.smallExpected).toBe(2);
    expect(test.cells).toBe(6);
  });

  it('leaves empty rows and columns out, and says which', () => {
    const padded = [762, 0, 327, 468, 0, 0, 0, 0, 484, 0, 239, 477];
    const test = chiSquareIndependence(padded, 3, 4);
    const bare = chiSquareIndependence(PARTY, 2, 3);
    expect(test).toMatchObject({ df: 2, cells: 6, emptyRows: [1], emptyColumns: [1] });
    expect(test.statistic).toBe(bare.statistic);
    expect(test.p).toBe(bare.p);
    expect(test.cramersV).toBe(bare.cramersV);
    expect(test.smallExpected).toBe(0);
    expect(test.expected[1]).toBe(0);
    expect(test.pearson[5]).toBeNaN();
    expect(test.adjusted[9]).toBeNaN();
    expect(test.adjusted[11]).toBe(bare.adjusted[5]);
  });

  it('has no p without a degree of freedom', () => {
    for (const [counts, rows, columns] of [
      [[3, 4], 1, 2],
      [[1, 48], 1, 2], // 49 × (1 / 49) is not 1 in doubles
      [[3, 0, 4, 0], 2, 2],
      [[0, 0, 0, 0], 2, 2],
      [[], 0, 0],
    ] as const) {
      const test = chiSquareIndependence(counts, rows, columns);
      expect(test).toMatchObject({ df: 0, p: null, cramersV: null });
      expect(test.statistic).toBeCloseTo(0, 20);
      expect([...test.adjusted].every(Number.isNaN)).toBe(true);
    }
  });

  it('keeps the margins in what it expects, and is 0 for independent counts', () => {
    const sums = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(sums, sums, (rows, columns) => {
        const counts = rows.flatMap((row) => columns.map((column) => row * column));
        const test = chiSquareIndependence(counts, rows.length, columns.length);
        expect(test.statistic).toBeLessThan(1e-15 * test.n);
        expect(test.p).toBeCloseTo(1, 6);
        expectAll(test.expected, counts, 1e-12);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 12, maxLength: 12 }),
        (counts) => {
          const test = chiSquareIndependence(counts, 3, 4);
          expect(test.expected.reduce((sum, value) => sum + value, 0)).toBeCloseTo(test.n, 8);
          expect(test.cramersV ?? 0).toBeLessThanOrEqual(1);
          const squares = test.pearson.reduce((sum, r) => sum + (Number.isNaN(r) ? 0 : r * r), 0);
          expect(squares).toBeCloseTo(test.statistic, 8);
        },
      ),
    );
  });

  it('calls full dependence a V of 1', () => {
    expect(chiSquareIndependence([7, 0, 0, 0, 9, 0, 0, 0, 4], 3, 3).cramersV).toBeCloseTo(1, 14);
  });

  it('refuses a table of another shape or with impossible counts', () => {
    expect(() => chiSquareIndependence([1, 2, 3], 2, 2)).toThrow(RangeError);
    expect(() => chiSquareIndependence([1, 2, 3, -1], 2, 2)).toThrow(RangeError);
    expect(() => chiSquareIndependence([1, 2, 3, NaN], 2, 2)).toThrow(RangeError);
  });
});
