/** Coefficients of 1/x, 1/x³, 1/x⁵ … */
const SERIES = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
];

/**
 * What Stirling's formula leaves out: ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], for x > 0. Small where x is large, so
 * densities written with it keep their digits where differences of log-gammas of a million would not.
 * Absolute error about 1e-15.
 *
 * Method: the asymptotic series (https://dlmf.nist.gov/5.11.E1) from 10 on, below it the recurrence of Γ.
 */
export function stirlingError(x: number): number {
  let error = 0;
  let at = x;
  for (; at < 10; at += 1) error += (at + 0.5) * Math.log1p(1 / at) - 1;
  const square = 1 / (at * at);
  return error + SERIES.reduceRight((sum, term) => sum * square + term, 0) / at;
}
