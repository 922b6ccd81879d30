import { erfc } from '../special/error-function';

/**
 * The share of the standard normal distribution below z. The share above is `normalCdf(-z)`, which keeps its digits
 * down to about 1e-308.
 */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z * Math.SQRT1_2);
}
