import { Pace, type WorkHooks } from './pace';
import { rowsOf, squaredDistance, type Points } from './points';
import { sampleRows } from './sample';

/** How much nearer points are to their own cluster than to the next one: 1 is best, 0 on the border, below 0 is wrong. */
export interface Silhouette {
  readonly mean: number;
  /** Means of the clusters, by number; NaN for one without points. */
  readonly byCluster: Float64Array;
  /** How many points were looked at. */
  readonly points: number;
}

/** Above this many points a sample of so many is looked at: each point is compared with each. */
const SILHOUETTE_SAMPLE = 10_000;

/**
 * Mean silhouette (Rousseeuw 1987): for each point (b − a) / max(a, b), where a is the mean distance to the other points
 * of its cluster and b the least mean distance to the points of another; 0 for a point alone in its cluster.
 *
 * @param sample above this many points, a seeded sample of so many
 * @returns null when cancelled; NaN as the mean when fewer than two clusters have points
 */
export async function silhouette(
  points: Points,
  assignments: Int32Array,
  hooks: WorkHooks,
  { sample = SILHOUETTE_SAMPLE, seed = 1 }: { sample?: number; seed?: number } = {},
): Promise<Silhouette | null> {
  const drawn = sampleRows(points.n, sample, seed);
  const sorted = byCluster(drawn, assignments);
  const { rows, starts } = sorted;
  const k = starts.length - 1;
  const sizes = Int32Array.from({ length: k }, (_, c) => sizeOf(starts, c));
  const isComparison = sizes.filter((size) => size > 0).length > 1;
  const taken = rowsOf(points, rows);
  const pace = new Pace(hooks);
  const sums = new Float64Array(k);
  for (let c = 0; c < k; c += 1) {
    for (let i = starts[c] as number; i < (starts[c + 1] as number); i += 1) {
      const value = silhouetteOf(taken, i, c, starts);
      sums[c] = (sums[c] as number) + value;
      if (pace.due(taken.n * (points.d + 3)) && !(await pace.turn())) return null;
    }
  }
  return {
    mean: isComparison ? sums.reduce((sum, of) => sum + of, 0) / taken.n : NaN,
    byCluster: sums.map((sum, c) => sum / (sizes[c] as number)),
    points: taken.n,
  };
}

function sizeOf(starts: Int32Array, c: number): number {
  return (starts[c + 1] as number) - (starts[c] as number);
}

/** The silhouette of point `i` of cluster `own`. The points of cluster c are those from starts[c] up to starts[c + 1]. */
function silhouetteOf(points: Points, i: number, own: number, starts: Int32Array): number {
  const k = starts.length - 1;
  const others = sizeOf(starts, own) - 1;
  if (others === 0) return 0;
  let within = 0;
  let between = Infinity;
  for (let c = 0; c < k; c += 1) {
    const size = sizeOf(starts, c);
    if (size === 0) continue;
    const sum = distancesTo(points, i, starts[c] as number, starts[c + 1] as number);
    if (c === own) within = sum / others;
    else between = Math.min(between, sum / size);
  }
  const larger = Math.max(within, between);
  return larger === 0 || between === Infinity ? 0 : (between - within) / larger;
}

/** Sum of the distances from point `i` to the points from `from` up to `to`. */
function distancesTo(points: Points, i: number, from: number, to: number): number {
  const { values, d } = points;
  if (d === 3) return distancesInSpace(values, i, from, to);
  let sum = 0;
  for (let j = from; j < to; j += 1) sum += Math.sqrt(squaredDistance(values, i, values, j, d));
  return sum;
}

/** The same for three coordinates, the commonest case: it takes half as long. */
function distancesInSpace(values: Float64Array, i: number, from: number, to: number): number {
  const x = values[i * 3] as number;
  const y = values[i * 3 + 1] as number;
  const z = values[i * 3 + 2] as number;
  let sum = 0;
  for (let at = from * 3, end = to * 3; at < end; at += 3) {
    const dx = (values[at] as number) - x;
    const dy = (values[at + 1] as number) - y;
    const dz = (values[at + 2] as number) - z;
    sum += Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
  return sum;
}

/** The rows in the order of their clusters, and where each cluster starts. */
function byCluster(
  rows: Int32Array,
  assignments: Int32Array,
): { rows: Int32Array; starts: Int32Array } {
  const clusterOf = (row: number) => assignments[row] as number;
  const k = rows.reduce((most, row) => Math.max(most, clusterOf(row)), -1) + 1;
  const starts = new Int32Array(k + 1);
  for (const row of rows) {
    const next = clusterOf(row) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let c = 0; c < k; c += 1) {
    starts[c + 1] = (starts[c + 1] as number) + (starts[c] as number);
  }
  const free = starts.slice();
  const sorted = new Int32Array(rows.length);
  for (const row of rows) {
    const c = clusterOf(row);
    const at = free[c] as number;
    sorted[at] = row;
    free[c] = at + 1;
  }
  return { rows: sorted, starts };
}
