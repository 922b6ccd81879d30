import { incompleteBeta } from '../special/incomplete-beta';
import { normalCdf } from './normal-cdf';

/** Above this the normal approximation has more digits than the continued fraction. */
const MANY = 10_000;

/**
 * The share of Student's t distribution below t. The share above is `studentTCdf(-t, df)`, which keeps its digits
 * where it is small. Relative error under 1e-12. NaN unless df > 0.
 *
 * Method: the incomplete beta function (https://dlmf.nist.gov/8.17); for many degrees of freedom the expansion of
 * G. W. Hill, "Student's t-distribution" (Algorithm 395, CACM 13, 1970).
 *
 * @param df degrees of freedom, whole or not; Infinity is the normal distribution
 */
export function studentTCdf(t: number, df: number): number {
  if (!(df > 0) || Number.isNaN(t)) return NaN;
  if (t > 0) return 1 - studentTCdf(-t, df);
  if (df === Infinity) return normalCdf(t);
  if (df > MANY) return normalCdf(-equivalentZ(-t, df));
  const square = t * t;
  if (square === Infinity) return 0;
  const sum = df + square;
  return 0.5 * incompleteBeta(df / sum, df / 2, 0.5, square / sum);
}

/** The z with as much of the normal distribution above it as t has of Student's, for t ≥ 0. */
function equivalentZ(t: number, df: number): number {
  const a = df - 0.5;
  const b = 48 * a * a;
  const z = Math.sqrt(a * Math.log1p((t * t) / df));
  const first = (z ** 3 + 3 * z) / b;
  const second =
    (4 * z ** 7 + 33 * z ** 5 + 240 * z ** 3 + 855 * z) / (10 * b * (b + 0.8 * z ** 4 + 100));
  return z + first - second;
}
