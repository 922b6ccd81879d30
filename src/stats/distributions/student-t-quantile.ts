import { betaPower } from '../special/beta-power';
import { normalQuantile } from './normal-quantile';
import { studentTCdf } from './student-t-cdf';

/**
 * The t below which a share p of Student's t distribution lies: −Infinity at 0, Infinity at 1, NaN outside.
 *
 * Method: Newton's steps on ln(tail) as a function of ln(t). That function is concave (the density of ln t is
 * log-concave), so the steps arrive from any start, in heavy tails and light ones.
 *
 * @param df degrees of freedom, above 0; Infinity is the normal distribution
 */
export function studentTQuantile(p: number, df: number): number {
  if (df === Infinity || p === 0 || p === 0.5 || p === 1) return normalQuantile(p);
  if (!(df > 0 && p > 0 && p < 1)) return NaN;
  if (p > 0.5) return -studentTQuantile(1 - p, df);
  let t = -normalQuantile(p);
  for (let step = 0; step < 100; step++) {
    const tail = studentTCdf(-t, df);
    if (tail === 0) return -Infinity; // beyond 1e154, whose square is no double
    const sum = df + t * t;
    // −d ln(tail) / d ln(t)
    const slope = betaPower(df / sum, df / 2, 0.5, (t * t) / sum) / tail;
    const move = Math.log(tail / p) / slope;
    t *= Math.exp(move);
    if (Math.abs(move) < 1e-9) break; // what is left is its square
  }
  return -t;
}
