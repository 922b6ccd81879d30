import { continuedFraction } from './continued-fraction';
import { deviance } from './deviance';
import { stirlingError } from './stirling-error';

/**
 * The regularised incomplete gamma functions for a > 0, x ≥ 0: `lower` is P(a, x), the share of a gamma distribution
 * of shape a below x, `upper` is Q(a, x) = 1 − P(a, x). Each keeps its digits where it is small. NaN outside.
 *
 * Method: the series 8.7.1 and the continued fraction 8.9.2 of https://dlmf.nist.gov/8.
 */
export function incompleteGamma(a: number, x: number): { lower: number; upper: number } {
  if (!(a > 0 && x >= 0)) return { lower: NaN, upper: NaN };
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  // x^a e^−x / Γ(a + 1)
  const power = Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a);
  if (x < a + 1) {
    const lower = power * series(a, x);
    return { lower, upper: 1 - lower };
  }
  const fraction = continuedFraction(
    (k) => -k * (k - a),
    (k) => x + 2 * k + 1 - a,
  );
  const upper = (power * a) / fraction;
  return { lower: 1 - upper, upper };
}

function series(a: number, x: number): number {
  let sum = 1;
  let term = 1;
  for (let n = 1; term > sum * Number.EPSILON * 1e-3; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}
