import { normalQuantile } from '../distributions/normal-quantile';
import { outsideEachEnd, type Interval } from './interval';
import { checkProportion } from './proportion';

/**
 * Wilson's score interval of a proportion (0 to 1), without continuity correction. Null when n is 0.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference" (JASA 22, 1927);
 * method 3 of R. G. Newcombe, "Two-sided confidence intervals for the single proportion" (Stat. Med. 17, 1998).
 *
 * @throws RangeError unless 0 ≤ successes ≤ n, both whole, and 0 < confidence < 1
 */
export function wilsonInterval(successes: number, n: number, confidence = 0.95): Interval | null {
  checkProportion({ successes, n });
  const z = -normalQuantile(outsideEachEnd(confidence));
  if (n === 0) return null;
  // Both ends from the larger root of (n + z²) π² − (2x + z²) π + x²/n: the smaller one, as a difference, would lose
  // its digits where successes are rare.
  const failures = n - successes;
  const square = z * z;
  const root = z * Math.sqrt(square + 4 * successes * (failures / n));
  const larger = (2 * successes + square + root) / 2;
  return {
    low: (successes * (successes / n)) / larger,
    high: failures === 0 ? 1 : larger / (n + square),
  };
}
