import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { chooseK, type KCandidate, type KChoice } from '../../stats/clustering/choose-k';
import { kMeans, type KMeansResult } from '../../stats/clustering/k-means';
import type { WorkHooks } from '../../stats/clustering/pace';
import type { Points } from '../../stats/clustering/points';
import { calinskiHarabasz, daviesBouldin, totalInertia } from '../../stats/clustering/separation';
import { silhouette } from '../../stats/clustering/silhouette';
import {
  standardise,
  type FeatureColumn,
  type Standardised,
} from '../../stats/clustering/standardise';
import { declaration } from './model';
import type { ClusterSettings } from './settings';

/** The clusters of the customers, and how their number came about. */
export interface FoundClusters {
  readonly standard: Standardised;
  readonly clusters: KMeansResult;
  readonly candidates: readonly KCandidate[];
  /** Points that the candidates, and the silhouettes, were computed from. */
  readonly comparedOn: number;
  readonly silhouetteOn: number;
  /** Of one cluster of all customers. */
  readonly totalInertia: number;
}

const MOST_CLUSTERS = 10;
/** Share of the work that comparing numbers of clusters takes, where the clusters are made once more after it. */
const COMPARING = 0.5;

/**
 * Scales the features and finds the clusters.
 *
 * Errors: `model.too_few_rows` where fewer customers differ than there are to be clusters; `cancelled`.
 *
 * @param columns sorted by all of them, so that equal customers are neighbours
 * @param recall remembers the comparison of numbers of clusters, which takes most of the time
 */
export async function findClusters(
  columns: readonly FeatureColumn[],
  settings: ClusterSettings,
  hooks: WorkHooks,
  recall: Recall = (find) => find(),
): Promise<Result<FoundClusters>> {
  const standard = standardise(columns, settings.logarithms);
  const points = { values: standard.points, n: standard.n, d: standard.features.length };
  const distinct = countDistinct(points);
  const needed = settings.k === 'auto' ? 2 : settings.k;
  if (distinct < needed) {
    const of = 'customers who differ in the features';
    const params = { model: declaration.title, rows: distinct, needed, of };
    return fail(quintileError('model.too_few_rows', params));
  }
  const found =
    settings.k === 'auto'
      ? await chooseNumber(points, distinct, settings, hooks, recall)
      : await clustersOf(points, settings.k, settings, hooks);
  return found
    ? ok({ standard, totalInertia: totalInertia(points), ...found })
    : fail(quintileError('cancelled', {}));
}

/** Answers what was found before, else what `find` gives. */
type Recall = (find: () => Promise<Result<KChoice>>) => Promise<Result<KChoice>>;

type Found = Omit<FoundClusters, 'standard' | 'totalInertia'> | null;

async function chooseNumber(
  points: Points,
  distinct: number,
  settings: ClusterSettings,
  hooks: WorkHooks,
  recall: Recall,
): Promise<Found> {
  const { starts, seed } = settings;
  const largest = Math.min(MOST_CLUSTERS, distinct, points.n - 1);
  const candidates = Array.from({ length: largest - 1 }, (_, at) => at + 2);
  const comparing = part(hooks, 0, COMPARING);
  const chosen = await recall(async () => {
    const found = await chooseK(points, comparing, { candidates, starts, seed });
    return found ? ok(found) : fail(quintileError('cancelled', {}));
  });
  if (!chosen.ok) return null;
  const choice = chosen.value;
  const clusters =
    choice.clusters ?? (await runKMeans(points, choice.k, settings, part(hooks, COMPARING, 1)));
  if (!clusters) return null;
  return {
    clusters,
    candidates: choice.candidates,
    comparedOn: choice.points,
    silhouetteOn: choice.silhouettePoints,
  };
}

async function clustersOf(
  points: Points,
  k: number,
  settings: ClusterSettings,
  hooks: WorkHooks,
): Promise<Found> {
  const clusters = await runKMeans(points, k, settings, hooks);
  if (!clusters) return null;
  const shape = await silhouette(points, clusters.assignments, hooks, { seed: settings.seed });
  if (!shape) return null;
  const candidate = {
    k,
    inertia: clusters.inertia,
    explained: 1 - clusters.inertia / totalInertia(points),
    silhouette: shape.mean,
    calinskiHarabasz: calinskiHarabasz(points, clusters),
    daviesBouldin: daviesBouldin(points, clusters),
  };
  return {
    clusters,
    candidates: [candidate],
    comparedOn: points.n,
    silhouetteOn: shape.points,
  };
}

function runKMeans(
  { values, n, d }: Points,
  k: number,
  { starts, seed }: ClusterSettings,
  hooks: WorkHooks,
): Promise<KMeansResult | null> {
  return kMeans({ points: values, n, d, k, starts, seed }, hooks);
}

/** Hooks for a part of the work, whose progress goes from one share to another. */
function part(hooks: WorkHooks, from: number, to: number): WorkHooks {
  return {
    checkpoint: () => hooks.checkpoint(),
    onProgress: (share) => hooks.onProgress?.(from + share * (to - from)),
  };
}

/** How many different points there are among sorted ones. */
function countDistinct({ values, n, d }: Points): number {
  if (d === 0) return Math.min(n, 1);
  let count = Math.min(n, 1);
  for (let i = 1; i < n; i += 1) {
    for (let j = 0; j < d; j += 1) {
      if (values[i * d + j] === values[(i - 1) * d + j]) continue;
      count += 1;
      break;
    }
  }
  return count;
}
