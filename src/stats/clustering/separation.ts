import { squaredDistance, type Points } from './points';

/** Clusters as k-means found them. */
export interface Clustering {
  /** `k` rows of `d` coordinates: the means of the clusters. */
  readonly centroids: Float64Array;
  readonly assignments: Int32Array;
}

/**
 * Calinski-Harabasz index (1974): variance between the clusters over variance within, each by its degrees of freedom.
 * Larger is better. NaN unless there are at least two clusters and more points than clusters; Infinity when all points
 * lie on their centroids.
 */
export function calinskiHarabasz(points: Points, { centroids, assignments }: Clustering): number {
  const { values, n, d } = points;
  const k = centroids.length / d;
  if (k < 2 || n <= k) return NaN;
  const center = meanOf(points);
  let between = 0;
  let within = 0;
  for (let i = 0; i < n; i += 1) {
    const c = assignments[i] as number;
    within += squaredDistance(values, i, centroids, c, d);
    between += squaredDistance(center, 0, centroids, c, d);
  }
  return between / (k - 1) / (within / (n - k));
}

/**
 * Davies-Bouldin index (1979): the mean over the clusters of how much each overlaps with the one that it overlaps with
 * most, as the sum of their mean distances from their centroids over the distance between these. Smaller is better. NaN
 * with fewer than two clusters.
 */
export function daviesBouldin(points: Points, { centroids, assignments }: Clustering): number {
  const { values, n, d } = points;
  const k = centroids.length / d;
  const spreads = new Float64Array(k);
  const sizes = new Int32Array(k);
  for (let i = 0; i < n; i += 1) {
    const c = assignments[i] as number;
    spreads[c] = (spreads[c] as number) + Math.sqrt(squaredDistance(values, i, centroids, c, d));
    sizes[c] = (sizes[c] as number) + 1;
  }
  const filled = [...sizes.keys()].filter((c) => (sizes[c] as number) > 0);
  if (filled.length < 2) return NaN;
  const spread = (c: number) => (spreads[c] as number) / (sizes[c] as number);
  const overlap = (a: number, b: number) =>
    (spread(a) + spread(b)) / Math.sqrt(squaredDistance(centroids, a, centroids, b, d));
  const worst = filled.map((a) =>
    Math.max(...filled.filter((b) => b !== a).map((b) => overlap(a, b))),
  );
  return worst.reduce((sum, value) => sum + value, 0) / filled.length;
}

/** The sum of the squared distances from the mean of all points: the inertia of one cluster. */
export function totalInertia(points: Points): number {
  const { values, n, d } = points;
  const center = meanOf(points);
  let sum = 0;
  for (let i = 0; i < n; i += 1) sum += squaredDistance(values, i, center, 0, d);
  return sum;
}

function meanOf({ values, n, d }: Points): Float64Array {
  const sums = new Float64Array(d);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < d; j += 1) sums[j] = (sums[j] as number) + (values[i * d + j] as number);
  }
  return sums.map((sum) => sum / n);
}
