import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../tests/helpers/engine';
import type { Connector } from '../engine/connector';
import { dropRelation, materialise } from './materialisation';

const signal = new AbortController().signal;
let engine: Connector;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());
beforeEach(async () => {
  must(await dropRelation(engine, 'cell'));
});

async function make(text: string, keep: 'view' | 'table', keptRows?: number) {
  const query = must(await engine.checkQuery(text));
  const options = keptRows === undefined ? { signal } : { signal, keptRows };
  return must(await materialise(engine, 'cell', query, keep, options));
}

it('keeps rows up to the limit, in their order', async () => {
  expect(await make('select range::INTEGER as x from range(5) order by x desc', 'table', 5)).toBe(
    'table',
  );
  expect((await rowsOf(engine, 'from cell')).map((row) => row['x'])).toEqual([4, 3, 2, 1, 0]);
  await run(engine, 'drop table cell');
});

it('makes a view where there are more, and leaves no copy', async () => {
  expect(await make('from range(6)', 'table', 5)).toBe('view');
  expect(await rowsOf(engine, 'from cell')).toHaveLength(6);
  expect(await rowsOf(engine, `select * from duckdb_tables() where table_name = 'cell'`)).toEqual(
    [],
  );
});

it('keeps a million rows and no more', async () => {
  expect(await make('from range(1000000)', 'table')).toBe('table');
  must(await dropRelation(engine, 'cell'));
  expect(await make('from range(1000001)', 'table')).toBe('view');
});

it('computes a view on each read', async () => {
  await run(engine, 'create or replace table ground as select 1 as x');
  expect(await make('from ground', 'view')).toBe('view');
  await run(engine, 'insert into ground values (2)');
  expect(await rowsOf(engine, 'from cell')).toHaveLength(2);
});
