import { kMeans, type KMeansResult } from './k-means';
import type { WorkHooks } from './pace';
import { rowsOf, type Points } from './points';
import { sampleRows } from './sample';
import { calinskiHarabasz, daviesBouldin, totalInertia } from './separation';
import { silhouette } from './silhouette';

/** Above this many points the numbers of clusters are compared on a seeded sample of so many. */
const SWEEP_SAMPLE = 50_000;

/** How good one number of clusters is. */
export interface KCandidate {
  readonly k: number;
  readonly inertia: number;
  /** Share of the variance that the clusters account for: 1 − inertia ÷ inertia of one cluster. */
  readonly explained: number;
  /** Larger is better; NaN when fewer than two clusters have points. */
  readonly silhouette: number;
  /** Larger is better. */
  readonly calinskiHarabasz: number;
  /** Smaller is better. */
  readonly daviesBouldin: number;
}

/** Which number of clusters is best, and what it was chosen by. */
export interface KChoice {
  /** The one of the largest mean silhouette; the smallest of equals. */
  readonly k: number;
  readonly candidates: readonly KCandidate[];
  /** The clusters of the chosen k; null when they are those of a sample. */
  readonly clusters: KMeansResult | null;
  /** How many points the candidates were computed from: all, or a sample. */
  readonly points: number;
  /** How many points each silhouette was computed from. */
  readonly silhouettePoints: number;
}

/** What may be set beside the points. */
export interface ChooseKOptions {
  /** Numbers of clusters to compare, rising; default 2 to 10. Those that would need more points than there are fall away. */
  readonly candidates?: readonly number[];
  readonly starts?: number;
  readonly seed?: number;
  readonly maxIterations?: number;
  readonly sweepSample?: number;
  readonly silhouetteSample?: number;
}

/**
 * Compares numbers of clusters by mean silhouette, with the elbow (inertia), Calinski-Harabasz and Davies-Bouldin
 * beside it.
 *
 * @returns null when cancelled
 * @throws RangeError when no candidate is smaller than the number of points
 */
export async function chooseK(
  points: Points,
  hooks: WorkHooks,
  options: ChooseKOptions = {},
): Promise<KChoice | null> {
  const { seed = 1, sweepSample = SWEEP_SAMPLE, silhouetteSample } = options;
  const isSampled = points.n > sweepSample;
  const compared = isSampled ? rowsOf(points, sampleRows(points.n, sweepSample, seed)) : points;
  const ks = (options.candidates ?? CANDIDATES).filter((k) => k < compared.n);
  if (ks.length === 0) throw new RangeError(`invalid candidates for ${points.n} points`);
  const total = totalInertia(compared);
  const { values, n, d } = compared;
  const { starts = 10, maxIterations = 300 } = options;
  const sample = silhouetteSample === undefined ? { seed } : { seed, sample: silhouetteSample };
  const candidates: KCandidate[] = [];
  let best: { k: number; silhouette: number; clusters: KMeansResult } | null = null;
  let silhouettePoints = 0;
  for (const [at, k] of ks.entries()) {
    const onProgress = (share: number) => hooks.onProgress?.((at + share * 0.8) / ks.length);
    const part = { checkpoint: () => hooks.checkpoint(), onProgress };
    const input = { points: values, n, d, k, starts, seed, maxIterations };
    const clusters = await kMeans(input, part);
    if (!clusters) return null;
    const shape = await silhouette(compared, clusters.assignments, part, sample);
    if (!shape) return null;
    silhouettePoints = shape.points;
    candidates.push({
      k,
      inertia: clusters.inertia,
      explained: total > 0 ? 1 - clusters.inertia / total : 0,
      silhouette: shape.mean,
      calinskiHarabasz: calinskiHarabasz(compared, clusters),
      daviesBouldin: daviesBouldin(compared, clusters),
    });
    if (!best || shape.mean > best.silhouette) best = { k, silhouette: shape.mean, clusters };
    hooks.onProgress?.((at + 1) / ks.length);
  }
  if (!best) return null;
  return {
    k: best.k,
    candidates,
    clusters: isSampled ? null : best.clusters,
    points: n,
    silhouettePoints,
  };
}

const CANDIDATES = [2, 3, 4, 5, 6, 7, 8, 9, 10];
