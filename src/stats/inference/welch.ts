import { studentTCdf } from '../distributions/student-t-cdf';
import { studentTQuantile } from '../distributions/student-t-quantile';
import { outsideEachEnd, type Interval } from './interval';
import { withSpread, type Sample } from './sample';

/** Welch's test of two means. */
export interface WelchTest {
  /** Mean of the first minus mean of the second. */
  readonly difference: number;
  /** Confidence interval of the difference. */
  readonly interval: Interval;
  readonly t: number;
  /** Degrees of freedom after Welch and Satterthwaite, seldom whole. */
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Welch's t test: do the means of two independent samples differ, whatever their variances? Null when a sample has
 * fewer than two values or when neither varies.
 *
 * Source: B. L. Welch, "The generalization of 'Student's' problem when several different population variances are
 * involved" (Biometrika 34, 1947).
 *
 * @throws RangeError unless 0 < confidence < 1
 */
export function welch(first: Sample, second: Sample, confidence = 0.95): WelchTest | null {
  const outside = outsideEachEnd(confidence);
  const one = withSpread(first);
  const two = withSpread(second);
  if (one === null || two === null) return null;
  const part1 = one.variance / one.n;
  const part2 = two.variance / two.n;
  const sum = part1 + part2;
  if (!(sum > 0)) return null;
  const standardError = Math.sqrt(sum);
  const df = 1 / ((part1 / sum) ** 2 / (one.n - 1) + (part2 / sum) ** 2 / (two.n - 1));
  const difference = one.mean - two.mean;
  const t = difference / standardError;
  const margin = -studentTQuantile(outside, df) * standardError;
  return {
    difference,
    interval: { low: difference - margin, high: difference + margin },
    t,
    df,
    p: 2 * studentTCdf(-Math.abs(t), df),
  };
}
