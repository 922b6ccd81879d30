import { deviance } from './deviance';
import { stirlingError } from './stirling-error';

/**
 * x^a (1−x)^b / B(a, b) for a, b > 0 and 0 < x < 1, without the difference of large logarithms it is made of.
 *
 * Method: Loader's, as for a binomial density (see `deviance`).
 *
 * @param complement 1 − x
 */
export function betaPower(x: number, a: number, b: number, complement: number): number {
  const n = a + b;
  const exponent =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, n * x) -
    deviance(b, n * complement);
  return Math.exp(exponent) * Math.sqrt(((a / n) * b) / (2 * Math.PI));
}
