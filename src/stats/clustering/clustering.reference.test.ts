import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { must, openEngine, rowsOf } from '../../../tests/helpers/engine';
import { createOnlineRetail } from '../../../tests/helpers/online-retail';
import { runRfm } from '../../../tests/helpers/rfm';
import { describeWithShared, sharedPath } from '../../../tests/helpers/shared';
import { chooseK } from './choose-k';
import { kMeans, type KMeansResult } from './k-means';
import { calinskiHarabasz, daviesBouldin } from './separation';
import { silhouette } from './silhouette';
import { standardise, type Standardised } from './standardise';

interface Reference {
  readonly kmeans_log1p_standardised: Readonly<
    Record<string, { silhouette: number; davies_bouldin: number; calinski_harabasz: number }>
  >;
}

const FEATURES = ['recency_days', 'frequency', 'monetary'];

/** Best known from 200 starts of scikit-learn, see METHODS.md. */
const BEST_INERTIA: Readonly<Record<number, number>> = {
  2: 6474.138,
  3: 4856.402,
  4: 3924.44,
  5: 3268.545,
};
const KS = [2, 3, 4, 5];

const hooks = { checkpoint: () => Promise.resolve(true) };

describeWithShared('clusters of Online Retail’s RFM, against scikit-learn', () => {
  let standard: Standardised;
  let reference: Reference;
  const found = new Map<number, KMeansResult>();

  beforeAll(async () => {
    reference = JSON.parse(
      readFileSync(sharedPath('reference', 'online_retail.json'), 'utf8'),
    ) as Reference;
    const db = await openEngine();
    await createOnlineRetail(db);
    must(await runRfm(db));
    const rows = await rowsOf(db, 'from rfm order by customer_id');
    await db.close();
    const columns = FEATURES.map((name) => ({
      name,
      values: Float64Array.from(rows, (row) => Number(row[name])),
    }));
    standard = standardise(columns, true);
    for (const k of KS) {
      const clusters = await kMeans({ points: standard.points, n: standard.n, d: 3, k }, hooks);
      if (clusters) found.set(k, clusters);
    }
  }, 60_000);

  const of = (k: number) => {
    const clusters = found.get(k);
    const expected = reference.kmeans_log1p_standardised[String(k)];
    if (!clusters || !expected) throw new Error(`nothing for k = ${k}`);
    return { points: { values: standard.points, n: standard.n, d: 3 }, clusters, expected };
  };

  it('standardises the logarithms', () => {
    expect(standard.features.map(({ name }) => name)).toEqual(FEATURES);
    expect(standard.n).toBe(4338);
    expect(standard.dropped).toEqual([]);
    const close = (actual: readonly number[], expected: readonly number[]) => {
      actual.forEach((value, at) => {
        expect(Math.abs(value - (expected[at] ?? NaN))).toBeLessThan(1e-6);
      });
    };
    close(
      standard.features.map(({ mean }) => mean),
      [3.857192, 1.345582, 6.593627],
    );
    close(
      standard.features.map(({ sd }) => sd),
      [1.306909, 0.683025, 1.257433],
    );
  });

  it.each(KS)('finds %i clusters as tight as the best known', (k) => {
    const { clusters } = of(k);
    expect(clusters.converged).toBe(true);
    expect(clusters.startInertias).toHaveLength(10);
    expect(clusters.inertia).toBe(Math.min(...clusters.startInertias));
    expect(clusters.inertia).toBeLessThanOrEqual(1.0002 * (BEST_INERTIA[k] ?? NaN));
    // Those runs stopped a little before convergence; much less would be an error of ours.
    expect(clusters.inertia).toBeGreaterThan(0.9998 * (BEST_INERTIA[k] ?? NaN));
  });

  it.each(KS)('tells how well %i clusters are apart', async (k) => {
    const { points, clusters, expected } = of(k);
    const shape = await silhouette(points, clusters.assignments, hooks);
    expect(shape?.points).toBe(4338);
    // The reference's clusters end a little elsewhere: labels differ at the borders.
    expect(Math.abs((shape?.mean ?? NaN) - expected.silhouette)).toBeLessThan(4e-3);
    const harabasz = calinskiHarabasz(points, clusters);
    expect(Math.abs(harabasz / expected.calinski_harabasz - 1)).toBeLessThan(5e-4);
    const bouldin = daviesBouldin(points, clusters);
    expect(Math.abs(bouldin - expected.davies_bouldin)).toBeLessThan(1e-2);
  });

  it('chooses the number of clusters with the best silhouette', async () => {
    const { points } = of(2);
    const choice = await chooseK(points, hooks, { candidates: [2, 3, 4], starts: 3 });
    expect(choice?.k).toBe(2);
    expect(choice?.candidates.map(({ k }) => k)).toEqual([2, 3, 4]);
    expect(choice?.points).toBe(4338);
    expect(choice?.clusters?.centroids).toHaveLength(6);
  });
});
