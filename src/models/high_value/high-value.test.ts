import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import { createSpenders, randomSpenders, type Spender } from '../../../tests/helpers/spenders';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
});
afterAll(async () => {
  await db.close();
});

async function highValue(spenders: readonly Spender[], share?: number) {
  await createSpenders(db, spenders);
  const settings = { customers: 'spenders', ...(share === undefined ? {} : { share }) };
  return runModel(db, 'high_value', { settings });
}

async function summary() {
  const [row] = await rowsOf(db, 'from high_value_summary');
  return row ?? {};
}

interface Point {
  readonly customer_share: number;
  readonly revenue_share: number;
}

async function lorenz(): Promise<Point[]> {
  const rows = await rowsOf(db, `from high_value_lorenz where curve = 'Revenue'`);
  return rows as unknown as Point[];
}

/** 1 − 2 × the area under the curve, by trapezoids. */
function giniOfCurve(points: readonly Point[]): number {
  const doubled = points.reduce((sum, point, at) => {
    const last = points[at - 1] ?? point;
    const width = point.customer_share - last.customer_share;
    return sum + width * (point.revenue_share + last.revenue_share);
  }, 0);
  return 1 - doubled;
}

/** By its other definition: half the mean difference of all pairs, relative to the mean. */
function giniOfPairs(values: readonly number[]): number {
  const sum = values.reduce((all, value) => all + value, 0);
  const differences = values.reduce(
    (all, one) => all + values.reduce((part, other) => part + Math.abs(one - other), 0),
    0,
  );
  return differences / (2 * values.length * sum);
}

describe('high-value customers', () => {
  it('are the share of all with the highest revenue, rounded up; ids decide between equals', async () => {
    const equal = ['d', 'b', 'e', 'a', 'c', 'f'].map((id): Spender => [id, 1000]);
    must(await highValue([...equal, ['z', 2000]]));
    // 20 % of 7 are 1.4.
    const rows = await rowsOf(
      db,
      `select customer_id from high_value where segment = 'High value'`,
    );
    expect(rows.map(({ customer_id }) => customer_id).toSorted()).toEqual(['a', 'z']);
    expect(await summary()).toMatchObject({
      customers: 7,
      top_customers: 2,
      top_share: 2 / 7,
      top_revenue_share: 3000 / 8000,
      threshold: 10,
      tied_outside: 5,
      below_zero: 0,
    });
  });

  it.each([
    [0.07, 7],
    [0.29, 29],
    [0.57, 57],
    [0.575, 58],
    [1, 100],
  ])('are exactly as many as a share of 100 is: %d', async (share, customers) => {
    must(await highValue(randomSpenders(1, 100), share));
    expect((await summary())['top_customers']).toBe(customers);
    const [top] = await rowsOf(
      db,
      `select top, customers from high_value_tops where customer_share = ${share}`,
    );
    expect(top).toEqual({ top: `Best ${Number((share * 100).toPrecision(6))} %`, customers });
  });

  it('are one where there is one, who brings everything', async () => {
    must(await highValue([['ann', 1250]]));
    expect(await summary()).toMatchObject({
      customers: 1,
      top_customers: 1,
      top_revenue_share: 1,
      threshold: 12.5,
      tied_outside: 0,
      gini: 0,
    });
    expect(await lorenz()).toEqual([
      { curve: 'Revenue', customer_share: 0, revenue_share: 0 },
      { curve: 'Revenue', customer_share: 1, revenue_share: 1 },
    ]);
  });

  it('are none where returns outweigh all orders', async () => {
    const result = await highValue([
      ['ann', 1000],
      ['bob', -1000],
    ]);
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'model.nothing_to_rank', params: { model: 'High-value customers' } },
    });
  });
});

describe('the Lorenz curve and Gini', () => {
  it('leave customers below zero out, and count them; those at zero stay', async () => {
    must(
      await highValue([
        ['ann', 3000],
        ['bob', 1000],
        ['cid', 0],
        ['dan', -500],
      ]),
    );
    const points = (await lorenz()).map((point) => [point.customer_share, point.revenue_share]);
    const expected = [
      [0, 0],
      [1 / 3, 0],
      [2 / 3, 1000 / 4000],
      [1, 1],
    ];
    expect(points).toHaveLength(expected.length);
    points.flat().forEach((value, at) => {
      expect(value).toBeCloseTo(expected.flat()[at] ?? NaN, 12);
    });
    const found = await summary();
    expect(found).toMatchObject({ customers: 4, below_zero: 1 });
    expect(found['gini']).toBeCloseTo(giniOfPairs([3000, 1000, 0]), 12);
  });

  it('are straight and zero where all bring the same', async () => {
    must(await highValue(Array.from({ length: 9 }, (_, at): Spender => [`c${at}`, 990])));
    expect((await summary())['gini']).toBeCloseTo(0, 12);
    for (const { customer_share, revenue_share } of await lorenz()) {
      expect(revenue_share).toBeCloseTo(customer_share, 12);
    }
  });

  it('end at 1 − 1 / n where one brings all: without the correction of n / (n − 1)', async () => {
    must(await highValue(Array.from({ length: 10 }, (_, at): Spender => [`c${at}`, at ? 0 : 990])));
    expect((await summary())['gini']).toBeCloseTo(0.9, 12);
  });

  it.each([1, 2, 3])('agree with each other and with all pairs (seed %i)', async (seed) => {
    const spenders = randomSpenders(seed, 300, { returns: true });
    must(await highValue(spenders));
    const gini = Number((await summary())['gini']);
    const kept = spenders.flatMap(([, cents]) => (cents >= 0 ? [cents] : []));
    expect(gini).toBeCloseTo(giniOfPairs(kept), 10);
    const points = await lorenz();
    expect(points).toHaveLength(kept.length + 1);
    expect(giniOfCurve(points)).toBeCloseTo(gini, 10);
  });

  it.each([400, 401, 799, 5000])('have exact points, at most 401, of %i customers', async (n) => {
    const spenders = randomSpenders(n, n);
    must(await highValue(spenders));
    const rising = spenders.map(([, cents]) => cents).toSorted((a, b) => a - b);
    const sums = [0];
    for (const cents of rising) sums.push((sums.at(-1) ?? 0) + cents);
    const points = await lorenz();
    expect(points).toHaveLength(401);
    for (const { customer_share, revenue_share } of points) {
      const customers = Math.round(customer_share * n);
      expect(customer_share).toBeCloseTo(customers / n, 12);
      expect(revenue_share).toBeCloseTo((sums[customers] ?? NaN) / (sums[n] ?? NaN), 12);
    }
  });
});

it('high-value customers and others are a partition whose revenue adds up', async () => {
  const spenders = randomSpenders(7, 500, { returns: true });
  must(await highValue(spenders, 0.1));
  const [check] = await rowsOf(db, 'from high_value_check');
  expect(check).toMatchObject({ population: 500, assigned: 500, is_partition: true });
  const segments = await rowsOf(db, 'from high_value_segments');
  expect(segments.map(({ segment, customers }) => [segment, customers])).toEqual([
    ['High value', 50],
    ['Others', 450],
  ]);
  const revenue = segments.reduce((sum, segment) => sum + Number(segment['revenue']), 0);
  const cents = spenders.reduce((sum, [, one]) => sum + one, 0);
  expect(revenue).toBeCloseTo(cents / 100, 6);
});
