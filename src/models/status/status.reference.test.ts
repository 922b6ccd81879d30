import { afterAll, beforeAll, expect, it } from 'vitest';
import { must, openEngine, rowsOf } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import { createOnlineRetail } from '../../../tests/helpers/online-retail';
import { describeWithShared } from '../../../tests/helpers/shared';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';

/** Counted from the lines by plain Python 3.11 (`statistics.median`, `decimal`), customer by customer. */
const STATUSES = {
  Prospect: [0, 0],
  New: [198, 75_592.71],
  Reactivated: [181, 324_549.76],
  Active: [1333, 5_823_290.01],
  Slipping: [672, 1_062_067.521],
  Lapsed: [688, 674_781.612],
  Lost: [1266, 951_126.291],
} as const;
const FIXED_30_60_120 = {
  Prospect: 0,
  New: 218,
  Reactivated: 208,
  Active: 1202,
  Slipping: 748,
  Lapsed: 742,
  Lost: 1220,
};

describeWithShared('status on Online Retail (UCI, 541,909 lines), against plain Python', () => {
  let db: WasmConnector;
  const orders = { roles: new Set(['transactions'] as const), returns: 'exclude' as const };

  beforeAll(async () => {
    db = await openEngine();
    await createOnlineRetail(db);
  }, 60_000);
  afterAll(async () => {
    await db.close();
  });

  it('expects a gap of 28 days, the median of 12,425 gaps', async () => {
    must(await runModel(db, 'status', orders));
    const [summary] = await rowsOf(
      db,
      'select * replace (as_of::VARCHAR as as_of) from status_summary',
    );
    expect(summary).toMatchObject({
      as_of: '2011-12-10',
      customers: 4338,
      with_orders: 4338,
      gap_days: 28,
      expected_gap_days: 28,
      own_gap: 1415,
      on_time: 198 + 181 + 1333,
      slipping: 672,
      gone: 688 + 1266,
    });
    const [gaps] = await rowsOf(db, 'select sum(gaps)::INTEGER as n from status_gaps');
    expect(gaps?.['n']).toBe(12_425);
    const [expected] = await rowsOf(db, 'select sum(expected_gap_days) as days from status');
    expect(expected?.['days']).toBe(143_132);
  });

  it('puts everyone where the definition does, with their revenue', async () => {
    must(await runModel(db, 'status', orders));
    const rows = await rowsOf(db, 'from status_segments');
    expect(rows.map(({ segment }) => segment)).toEqual(Object.keys(STATUSES));
    for (const { segment, customers, revenue } of rows) {
      const [expected, money] = STATUSES[segment as keyof typeof STATUSES];
      expect(customers, String(segment)).toBe(expected);
      expect(revenue, String(segment)).toBeCloseTo(money, 3);
    }
    const [check] = await rowsOf(db, 'from status_check');
    expect(check).toMatchObject({ population: 4338, assigned: 4338, is_partition: true });
  });

  it('does so by fixed days, too', async () => {
    const settings = { method: 'days', days: [30, 60, 120] };
    must(await runModel(db, 'status', { ...orders, settings }));
    const rows = await rowsOf(db, 'select segment, customers from status_segments');
    expect(Object.fromEntries(rows.map((row) => [row['segment'], row['customers']]))).toEqual(
      FIXED_30_60_120,
    );
  });
});
