import { stirlingError } from './stirling-error';

const HALF_LN_2PI = 0.5 * Math.log(2 * Math.PI);

/**
 * Natural logarithm of the gamma function for x ≥ 0: ln (x−1)! for whole x, Infinity at 0, NaN below 0.
 * Relative error about 1e-15; around its zeros at 1 and 2 the absolute error is about 1e-15.
 */
export function logGamma(x: number): number {
  if (!(x >= 0)) return NaN;
  if (x === 0 || x === Infinity) return Infinity;
  if (x === 1 || x === 2) return 0;
  return (x - 0.5) * Math.log(x) - x + HALF_LN_2PI + stirlingError(x);
}
