import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must, openEngine, rowsOf } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import { createOnlineRetail } from '../../../tests/helpers/online-retail';
import { describeWithShared, sharedPath } from '../../../tests/helpers/shared';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';

interface Reference {
  readonly kmeans_log1p_standardised: Readonly<
    Record<string, { silhouette: number; calinski_harabasz: number; davies_bouldin: number }>
  >;
  readonly summary: { readonly sum_monetary: number };
}

/** Best known, see METHODS.md. */
const BEST_INERTIA: Readonly<Record<number, number>> = {
  2: 6474.138,
  3: 4856.402,
  4: 3924.44,
  5: 3268.545,
};

describeWithShared('clusters of Online Retail, against scikit-learn', () => {
  let db: WasmConnector;
  let reference: Reference;

  beforeAll(async () => {
    reference = JSON.parse(
      readFileSync(sharedPath('reference', 'online_retail.json'), 'utf8'),
    ) as Reference;
    db = await openEngine();
    await createOnlineRetail(db);
    must(await runModel(db, 'clusters'));
  }, 60_000);
  afterAll(async () => {
    await db.close();
  });

  it('scale the features as documented', async () => {
    const scales = await rowsOf(db, 'from clusters_features');
    expect(scales.map(({ feature }) => feature)).toEqual(['recency_days', 'frequency', 'monetary']);
    const expected = [
      [3.857192, 1.306909],
      [1.345582, 0.683025],
      [6.593627, 1.257433],
    ];
    scales.forEach(({ mean, sd }, at) => {
      const [expectedMean = NaN, expectedSd = NaN] = expected[at] ?? [];
      expect(Math.abs(Number(mean) - expectedMean)).toBeLessThan(1e-6);
      expect(Math.abs(Number(sd) - expectedSd)).toBeLessThan(1e-6);
    });
  });

  it('are as tight, and as far apart, as the best known', async () => {
    const choice = await rowsOf(db, 'from clusters_choice order by k');
    expect(choice.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const k of [2, 3, 4, 5]) {
      const found = choice.find((row) => row.k === k);
      const expected = reference.kmeans_log1p_standardised[String(k)];
      expect(Number(found?.inertia)).toBeLessThanOrEqual(1.0002 * (BEST_INERTIA[k] ?? NaN));
      expect(Number(found?.silhouette)).toBeCloseTo(expected?.silhouette ?? NaN, 2);
      expect(Number(found?.calinski_harabasz) / (expected?.calinski_harabasz ?? NaN)).toBeCloseTo(
        1,
        3,
      );
      expect(Number(found?.davies_bouldin)).toBeCloseTo(expected?.davies_bouldin ?? NaN, 1);
    }
  });

  it('are two by the silhouette: those who buy often, recently and for much, and the others', async () => {
    const [summary] = await rowsOf(db, 'from clusters_summary');
    expect(summary).toMatchObject({ customers: 4338, left_out: 0, clusters: 2, converged: true });
    expect(summary?.explained).toBeCloseTo(1 - 6474.138 / (3 * 4338), 5);
    const segments = await rowsOf(db, 'from clusters_segments');
    expect(segments.map(({ segment }) => segment)).toEqual(['Cluster 1', 'Cluster 2']);
    expect(segments.reduce((sum, row) => sum + Number(row.customers), 0)).toBe(4338);
    expect(segments.reduce((sum, row) => sum + Number(row.revenue), 0)).toBeCloseTo(
      reference.summary.sum_monetary,
      3,
    );
    const [best] = await rowsOf(
      db,
      `select distinct description from clusters where segment = 'Cluster 1'`,
    );
    expect(best?.description).toBe('buys often, spends a lot, bought recently');
    const [check] = await rowsOf(db, 'from clusters_check');
    expect(check?.is_partition).toBe(true);
  });

  it('come out of SQL as k-means left them', async () => {
    must(await runModel(db, 'clusters', { settings: { k: 5 } }));
    const sizes = await rowsOf(
      db,
      `select c.segment, any_value(c.customers) as expected, count(distinct customer_id)::INTEGER as customers
      from clusters_centers as c join clusters using (segment)
      group by c.segment
      order by c.segment`,
    );
    expect(sizes).toHaveLength(5);
    for (const { expected, customers } of sizes) expect(customers).toBe(expected);
    const [sum] = await rowsOf(db, 'select sum(distance ** 2) as inertia from clusters');
    const [summary] = await rowsOf(db, 'select inertia from clusters_summary');
    expect(Number(sum?.inertia)).toBeCloseTo(Number(summary?.inertia), 6);
  });
});
