import { afterAll, beforeAll, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import { createOnlineRetail } from '../../../tests/helpers/online-retail';
import { describeWithShared } from '../../../tests/helpers/shared';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';

// Counted from the lines by plain Python 3.11 (`statistics.median`, `collections.Counter`), customer by customer.
const RHYTHMS = { 'No order': 0, 'One-time': 1548, Occasional: 1455, Regular: 797, Frequent: 538 };
const WEEKDAYS = {
  Monday: 799,
  Tuesday: 567,
  Wednesday: 558,
  Thursday: 941,
  Friday: 905,
  Saturday: 0,
  Sunday: 568,
};

describeWithShared('behaviour on Online Retail (UCI, 541,909 lines), against plain Python', () => {
  let db: WasmConnector;

  beforeAll(async () => {
    db = await openEngine();
    await createOnlineRetail(db);
    // The helper has what RFM needs; here are the products, and the returns as cleaning excludes them.
    await run(
      db,
      `create or replace view transactions_excluded as
      select
        regexp_replace(CustomerID, '\\.0$', '') as customer_id,
        InvoiceNo as order_id,
        InvoiceDate::TIMESTAMP as ordered_at,
        (Quantity::DECIMAL(18, 4) * UnitPrice::DECIMAL(9, 3))::DECIMAL(18, 4) as amount,
        'return' as reason
      from online_retail
      where CustomerID is not null and (InvoiceNo like 'C%' or Quantity::INTEGER < 0)`,
    );
    await run(
      db,
      `create or replace view transactions as
      select
        regexp_replace(CustomerID, '\\.0$', '') as customer_id,
        InvoiceNo as order_id,
        InvoiceDate::TIMESTAMP as ordered_at,
        (Quantity::DECIMAL(18, 4) * UnitPrice::DECIMAL(9, 3))::DECIMAL(18, 4) as amount,
        StockCode as product,
        false as is_return
      from online_retail
      where CustomerID is not null
        and InvoiceNo not like 'C%'
        and Quantity::INTEGER > 0
        and UnitPrice::DECIMAL(9, 3) > 0`,
    );
    must(
      await runModel(db, 'behaviour', {
        roles: new Set(['transactions'] as const),
        returns: 'exclude',
        mapped: {
          transactions: ['customer_id', 'order_id', 'ordered_at', 'amount', 'product'],
        },
      }),
    );
  }, 60_000);
  afterAll(async () => {
    await db.close();
  });

  it('puts everyone into the rhythm of the definition', async () => {
    const rows = await rowsOf(db, 'select segment, customers from behaviour_segments');
    expect(Object.fromEntries(rows.map((row) => [row['segment'], row['customers']]))).toEqual(
      RHYTHMS,
    );
    const [check] = await rowsOf(db, 'from behaviour_check');
    expect(check).toMatchObject({ population: 4338, assigned: 4338, is_partition: true });
  });

  it('adds up to what a count of the lines gives', async () => {
    const [sums] = await rowsOf(
      db,
      `select
        sum(orders)::INTEGER as orders,
        sum(order_days)::INTEGER as order_days,
        sum(products)::INTEGER as products,
        sum(tenure_days)::INTEGER as tenure_days,
        sum(median_gap_days) as median_gap_days,
        sum(returns)::INTEGER as returns,
        avg(average_order_value) as average_order_value,
        sum(return_share) as return_share,
        count(*) filter (return_share > 1)::INTEGER as over_one
      from behaviour`,
    );
    expect(sums).toMatchObject({
      orders: 18_532,
      order_days: 16_763,
      products: 266_792,
      tenure_days: 970_979,
      median_gap_days: 208_772,
      returns: 3618,
      over_one: 8,
    });
    expect(sums?.['average_order_value']).toBeCloseTo(419.166289438996, 8);
    expect(sums?.['return_share']).toBeCloseTo(172.0961628247336, 8);
  });

  it('finds the favourite weekday of everyone, ties by name', async () => {
    const rows = await rowsOf(db, 'select weekday, customers from behaviour_weekdays');
    expect(Object.fromEntries(rows.map((row) => [row['weekday'], row['customers']]))).toEqual(
      WEEKDAYS,
    );
  });
});
