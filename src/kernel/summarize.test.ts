import { afterAll, beforeAll, expect, it } from 'vitest';
import { must, openEngine, run } from '../../tests/helpers/engine';
import type { Connector } from '../engine/connector';
import { summarizeQuery } from './summarize';

const never = new AbortController().signal;
let engine: Connector;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

async function summaryOf(text: string) {
  return must(await summarizeQuery(engine, must(await engine.checkQuery(text)), never));
}

it('describes numbers by their range and twenty bins of equal width', async () => {
  const [summary] = await summaryOf(
    'select if(x = 7, null, x) as x from range(101) t(x) union all select 100',
  );
  expect(summary).toEqual({
    name: 'x',
    type: 'BIGINT',
    rows: 102,
    missing: 1,
    distinct: 100,
    distinctIsExact: true,
    range: { min: 0, max: 100 },
    bins: [5, 4, ...Array.from({ length: 17 }, () => 5), 7],
    top: null,
  });
});

it('describes days and times as milliseconds', async () => {
  const [day, time] = await summaryOf(
    `select DATE '2024-01-01' + x::INTEGER as d, TIMESTAMP '2024-01-01' + interval (x) hour as t from range(41) t(x)`,
  );
  const start = Date.UTC(2024, 0, 1);
  expect(day?.range).toEqual({ min: start, max: start + 40 * 86_400_000 });
  expect(day?.bins?.reduce((sum, count) => sum + count)).toBe(41);
  expect(time?.range).toEqual({ min: start, max: start + 40 * 3_600_000 });
});

it('describes the rest by its most frequent values', async () => {
  const [text, flag, list] = await summaryOf(
    `select s, s = 'a' as flag, [s] as list from (values ('a'), ('b'), ('b'), (null), ('c')) t(s)`,
  );
  expect(text).toMatchObject({ missing: 1, distinct: 3, range: null, bins: null });
  expect(text?.top).toEqual([
    { value: 'b', rows: 2 },
    { value: 'a', rows: 1 },
    { value: 'c', rows: 1 },
  ]);
  expect(flag?.top).toEqual([
    { value: 'false', rows: 3 },
    { value: 'true', rows: 1 },
  ]);
  expect(list?.top?.[0]).toEqual({ value: '[b]', rows: 2 });
});

it('has an answer where there is little to say', async () => {
  expect(await summaryOf(`select 1 as a, 'x' as b, null::DATE as c where false`)).toMatchObject([
    { rows: 0, missing: 0, distinct: 0, range: null, bins: null, top: null },
    { rows: 0, missing: 0, distinct: 0, top: [] },
    { rows: 0, missing: 0, range: null, bins: null },
  ]);
  expect(await summaryOf('select 5 as a, null as b')).toMatchObject([
    { rows: 1, range: { min: 5, max: 5 }, bins: [1] },
    { rows: 1, missing: 1, distinct: 0 },
  ]);
});

it('leaves infinities and what is no number out of range and bins, and counts them as there', async () => {
  const values = `('NaN'), ('Infinity'), ('-Infinity'), ('1'), ('2'), (null)`;
  const [number, day] = await summaryOf(
    `select v::DOUBLE as x, if(v = '1', DATE 'infinity', DATE '2024-01-01') as d from (values ${values}) t(v)`,
  );
  expect(number).toMatchObject({ missing: 1, distinct: 5, range: { min: 1, max: 2 } });
  expect(number?.bins?.reduce((sum, count) => sum + count)).toBe(2);
  expect(day?.range?.min).toBe(day?.range?.max);
  const [wide] = await summaryOf('select unnest([-1.7e308, 0, 1.7e308]) as x');
  expect(wide?.bins?.reduce((sum, count) => sum + count)).toBe(3);
});

it('does not mind names: quotes, equal ones, words of its own', async () => {
  const summaries = await summaryOf(
    `select 1 as "a""b; drop table x", 2 as "result", 3 as "rows", 4 as x, 5 as "X", 6 as "c0", 7 as "😀\n"`,
  );
  expect(summaries.map(({ name }) => name).slice(0, 3)).toEqual([
    'a"b; drop table x',
    'result',
    'rows',
  ]);
  expect(summaries.map(({ range }) => range?.min)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

it('describes the first sixty columns', async () => {
  const columns = Array.from({ length: 70 }, (_, at) => `${String(at)} as n${String(at)}`);
  const summaries = await summaryOf(`select ${columns.join()}`);
  expect(summaries).toHaveLength(60);
  expect(summaries.at(-1)).toMatchObject({ name: 'n59', range: { min: 59, max: 59 } });
});

it('estimates where there are many rows, the same each time, and says so', async () => {
  await run(
    engine,
    `create table many as
     select i as id, i % 7 as week, if(i % 4 = 0, 'often', 'x' || i) as word, if(i % 2 = 0, null, i) as odd
     from range(300000) t(i)`,
  );
  const [id, week, word, odd] = await summaryOf('from many');
  expect(id).toMatchObject({
    rows: 300_000,
    distinctIsExact: false,
    range: { min: 0, max: 299_999 },
  });
  expect(Math.abs((id?.distinct ?? 0) / 300_000 - 1)).toBeLessThan(0.15);
  expect(week?.distinct).toBe(7);
  for (const [summary, present] of [
    [id, 300_000],
    [week, 300_000],
    [odd, 150_000],
  ] as const) {
    const counted = summary?.bins?.reduce((sum, count) => sum + count) ?? 0;
    expect(Math.abs(counted - present)).toBeLessThanOrEqual(20);
  }
  expect(odd?.missing).toBe(150_000);
  for (const count of id?.bins ?? []) expect(Math.abs(count / 15_000 - 1)).toBeLessThan(0.2);
  expect(word?.top?.map(({ value }) => value)).toEqual(['often']);
  expect(Math.abs((word?.top?.[0]?.rows ?? 0) / 75_000 - 1)).toBeLessThan(0.1);
  expect(await summaryOf('from many')).toEqual([id, week, word, odd]);
});
