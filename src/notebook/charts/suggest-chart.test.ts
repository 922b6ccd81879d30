import { afterAll, beforeAll, expect, it } from 'vitest';
import { suggestChart } from '.';
import { chartOf } from '../../../tests/helpers/charts';
import { must, openEngine, run } from '../../../tests/helpers/engine';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { ident, sql } from '../../sql';
import { columnUnits } from '../column-units';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
});
afterAll(() => db.close());

it.each([
  ["'c1' as customer_id, 'Lost' as segment, 3.5 as monetary", { mark: 'bar', y: 'segment' }],
  [
    "'c1' as customer_id, timestamp '2020-01-01' as ordered_at, 1.5::DECIMAL(18, 4) as amount",
    { mark: 'line', y: { field: 'amount', aggregate: 'sum' } },
  ],
  [
    "'Lost' as segment, 12 as customers, 0.2 as share",
    { mark: 'bar', x: 'customers', y: 'segment' },
  ],
  ["'c1' as customer_id, 'DE' as country", { mark: 'bar', y: 'country', limit: 20 }],
  ["'c1' as customer_id, 12 as recency_days", { mark: 'histogram', x: 'recency_days' }],
  ['1 as a, 2 as b', { mark: 'dot', x: 'a', y: 'b' }],
  ['[1, 2] as list', { mark: 'bar', y: 'list' }],
  ["date '2020-01-01' as month, 0.3 as repeat_share", { mark: 'line' }],
])('suggests a chart that can be drawn of %s', async (columns, expected) => {
  await run(db, `create or replace table t as select ${columns}`);
  const described = must(await db.describe(sql`from ${ident('t')}`));
  const spec = suggestChart('t', described, columnUnits(described, {}));
  expect(spec).toMatchObject(expected);
  const { rows } = await chartOf(db, spec);
  expect(rows.length).toBeGreaterThan(0);
});
