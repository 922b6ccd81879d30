import { normalCdf } from './normal-cdf';

/**
 * The z below which a share p of the standard normal distribution lies: −Infinity at 0, Infinity at 1, NaN outside.
 *
 * Method: the rational approximation 26.2.23 of Abramowitz and Stegun (error under 4.5e-4), made exact by Halley's
 * steps on the logarithm of the tail.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0) return -Infinity;
  if (p === 0.5) return 0;
  const t = Math.sqrt(-2 * Math.log(p));
  let z =
    t -
    (2.515517 + t * (0.802853 + t * 0.010328)) /
      (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 3; step++) {
    const tail = normalCdf(-z);
    const hazard = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / tail;
    const off = Math.log(tail / p) / hazard;
    z += off / (1 + (off * (hazard - z)) / 2);
  }
  return -z;
}
