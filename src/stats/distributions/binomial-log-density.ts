import { deviance } from '../special/deviance';
import { stirlingError } from '../special/stirling-error';

/**
 * ln of the probability of exactly x successes in n trials, for whole 0 ≤ x ≤ n.
 *
 * Method: C. Loader, "Fast and accurate computation of binomial probabilities" (2000), which keeps its digits for
 * counts of millions.
 *
 * @param p probability of a success
 * @param q 1 − p, which the caller may know more exactly
 */
export function binomialLogDensity(x: number, n: number, p: number, q = 1 - p): number {
  if (x === 0) return -deviance(n, n * q) - n * p;
  if (x === n) return -deviance(n, n * p) - n * q;
  return (
    stirlingError(n) -
    stirlingError(x) -
    stirlingError(n - x) -
    deviance(x, n * p) -
    deviance(n - x, n * q) -
    0.5 * Math.log(2 * Math.PI * x * (1 - x / n))
  );
}
