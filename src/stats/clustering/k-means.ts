import { createRandom } from '../../base/random';
import { startCentroids } from './k-means-start';
import { lloyd, type LloydResult } from './lloyd';
import { Pace, type WorkHooks } from './pace';

/** What to cluster, and how. */
export interface KMeansInput {
  /** `n` rows of `d` finite coordinates, row by row. */
  readonly points: Float64Array;
  readonly n: number;
  readonly d: number;
  /** How many clusters, 1 to n. */
  readonly k: number;
  /** How many times to start from other centroids; default 10. */
  readonly starts?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Of each start; default 300. */
  readonly maxIterations?: number;
}

/** The best of all starts. */
export interface KMeansResult extends LloydResult {
  /** The inertia that each start reached, in their order. */
  readonly startInertias: readonly number[];
}

/**
 * k-means: the partition into `k` clusters with the smallest sum of squared distances to the clusters' means that was
 * found from several starts by k-means++, each followed by Lloyd's iterations. Only the four basic operations and the
 * square root are used, so the same input gives the same result, bit for bit, in every browser.
 *
 * With fewer distinct points than clusters some clusters have no points.
 *
 * @returns null when cancelled
 * @throws RangeError unless 1 ≤ k ≤ n and the points have `n` × `d` finite coordinates
 */
export async function kMeans(input: KMeansInput, hooks: WorkHooks): Promise<KMeansResult | null> {
  const { points: values, n, d, k, starts = 10, seed = 1, maxIterations = 300 } = input;
  if (!(Number.isInteger(k) && k >= 1 && k <= n)) {
    throw new RangeError(`invalid k: ${k} clusters of ${n} points`);
  }
  if (d < 1 || values.length !== n * d || !values.every(Number.isFinite)) {
    throw new RangeError('invalid points: n rows of d finite numbers');
  }
  const points = { values, n, d };
  const random = createRandom(seed);
  const pace = new Pace(hooks);
  const startInertias: number[] = [];
  let best: LloydResult | null = null;
  for (let start = 0; start < starts; start += 1) {
    const centroids = await startCentroids(points, k, random, pace);
    if (!centroids) return null;
    const onIteration = (iterations: number) => {
      // How many are still to come is not known: the first ones count most.
      pace.progress((start + iterations / (iterations + 10)) / starts);
    };
    const result = await lloyd(points, centroids, maxIterations, pace, onIteration);
    if (!result) return null;
    startInertias.push(result.inertia);
    if (!best || result.inertia < best.inertia) best = result;
    pace.progress((start + 1) / starts);
  }
  if (!best) throw new RangeError('invalid starts: at least one');
  return { ...best, startInertias };
}
