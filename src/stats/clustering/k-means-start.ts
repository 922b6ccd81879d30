import type { Random } from '../../base/random';
import { stretchOf, type Pace } from './pace';
import { squaredDistance, type Points } from './points';

/**
 * Centroids to start from: greedy k-means++ (Arthur & Vassilvitskii 2007, and as their code does it, as scikit-learn
 * does). The first is any point; each next one is the best of 2 + ⌊ln k⌋ points, drawn with probability proportional to
 * the squared distance from the centroids before. Where all points lie on centroids, the rest are any points.
 *
 * @returns `k` rows of `d` coordinates; null when cancelled
 */
export async function startCentroids(
  points: Points,
  k: number,
  random: Random,
  pace: Pace,
): Promise<Float64Array | null> {
  const { values, n, d } = points;
  const centroids = new Float64Array(k * d);
  const take = (row: number, at: number) => {
    centroids.set(values.subarray(row * d, (row + 1) * d), at * d);
  };
  const first = random.integer(0, n - 1);
  take(first, 0);
  let nearest = new Float64Array(n).fill(Infinity);
  let total = await nearer(points, first, nearest, nearest, pace);
  if (total === null) return null;
  const trials = trialsFor(k);
  let best: Float64Array<ArrayBuffer> = new Float64Array(n);
  let tried: Float64Array<ArrayBuffer> = new Float64Array(n);
  for (let at = 1; at < k; at += 1) {
    let bestTotal = Infinity;
    let bestRow = 0;
    for (const row of drawnRows(nearest, total, trials, random)) {
      const triedTotal = await nearer(points, row, nearest, tried, pace);
      if (triedTotal === null) return null;
      if (triedTotal >= bestTotal) continue;
      bestTotal = triedTotal;
      bestRow = row;
      [best, tried] = [tried, best];
    }
    take(bestRow, at);
    total = bestTotal;
    [nearest, best] = [best, nearest];
  }
  return centroids;
}

/** 2 + ⌊ln k⌋ by comparison: logarithms may differ between browsers. */
function trialsFor(k: number): number {
  let trials = 2;
  for (let power = Math.E; power <= k; power *= Math.E) trials += 1;
  return trials;
}

/**
 * Writes for each point the smaller of what `nearest` says and its squared distance from the point `row`; answers their
 * sum, null when cancelled.
 */
async function nearer(
  points: Points,
  row: number,
  nearest: Float64Array,
  into: Float64Array,
  pace: Pace,
): Promise<number | null> {
  const { n, d } = points;
  const stretch = stretchOf(d);
  const write = d === 3 ? nearerInSpace : nearerOfAny;
  let total = 0;
  for (let from = 0; from < n; from += stretch) {
    const to = Math.min(n, from + stretch);
    total += write(points, row, nearest, into, from, to);
    if (pace.due((to - from) * (d + 2)) && !(await pace.turn())) return null;
  }
  return total;
}

function nearerOfAny(
  { values, d }: Points,
  row: number,
  nearest: Float64Array,
  into: Float64Array,
  from: number,
  to: number,
): number {
  let total = 0;
  for (let i = from; i < to; i += 1) {
    const distance = squaredDistance(values, i, values, row, d);
    const before = nearest[i] as number;
    const smaller = distance < before ? distance : before;
    into[i] = smaller;
    total += smaller;
  }
  return total;
}

/** The same for three coordinates, the commonest case: it takes half as long. */
function nearerInSpace(
  { values }: Points,
  row: number,
  nearest: Float64Array,
  into: Float64Array,
  from: number,
  to: number,
): number {
  const x = values[row * 3] as number;
  const y = values[row * 3 + 1] as number;
  const z = values[row * 3 + 2] as number;
  let total = 0;
  for (let i = from; i < to; i += 1) {
    const dx = (values[i * 3] as number) - x;
    const dy = (values[i * 3 + 1] as number) - y;
    const dz = (values[i * 3 + 2] as number) - z;
    const distance = dx * dx + dy * dy + dz * dz;
    const before = nearest[i] as number;
    const smaller = distance < before ? distance : before;
    into[i] = smaller;
    total += smaller;
  }
  return total;
}

/** Rows drawn with probability proportional to their weight, in rising order; any rows when no weight is positive. */
function drawnRows(
  weights: Float64Array,
  total: number,
  count: number,
  random: Random,
): readonly number[] {
  const n = weights.length;
  if (!(total > 0)) return [random.integer(0, n - 1)];
  const marks = Array.from({ length: count }, () => random.uniform() * total).sort((a, b) => a - b);
  const rows: number[] = [];
  let sum = 0;
  let last = 0;
  for (let row = 0; row < n && rows.length < count; row += 1) {
    const weight = weights[row] as number;
    if (weight === 0) continue;
    last = row;
    sum += weight;
    while (rows.length < count && sum > (marks[rows.length] as number)) rows.push(row);
  }
  // Rounding can leave the last marks just above the sum.
  while (rows.length < count) rows.push(last);
  return rows;
}
