import { studentTQuantile } from '../distributions/student-t-quantile';
import { outsideEachEnd, type Interval } from './interval';
import { withSpread, type Sample } from './sample';

/**
 * Student's t interval of a mean, in the unit of the values. Null below two values.
 *
 * Source: Student, "The probable error of a mean" (Biometrika 6, 1908).
 *
 * @throws RangeError unless 0 < confidence < 1
 */
export function meanInterval(sample: Sample, confidence = 0.95): Interval | null {
  const outside = outsideEachEnd(confidence);
  const known = withSpread(sample);
  if (known === null) return null;
  const { n, mean, variance } = known;
  const margin = -studentTQuantile(outside, n - 1) * Math.sqrt(variance / n);
  return { low: mean - margin, high: mean + margin };
}
