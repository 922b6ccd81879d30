import type { Points } from './points';

/** What `nearestTwo` finds for each of its rows, in their order. */
export interface NearestTwo {
  /** The nearest centroid: on a tie the one that the point has, else the first. */
  readonly cluster: Int32Array;
  /** How much farther the second nearest centroid is than the nearest; Infinity when there is but one. */
  readonly margin: Float64Array;
}

/**
 * The nearest and the second nearest of `k` centroids for the first `count` of `rows`. This is where k-means spends its
 * time, so the commonest case, three coordinates (recency, frequency, monetary), has a loop of its own: it takes little
 * more than half as long.
 *
 * @param assignments the centroid that each point has; −1 for none
 */
export function nearestTwo(
  points: Points,
  centroids: Float64Array,
  rows: Int32Array,
  count: number,
  assignments: Int32Array,
  into: NearestTwo,
): void {
  if (points.d === 3) nearestTwoInSpace(points.values, centroids, rows, count, assignments, into);
  else nearestTwoOfAny(points, centroids, rows, count, assignments, into);
}

function nearestTwoOfAny(
  { values, d }: Points,
  centroids: Float64Array,
  rows: Int32Array,
  count: number,
  assignments: Int32Array,
  { cluster, margin }: NearestTwo,
): void {
  const end = centroids.length;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] as number;
    const base = row * d;
    const own = assignments[row] as number;
    let best = 0;
    let nearest = Infinity;
    let second = Infinity;
    for (let c = 0, from = 0; from < end; c += 1, from += d) {
      let distance = 0;
      for (let j = 0; j < d; j += 1) {
        const difference = (values[base + j] as number) - (centroids[from + j] as number);
        distance += difference * difference;
      }
      if (distance < nearest || (distance === nearest && c === own)) {
        second = nearest;
        nearest = distance;
        best = c;
      } else if (distance < second) second = distance;
    }
    cluster[at] = best;
    margin[at] = Math.sqrt(second) - Math.sqrt(nearest);
  }
}

function nearestTwoInSpace(
  values: Float64Array,
  centroids: Float64Array,
  rows: Int32Array,
  count: number,
  assignments: Int32Array,
  { cluster, margin }: NearestTwo,
): void {
  const end = centroids.length;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] as number;
    const x = values[row * 3] as number;
    const y = values[row * 3 + 1] as number;
    const z = values[row * 3 + 2] as number;
    const own = assignments[row] as number;
    let best = 0;
    let nearest = Infinity;
    let second = Infinity;
    for (let c = 0, from = 0; from < end; c += 1, from += 3) {
      const dx = x - (centroids[from] as number);
      const dy = y - (centroids[from + 1] as number);
      const dz = z - (centroids[from + 2] as number);
      const distance = dx * dx + dy * dy + dz * dz;
      if (distance < nearest || (distance === nearest && c === own)) {
        second = nearest;
        nearest = distance;
        best = c;
      } else if (distance < second) second = distance;
    }
    cluster[at] = best;
    margin[at] = Math.sqrt(second) - Math.sqrt(nearest);
  }
}
