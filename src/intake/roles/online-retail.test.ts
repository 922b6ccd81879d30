import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_CLEANING, type Cleaning } from '../../base/roles';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { literal, sql } from '../../sql';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { describeWithShared, sharedPath } from '../../../tests/helpers/shared';
import {
  detectReturnMarkQuery,
  duplicateRowsQuery,
  idsAreFloatsQuery,
  scientificIdsQuery,
} from './checks-query';
import { countsQuery, distinctsQuery } from './counts-query';
import { roleMappedQuery, roleViewQuery } from './role-queries';
import type { RoleSupply } from './role-supply';

describeWithShared('roles on Online Retail (reference figures of METHODS.md)', () => {
  let engine: WasmConnector;
  let supply: RoleSupply;
  const options = { asOf: null };
  const withCleaning = (cleaning: Partial<Cleaning>): RoleSupply[] => [
    { ...supply, cleaning: { ...DEFAULT_CLEANING, return_mark: 'C', ...cleaning } },
  ];

  beforeAll(async () => {
    engine = await openEngine();
    const bytes = gunzipSync(readFileSync(sharedPath('data', 'online-retail.csv.gz')));
    const path = must(await engine.registerFile(new Blob([bytes])));
    await run(engine, 'create schema if not exists source');
    await run(
      engine,
      sql`
        create table source.online_retail as
        from read_csv(${literal(path)}, types = {'InvoiceNo': 'VARCHAR', 'StockCode': 'VARCHAR', 'CustomerID': 'VARCHAR'})
      `,
    );
    supply = {
      source: 'online_retail',
      table: sql`source.online_retail`,
      columns: must(await engine.describe(sql`from source.online_retail`)),
      mapping: {
        customer_id: 'CustomerID',
        order_id: 'InvoiceNo',
        ordered_at: 'InvoiceDate',
        quantity: 'Quantity',
        unit_price: 'UnitPrice',
        product: 'Description',
      },
      cleaning: { ...DEFAULT_CLEANING, return_mark: 'C' },
      reading: null,
      idCleaning: ['customer_id'],
    };
  }, 60_000);

  afterAll(async () => {
    await engine.close();
  });

  it('sees that customer ids are floats and order ids are not, and finds the return mark', async () => {
    expect(await rowsOf(engine, idsAreFloatsQuery(supply, 'customer_id'))).toEqual([
      { floats: true },
    ]);
    expect(await rowsOf(engine, idsAreFloatsQuery(supply, 'order_id'))).toEqual([
      { floats: false },
    ]);
    expect(await rowsOf(engine, scientificIdsQuery(supply, 'order_id'))).toEqual([{ rows: 0 }]);
    expect(await rowsOf(engine, detectReturnMarkQuery(supply))).toEqual([
      { mark: 'C', rows: 9288 },
    ]);
  });

  it('keeps 397,884 rows and gives every other row its reason', async () => {
    const counts = await rowsOf(engine, countsQuery('transactions', [supply], options));
    expect(counts).toEqual([
      {
        reason: null,
        rows: 397884,
        first_at: '2010-12-01',
        last_at: '2011-12-09',
        amount: 8911407.904,
      },
      expect.objectContaining({ reason: 'no customer', rows: 135080 }),
      expect.objectContaining({ reason: 'return', rows: 8905 }),
      expect.objectContaining({ reason: 'price zero or less', rows: 40 }),
    ]);
    expect(counts.reduce((sum, row) => sum + Number(row.rows), 0)).toBe(541909);
  });

  it('has 18,532 orders of 4,338 customers in the view, by ids without .0', async () => {
    expect(await rowsOf(engine, distinctsQuery('transactions', [supply], options))).toEqual([
      { customers: 4338, orders: 18532 },
    ]);
    const view = roleViewQuery('transactions', [supply], options);
    expect(
      await rowsOf(
        engine,
        sql`
          select
            count(*)::INTEGER as rows,
            sum(amount)::DOUBLE as amount,
            min(customer_id) as first_id,
            (count(*) filter (where customer_id like '%.%'))::INTEGER as dotted,
            (max(ordered_at)::DATE + 1)::VARCHAR as as_of
          from (${view})
        `,
      ),
    ).toEqual([
      { rows: 397884, amount: 8911407.904, first_id: '12346', dotted: 0, as_of: '2011-12-10' },
    ]);
  });

  it('finds 10,626 returns by the rule, with and without a customer', async () => {
    const net = roleViewQuery('transactions', withCleaning({ returns: 'net' }), options);
    const excluded = await rowsOf(
      engine,
      countsQuery('transactions', withCleaning({ returns: 'net' }), options),
    );
    expect(excluded.map(({ reason, rows }) => [reason, rows])).toEqual([
      [null, 406789],
      ['no customer', 135080],
      ['price zero or less', 40],
    ]);
    expect(
      await rowsOf(engine, sql`select count(*)::INTEGER as n from (${net}) where is_return`),
    ).toEqual([{ n: 8905 }]);
    const mapped = roleMappedQuery('transactions', [supply], options);
    const all = sql`select count(*)::INTEGER as n from (${mapped}) where is_return`;
    expect(await rowsOf(engine, all)).toEqual([{ n: 10626 }]);
  });

  it('finds 5,268 exact duplicates, and leaves them out when told', async () => {
    expect(await rowsOf(engine, duplicateRowsQuery([supply]))).toEqual([{ duplicate_rows: 5268 }]);
    const supplies = withCleaning({ duplicates: 'exclude' });
    const counts = await rowsOf(engine, countsQuery('transactions', supplies, options));
    const kept = Number(counts.find(({ reason }) => reason === null)?.rows);
    const duplicates = Number(counts.find(({ reason }) => reason === 'duplicate')?.rows);
    expect([kept, duplicates]).toEqual([392692, 5192]);
    expect(counts.reduce((sum, row) => sum + Number(row.rows), 0)).toBe(541909);
    const view = roleViewQuery('transactions', supplies, options);
    expect(await rowsOf(engine, sql`select count(*)::INTEGER as n from (${view})`)).toEqual([
      { n: kept },
    ]);
  });

  it('leaves out what lies on or after an earlier as-of date', async () => {
    const counts = await rowsOf(
      engine,
      countsQuery('transactions', [supply], { asOf: '2011-12-01' }),
    );
    const kept = counts.find(({ reason }) => reason === null);
    expect(kept?.last_at).toBe('2011-11-30');
    const later = counts.find(({ reason }) => reason === 'on or after the as-of date');
    expect(Number(kept?.rows) + Number(later?.rows)).toBe(397884);
  });
});
