import { describeCluster } from '../../stats/clustering/describe-cluster';
import { inRawUnits, type FeatureColumn } from '../../stats/clustering/standardise';
import type { Sql } from '../../sql';
import { valuesQuery } from '../values-query';
import type { FoundClusters } from './fit';

/** One cluster as people see it. */
export interface NamedCluster {
  /** “Cluster 1” is the one with the largest mean of the feature that decides the order. */
  readonly segment: string;
  readonly description: string;
  readonly customers: number;
  /** One for each feature that was used, in their order: the mean in raw units, the centre in raw units and as z. */
  readonly features: readonly {
    readonly name: string;
    readonly mean: number;
    readonly center: number;
    readonly z: number;
  }[];
}

/** The clusters in order, with names and descriptions. */
export function nameClusters(
  { standard, clusters }: FoundClusters,
  columns: readonly FeatureColumn[],
): readonly NamedCluster[] {
  const { features } = standard;
  const d = features.length;
  const k = clusters.centroids.length / d;
  const centers = inRawUnits(clusters.centroids, standard);
  const used = features.map(({ name }) => columns.find((column) => column.name === name));
  const { counts, means } = rawMeans(used, clusters.assignments, k);
  const leading = leadingFeature(features.map(({ name }) => name));
  const ofCluster = (values: Float64Array, c: number, at: number) => values[c * d + at] ?? NaN;
  const order = Array.from({ length: k }, (_, c) => c).sort(
    (a, b) => ofCluster(means, b, leading) - ofCluster(means, a, leading) || a - b,
  );
  return order.map((c, place) => {
    const described = features.map(({ name }, at) => ({
      name,
      mean: ofCluster(means, c, at),
      center: ofCluster(centers, c, at),
      z: ofCluster(clusters.centroids, c, at),
    }));
    return {
      segment: `Cluster ${place + 1}`,
      description: describeCluster(described),
      customers: counts[c] ?? 0,
      features: described,
    };
  });
}

/** The place of monetary, else of the last feature. */
function leadingFeature(names: readonly string[]): number {
  const monetary = names.findIndex((name) => name.toLowerCase() === 'monetary');
  return monetary === -1 ? names.length - 1 : monetary;
}

function rawMeans(
  columns: readonly (FeatureColumn | undefined)[],
  assignments: Int32Array,
  k: number,
): { counts: Int32Array; means: Float64Array } {
  const d = columns.length;
  const counts = new Int32Array(k);
  for (const c of assignments) counts[c] = (counts[c] ?? 0) + 1;
  const sums = new Float64Array(k * d);
  columns.forEach((column, at) => {
    column?.values.forEach((value, row) => {
      const place = (assignments[row] ?? 0) * d + at;
      sums[place] = (sums[place] ?? 0) + value;
    });
  });
  return { counts, means: sums.map((sum, place) => sum / (counts[Math.floor(place / d)] ?? NaN)) };
}

/** `_centers`: a row for each cluster and feature. The assignment of customers reads it. */
export function centersQuery(named: readonly NamedCluster[]): Sql {
  return valuesQuery(
    [
      { name: 'segment', type: 'VARCHAR' },
      { name: 'description', type: 'VARCHAR' },
      { name: 'customers', type: 'INTEGER' },
      { name: 'feature', type: 'VARCHAR' },
      { name: 'mean', type: 'DOUBLE' },
      { name: 'center', type: 'DOUBLE' },
      { name: 'z', type: 'DOUBLE' },
    ],
    named.flatMap(({ segment, description, customers, features }) =>
      features.map(({ name, mean, center, z }) => [
        segment,
        description,
        customers,
        name,
        mean,
        center,
        z,
      ]),
    ),
  );
}

/** `_features`: a row for each feature, also for those that were dropped. */
export function scalesQuery({ standard }: FoundClusters, columns: readonly FeatureColumn[]): Sql {
  const rows = columns.map(({ name }) => {
    const scale = standard.features.find((feature) => feature.name === name);
    return [name, scale !== undefined, scale?.mean ?? null, scale?.sd ?? null];
  });
  return valuesQuery(
    [
      { name: 'feature', type: 'VARCHAR' },
      { name: 'used', type: 'BOOLEAN' },
      { name: 'mean', type: 'DOUBLE' },
      { name: 'sd', type: 'DOUBLE' },
    ],
    rows,
  );
}

/** `_choice`: a row for each number of clusters that was compared. */
export function choiceQuery({ candidates }: FoundClusters, chosen: number): Sql {
  return valuesQuery(
    [
      { name: 'k', type: 'INTEGER' },
      { name: 'inertia', type: 'DOUBLE' },
      { name: 'explained', type: 'DOUBLE' },
      { name: 'silhouette', type: 'DOUBLE' },
      { name: 'calinski_harabasz', type: 'DOUBLE' },
      { name: 'davies_bouldin', type: 'DOUBLE' },
      { name: 'chosen', type: 'BOOLEAN' },
    ],
    candidates.map((one) => [
      one.k,
      one.inertia,
      one.explained,
      one.silhouette,
      one.calinskiHarabasz,
      one.daviesBouldin,
      one.k === chosen,
    ]),
  );
}

/** `_summary`: one row. */
export function summaryQuery(found: FoundClusters, k: number, leftOut: number): Sql {
  const { standard, clusters, candidates, comparedOn, silhouetteOn } = found;
  const chosen = candidates.find((candidate) => candidate.k === k);
  return valuesQuery(
    [
      { name: 'customers', type: 'INTEGER' },
      { name: 'left_out', type: 'INTEGER' },
      { name: 'clusters', type: 'INTEGER' },
      { name: 'features', type: 'VARCHAR' },
      { name: 'dropped', type: 'VARCHAR' },
      { name: 'explained', type: 'DOUBLE' },
      { name: 'inertia', type: 'DOUBLE' },
      { name: 'silhouette', type: 'DOUBLE' },
      { name: 'compared_on', type: 'INTEGER' },
      { name: 'silhouette_on', type: 'INTEGER' },
      { name: 'iterations', type: 'INTEGER' },
      { name: 'converged', type: 'BOOLEAN' },
    ],
    [
      [
        standard.n,
        leftOut,
        k,
        standard.features.map(({ name }) => name).join(', '),
        standard.dropped.join(', ') || null,
        1 - clusters.inertia / found.totalInertia,
        clusters.inertia,
        chosen?.silhouette ?? null,
        comparedOn,
        silhouetteOn,
        clusters.iterations,
        clusters.converged,
      ],
    ],
  );
}
