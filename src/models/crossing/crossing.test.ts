import { afterAll, beforeAll, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
});
afterAll(async () => {
  await db.close();
});

async function segmentation(name: string, rows: string): Promise<void> {
  await run(
    db,
    `create or replace table ${name} as from (values ${rows}) as t(customer_id, segment)`,
  );
}

const cross = () => runModel(db, 'crossing', { settings: { rows: 'one', columns: 'two' } });

it('puts everybody who is in both into one pair, and counts the others', async () => {
  await segmentation('one', "('a', 'X'), ('b', 'X'), ('c', 'Y'), ('d', null), ('e', 'Y')");
  await segmentation('two', "('a', '1'), ('b', '2'), ('c', '2'), ('d', '1'), ('f', '1')");
  must(await cross());
  expect(await rowsOf(db, 'select customer_id, segment from crossing order by 1')).toEqual([
    { customer_id: 'a', segment: 'X × 1' },
    { customer_id: 'b', segment: 'X × 2' },
    { customer_id: 'c', segment: 'Y × 2' },
    { customer_id: 'd', segment: '(no segment) × 1' },
  ]);
  expect(await rowsOf(db, 'from crossing_check')).toMatchObject([
    { population: 4, assigned: 4, is_partition: true },
  ]);
  expect(await rowsOf(db, 'select only_rows, only_columns, warning from crossing_summary')).toEqual(
    [
      {
        only_rows: 1,
        only_columns: 1,
        warning:
          '6 of 6 pairs expect fewer than 5 customers: the p value is a rough guide. 1 customers are only in one. 1 customers are only in two.',
      },
    ],
  );
});

it('has a cell for each pair, also those that nobody is in; shares and expected numbers add up', async () => {
  await segmentation('one', "('a', 'X'), ('b', 'X'), ('c', 'Y')");
  await segmentation('two', "('a', '1'), ('b', '1'), ('c', '2')");
  must(await cross());
  expect(
    await rowsOf(
      db,
      'select row_segment, column_segment, customers, row_share, expected from crossing_cells',
    ),
  ).toEqual([
    { row_segment: 'X', column_segment: '1', customers: 2, row_share: 1, expected: 4 / 3 },
    { row_segment: 'X', column_segment: '2', customers: 0, row_share: 0, expected: 2 / 3 },
    { row_segment: 'Y', column_segment: '1', customers: 0, row_share: 0, expected: 2 / 3 },
    { row_segment: 'Y', column_segment: '2', customers: 1, row_share: 1, expected: 1 / 3 },
  ]);
});

it('keeps pairs apart whatever the segments are called, and shows when they overlap', async () => {
  await segmentation('one', "('a', 'X × Y'), ('b', 'X'), ('a', 'X')");
  await segmentation('two', "('a', 'Z'), ('b', 'Y × Z')");
  must(await cross());
  const names = await rowsOf(db, 'select distinct segment from crossing order by 1');
  expect(names.map(({ segment }) => segment)).toEqual(['X × Z', 'X × “Y × Z”', '“X × Y” × Z']);
  expect(await rowsOf(db, 'select repeated, is_partition from crossing_check')).toEqual([
    { repeated: 1, is_partition: false },
  ]);
});

it('takes the revenue from the segmentation that knows it', async () => {
  await segmentation('one', "('a', 'X'), ('b', 'X')");
  await run(
    db,
    "create or replace table two as from (values ('a', '1', 5.5), ('b', '2', 7)) as t(customer_id, segment, revenue)",
  );
  must(await cross());
  expect(await rowsOf(db, 'select segment, revenue from crossing_segments order by 1')).toEqual([
    { segment: 'X × 1', revenue: 5.5 },
    { segment: 'X × 2', revenue: 7 },
  ]);
});

it('has nothing to test where one side has a single segment', async () => {
  await segmentation('one', "('a', 'X'), ('b', 'X')");
  await segmentation('two', "('a', '1'), ('b', '2')");
  must(await cross());
  const [summary] = await rowsOf(db, 'select df, p, cramers_v, strength from crossing_summary');
  expect(summary).toEqual({ df: 0, p: null, cramers_v: null, strength: 'cannot be told' });
  expect(await rowsOf(db, 'select distinct residual from crossing_cells')).toEqual([
    { residual: null },
  ]);
});

it('says so where nobody is in both', async () => {
  await segmentation('one', "('a', 'X')");
  await segmentation('two', "('b', '1')");
  expect(await cross()).toMatchObject({ ok: false, error: { code: 'model.too_few_rows' } });
});
