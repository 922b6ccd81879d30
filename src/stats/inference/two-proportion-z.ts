import { normalCdf } from '../distributions/normal-cdf';
import { checkProportion } from './proportion';

/** A z and its two-sided p. */
export interface ZTest {
  /** Positive when the first proportion is the larger. */
  readonly z: number;
  readonly p: number;
}

/**
 * Tests whether two independent proportions differ, with the pooled standard error and without continuity correction
 * (z² is the chi-square statistic of the 2 × 2 table). Null when a group is empty or all of both agree: nothing
 * varies then.
 *
 * Source: J. L. Fleiss, B. Levin, M. C. Paik, Statistical Methods for Rates and Proportions, 3rd ed. (2003), 3.1.
 *
 * @throws RangeError unless 0 ≤ x ≤ n and all are whole
 */
export function twoProportionZ(x1: number, n1: number, x2: number, n2: number): ZTest | null {
  checkProportion({ successes: x1, n: n1 });
  checkProportion({ successes: x2, n: n2 });
  const successes = x1 + x2;
  const n = n1 + n2;
  if (n1 === 0 || n2 === 0 || successes === 0 || successes === n) return null;
  const pooledVariance = (successes / n) * ((n - successes) / n);
  const z = (x1 / n1 - x2 / n2) / Math.sqrt(pooledVariance * (1 / n1 + 1 / n2));
  return { z, p: 2 * normalCdf(-Math.abs(z)) };
}
