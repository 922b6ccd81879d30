import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectRelative } from '../../../tests/helpers/relative';
import { binomialLogDensity } from './binomial-log-density';
import { chiSquareTail } from './chi-square-tail';
import { hypergeometricLogDensity } from './hypergeometric-log-density';
import { normalCdf } from './normal-cdf';
import { normalQuantile } from './normal-quantile';
import { studentTCdf } from './student-t-cdf';
import { studentTQuantile } from './student-t-quantile';

// Reference numbers from scipy 1.17.1 (the call is named), far tails from mpmath 1.3.0 with 60 digits.

describe('normal distribution', () => {
  it('has the quantiles of scipy.special.ndtri', () => {
    for (const [p, expected] of [
      [0.75, 0.6744897501960817],
      [0.975, 1.959963984540054],
      [0.995, 2.5758293035489004],
      [0.0249, -1.9616778690637864],
      [1e-10, -6.361340902404056],
      [1e-300, -37.0470962993612],
    ] as const)
      expectRelative(normalQuantile(p), expected, 1e-14);
  });

  it('keeps the digits of its tails', () => {
    // mpmath: erfc(z / sqrt(2)) / 2
    expectRelative(normalCdf(-30), 4.906713927148187e-198);
    expectRelative(normalCdf(-37), 5.725571222524577e-300);
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(40)).toBe(1);
  });

  it('has quantiles that lead back to their shares', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-305, max: 1, maxExcluded: true, noNaN: true }), (p) => {
        expectRelative(normalCdf(normalQuantile(p)), p);
      }),
    );
  });

  it('has infinite quantiles at 0 and 1 and none outside', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(1.01)).toBeNaN();
    expect(normalQuantile(NaN)).toBeNaN();
  });
});

describe("Student's t distribution", () => {
  it('agrees with scipy.stats.t.cdf', () => {
    for (const [t, df, expected] of [
      [-12.706, 1, 0.025000401179066593],
      [-2.228, 10, 0.02500588590855566],
      [1.3, 4, 0.868274201764388],
      [-3.3, 7.31, 0.006166478847135536],
      [-8, 50, 8.316483014160684e-11],
      [-1.96, 1e6, 0.024998033792634926],
    ] as const)
      expectRelative(studentTCdf(t, df), expected);
  });

  it('keeps the digits of its tails', () => {
    // mpmath: betainc(df/2, 1/2, 0, df/(df + t*t), regularized=True) / 2
    expectRelative(studentTCdf(-40, 1000.5), 4.811699031778301e-210);
    expectRelative(studentTCdf(-1e5, 10), 1.2304687443603515e-46);
    expectRelative(studentTCdf(-1e30, 3), 1.102657790843584e-90);
    // mpmath: the series of the incomplete beta function, https://dlmf.nist.gov/8.17.E7
    expectRelative(studentTCdf(-20, 20_000), 2.0016041004725487e-88);
    expectRelative(studentTCdf(-37, 20_000), 3.1969024630018485e-290);
    expectRelative(studentTCdf(-30, 1e6), 6.010047116831719e-198);
  });

  it('agrees with scipy.stats.t.ppf', () => {
    for (const [p, df, expected] of [
      [0.975, 1, 12.706204736174694],
      [0.975, 2, 4.302652729749462],
      [0.95, 10, 1.8124611228116756],
      [0.995, 30.5, 2.746967063704737],
      [0.975, 1e6, 1.959966356814107],
      [1e-10, 5, -156.82559270889433],
    ] as const)
      expectRelative(studentTQuantile(p, df), expected);
  });

  it('has quantiles that lead back to their shares, in heavy tails and light ones', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-12, max: 0.5, noNaN: true }),
        fc.double({ min: 0, max: 9, noNaN: true }),
        (p, magnitude) => {
          const df = 10 ** magnitude;
          expectRelative(studentTCdf(studentTQuantile(p, df), df), p, 1e-11);
        },
      ),
    );
  });

  it('joins without a step where the expansion takes over from the continued fraction', () => {
    for (const t of [0.1, 1, 1.8, 3, 10])
      expectRelative(studentTCdf(-t, 10_000.0000001), studentTCdf(-t, 10_000), 1e-11);
  });

  it('becomes the normal distribution, and keeps its edges', () => {
    expect(studentTCdf(-2, Infinity)).toBe(normalCdf(-2));
    expect(studentTQuantile(0.025, Infinity)).toBe(normalQuantile(0.025));
    expect(studentTCdf(0, 3)).toBe(0.5);
    expect(studentTCdf(-Infinity, 3)).toBe(0);
    expect(studentTCdf(1, 0)).toBeNaN();
    expect(studentTCdf(NaN, 3)).toBeNaN();
    expect(studentTQuantile(0, 3)).toBe(-Infinity);
    expect(studentTQuantile(1, 3)).toBe(Infinity);
    expect(studentTQuantile(0.1, -1)).toBeNaN();
    expect(studentTQuantile(2, 3)).toBeNaN();
  });
});

describe('chi-square distribution', () => {
  it('has the upper tails of scipy.stats.chi2.sf', () => {
    for (const [x, df, expected] of [
      [3.841458820694124, 1, 0.05],
      [12.6, 3, 0.005586546097302402],
      [30.07, 2, 2.9538093752232107e-7],
      [0.5, 10, 0.999993388289439],
      [90, 100, 0.7531979655998298],
      [1200, 1000, 1.2255942330622893e-5],
      [1000, 3, 1.7994208765314476e-216], // mpmath.gammainc(1.5, 500, inf, regularized=True)
    ] as const)
      expectRelative(chiSquareTail(x, df), expected);
  });

  it('is the square of a normal with one degree of freedom', () => {
    for (const z of [0.01, 0.7, 1.96, 5, 25])
      expectRelative(chiSquareTail(z * z, 1), 2 * normalCdf(-z));
  });

  it('is 1 at and below 0', () => {
    expect(chiSquareTail(0, 2)).toBe(1);
    expect(chiSquareTail(-1, 2)).toBe(1);
    expect(chiSquareTail(1, 0)).toBeNaN();
  });
});

/** n over k, exactly. */
function choose(n: number, k: number): bigint {
  let ways = 1n;
  for (let i = 1; i <= k; i++) ways = (ways * BigInt(n - k + i)) / BigInt(i);
  return ways;
}

describe('binomial and hypergeometric densities', () => {
  it('agree with exact counting', () => {
    for (let x = 0; x <= 12; x++)
      expectRelative(
        Math.exp(binomialLogDensity(x, 12, 0.25)),
        (Number(choose(12, x)) * 3 ** (12 - x)) / 4 ** 12,
        1e-13,
      );
    for (let x = 0; x <= 10; x++)
      expectRelative(
        Math.exp(hypergeometricLogDensity(x, { size: 60, marked: 10, drawn: 25 })),
        Number(choose(10, x) * choose(50, 25 - x)) / Number(choose(60, 25)),
        1e-13,
      );
  });

  it('keep their digits for counts of millions', () => {
    // mpmath: log(binomial(2e6, 1e6) / 2**2e6) and log(binomial(1e6, 400) * binomial(1e6, 600) / binomial(2e6, 1000))
    expectRelative(binomialLogDensity(1e6, 2e6, 0.5), -7.480120346906837, 1e-14);
    expectRelative(
      hypergeometricLogDensity(400, { size: 2e6, marked: 1e6, drawn: 1000 }),
      -23.804790369454576,
      1e-13,
    );
  });

  it('are certain where there is no choice', () => {
    expect(binomialLogDensity(0, 0, 0.3)).toBeCloseTo(0, 15);
    expect(hypergeometricLogDensity(0, { size: 9, marked: 0, drawn: 4 })).toBeCloseTo(0, 15);
    expect(hypergeometricLogDensity(4, { size: 9, marked: 9, drawn: 4 })).toBeCloseTo(0, 15);
    expect(hypergeometricLogDensity(3, { size: 9, marked: 3, drawn: 9 })).toBeCloseTo(0, 15);
  });
});
