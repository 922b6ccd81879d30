import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import type { Attribute } from '../../base/attributes';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { sql } from '../../sql';

/*
 * 600 customers made by arithmetic, so that another program can make them, too. The figures are of scipy 1.17.1 and
 * numpy 2.4.6: stats.binomtest(…).proportion_ci(method='wilson'), the signed root of
 * stats.chi2_contingency(…, correction=False), stats.fisher_exact, stats.ttest_ind(…, equal_var=False), stats.t.interval,
 * numpy.percentile, stats.contingency.association(method='cramer'); Holm's correction by its definition.
 */
const CUSTOMERS = sql`
  create or replace table made as
  select
    'c' || i as customer_id,
    case when i % 5 = 0 then 'A' when i % 5 < 3 then 'B' else 'C' end as segment,
    case
      when i % 75 = 10 then 'Ripon'
      when (i % 5 = 0 and i % 3 <> 1) or i % 11 = 0 then 'Leeds'
      when i % 2 = 0 then 'York'
      when i % 4 <> 1 then 'Hull'
    end as city,
    case
      when i % 13 <> 4 then 20000 + (i * 37 % 1000) * 30 + case when i % 5 = 0 then 4000 else 0 end
    end::DOUBLE as income
  from range(600) as numbers(i)
`;
const ATTRIBUTES: readonly Attribute[] = [
  { name: 'city', type: 'VARCHAR', kind: 'geographic' },
  { name: 'income', type: 'DOUBLE', kind: 'demographic' },
];

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
  await run(db, CUSTOMERS);
  await run(db, sql`create view customers as select customer_id, city, income from made`);
  await run(db, sql`create table placed as select customer_id, segment from made`);
  await run(db, sql`create table cities as select customer_id, city as segment from made`);
});
afterAll(async () => {
  await db.close();
});

async function profile(settings: Readonly<Record<string, unknown>>): Promise<void> {
  must(
    await runModel(db, 'profile', {
      settings: { of: 'placed', segment: 'A', ...settings },
      attributes: ATTRIBUTES,
      roles: new Set(['customers']),
    }),
  );
}

const near = (value: number) => expect.closeTo(value, 9) as number;
const tiny = (value: number) => ({
  asymmetricMatch: (other: number) => Math.abs(other / value - 1) < 1e-8,
});

describe('a segment of 120 among 600', () => {
  it('has the shares, intervals, tests and corrected p values that scipy gives', async () => {
    await profile({ traits: ['city'] });
    const rows = await rowsOf(
      db,
      'select value, n, base_n, index, low, high, test, statistic, p, p_holm from profile order by rank',
    );
    expect(rows).toEqual([
      {
        ...{ value: 'Leeds', n: 83, base_n: 127, index: near(326.7716535433071), test: 'z' },
        ...{ low: near(0.6041700227619933), high: near(0.767272630110837) },
        statistic: near(14.391487554051233),
        ...{ p: tiny(5.852347244084408e-47), p_holm: tiny(2.926173622042204e-46) },
      },
      {
        ...{ value: 'York', n: 14, base_n: 232, index: near(30.17241379310345), test: 'z' },
        ...{ low: near(0.07078117807830048), high: near(0.18633351617603883) },
        statistic: near(-6.790359104025294),
        ...{ p: tiny(1.118547704932528e-11), p_holm: tiny(4.474190819730112e-11) },
      },
      {
        ...{ value: 'Ripon', n: 8, base_n: 8, index: near(500), test: 'fisher' },
        ...{ low: near(0.03416530686090633), high: near(0.12605130403530335) },
        statistic: null,
        ...{ p: tiny(2.113865005546168e-6), p_holm: tiny(6.341595016638504e-6) },
      },
      {
        ...{ value: 'Hull', n: 7, base_n: 116, index: near(30.17241379310345), test: 'z' },
        ...{ low: near(0.028541010000220288), high: near(0.11552592033630112) },
        statistic: near(-4.186768740674398),
        ...{ p: tiny(2.8295386251512673e-5), p_holm: tiny(5.6590772503025346e-5) },
      },
      {
        ...{ value: '(missing)', n: 8, base_n: 117, index: near(34.18803418803419), test: 'z' },
        ...{ low: near(0.03416530686090633), high: near(0.12605130403530335) },
        statistic: near(-3.9670699513007794),
        ...{ p: tiny(7.276164190760845e-5), p_holm: tiny(7.276164190760845e-5) },
      },
    ]);
  });

  it('has the means, quartiles and Welch test that scipy and numpy give', async () => {
    await profile({ traits: ['income'] });
    expect(await rowsOf(db, 'from profile_numbers')).toMatchObject([
      {
        ...{ trait: 'income', unit: 'money', n: 111, missing: 9 },
        ...{ mean: near(38954.05405405405), q1: 31425, median: 39000, q3: 46500 },
        ...{ low: near(37304.74544982266), high: near(40603.36265828545) },
        ...{ base_n: 554, base_missing: 46, base_mean: near(35869.51263537906) },
        ...{ base_q1: 28355, base_median: 36010, base_q3: 43265 },
        ...{ std_diff: near(0.44183268678259585), t: near(4.151856066353874) },
        ...{ df: near(168.30832657132737), p: tiny(5.229965500977085e-5) },
      },
    ]);
  });

  it('is corrected for all comparisons, of shares and of means together', async () => {
    await profile({});
    const [summary] = await rowsOf(db, 'from profile_summary');
    const [counted] = await rowsOf(
      db,
      `select
        (select count(p) from profile)::INTEGER as shares,
        (select count(p) from profile_numbers)::INTEGER as means,
        (select min(p_holm / p) from profile)::DOUBLE as least,
        (select max(p_holm / p) from profile)::DOUBLE as most`,
    );
    expect(counted).toMatchObject({ means: 1 });
    const tests = Number(counted?.['shares']) + Number(counted?.['means']);
    expect(summary).toMatchObject({ tests, traits: 2, segment: 'A', base: 'everyone' });
    expect(counted?.['most']).toBeCloseTo(tests, 9);
  });
});

describe('a crossing with the cities', () => {
  it('has the chi-square, Cramér’s V and residuals that scipy gives', async () => {
    const settings = { rows: 'placed', columns: 'cities' };
    must(await runModel(db, 'crossing', { settings }));
    expect(await rowsOf(db, 'from crossing_summary')).toEqual([
      {
        ...{ row_segmentation: 'placed', column_segmentation: 'cities', customers: 600 },
        ...{ only_rows: 0, only_columns: 0, rows: 3, columns: 5 },
        ...{ chi_square: near(250.3861122134269), df: 8, p: tiny(1.4268684128600585e-49) },
        ...{ cramers_v: near(0.4567877992144592), strength: 'moderate' },
        ...{ small_expected: 3, cells: 15, warning: 'None.' },
      },
    ]);
    const residuals = await rowsOf(
      db,
      `select column_segment, customers, residual
      from crossing_cells
      where row_segment = 'A'
      order by residual desc`,
    );
    expect(residuals).toEqual([
      { column_segment: 'Leeds', customers: 83, residual: near(14.391487554051233) },
      { column_segment: 'Ripon', customers: 8, residual: near(5.694947974514994) },
      { column_segment: '(no segment)', customers: 8, residual: near(-3.967069951300779) },
      { column_segment: 'Hull', customers: 7, residual: near(-4.186768740674398) },
      { column_segment: 'York', customers: 14, residual: near(-6.790359104025294) },
    ]);
  });
});
