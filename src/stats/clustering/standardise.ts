import { portableExp, portableLog } from '../../base/portable-math';

/** A feature as it was measured: one finite number for each point. */
export interface FeatureColumn {
  readonly name: string;
  readonly values: Float64Array;
}

/** How a feature was brought to mean 0 and standard deviation 1. */
export interface FeatureScale {
  readonly name: string;
  /** Of the (log-transformed) values. */
  readonly mean: number;
  /** Population standard deviation of the (log-transformed) values. */
  readonly sd: number;
  /** Some values are negative. */
  readonly isSigned: boolean;
}

/** Points that k-means can compare, and the way back. */
export interface Standardised {
  /** `n` rows of as many coordinates as there are features, row by row. */
  readonly points: Float64Array;
  readonly n: number;
  /** The features that are kept, in order. */
  readonly features: readonly FeatureScale[];
  /** Features with one value only: they tell nothing apart. */
  readonly dropped: readonly string[];
  readonly logarithms: boolean;
}

/**
 * Brings features to a common scale: ln(1 + x) where `logarithms` is set (−ln(1 − x) for negative values), then mean 0
 * and population standard deviation 1.
 *
 * @throws RangeError when columns differ in length
 */
export function standardise(columns: readonly FeatureColumn[], logarithms: boolean): Standardised {
  const n = columns[0]?.values.length ?? 0;
  if (columns.some(({ values }) => values.length !== n)) {
    throw new RangeError('invalid columns: they differ in length');
  }
  const kept = columns.filter(({ values }) => !isConstant(values));
  const d = kept.length;
  const points = new Float64Array(n * d);
  const features = kept.map(({ name, values }, at) => {
    const transformed = logarithms ? values.map(signedLog) : values;
    const { mean, sd } = momentsOf(transformed);
    for (let i = 0; i < n; i += 1) points[i * d + at] = ((transformed[i] as number) - mean) / sd;
    return { name, mean, sd, isSigned: values.some((value) => value < 0) };
  });
  const dropped = columns.filter((column) => !kept.includes(column)).map(({ name }) => name);
  return { points, n, features, dropped, logarithms };
}

/** Centroids (`k` rows, standardised) in the features' own units. Of logarithms that is what is typical, not the mean. */
export function inRawUnits(
  centroids: Float64Array,
  { features, logarithms }: Pick<Standardised, 'features' | 'logarithms'>,
): Float64Array {
  return centroids.map((z, at) => {
    const { mean, sd } = features[at % features.length] as FeatureScale;
    const value = mean + z * sd;
    return logarithms ? signedExp(value) : value;
  });
}

/** sign(x) · ln(1 + |x|). */
function signedLog(x: number): number {
  const log = logOfOnePlus(Math.abs(x));
  return x < 0 ? -log : log;
}

/** Kahan's way to ln(1 + x): what is lost in 1 + x is made up for by a factor. */
function logOfOnePlus(x: number): number {
  const sum = 1 + x;
  return sum === 1 ? x : (portableLog(sum) * x) / (sum - 1);
}

function signedExp(x: number): number {
  const value = portableExp(Math.abs(x)) - 1;
  return x < 0 ? -value : value;
}

function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

function momentsOf(values: Float64Array): { mean: number; sd: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return { mean, sd: Math.sqrt(squares / values.length) };
}
