import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEngine, rowsOf, run } from '../../tests/helpers/engine';
import type { WasmConnector } from '../engine/wasm/wasm-connector';
import { ident, sql } from '../sql';
import { audienceQuery, segmentCountsQuery } from './audience-query';

let engine: WasmConnector;
beforeAll(async () => {
  engine = await openEngine();
  await run(
    engine,
    `create table rfm as from (values ('C1', 'Loyal'), ('C2', 'New')) t(customer_id, segment)`,
  );
  await run(
    engine,
    `create table customers as from (values ('C1', 'a@b.de', 'old')) t(customer_id, "E-Mail", Segment)`,
  );
});
afterAll(() => engine.close());

it('keeps everybody, with what the customers role knows of them', async () => {
  const query = audienceQuery(ident('rfm'), ['customer_id', 'segment'], ['E-Mail', 'Segment']);
  const rows = await rowsOf(engine, query);
  expect(
    rows.sort((a, b) => String(a['customer_id']).localeCompare(String(b['customer_id']))),
  ).toEqual([
    { customer_id: 'C1', segment: 'Loyal', 'E-Mail': 'a@b.de' },
    { customer_id: 'C2', segment: 'New', 'E-Mail': null },
  ]);
});

it('is the relation itself where nothing more is known', () => {
  expect(audienceQuery(ident('rfm'), ['customer_id', 'segment'], null).text).toBe('from rfm');
});

it('reads a filter like a relation', async () => {
  const from = sql`(from rfm where segment = 'New')`;
  const rows = await rowsOf(engine, audienceQuery(from, ['customer_id', 'segment'], ['E-Mail']));
  expect(rows).toEqual([{ customer_id: 'C2', segment: 'New', 'E-Mail': null }]);
});

it('counts segments, the largest first, and rows without one', async () => {
  const from = sql`(select unnest(['A', 'B', 'B', null, null, null]) as segment)`;
  expect(await rowsOf(engine, segmentCountsQuery(from))).toEqual([
    { segment: null, customers: 3 },
    { segment: 'B', customers: 2 },
    { segment: 'A', customers: 1 },
  ]);
});
