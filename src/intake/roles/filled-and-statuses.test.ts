import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CLEANING, type Cleaning, type ExcludedStatus } from '../../base/roles';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { qualified, sql, type Sql } from '../../sql';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { duplicateCustomersQuery } from './checks-query';
import { roleExcludedViewQuery, roleMappedQuery, roleViewQuery } from './role-queries';
import type { RoleSupply } from './role-supply';

let engine: WasmConnector;
beforeAll(async () => {
  engine = await openEngine();
  await run(engine, 'create schema if not exists source');
});
afterAll(async () => {
  await engine.close();
});

const NO_AS_OF = { asOf: null };

/** Orders whose customer, day, city and state stand on their first line only; two lines without an order, one twice. */
const LINES = `
  select * from (values
    ('#1', 'a@x', TIMESTAMP '2024-01-01 10:00:00', 'Paid', NULL, 'Rome', 'mug', 5.0),
    ('#1', NULL, NULL, NULL, NULL, NULL, 'lamp', 7.0),
    ('#1', NULL, NULL, NULL, NULL, NULL, 'lamp', 7.0),
    ('#2', 'b@x', TIMESTAMP '2024-01-02 10:00:00', ' VOIDED', NULL, 'Oslo', 'mug', 5.0),
    ('#2', '', NULL, NULL, NULL, NULL, 'vase', 9.0),
    ('#3', 'a@x', TIMESTAMP '2024-01-03 10:00:00', 'paid', '2024-01-04', 'Bonn', 'mug', 5.0),
    ('#3', 'c@x', NULL, NULL, NULL, NULL, 'gift', 1.0),
    (NULL, NULL, TIMESTAMP '2024-01-05 10:00:00', 'paid', NULL, NULL, 'mug', 5.0),
    (NULL, 'd@x', TIMESTAMP '2024-01-05 10:00:00', 'paid', NULL, NULL, 'mug', 5.0)
  ) t("Name", email, "at", state, cancelled, city, item, price)
`;

async function supply(cleaning: Partial<Cleaning> = {}): Promise<RoleSupply> {
  const table = qualified('source', 'lines');
  await run(engine, `create or replace table ${table.text} as ${LINES}`);
  return {
    source: 'lines',
    table,
    columns: must(await engine.describe(sql`from ${table}`)),
    mapping: {
      customer_id: 'email',
      order_id: 'Name',
      ordered_at: 'at',
      amount: 'price',
      product: 'item',
    },
    cleaning: { ...DEFAULT_CLEANING, ...cleaning },
    reading: null,
    filled: { by: 'Name', columns: ['email', 'at', 'state', 'cancelled', 'city'] },
  };
}

const lines = (query: Sql) =>
  rowsOf(
    engine,
    sql`select order_id, customer_id, product, city from (${query}) order by order_id, product, customer_id`,
  );

describe('columns filled within an order', () => {
  it('have the value of the line that has one; a line keeps its own, and lines without an order get none', async () => {
    const view = roleViewQuery('transactions', [await supply()], NO_AS_OF);
    expect(await lines(view)).toEqual([
      { order_id: '#1', customer_id: 'a@x', product: 'lamp', city: 'Rome' },
      { order_id: '#1', customer_id: 'a@x', product: 'lamp', city: 'Rome' },
      { order_id: '#1', customer_id: 'a@x', product: 'mug', city: 'Rome' },
      { order_id: '#2', customer_id: 'b@x', product: 'mug', city: 'Oslo' },
      { order_id: '#2', customer_id: 'b@x', product: 'vase', city: 'Oslo' },
      { order_id: '#3', customer_id: 'c@x', product: 'gift', city: 'Bonn' },
      { order_id: '#3', customer_id: 'a@x', product: 'mug', city: 'Bonn' },
      { order_id: null, customer_id: 'd@x', product: 'mug', city: null },
    ]);
  });

  it('leave every row accounted for, with every rule beside', async () => {
    const statuses: readonly (readonly ExcludedStatus[] | null)[] = [
      null,
      [{ column: 'state', values: ['voided'] }],
      [
        { column: 'state', values: ['voided'] },
        { column: 'cancelled', values: 'any' },
      ],
      [{ column: 'state', values: 'any', except: ['paid'] }],
    ];
    for (const excluded_statuses of statuses) {
      for (const duplicates of ['keep', 'exclude'] as const) {
        const supplies = [await supply({ excluded_statuses, duplicates })];
        const mapped = roleMappedQuery('transactions', supplies, NO_AS_OF);
        const kept = roleViewQuery('transactions', supplies, NO_AS_OF);
        const excluded = roleExcludedViewQuery('transactions', supplies, NO_AS_OF);
        const difference = sql`
          with
            mapped as (${mapped}),
            kept as (${kept}),
            excluded as (${excluded})
          select
            (select count(*)::INTEGER from mapped) as mapped,
            (select count(*)::INTEGER from kept) + (select count(*)::INTEGER from excluded) as both,
            (
              select count(*)::INTEGER from (
                (select * exclude (reason) from mapped where reason is null)
                except all (from kept)
              )
            ) as missing
        `;
        const label = JSON.stringify({ excluded_statuses, duplicates });
        expect(await rowsOf(engine, difference), label).toEqual([
          { mapped: 9, both: 9, missing: 0 },
        ]);
      }
    }
  });

  it('tell about customers, the first record of each', async () => {
    const customers = {
      ...(await supply()),
      mapping: { customer_id: 'email', city: 'city' },
    };
    const view = roleViewQuery('customers', [customers], NO_AS_OF);
    expect(await rowsOf(engine, sql`select * from (${view}) order by customer_id`)).toEqual([
      { customer_id: 'a@x', city: 'Rome' },
      { customer_id: 'b@x', city: 'Oslo' },
      { customer_id: 'c@x', city: 'Bonn' },
      { customer_id: 'd@x', city: null },
    ]);
    expect(await rowsOf(engine, duplicateCustomersQuery([customers]))).toEqual([
      { duplicate_customers: 4 },
    ]);
  });

  it('are a matter of the supplies that have some: others read their table as it is', async () => {
    const { filled: _, ...plain } = await supply();
    for (const role of ['transactions', 'customers'] as const) {
      const { text } = roleViewQuery(role, [plain], NO_AS_OF);
      expect(text).toContain('from source.lines as src');
      expect(text).not.toContain('partition by');
    }
  });
});

describe('sales that were not completed', () => {
  const reasons = async (excluded_statuses: readonly ExcludedStatus[]) => {
    const mapped = roleMappedQuery('transactions', [await supply({ excluded_statuses })], NO_AS_OF);
    return rowsOf(
      engine,
      sql`select order_id, count(*)::INTEGER as lines from (${mapped}) where reason = 'not completed' group by 1 order by 1`,
    );
  };

  it('are known by a word, however it is written', async () => {
    expect(await reasons([{ column: 'state', values: ['Voided', 'failed'] }])).toEqual([
      { order_id: '#2', lines: 2 },
    ]);
  });

  it('or by whatever stands in a column', async () => {
    expect(await reasons([{ column: 'cancelled', values: 'any' }])).toEqual([
      { order_id: '#3', lines: 2 },
    ]);
  });

  it('or by anything but what completes them; nothing says nothing', async () => {
    expect(await reasons([{ column: 'state', values: 'any', except: ['PAID'] }])).toEqual([
      { order_id: '#2', lines: 2 },
    ]);
  });

  it('by one rule or another', async () => {
    expect(
      await reasons([
        { column: 'state', values: ['voided'] },
        { column: 'cancelled', values: 'any' },
      ]),
    ).toEqual([
      { order_id: '#2', lines: 2 },
      { order_id: '#3', lines: 2 },
    ]);
  });

  it('have no column of their own in the views', async () => {
    const rules = { excluded_statuses: [{ column: 'state', values: ['voided'] }] } as const;
    const supplies = [await supply(rules)];
    const names = async (query: Sql) => must(await engine.describe(query)).map(({ name }) => name);
    const kept = await names(roleViewQuery('transactions', supplies, NO_AS_OF));
    const excluded = await names(roleExcludedViewQuery('transactions', supplies, NO_AS_OF));
    expect(excluded).toEqual([...kept, 'reason']);
    expect(kept).not.toContain('not_completed');
  });
});
