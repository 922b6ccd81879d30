import { withSpread, type Sample } from './sample';

/**
 * How many standard deviations the mean of the first sample lies above that of the second:
 * (m₁ − m₂) / √((s₁² + s₂²) / 2). Null when a sample has fewer than two values or when neither varies.
 *
 * Source: P. C. Austin, "Balance diagnostics for comparing the distribution of baseline covariates between treatment
 * groups in propensity-score matched samples" (Stat. Med. 28, 2009).
 */
export function standardisedDifference(first: Sample, second: Sample): number | null {
  const one = withSpread(first);
  const two = withSpread(second);
  if (one === null || two === null) return null;
  const variance = (one.variance + two.variance) / 2;
  return variance > 0 ? (one.mean - two.mean) / Math.sqrt(variance) : null;
}
