import { betaPower } from './beta-power';
import { continuedFraction } from './continued-fraction';

/**
 * The regularised incomplete beta function I_x(a, b), for a, b > 0 and 0 ≤ x ≤ 1: the share of a beta distribution
 * that lies below x. The share above is `incompleteBeta(1 - x, b, a, x)`. NaN outside.
 *
 * Method: continued fraction 8.17.22 of https://dlmf.nist.gov/8.17.v, on the side where it converges fast.
 *
 * @param complement 1 − x, when the caller knows it with more digits than x has near 1
 */
export function incompleteBeta(x: number, a: number, b: number, complement = 1 - x): number {
  if (!(a > 0 && b > 0 && x >= 0 && complement >= 0)) return NaN;
  if (x === 0) return 0;
  if (complement === 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - belowMean(complement, b, a, x);
  return belowMean(x, a, b, complement);
}

function belowMean(x: number, a: number, b: number, complement: number): number {
  const fraction = continuedFraction(
    (k) => {
      if (k === 1) return 1;
      const m = Math.floor((k - 1) / 2);
      const numerator = k % 2 === 1 ? m * (b - m) : -(a + m) * (a + b + m);
      return (numerator * x) / ((a + k - 2) * (a + k - 1));
    },
    (k) => (k === 0 ? 0 : 1),
  );
  return (betaPower(x, a, b, complement) / a) * fraction;
}
