import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectRelative } from '../../../tests/helpers/relative';
import { continuedFraction } from './continued-fraction';
import { deviance } from './deviance';
import { erf, erfc } from './error-function';
import { incompleteBeta } from './incomplete-beta';
import { incompleteGamma } from './incomplete-gamma';
import { logGamma } from './log-gamma';

// Reference numbers from scipy 1.17.1 (scipy.special) where nothing else is said, and from mpmath 1.3.0 with 60 digits
// for the tails, where scipy itself rounds.

describe('log-gamma', () => {
  it('agrees with scipy.special.gammaln', () => {
    for (const [x, expected] of [
      [0.1, 2.252712651734206],
      [0.5, 0.5723649429247],
      [1.5, -0.12078223763524526],
      [3, 0.6931471805599453],
      [10, 12.801827480081469],
      [100.5, 361.43554046777757],
      [1e6, 12815504.569147611],
      [1e15, 3.3538776394910668e16],
    ] as const)
      expectRelative(logGamma(x), expected, 1e-14);
  });

  it('is the logarithm of the factorials', () => {
    let factorial = 1;
    for (let n = 1; n <= 170; n++) {
      expect(logGamma(n + 1)).toBeCloseTo(Math.log((factorial *= n)), 11);
    }
  });

  it('keeps the edges of its domain', () => {
    expect(logGamma(1)).toBe(0);
    expect(logGamma(2)).toBe(0);
    expect(logGamma(0)).toBe(Infinity);
    expect(logGamma(Infinity)).toBe(Infinity);
    expect(logGamma(-0.5)).toBeNaN();
    expect(logGamma(NaN)).toBeNaN();
  });
});

describe('error function', () => {
  it('agrees with scipy.special.erf and erfc', () => {
    for (const [x, expected, complement] of [
      [-2, -0.9953222650189527, 1.9953222650189528],
      [-0.5, -0.5204998778130465, 1.5204998778130465],
      [1e-10, 1.1283791670955126e-10, 0.999999999887162],
      [0.5, 0.5204998778130465, 0.4795001221869535],
      [0.99, 0.8385080695553698, 0.16149193044463017],
      [1.01, 0.8468104962282766, 0.15318950377172333],
      [2, 0.9953222650189527, 0.004677734981047266],
      [5, 0.9999999999984626, 1.5374597944280347e-12],
    ] as const) {
      expectRelative(erf(x), expected, 5e-15);
      expectRelative(erfc(x), complement, 5e-15);
    }
  });

  it('keeps the digits of tails down to the smallest doubles', () => {
    // mpmath.erfc
    for (const [x, expected] of [
      [10, 2.0884875837625446e-45],
      [20, 5.395865611607901e-176],
      [26.3, 8.590249058794049e-303], // its square is no double
      [26.5, 2.2109076642637343e-307],
    ] as const)
      expectRelative(erfc(x), expected, 1e-14);
    expect(erfc(28)).toBe(0);
    expect(erfc(Infinity)).toBe(0);
    expect(erfc(-Infinity)).toBe(2);
    expect(erf(-Infinity)).toBe(-1);
    expect(erfc(NaN)).toBeNaN();
  });
});

describe('incomplete beta function', () => {
  it('agrees with scipy.special.betainc', () => {
    for (const [x, a, b, expected] of [
      [0.5, 0.5, 0.5, 0.5],
      [0.1, 2, 3, 0.0523],
      [0.9, 2, 3, 0.9963],
      [0.999, 5, 0.5, 0.9222819921009667],
      [1e-10, 0.5, 20, 5.0148275016071116e-5],
      [0.45, 200, 200, 0.022547053568539914],
      [0.3, 50, 200, 0.9998492682376107],
    ] as const)
      expectRelative(incompleteBeta(x, a, b), expected, 1e-13);
  });

  it('leaves the rest to its mirror image', () => {
    const shape = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), shape, shape, (x, a, b) => {
        const below = incompleteBeta(x, a, b);
        expect(below).toBeGreaterThanOrEqual(0);
        expect(below + incompleteBeta(1 - x, b, a, x)).toBeCloseTo(1, 11);
      }),
    );
  });

  it('is NaN outside its domain', () => {
    expect(incompleteBeta(-0.1, 1, 1)).toBeNaN();
    expect(incompleteBeta(1.1, 1, 1)).toBeNaN();
    expect(incompleteBeta(0.5, 0, 1)).toBeNaN();
    expect(incompleteBeta(NaN, 1, 1)).toBeNaN();
  });
});

describe('incomplete gamma functions', () => {
  it('are the Poisson distribution for whole shapes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0.01, max: 80, noNaN: true }),
        (shape, x) => {
          let term = Math.exp(-x);
          let fewer = 0;
          for (let k = 0; k < shape; k++) {
            fewer += term;
            term *= x / (k + 1);
          }
          const { lower, upper } = incompleteGamma(shape, x);
          expectRelative(upper, fewer, 1e-12);
          expect(lower + upper).toBeCloseTo(1, 14);
        },
      ),
    );
  });

  it('are NaN outside their domain, and settle at its ends', () => {
    expect(incompleteGamma(0, 1).upper).toBeNaN();
    expect(incompleteGamma(1, -1).lower).toBeNaN();
    expect(incompleteGamma(3, 0)).toEqual({ lower: 0, upper: 1 });
    expect(incompleteGamma(3, Infinity)).toEqual({ lower: 1, upper: 0 });
  });
});

describe('continued fraction', () => {
  it('finds the golden ratio', () => {
    expectRelative(
      continuedFraction(
        () => 1,
        () => 1,
      ),
      (1 + Math.sqrt(5)) / 2,
      1e-15,
    );
  });

  it('gives NaN, not its last guess, when it does not converge', () => {
    const swinging = continuedFraction(
      () => -1,
      () => 1,
    );
    expect(swinging).toBeNaN();
  });
});

describe('deviance', () => {
  it('keeps its digits where count and mean almost agree', () => {
    // (x − m)²/2m − (x − m)³/6m² + …: the direct formula is off by 2 % here
    expectRelative(deviance(1e9 + 1, 1e9), 5e-10 - 1 / 6e18, 1e-12);
    expectRelative(deviance(3, 1), 3 * Math.log(3) - 2, 1e-15);
    expect(deviance(0, 4)).toBe(4);
    expect(deviance(4, 0)).toBe(Infinity);
    expect(deviance(NaN, 1)).toBeNaN();
  });
});
