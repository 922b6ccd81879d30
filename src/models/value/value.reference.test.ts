import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must, openEngine, rowsOf } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import { createOnlineRetail } from '../../../tests/helpers/online-retail';
import { describeWithShared, sharedPath } from '../../../tests/helpers/shared';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';

interface Reference {
  readonly summary: { readonly customers: number; readonly sum_monetary: number };
  readonly value_tiers_50_80_95: Readonly<
    Record<string, { readonly customers: number; readonly monetary: number }>
  >;
  readonly top20pct_customers_revenue_share: number;
  readonly gini_monetary: number;
}

describeWithShared('Value on Online Retail (UCI, 541,909 lines), against pandas', () => {
  let db: WasmConnector;
  let reference: Reference;

  beforeAll(async () => {
    reference = JSON.parse(
      readFileSync(sharedPath('reference', 'online_retail.json'), 'utf8'),
    ) as Reference;
    db = await openEngine();
    await createOnlineRetail(db);
    must(await runModel(db, 'rfm'));
  }, 60_000);

  afterAll(async () => {
    await db.close();
  });

  async function expectPartition(model: string): Promise<void> {
    const [check] = await rowsOf(db, `from ${model}_check`);
    const { customers } = reference.summary;
    expect(check).toMatchObject({ population: customers, assigned: customers, is_partition: true });
  }

  it('has 212, 921, 1,469 and 1,736 customers in the tiers A to D', async () => {
    must(await runModel(db, 'value_tiers'));
    const segments = await rowsOf(db, 'from value_tiers_segments');
    const expected = Object.entries(reference.value_tiers_50_80_95);
    expect(segments.map(({ segment, customers }) => [segment, customers])).toEqual(
      expected.map(([name, { customers }]) => [name, customers]),
    );
    expect(segments.map(({ customers }) => customers)).toEqual([212, 921, 1469, 1736]);
    segments.forEach(({ revenue }, at) => {
      expect(revenue).toBeCloseTo(expected[at]?.[1].monetary ?? NaN, 6);
    });
    await expectPartition('value_tiers');
  });

  it('brings a third of the revenue in each stream', async () => {
    must(await runModel(db, 'revenue_streams'));
    const segments = await rowsOf(db, 'from revenue_streams_segments');
    // numpy 2.4.6: cumulative sums of the sorted revenues in thousandths, as whole numbers.
    expect(segments.map(({ customers }) => customers)).toEqual([51, 528, 3759]);
    for (const { revenue_share } of segments) expect(revenue_share).toBeCloseTo(1 / 3, 2);
    await expectPartition('revenue_streams');
  });

  it('brings 74.617 % of the revenue by the best 868 customers, with a Gini of 0.71514', async () => {
    must(await runModel(db, 'high_value'));
    const [summary] = await rowsOf(db, 'from high_value_summary');
    expect(summary).toMatchObject({ customers: 4338, top_customers: 868, below_zero: 0 });
    expect(summary?.['revenue']).toBeCloseTo(reference.summary.sum_monetary, 3);
    expect(summary?.['top_revenue_share']).toBeCloseTo(
      reference.top20pct_customers_revenue_share,
      10,
    );
    expect(summary?.['top_revenue_share']).toBeCloseTo(0.74617, 5);
    expect(summary?.['gini']).toBeCloseTo(reference.gini_monetary, 10);
    expect(summary?.['gini']).toBeCloseTo(0.71514, 5);
    const [top] = await rowsOf(db, `from high_value_tops where top = 'Best 20 %'`);
    expect(top?.['customers']).toBe(868);
    expect(top?.['revenue_share']).toBeCloseTo(0.74617, 5);
    await expectPartition('high_value');
  });
});
