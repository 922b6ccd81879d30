import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CLEANING, type Cleaning } from '../../base/roles';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { qualified, sql } from '../../sql';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { roleExcludedViewQuery, roleMappedQuery, roleViewQuery } from './role-queries';
import type { RoleSupply } from './role-supply';
import { completeCleaning } from './validate-mapping';

let engine: WasmConnector;
beforeAll(async () => {
  engine = await openEngine();
  await run(engine, 'create schema if not exists source');
});
afterAll(async () => {
  await engine.close();
});

const NO_AS_OF = { asOf: null };
/** Amounts that are wrong, large, tiny and negative, in every currency. */
const LINES = `
  select row_number() over () as n, 'c' as cid, DATE '2024-01-01' as at, a.*, b.cur
  from
    (values
      (1.0, 19.99, 19.99, 2.5), (3.0, 0.1, 0.3, NULL), (-1.0, 5.0, -5.0, 1.0), (1.0, 0.0, 0.0, 0.0),
      (1.0, -2.0, -2.0, 0.0), (NULL, NULL, NULL, NULL), (1.0, 'nan', 'nan', 1.0), (1.0, 9e13, 9e13, 1.0),
      (1.0, 1e14, 1e14, 1.0), (1.0, 0.00005, 0.00005, 1.0), (1.0, -0.00001, -0.00001, 1.0)
    ) a(qty, price, total, cost)
    cross join (values ('EUR'), ('GBP'), ('USD'), ('SEK'), (NULL)) b(cur)
`;
const BASE = { customer_id: 'cid', ordered_at: 'at', currency: 'cur', cost: 'cost' };
const MAPPINGS = {
  amounts: { ...BASE, amount: 'total' },
  'quantity × price': { ...BASE, quantity: 'qty', unit_price: 'price' },
  'amounts beside prices': { ...BASE, amount: 'total', quantity: 'qty', unit_price: 'price' },
};
const RATES = { GBP: 1.17, USD: 0.0000000001, EUR: 5 };

async function supplyOf(
  query: string,
  mapping: RoleSupply['mapping'],
  cleaning: Partial<Cleaning>,
): Promise<RoleSupply> {
  const table = qualified('source', 'sales');
  await run(engine, `create or replace table ${table.text} as ${query}`);
  return {
    source: 'sales',
    table,
    columns: must(await engine.describe(sql`from ${table}`)),
    mapping,
    cleaning: { ...DEFAULT_CLEANING, ...cleaning },
    reading: null,
  };
}

describe('amounts in several currencies', () => {
  it('are converted exactly by typed rates, and rounded half away from zero', async () => {
    const supply = await supplyOf(
      `select 'c' as cid, DATE '2024-01-01' as at, * from (values
        (19.99, 'EUR'), (19.99, 'GBP'), (0.1, 'GBP'), (0.0001, 'HALF'), (-0.0003, 'HALF'), (1.0, 'JPY'),
        (123456789012.3456, 'BIG'), (20.0, 'SEK')
      ) t(total, cur)`,
      { ...BASE, cost: 'total', amount: 'total' },
      {
        returns: 'net',
        currency: 'EUR',
        rates: { GBP: 1.1, HALF: 0.5, JPY: 0.0062345678, BIG: 0.1234567891, EUR: 7 },
      },
    );
    const view = roleViewQuery('transactions', [supply], NO_AS_OF);
    expect(
      await rowsOf(engine, sql`select amount::VARCHAR as amount, currency from (${view})`),
    ).toEqual(
      [
        '19.9900',
        '21.9890',
        '0.1100',
        '0.0001',
        '-0.0002',
        '0.0062',
        // 15241578764.06034803551296 by Python’s decimal.
        '15241578764.0603',
      ].map((amount) => ({ amount, currency: 'EUR' })),
    );
    const excluded = roleExcludedViewQuery('transactions', [supply], NO_AS_OF);
    expect(
      await rowsOf(
        engine,
        sql`select amount::VARCHAR as amount, currency, reason from (${excluded})`,
      ),
    ).toEqual([{ amount: '20.0000', currency: 'SEK', reason: 'other currency' }]);
  });

  it('take prices, discounts and costs with them, and never quantities', async () => {
    const supply = await supplyOf(
      `select 'c' as cid, DATE '2024-01-01' as at, 4 as qty, 10.0 as price, 'GBP' as cur, 2.0 as cost, 1.0 as less`,
      { ...MAPPINGS['quantity × price'], discount: 'less' },
      { currency: 'EUR', rates: { GBP: 1.25 } },
    );
    const view = roleViewQuery('transactions', [supply], NO_AS_OF);
    expect(
      await rowsOf(
        engine,
        sql`select amount::DOUBLE as amount, quantity, unit_price, discount, cost from (${view})`,
      ),
    ).toEqual([{ amount: 50, quantity: 4, unit_price: 12.5, discount: 1.25, cost: 2.5 }]);
  });

  it.each(Object.entries(MAPPINGS))(
    'are kept or left out, each row once: %s',
    async (_, mapping) => {
      for (const currency of ['EUR', null]) {
        for (const rates of [RATES, null]) {
          for (const returns of ['exclude', 'net'] as const) {
            for (const non_positive_price of ['exclude', 'keep'] as const) {
              const cleaning = { currency, rates, returns, non_positive_price };
              const supplies = [await supplyOf(LINES, mapping, cleaning)];
              const mapped = roleMappedQuery('transactions', supplies, NO_AS_OF);
              const kept = roleViewQuery('transactions', supplies, NO_AS_OF);
              const excluded = roleExcludedViewQuery('transactions', supplies, NO_AS_OF);
              const difference = sql`
              with
                mapped as (${mapped}),
                kept as (${kept}),
                excluded as (${excluded})
              select
                (select count(*)::INTEGER from kept) + (select count(*)::INTEGER from excluded) as both,
                (
                  select count(*)::INTEGER from (
                    (select * exclude (reason) from mapped where reason is null)
                    except all (from kept)
                  )
                ) as missing
            `;
              expect(await rowsOf(engine, difference), JSON.stringify(cleaning)).toEqual([
                { both: 55, missing: 0 },
              ]);
            }
          }
        }
      }
    },
  );

  it('are what a constant says where no column does', async () => {
    const supply = await supplyOf(
      `select 'c' as cid, DATE '2024-01-01' as at, 8.0 as total`,
      { customer_id: 'cid', ordered_at: 'at', amount: 'total' },
      {},
    );
    const money = async (more: Partial<RoleSupply>) => {
      const view = roleViewQuery('transactions', [{ ...supply, ...more }], NO_AS_OF);
      return rowsOf(engine, sql`select amount::DOUBLE as amount, currency from (${view})`);
    };
    expect(await money({})).toEqual([{ amount: 8, currency: null }]);
    expect(await money({ constantCurrency: 'GBP' })).toEqual([{ amount: 8, currency: 'GBP' }]);
    const cleaning = { ...DEFAULT_CLEANING, currency: 'EUR', rates: { GBP: 1.25 } };
    expect(await money({ constantCurrency: 'GBP', cleaning })).toEqual([
      { amount: 10, currency: 'EUR' },
    ]);
  });

  it('need rates that a decimal holds', () => {
    const isTaken = (rates: unknown) => completeCleaning({ rates }).ok;
    expect([null, { GBP: 1.17 }, { IRR: 0.0000209123 }, { X: 9_999_999_999 }].map(isTaken)).toEqual(
      [true, true, true, true],
    );
    const wrong = [
      {},
      [1],
      'GBP',
      { GBP: 0 },
      { GBP: -1 },
      { GBP: Infinity },
      { GBP: '1.17' },
      { '': 1 },
      { X: 1e10 },
      { X: 1e-11 },
      { X: 1 / 3 },
    ];
    expect(wrong.map(isTaken)).toEqual(wrong.map(() => false));
  });
});
