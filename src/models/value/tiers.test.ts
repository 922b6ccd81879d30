import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import { createSpenders, randomSpenders, type Spender } from '../../../tests/helpers/spenders';
import { createTransactions } from '../../../tests/helpers/transactions';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
});
afterAll(async () => {
  await db.close();
});

async function tiers(
  spenders: readonly Spender[],
  settings: Readonly<Record<string, unknown>> = {},
  id: 'value_tiers' | 'revenue_streams' = 'value_tiers',
) {
  await createSpenders(db, spenders);
  return runModel(db, id, { settings: { customers: 'spenders', ...settings } });
}

/** Who is where, as “A: ann bob”. */
async function placed(relation = 'value_tiers'): Promise<string[]> {
  const rows = await rowsOf(
    db,
    `select segment || ': ' || string_agg(customer_id, ' ' order by rank) as line
    from ${relation} group by segment order by min(rank)`,
  );
  return rows.map(({ line }) => String(line));
}

describe('value tiers', () => {
  it('cut where those ranked higher bring a share: who carries the sum across it is still above', async () => {
    must(
      await tiers([
        ['ann', 4000],
        ['bob', 2000],
        ['cid', 2000],
        ['dan', 1500],
        ['eve', 500],
      ]),
    );
    // Before them: 0, 40 %, 60 %, 80 %, 95 %; a share equal to a cut point is beyond it.
    expect(await placed()).toEqual(['A: ann bob', 'B: cid', 'C: dan', 'D: eve']);
  });

  it('put equal revenues in the order of the ids', async () => {
    const equal = ['d', 'b', 'a', 'c'].map((id): Spender => [id, 1000]);
    must(await tiers(equal, { cuts: [0.25, 0.5, 0.75] }));
    expect(await placed()).toEqual(['A: a', 'B: b', 'C: c', 'D: d']);
  });

  it('add money as decimals: ten times 0.10 is 1.00', async () => {
    const dimes = Array.from({ length: 10 }, (_, at): Spender => [`c${at}`, 10]);
    must(await tiers(dimes, { cuts: [0.3, 0.6, 0.7] }));
    // As floating-point numbers 0.1 + 0.1 + 0.1 lies above 0.3, and 0.1 added up six times below 0.6.
    const segments = await rowsOf(db, 'select segment, customers from value_tiers_segments');
    expect(segments.map(({ customers }) => customers)).toEqual([3, 3, 1, 3]);
  });

  it('keep customers below zero in D, and count them', async () => {
    must(
      await tiers([
        ['ann', 9000],
        ['bob', 1000],
        ['cid', 0],
        ['dan', -1000],
        ['eve', -3000],
      ]),
    );
    // 60.00 in all: ann alone brings more than that.
    expect(await placed()).toEqual(['A: ann', 'D: bob cid dan eve']);
    const [summary] = await rowsOf(db, 'from value_tiers_summary');
    expect(summary).toMatchObject({ customers: 5, revenue: 60, below_zero: 2, left_out: 0 });
    expect(summary?.['top_revenue_share']).toBeCloseTo(1.5, 12);
    expect(summary?.['last_revenue_share']).toBeCloseTo(-0.5, 12);
  });

  it.each([0, -1])('are none where all revenue together is %i cents', async (cents) => {
    const result = await tiers([
      ['ann', 5000],
      ['bob', cents - 5000],
    ]);
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'model.nothing_to_rank', params: { model: 'Value tiers' } },
    });
    const standing = must(await db.relations()).map(({ name }) => name);
    expect(standing.filter((name) => name.includes('value_tiers'))).toEqual([]);
  });

  it('leave out rows without a customer or a revenue, and say so', async () => {
    must(
      await tiers([
        ['ann', 5000],
        ['bob', null],
        [null, 7000],
      ]),
    );
    expect(await placed()).toEqual(['A: ann']);
    const [summary] = await rowsOf(db, 'from value_tiers_summary');
    expect(summary).toMatchObject({ customers: 1, revenue: 50, left_out: 2 });
    const [check] = await rowsOf(db, 'from value_tiers_check');
    expect(check).toMatchObject({ population: 1, assigned: 1, is_partition: true });
  });

  it('need somebody with a known revenue', async () => {
    const result = await tiers([['ann', null]]);
    expect(result).toMatchObject({ ok: false, error: { code: 'model.too_few_rows' } });
  });

  it('see when a table has a customer twice', async () => {
    must(
      await tiers([
        ['ann', 5000],
        ['ann', 7000],
        ['bob', 1000],
      ]),
    );
    const [check] = await rowsOf(db, 'from value_tiers_check');
    expect(check).toMatchObject({ population: 2, repeated: 1, is_partition: false });
  });

  it('show tiers with nobody in them, and which revenues the cut points came to', async () => {
    must(
      await tiers([
        ['ann', 9900],
        ['bob', 100],
      ]),
    );
    expect(await rowsOf(db, 'from value_tiers_thresholds')).toEqual([
      { segment: 'A', from_share: 0, to_share: 0.5, lowest_revenue: 99, highest_revenue: 99 },
      { segment: 'B', from_share: 0.5, to_share: 0.8, lowest_revenue: null, highest_revenue: null },
      {
        segment: 'C',
        from_share: 0.8,
        to_share: 0.95,
        lowest_revenue: null,
        highest_revenue: null,
      },
      { segment: 'D', from_share: 0.95, to_share: null, lowest_revenue: 1, highest_revenue: 1 },
    ]);
    const shares = await rowsOf(db, 'from value_tiers_shares');
    expect(shares.map(({ measure, segment, share }) => [measure, segment, share])).toEqual([
      ['Customers', 'A', 0.5],
      ['Customers', 'B', 0],
      ['Customers', 'C', 0],
      ['Customers', 'D', 0.5],
      ['Revenue', 'A', 0.99],
      ['Revenue', 'B', 0],
      ['Revenue', 'C', 0],
      ['Revenue', 'D', 0.01],
    ]);
  });

  it.each([
    ['two', [0.5, 0.8]],
    ['falling', [0.8, 0.5, 0.95]],
    ['of per cents', [50, 80, 95]],
  ])('refuse cut points that are %s', async (_, cuts) => {
    const result = await tiers([['ann', 1000]], { cuts });
    expect(result).toMatchObject({ ok: false, error: { code: 'model.invalid_setting' } });
  });

  it('read RFM by default: returns that are netted count', async () => {
    const lines = [
      ['ann', '1', '90.00', false],
      ['bob', '2', '20.00', false],
      ['bob', '3', '-30.00', true],
    ] as const;
    await createTransactions(
      db,
      lines.map(([customer_id, order_id, amount, is_return]) => ({
        customer_id,
        order_id,
        ordered_at: '2024-01-01 10:00:00',
        amount,
        is_return,
      })),
    );
    must(await runModel(db, 'value_tiers', { returns: 'net' }));
    expect(await placed()).toEqual(['A: ann', 'D: bob']);
    const [summary] = await rowsOf(db, 'select revenue, below_zero from value_tiers_summary');
    expect(summary).toEqual({ revenue: 80, below_zero: 1 });
  });
});

describe('revenue streams', () => {
  it('bring a third of the revenue each', async () => {
    const many = Array.from({ length: 8 }, (_, at): Spender => [`d${at}`, 500]);
    must(
      await tiers([['ann', 4000], ['bob', 2000], ['cid', 2000], ...many], {}, 'revenue_streams'),
    );
    expect(await placed('revenue_streams')).toEqual([
      'High: ann',
      'Middle: bob cid',
      'Low: d0 d1 d2 d3 d4 d5 d6 d7',
    ]);
  });

  it('put three equal customers into one each', async () => {
    const equal = ['a', 'b', 'c'].map((id): Spender => [id, 1000]);
    must(await tiers(equal, {}, 'revenue_streams'));
    expect(await placed('revenue_streams')).toEqual(['High: a', 'Middle: b', 'Low: c']);
  });
});

describe.each([
  ['value_tiers', [0.5, 0.8, 0.95], ['A', 'B', 'C', 'D']],
  ['revenue_streams', [1 / 3, 2 / 3], ['High', 'Middle', 'Low']],
] as const)('%s of random customers', (id, cuts, names) => {
  it.each([1, 2, 3, 4])(
    'are as counted in whole cents, and a partition (seed %i)',
    async (seed) => {
      const spenders = randomSpenders(seed, 400, { returns: seed % 2 === 0 });
      must(await tiers(spenders, {}, id));
      const expected = inCents(spenders, cuts, names);
      const rows = await rowsOf(db, `select customer_id, segment from ${id} order by rank`);
      expect(rows.map(({ customer_id, segment }) => [customer_id, segment])).toEqual(expected);
      const [check] = await rowsOf(db, `from ${id}_check`);
      expect(check).toMatchObject({ population: 400, assigned: 400, is_partition: true });
      const [sums] = await rowsOf(
        db,
        `select
        sum(customers)::INTEGER as customers,
        sum(revenue) as revenue,
        sum(share) as share,
        sum(revenue_share) as revenue_share
      from ${id}_segments`,
      );
      const cents = spenders.reduce((sum, [, one]) => sum + one, 0);
      expect(sums?.['customers']).toBe(400);
      expect(sums?.['revenue']).toBeCloseTo(cents / 100, 6);
      expect(sums?.['share']).toBeCloseTo(1, 12);
      expect(sums?.['revenue_share']).toBeCloseTo(1, 12);
    },
  );
});

/** The same by another way: whole cents, and cut points as fractions of whole numbers. */
function inCents(
  spenders: readonly (readonly [string, number])[],
  cuts: readonly number[],
  names: readonly string[],
): [string, string][] {
  const total = spenders.reduce((sum, [, cents]) => sum + cents, 0);
  let before = 0;
  return spenders
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([id, cents]) => {
      // 60 divides all of them: halves, thirds, and twentieths.
      const tier = cuts.filter((cut) => before * 60 >= Math.round(cut * 60) * total).length;
      before += cents;
      return [id, names[tier] ?? ''];
    });
}
