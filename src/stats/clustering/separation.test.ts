import { describe, expect, it } from 'vitest';
import { createRandom } from '../../base/random';
import { chooseK } from './choose-k';
import type { Points } from './points';
import { sampleRows } from './sample';
import { calinskiHarabasz, daviesBouldin, totalInertia } from './separation';
import { silhouette } from './silhouette';

const going = { checkpoint: () => Promise.resolve(true) };

/** Eighteen points in three groups, two of them put into the wrong one. */
const POINTS: Points = {
  values: Float64Array.of(
    ...[0, 0.24, -0.22, -0.71, -0.36, -0.79, 0.05, 1.07, -0.39, -0.5, 0.39, 0.29],
    ...[3.08, 0.26, 2.98, 1.56, 1.92, 0.63, 1.48, -0.03, 1.53, 0.81, 1.99, 1.22],
    ...[1.13, 3.85, -1.01, 3.57, 0.96, 4.09, -0.22, 3.62, 0.22, 3.35, 1.85, 3.35],
  ),
  n: 18,
  d: 2,
};
const ASSIGNMENTS = Int32Array.of(0, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 0, 2, 2, 2);
const centroids = Float64Array.from({ length: 6 }, (_, at) => {
  const rows = [...ASSIGNMENTS.keys()].filter((i) => ASSIGNMENTS[i] === Math.floor(at / 2));
  return rows.reduce((sum, i) => sum + (POINTS.values[i * 2 + (at % 2)] ?? 0), 0) / rows.length;
});

describe('how well clusters are apart, against scikit-learn 1.9.1', () => {
  it('is measured by the silhouette (metrics.silhouette_samples)', async () => {
    const shape = await silhouette(POINTS, ASSIGNMENTS, going);
    expect(shape?.mean).toBeCloseTo(0.3565617737008783, 12);
    expect(Array.from(shape?.byCluster ?? [])).toEqual(
      [0.1664185213991597, 0.3839791437177538, 0.546349358439315].map(
        (value) => expect.closeTo(value, 12) as number,
      ),
    );
  });

  it('is measured by Calinski and Harabasz (metrics.calinski_harabasz_score)', () => {
    expect(calinskiHarabasz(POINTS, { centroids, assignments: ASSIGNMENTS })).toBeCloseTo(
      10.166319803941516,
      11,
    );
  });

  it('is measured by Davies and Bouldin (metrics.davies_bouldin_score)', () => {
    expect(daviesBouldin(POINTS, { centroids, assignments: ASSIGNMENTS })).toBeCloseTo(
      1.043430267324024,
      12,
    );
  });
});

describe('the silhouette', () => {
  it('of a point alone in its cluster is 0', async () => {
    const points = { values: Float64Array.of(0, 1, 10), n: 3, d: 1 };
    const shape = await silhouette(points, Int32Array.of(0, 0, 1), going);
    expect(Array.from(shape?.byCluster ?? [])).toEqual([(0.9 + 8 / 9) / 2, 0]);
  });

  it('of a single cluster cannot be told', async () => {
    const shape = await silhouette(POINTS, new Int32Array(18), going);
    expect(shape?.mean).toBeNaN();
  });

  it('is that of a seeded sample where there are many points', async () => {
    const random = createRandom(1);
    const n = 3_000;
    const assignments = Int32Array.from({ length: n }, (_, i) => i % 3);
    const values = Float64Array.from(
      { length: n },
      (_, i) => (assignments[i] ?? 0) * 5 + random.normal(),
    );
    const points = { values, n, d: 1 };
    const all = await silhouette(points, assignments, going);
    const some = await silhouette(points, assignments, going, { sample: 1_000 });
    expect([all?.points, some?.points]).toEqual([3_000, 1_000]);
    expect(some?.mean).not.toBe(all?.mean);
    expect(some?.mean).toBeCloseTo(all?.mean ?? NaN, 1);
    expect(await silhouette(points, assignments, going, { sample: 1_000 })).toEqual(some);
  });

  it('stops when it is cancelled', async () => {
    const points = { values: new Float64Array(9_000), n: 9_000, d: 1 };
    const assignments = Int32Array.from({ length: 9_000 }, (_, i) => i % 2);
    const checkpoint = () => Promise.resolve(false);
    expect(await silhouette(points, assignments, { checkpoint })).toBeNull();
  });
});

describe('a sample of rows', () => {
  it('has each row once, in order, and is the same for the same seed', () => {
    const rows = sampleRows(1_000, 100, 3);
    expect(rows).toHaveLength(100);
    expect(new Set(rows).size).toBe(100);
    expect(rows).toEqual(rows.toSorted());
    expect(rows).toEqual(sampleRows(1_000, 100, 3));
    expect(rows).not.toEqual(sampleRows(1_000, 100, 4));
    expect(Math.max(...rows)).toBeLessThan(1_000);
  });

  it('takes every row equally often', () => {
    const taken = new Int32Array(10);
    for (let seed = 0; seed < 3_000; seed += 1) {
      for (const row of sampleRows(10, 3, seed)) taken[row] = (taken[row] ?? 0) + 1;
    }
    // 900 each, standard deviation 25.
    for (const times of taken) expect(Math.abs(times - 900)).toBeLessThan(110);
  });

  it('is everybody when there are no more', () => {
    expect(Array.from(sampleRows(4, 10, 1))).toEqual([0, 1, 2, 3]);
  });
});

describe('the number of clusters', () => {
  const random = createRandom(2);
  const n = 400;
  const values = Float64Array.from({ length: n * 2 }, (_, at) => {
    const group = Math.floor(at / 2) % 4;
    return (at % 2 === 0 ? group % 2 : Math.floor(group / 2)) * 9 + random.normal();
  });
  const points = { values, n, d: 2 };

  it('is that of the groups that are there', async () => {
    const shares: number[] = [];
    const onProgress = (share: number) => void shares.push(share);
    const choice = await chooseK(points, { ...going, onProgress });
    expect(choice).toMatchObject({ k: 4, points: n, silhouettePoints: n });
    expect(choice?.candidates.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const four = choice?.candidates[2];
    expect(four?.explained).toBeCloseTo(1 - (four?.inertia ?? NaN) / totalInertia(points), 12);
    for (const other of choice?.candidates ?? []) {
      expect(other.silhouette).toBeLessThanOrEqual(four?.silhouette ?? NaN);
      expect(other.calinskiHarabasz).toBeLessThanOrEqual(four?.calinskiHarabasz ?? NaN);
      expect(other.daviesBouldin).toBeGreaterThanOrEqual(four?.daviesBouldin ?? NaN);
    }
    expect(choice?.clusters?.assignments).toHaveLength(n);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('is chosen on a sample where there are many points, and says so', async () => {
    const choice = await chooseK(points, going, { sweepSample: 150, silhouetteSample: 80 });
    expect(choice).toMatchObject({ k: 4, points: 150, silhouettePoints: 80, clusters: null });
  });

  it('is never as large as the number of points', async () => {
    const few = { values: Float64Array.of(1, 2, 9, 10), n: 4, d: 1 };
    const choice = await chooseK(few, going);
    expect(choice?.candidates.map(({ k }) => k)).toEqual([2, 3]);
    expect(choice?.k).toBe(2);
    await expect(chooseK({ ...few, values: Float64Array.of(1, 2), n: 2 }, going)).rejects.toThrow(
      RangeError,
    );
  });

  it('is not chosen when it is cancelled', async () => {
    let turns = 0;
    const checkpoint = () => Promise.resolve((turns += 1) < 3);
    const many = { values: new Float64Array(40_000).map(() => random.normal()), n: 40_000, d: 1 };
    expect(await chooseK(many, { checkpoint })).toBeNull();
    expect(turns).toBe(3);
  });
});
