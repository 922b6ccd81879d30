import { incompleteGamma } from '../special/incomplete-gamma';

/**
 * The share of the chi-square distribution above x: the p of a chi-square test. 1 for x ≤ 0.
 *
 * @param df degrees of freedom, above 0
 */
export function chiSquareTail(x: number, df: number): number {
  return incompleteGamma(df / 2, Math.max(0, x) / 2).upper;
}
