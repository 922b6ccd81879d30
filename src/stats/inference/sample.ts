/** What a comparison of means needs of a sample, as SQL's `count`, `avg` and `var_samp` give it. */
export interface Sample {
  /** Values that are not missing. */
  readonly n: number;
  /** Null where there are none. */
  readonly mean: number | null;
  /** With n − 1 in the denominator; null below two values. */
  readonly variance: number | null;
}

/** A sample whose spread is known. */
export interface SpreadSample {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/** The sample when it has two values or more and finite moments, else null. */
export function withSpread({ n, mean, variance }: Sample): SpreadSample | null {
  if (mean === null || variance === null || n < 2) return null;
  return Number.isFinite(mean) && Number.isFinite(variance) ? { n, mean, variance } : null;
}
