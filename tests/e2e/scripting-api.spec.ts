import { expect, type Page } from '@playwright/test';
import type { SourceReport } from '../../src/base/sources';
import packageJson from '../../package.json' with { type: 'json' };
import { ordersCsv } from '../helpers/orders';
import {
  addFiles,
  query,
  rejection,
  relationNames,
  resultIsComplete,
  testsOnOnePage,
} from '../helpers/quintile-page';

const ORDERS = { name: 'orders.csv', content: ordersCsv(40) };
let first: SourceReport | undefined;

const test = testsOnOnePage(async (page) => {
  await page.goto('./');
  await page.waitForFunction(() => 'quintile' in window);
  // Nobody waited for the engine.
  [first] = await addFiles(page, ORDERS);
});

test('version is that of the package, and ready resolves', async ({ page }) => {
  expect(await page.evaluate(() => window.quintile.version)).toBe(packageJson.version);
  await page.evaluate(() => window.quintile.ready);
});

test('addFiles may be called before the engine is ready', async ({ page }) => {
  await resultIsComplete(page);
  expect(first).toMatchObject({ source: 'orders', role: 'transactions', rejected: 0 });
});

test('values arrive as numbers, ISO strings, booleans and null', async ({ page }) => {
  const rows = await query(
    page,
    `select 42::BIGINT as small, 9007199254740993::BIGINT as large, 12.3400::DECIMAL(18,4) as price,
      sum(x)::HUGEINT as total, date '2024-02-29' as day, timestamp '2024-02-29 13:05:07' as moment,
      0.1::DOUBLE as tenth, true as yes, null as nothing, 'ä' as letter
    from range(10) as t(x)`,
  );
  expect(rows).toEqual([
    {
      small: 42,
      large: '9007199254740993',
      price: 12.34,
      total: 45,
      day: '2024-02-29',
      moment: expect.stringMatching(/^2024-02-29T13:05:07/),
      tenth: 0.1,
      yes: true,
      nothing: null,
      letter: 'ä',
    },
  ]);
});

test('100,000 rows are handed over, one more is refused', async ({ page }) => {
  const count = (rows: number) =>
    page.evaluate(
      async (n) => (await window.quintile.query(`from range(${String(n)})`)).length,
      rows,
    );
  expect(await count(100_000)).toBe(100_000);
  expect(await rejection(page, 'from range(100001)')).toMatchObject({
    code: 'engine.too_many_rows',
    params: { limit: 100_000 },
  });
});

test('only a single query runs', async ({ page }) => {
  const before = await relationNames(page);
  for (const statement of [
    'drop view transactions',
    'drop table source.orders',
    'create table more as select 1',
    'insert into source.orders select * from source.orders',
    'update source.orders set amount = 0',
    'delete from source.orders',
    `copy source.orders to 'out.csv'`,
    `attach ':memory:' as other`,
    'install httpfs',
    `set memory_limit = '1GB'`,
    'pragma database_list',
    'select 1; select 2',
    'select 1) union all (select 2',
    '',
  ]) {
    expect(await rejection(page, statement), statement).toMatchObject({
      // What touches files is refused by the lock before the grammar comes to it.
      code: expect.stringMatching(/^engine\.(not_a_query|query_failed)$/),
    });
  }
  expect(await rejection(page, 'select 1; select 2')).toMatchObject({ code: 'engine.not_a_query' });
  expect(await rejection(page, 'drop view transactions')).toMatchObject({
    code: 'engine.not_a_query',
  });
  expect(await relationNames(page)).toEqual(before);
  expect(await query(page, 'select 1 as one;')).toEqual([{ one: 1 }]);
});

test('a query that cannot run says why', async ({ page }) => {
  const failure = await rejection(page, 'select nonsense from nowhere');
  expect(failure?.code).toBe('engine.query_failed');
  expect(JSON.stringify(failure?.params)).toContain('nowhere');
  // Whatever words the query holds.
  for (const column of ['interrupted', 'out of memory']) {
    expect(await rejection(page, `select "${column}" from range(1)`)).toMatchObject({
      code: 'engine.query_failed',
    });
  }
});

test('relations lists names, kinds, columns and rows', async ({ page }) => {
  const relations = await page.evaluate(() => window.quintile.relations());
  const byName = new Map(relations.map((relation) => [relation.name, relation]));
  expect(byName.get('source.orders')).toMatchObject({ kind: 'table', rows: 120 });
  expect(byName.get('transactions')?.columns.slice(0, 4)).toEqual([
    { name: 'customer_id', type: 'VARCHAR' },
    { name: 'order_id', type: 'VARCHAR' },
    { name: 'ordered_at', type: 'TIMESTAMP' },
    { name: 'amount', type: 'DECIMAL(18,4)' },
  ]);
  expect(byName.get('rfm')?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'customer_id VARCHAR',
    'recency_days INTEGER',
    'frequency INTEGER',
    'monetary DOUBLE',
    'revenue DOUBLE',
    'r INTEGER',
    'f INTEGER',
    'm INTEGER',
    'score INTEGER',
    'segment VARCHAR',
    'first_ordered_at TIMESTAMP',
    'last_ordered_at TIMESTAMP',
  ]);
  for (const relation of relations) {
    expect(Object.keys(relation).sort()).toEqual(['columns', 'kind', 'name', 'rows']);
    expect(await rejection(page, `from ${relation.name} limit 1`), relation.name).toBeNull();
  }
});

test('setRole changes, refuses and clears', async ({ page }) => {
  expect(first?.role).toBe('transactions');

  await test.step('a mapping without a needed column is refused, and nothing changes', async () => {
    const mapping = { customer_id: 'customer_id', amount: 'amount' };
    expect(await setRole(page, 'orders', 'transactions', mapping)).toMatchObject({
      code: 'role.missing_column',
      params: { role: 'transactions', column: 'ordered_at' },
    });
    const unknown = { ...first?.mapping, amount: 'price' };
    expect(await setRole(page, 'orders', 'transactions', unknown)).toMatchObject({
      code: 'role.unknown_column',
      params: { column: 'price' },
    });
    expect(await setRole(page, 'nowhere', 'transactions', {})).toMatchObject({
      code: 'intake.unknown_source',
    });
    expect(await setRole(page, 'orders', 'heroes', {})).toMatchObject({
      code: 'role.unknown_setting',
    });
    expect(await query(page, 'select count(*) as n from rfm')).toEqual([{ n: 40 }]);
  });

  await test.step('cleaning and reading go with it', async () => {
    const report = await setRole(page, 'orders', 'transactions', first?.mapping ?? {}, {
      reading: { types: { order_id: 'text' } },
      cleaning: { duplicates: 'exclude' },
    });
    expect(report).toMatchObject({ source: 'orders', role: 'transactions', confidence: 1 });
    expect((report as SourceReport).roles[0]?.cleaning.duplicates).toBe('exclude');
  });

  await test.step('null clears', async () => {
    expect(await setRole(page, 'orders', null, {})).toMatchObject({ role: null, roles: [] });
    expect(await rejection(page, 'from transactions')).toMatchObject({
      code: 'engine.query_failed',
    });
    expect(await rejection(page, 'from rfm')).not.toBeNull();
    expect(await query(page, 'select count(*) > 0 as there from source.orders')).toEqual([
      { there: true },
    ]);
  });

  await test.step('and a role can be given again', async () => {
    expect(await setRole(page, 'orders', 'transactions', first?.mapping ?? {})).toMatchObject({
      role: 'transactions',
    });
    expect(await query(page, 'select count(*) as n from rfm')).toEqual([{ n: 40 }]);
  });
});

/** The report, or the code and parameters of the rejection. */
async function setRole(
  page: Page,
  source: string,
  role: string | null,
  mapping: Readonly<Record<string, string>>,
  options: object = {},
): Promise<unknown> {
  return page.evaluate(
    async (given) => {
      try {
        return await window.quintile.setRole(
          given.source,
          given.role as 'transactions' | null,
          given.mapping,
          given.options,
        );
      } catch (error) {
        const { code, params } = error as { code: string; params: unknown };
        return { code, params };
      }
    },
    { source, role, mapping, options },
  );
}
