import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import { createRoles } from '../../../tests/helpers/roles';
import { describeError } from '../../base/errors';
import { ok, type Result } from '../../base/result';
import type { Role } from '../../base/roles';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { sql } from '../../sql';
import type { FitHooks } from '../model';
import { runSteps } from '../steps';
import { declaration } from './model';
import { runtime } from './runtime';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
  await createRoles(db, 'some customers');
});
afterAll(async () => {
  await db.close();
});

/** Thirty people in three groups that lie apart, by id: young with little, middle, old with much. */
beforeEach(async () => {
  await run(
    db,
    `create or replace table guests as
    select
      'g' || i as customer_id,
      (20 + i // 10 * 20 + i % 4)::INTEGER as age,
      (1000 * (1 + i // 10 * 3) + i % 5 * 10)::DOUBLE as "Net worth",
      7 as rating,
      'x' as note,
      (i % 3)::DOUBLE as noise
    from range(30) as numbers(i)`,
  );
});

const GUESTS = { customers: 'guests', features: ['age', 'Net worth'] };

/** The error of a run that has to fail, as people read it. */
async function problemOf(settings: Readonly<Record<string, unknown>>): Promise<string> {
  const result = await runModel(db, 'clusters', { settings });
  if (result.ok) throw new Error('it ran');
  return `${result.error.code}: ${describeError(result.error).message}`;
}

describe('clusters', () => {
  it('finds the groups that are there, and says what sets them apart', async () => {
    must(await runModel(db, 'clusters', { settings: GUESTS }));
    const groups = await rowsOf(
      db,
      `select segment, any_value(description) as description, count(*)::INTEGER as n, min(age) as youngest, max(age) as oldest
      from clusters
      group by segment
      order by segment`,
    );
    expect(groups).toEqual([
      {
        segment: 'Cluster 1',
        description: 'high age, high Net worth',
        n: 10,
        youngest: 60,
        oldest: 63,
      },
      {
        segment: 'Cluster 2',
        description: expect.any(String) as string,
        n: 10,
        youngest: 40,
        oldest: 43,
      },
      {
        segment: 'Cluster 3',
        description: 'low Net worth, low age',
        n: 10,
        youngest: 20,
        oldest: 23,
      },
    ]);
    const [summary] = await rowsOf(db, 'from clusters_summary');
    expect(summary).toMatchObject({
      customers: 30,
      left_out: 0,
      clusters: 3,
      features: 'age, Net worth',
      dropped: null,
      compared_on: 30,
      silhouette_on: 30,
      converged: true,
    });
    const [check] = await rowsOf(db, 'from clusters_check');
    expect(check).toMatchObject({ population: 30, assigned: 30, is_partition: true });
  });

  it('compares 2 to 10 clusters and takes the best silhouette', async () => {
    must(await runModel(db, 'clusters', { settings: GUESTS }));
    const choice = await rowsOf(db, 'from clusters_choice order by k');
    expect(choice.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const best = Math.max(...choice.map(({ silhouette }) => Number(silhouette)));
    for (const row of choice) expect(row.chosen).toBe(row.silhouette === best);
    const explained = choice.map((row) => Number(row.explained));
    expect(explained).toEqual(explained.toSorted((a, b) => a - b));
  });

  it('makes as many as are asked for, written as a number or a text', async () => {
    for (const k of [4, '4']) {
      must(await runModel(db, 'clusters', { settings: { ...GUESTS, k } }));
      expect(await rowsOf(db, 'select k, chosen from clusters_choice')).toEqual([
        { k: 4, chosen: true },
      ]);
      const [row] = await rowsOf(db, 'select count(distinct segment)::INTEGER as n from clusters');
      expect(row?.n).toBe(4);
    }
  });

  it('puts each customer to the nearest centre, in plain SQL', async () => {
    must(await runModel(db, 'clusters', { settings: { ...GUESTS, k: 3 } }));
    // By hand: the distance to each centre from the tables of scales and centres.
    const differing = await rowsOf(
      db,
      `with long as (
        unpivot (select customer_id, age::DOUBLE as age, "Net worth" from guests)
        on age, "Net worth" into name feature value x
      ),
      distances as (
        select customer_id, segment, sqrt(sum(((ln(1 + x) - f.mean) / sd - z) ** 2)) as d
        from long join clusters_features as f using (feature) join clusters_centers as c using (feature)
        group by all
      ),
      nearest as (
        select customer_id, arg_min(segment, d) as segment, min(d) as d
        from distances
        group by customer_id
      )
      select *
      from clusters join nearest using (customer_id)
      where clusters.segment <> nearest.segment or abs(distance - d) > 1e-9`,
    );
    expect(differing).toEqual([]);
    const means = await rowsOf(
      db,
      `select segment, feature, mean, customers from clusters_centers where feature = 'age' order by segment`,
    );
    expect(means.map(({ mean }) => mean)).toEqual([61.3, 41.7, 21.3]);
    const centers = await rowsOf(db, `select mean, center, z from clusters_centers`);
    for (const { mean, center } of centers) {
      expect(Number(center)).toBeLessThanOrEqual(Number(mean));
      expect(Number(center)).toBeGreaterThan(0.99 * Number(mean));
    }
  });

  it('gives the same clusters whatever order the rows come in, and for the same seed only', async () => {
    const features = ['age', 'Net worth', 'noise'];
    const settings = { customers: 'guests', features, k: 7, starts: 1 };
    const result = async (seed: number) => {
      must(await runModel(db, 'clusters', { settings: { ...settings, seed } }));
      return rowsOf(db, 'select customer_id, segment, distance from clusters order by customer_id');
    };
    const first = await result(1);
    await run(db, `create or replace table guests as from guests order by hash(customer_id)`);
    expect(await result(1)).toEqual(first);
    const others = [await result(2), await result(3), await result(4)];
    expect(others.some((other) => JSON.stringify(other) !== JSON.stringify(first))).toBe(true);
  });

  it('drops features that are the same for everybody, and names them', async () => {
    const features = ['age', 'rating'];
    must(await runModel(db, 'clusters', { settings: { customers: 'guests', features, k: 2 } }));
    const [summary] = await rowsOf(db, 'select features, dropped from clusters_summary');
    expect(summary).toEqual({ features: 'age', dropped: 'rating' });
    expect(await rowsOf(db, `from clusters_features where not used`)).toEqual([
      { feature: 'rating', used: false, mean: null, sd: null },
    ]);
    expect(await rowsOf(db, 'select rating from clusters limit 1')).toEqual([{ rating: 7 }]);
  });

  it('leaves out whose features are unknown, and counts them', async () => {
    await run(db, `update guests set age = null where customer_id in ('g3', 'g4')`);
    await run(db, `update guests set "Net worth" = 'infinity' where customer_id = 'g5'`);
    must(await runModel(db, 'clusters', { settings: GUESTS }));
    const [summary] = await rowsOf(db, 'select customers, left_out from clusters_summary');
    expect(summary).toEqual({ customers: 27, left_out: 3 });
    const [check] = await rowsOf(db, 'select population, is_partition from clusters_check');
    expect(check).toEqual({ population: 27, is_partition: true });
  });

  it('takes negative values and plain values', async () => {
    await run(db, `update guests set "Net worth" = -"Net worth" where customer_id < 'g2'`);
    must(await runModel(db, 'clusters', { settings: GUESTS }));
    expect((await rowsOf(db, 'select true as t from clusters where distance is null')).length).toBe(
      0,
    );
    must(await runModel(db, 'clusters', { settings: { ...GUESTS, logarithms: false } }));
    const [scale] = await rowsOf(db, `select mean from clusters_features where feature = 'age'`);
    expect(scale?.mean).toBeCloseTo(41.4333, 4);
  });

  it('tells the revenue of the clusters also when the features come from elsewhere', async () => {
    await run(
      db,
      `create or replace table visitors as
      select 'c' || i as customer_id, i as visits from range(9) as numbers(i)`,
    );
    const settings = { customers: 'visitors', features: ['visits'], k: 2 };
    must(await runModel(db, 'clusters', { settings }));
    const [whole] = await rowsOf(
      db,
      `select sum(revenue)::DOUBLE as revenue, sum(customers)::INTEGER as n from clusters_segments`,
    );
    const [orders] = await rowsOf(db, `select sum(amount)::DOUBLE as revenue from transactions`);
    expect(whole).toEqual({ revenue: orders?.revenue, n: 9 });
  });

  it('numbers the clusters by what people spent', async () => {
    must(await runModel(db, 'clusters', { settings: { k: 3 } }));
    const means = await rowsOf(
      db,
      `select segment, avg(monetary) as m from clusters group by segment order by m desc`,
    );
    expect(means.map(({ segment }) => segment)).toEqual(['Cluster 1', 'Cluster 2', 'Cluster 3']);
  });
});

describe('clusters refuse', () => {
  it('columns that are not there or are no numbers, and say which there are', async () => {
    expect(await problemOf({ customers: 'guests' })).toBe(
      'model.invalid_setting: features: “guests” has no column recency_days; choose from age, Net worth, rating, noise',
    );
    expect(await problemOf({ customers: 'guests', features: ['note'] })).toContain(
      'note of “guests” holds no numbers but VARCHAR; choose from age',
    );
    expect(await problemOf({ customers: 'guests', features: [] })).toContain('at least one');
    expect(await problemOf({ customers: 'guests', features: ['age', 'AGE'] })).toContain('twice');
    await run(db, `create or replace table near as select customer_id, 1 as distance from guests`);
    expect(await problemOf({ customers: 'near', features: ['distance'] })).toContain('rename');
  });

  it('fewer different customers than clusters', async () => {
    await run(db, `update guests set age = 30, "Net worth" = if(customer_id < 'g2', 1, 2)`);
    expect(await problemOf({ ...GUESTS, k: 3 })).toBe(
      'model.too_few_rows: Clusters needs at least 3 customers who differ in the features; there are 2.',
    );
    must(await runModel(db, 'clusters', { settings: GUESTS }));
    await run(db, `update guests set "Net worth" = 1`);
    expect(await problemOf(GUESTS)).toContain('at least 2 customers who differ');
    await run(db, `delete from guests where customer_id > 'g11'`);
    await run(db, `update guests set age = null where customer_id <> 'g1'`);
    expect(await problemOf(GUESTS)).toContain('3 customers with all features known; there are 1');
  });

  it('settings out of bounds', () => {
    for (const wrong of [{ k: 1 }, { k: 11 }, { k: 'many' }, { starts: 0 }, { seed: -1 }]) {
      expect(runtime.settings(wrong)).toMatchObject({
        ok: false,
        error: { code: 'model.invalid_setting' },
      });
    }
  });
});

it('clusters end while they are computed when they are cancelled, and leave nothing behind', async () => {
  await run(
    db,
    `create or replace table many as
    select i as customer_id, hash(i) % 1000 as a, hash(i + 7) % 1000 as b from range(60000) as numbers(i)`,
  );
  const settings = must(runtime.settings({ customers: 'many', features: ['a', 'b'] }));
  const all = must(await db.describe(sql`from many`));
  const context = {
    name: 'natural',
    settings,
    relations: { customers: { name: 'many', columns: [], all } },
    transactionRows: null,
    mapped: {},
    roles: new Set<Role>(),
    attributes: [],
    asOf: null,
  };
  const controller = new AbortController();
  const { signal } = controller;
  const shares: number[] = [];
  let turns = 0;
  const hooks: FitHooks = {
    connector: db,
    signal,
    checkpoint: () => {
      turns += 1;
      if (turns === 5) controller.abort();
      return Promise.resolve(!signal.aborted);
    },
    onProgress: (share) => void shares.push(share),
    recall: (_key, find) => find(),
  };
  const result = await runSteps(db, declaration, 'natural', runtime.steps(context), {
    signal,
    fit: () => runtime.fit?.(context, hooks) ?? Promise.resolve(ok([])),
  });
  expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(turns).toBe(5);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect(shares.at(-1)).toBeLessThan(1);
  const standing = must(await db.relations()).map(({ name }) => name);
  expect(standing.filter((name) => name.includes('natural'))).toEqual([]);
});

it('compares numbers of clusters once for the same features, under whatever name', async () => {
  const known = new Map<string, unknown>();
  let compared = 0;
  const recall: FitHooks['recall'] = async <T>(key: string, find: () => Promise<Result<T>>) => {
    if (known.has(key)) return ok(known.get(key) as T);
    compared += 1;
    const found = await find();
    if (found.ok) known.set(key, found.value);
    return found;
  };
  const made = async (name: string, settings: Readonly<Record<string, unknown>> = {}) => {
    must(await runModel(db, 'clusters', { name, settings: { ...GUESTS, ...settings }, recall }));
    return rowsOf(db, `select customer_id, segment, distance from ${name} order by customer_id`);
  };
  const first = await made('one');
  expect(await made('other')).toEqual(first);
  expect(await rowsOf(db, 'from other_choice')).toEqual(await rowsOf(db, 'from one_choice'));
  expect(compared).toBe(1);
  await made('few', { k: '2' });
  expect(compared).toBe(1);
  await made('less', { features: ['age'] });
  await made('plain', { logarithms: false });
  await made('seeded', { seed: 2 });
  expect(compared).toBe(4);
});
