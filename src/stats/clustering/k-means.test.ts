import { describe, expect, it } from 'vitest';
import { createRandom } from '../../base/random';
import { kMeans, type KMeansResult } from './k-means';
import { lloyd, type LloydResult } from './lloyd';
import { Pace, type WorkHooks } from './pace';
import { squaredDistance, type Points } from './points';

const going: WorkHooks = { checkpoint: () => Promise.resolve(true) };

/** Points around some centres, in random order. */
function cloud(n: number, d: number, centers: number, seed: number): Points {
  const random = createRandom(seed);
  const middles = Float64Array.from({ length: centers * d }, () => random.normal(0, 3));
  const values = new Float64Array(n * d);
  for (let i = 0; i < n; i += 1) {
    const c = random.integer(0, centers - 1);
    for (let j = 0; j < d; j += 1) values[i * d + j] = (middles[c * d + j] ?? 0) + random.normal();
  }
  return { values, n, d };
}

async function clusters(
  { values, n, d }: Points,
  k: number,
  rest: { starts?: number; seed?: number; maxIterations?: number } = {},
): Promise<KMeansResult> {
  const result = await kMeans({ points: values, n, d, k, ...rest }, going);
  if (!result) throw new Error('cancelled');
  return result;
}

async function iterate(
  points: Points,
  start: Float64Array,
  maxIterations = 300,
): Promise<LloydResult> {
  const result = await lloyd(points, start, maxIterations, new Pace(going));
  if (!result) throw new Error('cancelled');
  return result;
}

function meansOf({ values, n, d }: Points, assignments: Int32Array, k: number): Float64Array {
  const sums = new Float64Array(k * d);
  const counts = new Float64Array(k);
  for (let i = 0; i < n; i += 1) {
    const c = assignments[i] ?? 0;
    counts[c] = (counts[c] ?? 0) + 1;
    for (let j = 0; j < d; j += 1)
      sums[c * d + j] = (sums[c * d + j] ?? 0) + (values[i * d + j] ?? 0);
  }
  return sums.map((sum, at) => sum / (counts[Math.floor(at / d)] ?? NaN));
}

/** Lloyd's algorithm as it stands in every textbook. */
function plainLloyd(points: Points, start: Float64Array): Int32Array {
  const { values, n, d } = points;
  const k = start.length / d;
  let centroids = start;
  let assignments = new Int32Array(n).fill(-1);
  for (;;) {
    const next = Int32Array.from({ length: n }, (_, i) => {
      const distances = Array.from({ length: k }, (__, c) =>
        squaredDistance(values, i, centroids, c, d),
      );
      return distances.indexOf(Math.min(...distances));
    });
    if (next.every((c, i) => c === assignments[i])) return assignments;
    assignments = next;
    centroids = meansOf(points, assignments, k);
  }
}

function inertiaOf(points: Points, assignments: Int32Array, k: number): number {
  const means = meansOf(points, assignments, k);
  return Array.from(assignments).reduce(
    (sum, c, i) => sum + squaredDistance(points.values, i, means, c, points.d),
    0,
  );
}

describe('Lloyd’s iterations', () => {
  it.each([
    [1, 3],
    [2, 4],
    [3, 5],
    [3, 8],
    [5, 6],
  ])('end where the plain algorithm ends, with %i coordinates and %i clusters', async (d, k) => {
    for (const seed of [1, 2, 3]) {
      const points = cloud(2_000, d, 4, seed);
      const start = points.values.slice(0, k * d);
      const result = await iterate(points, start);
      const expected = plainLloyd(points, start);
      expect(result.converged).toBe(true);
      expect(result.assignments).toEqual(expected);
      expect(result.inertia).toBeCloseTo(inertiaOf(points, expected, k), 8);
    }
  });

  it('leave each point at its nearest centroid also when they are cut short', async () => {
    const points = cloud(500, 3, 3, 4);
    const result = await iterate(points, points.values.slice(0, 12), 2);
    expect(result).toMatchObject({ converged: false, iterations: 2 });
    const own = Array.from(result.assignments, (c, i) =>
      squaredDistance(points.values, i, result.centroids, c, 3),
    );
    own.forEach((distance, i) => {
      for (let c = 0; c < 4; c += 1) {
        expect(distance).toBeLessThanOrEqual(
          squaredDistance(points.values, i, result.centroids, c, 3),
        );
      }
    });
    expect(result.inertia).toBeCloseTo(
      own.reduce((sum, distance) => sum + distance, 0),
      8,
    );
  });

  it('give an empty cluster the point that is farthest from its centroid', async () => {
    const points = { values: Float64Array.of(0, 1, 2, 3, 40, 43), n: 6, d: 1 };
    // The third centroid is nobody's nearest.
    const once = await iterate(points, Float64Array.of(1.5, 39, 1_000), 1);
    expect(Array.from(once.centroids)).toEqual([1.5, 40, 43]);
    const { converged, assignments, centroids } = await iterate(
      points,
      Float64Array.of(1.5, 39, 1_000),
    );
    expect(converged).toBe(true);
    expect(Array.from(assignments)).toEqual([0, 0, 0, 0, 1, 2]);
    expect(Array.from(centroids)).toEqual([1.5, 40, 43]);
  });

  it('end with empty clusters where there are fewer distinct points', async () => {
    const points = { values: Float64Array.of(1, 1, 5, 5, 5), n: 5, d: 1 };
    const result = await clusters(points, 4);
    expect(result).toMatchObject({ converged: true, inertia: 0 });
    expect(new Set(result.assignments).size).toBe(2);
  });
});

describe('k-means', () => {
  it('finds the best of all partitions of a few points', async () => {
    for (const seed of [1, 2, 3, 4]) {
      const points = cloud(9, 2, 3, seed);
      let best = Infinity;
      for (let code = 0; code < 3 ** 9; code += 1) {
        const assignments = Int32Array.from({ length: 9 }, (_, i) => Math.floor(code / 3 ** i) % 3);
        if (new Set(assignments).size === 3) {
          best = Math.min(best, inertiaOf(points, assignments, 3));
        }
      }
      const result = await clusters(points, 3, { seed });
      expect(result.inertia).toBeCloseTo(best, 10);
    }
  });

  it('finds groups that lie apart, in one start', async () => {
    const random = createRandom(5);
    const truth = Int32Array.from({ length: 600 }, (_, i) => i % 6);
    const values = Float64Array.from({ length: 1_200 }, (_, at) => {
      const group = truth[Math.floor(at / 2)] ?? 0;
      return (at % 2 === 0 ? group % 3 : Math.floor(group / 3)) * 20 + random.normal();
    });
    const result = await clusters({ values, n: 600, d: 2 }, 6, { starts: 1 });
    const pairs = new Set(truth.map((group, i) => group * 10 + (result.assignments[i] ?? 0)));
    expect(pairs.size).toBe(6);
  });

  it('gives the same, bit for bit, for the same seed', async () => {
    const points = cloud(3_000, 3, 12, 6);
    const first = await clusters(points, 9, { seed: 7 });
    expect(await clusters(points, 9, { seed: 7 })).toEqual(first);
    const other = await clusters(points, 9, { seed: 8 });
    expect(other.startInertias).not.toEqual(first.startInertias);
    // Every browser has to come to these numbers.
    expect(first.inertia).toBe(GOLDEN_INERTIA);
    expect(first.centroids[0]).toBe(GOLDEN_COORDINATE);
  });

  it('keeps the best start and tells what each reached', async () => {
    const points = cloud(1_000, 2, 9, 9);
    const result = await clusters(points, 9, { starts: 6 });
    expect(result.startInertias).toHaveLength(6);
    expect(new Set(result.startInertias).size).toBeGreaterThan(1);
    expect(result.inertia).toBe(Math.min(...result.startInertias));
  });

  it('stops when it is cancelled', async () => {
    const points = cloud(200_000, 3, 5, 10);
    const { values, n, d } = points;
    for (const allowed of [0, 1, 5]) {
      let turns = 0;
      const checkpoint = () => Promise.resolve((turns += 1) <= allowed);
      expect(await kMeans({ points: values, n, d, k: 5 }, { checkpoint })).toBeNull();
      expect(turns).toBe(allowed + 1);
    }
  });

  it('tells how far it is, always further', async () => {
    const { values, n, d } = cloud(2_000, 3, 4, 11);
    const shares: number[] = [];
    const onProgress = (share: number) => void shares.push(share);
    await kMeans({ points: values, n, d, k: 4, starts: 3 }, { ...going, onProgress });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(3);
    expect(shares.at(-1)).toBe(1);
  });

  it('makes one cluster of everybody, and one of each', async () => {
    const points = cloud(7, 2, 3, 12);
    const whole = await clusters(points, 1);
    expect(Array.from(whole.centroids)).toEqual(
      Array.from(
        meansOf(points, new Int32Array(7), 1),
        (mean) => expect.closeTo(mean, 12) as number,
      ),
    );
    const each = await clusters(points, 7);
    expect(each.inertia).toBe(0);
    expect(new Set(each.assignments).size).toBe(7);
  });

  it('refuses what it cannot cluster', async () => {
    const input = { points: Float64Array.of(1, 2, 3), n: 3, d: 1, k: 2 };
    await expect(kMeans({ ...input, k: 4 }, going)).rejects.toThrow('4 clusters of 3 points');
    await expect(kMeans({ ...input, k: 0 }, going)).rejects.toThrow(RangeError);
    await expect(kMeans({ ...input, n: 2 }, going)).rejects.toThrow(RangeError);
    const unknown = { ...input, points: Float64Array.of(1, NaN, 3) };
    await expect(kMeans(unknown, going)).rejects.toThrow(RangeError);
  });
});

const GOLDEN_INERTIA = 10948.826151084377;
const GOLDEN_COORDINATE = -6.727279918270693;
