import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { runRfm } from '../../../tests/helpers/rfm';
import { createTransactions, type TransactionLine } from '../../../tests/helpers/transactions';
import { createRandom } from '../../base/random';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { scoreOnFive, standardGrid } from './grid';
import { MEASURES, type Measure } from './settings';

const ALL_BINS = [3, 4, 5, 6, 7, 8, 9, 10];
const SCORE = { recency_days: 'r', frequency: 'f', monetary: 'm' } as const;
const DAY_MS = 86_400_000;

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
});
afterAll(async () => {
  await db.close();
});

interface Scored {
  customer_id: string;
  recency_days: number;
  frequency: number;
  monetary: number;
  revenue: number;
  r: number;
  f: number;
  m: number;
  segment: string;
}

async function rfm(
  lines: readonly TransactionLine[],
  settings: Readonly<Record<string, unknown>> = {},
  facts: Parameters<typeof runRfm>[2] = {},
): Promise<Scored[]> {
  await createTransactions(db, lines);
  must(await runRfm(db, settings, facts));
  return (await rowsOf(db, 'from rfm order by customer_id')) as unknown as Scored[];
}

function line(
  customer_id: string,
  order_id: string | null,
  ordered_at: string,
  amount: string,
  is_return = false,
): TransactionLine {
  return { customer_id, order_id, ordered_at, amount, is_return };
}

/** Lines of customers with many ties: few orders each, whole amounts, few days. */
function randomLines(seed: number, customers: number): TransactionLine[] {
  const random = createRandom(seed);
  const lines: TransactionLine[] = [];
  for (let customer = 0; customer < customers; customer++) {
    const orders = random.uniform() < 0.5 ? 1 : random.integer(1, 12);
    for (let order = 0; order < orders; order++) {
      const day = new Date(Date.UTC(2024, 0, 1) + random.integer(0, 90) * DAY_MS).toISOString();
      for (let item = random.integer(1, 3); item > 0; item--) {
        const at = `${day.slice(0, 10)} ${String(random.integer(10, 23))}:00:00`;
        lines.push(line(`c${customer}`, `${customer}-${order}`, at, `${random.integer(1, 9)}.10`));
      }
    }
  }
  return lines;
}

/** Measures and quantile scores by another way: sorting and counting in TypeScript, money in whole cents. */
function scoreInTypeScript(lines: readonly TransactionLine[], bins: number): Map<string, Scored> {
  const customers = new Map<
    string,
    { orders: Set<string | null>; cents: number; lastDay: number }
  >();
  let latest = -Infinity;
  for (const { customer_id, order_id, ordered_at, amount } of lines) {
    const customer = customers.get(customer_id) ?? {
      orders: new Set(),
      cents: 0,
      lastDay: -Infinity,
    };
    const day = Date.parse(ordered_at.slice(0, 10)) / DAY_MS;
    customer.orders.add(order_id);
    customer.cents += Math.round(Number(amount) * 100);
    customer.lastDay = Math.max(customer.lastDay, day);
    latest = Math.max(latest, day);
    customers.set(customer_id, customer);
  }
  const measures = [...customers].map(([customer_id, { orders, cents, lastDay }]) => ({
    customer_id,
    recency_days: latest + 1 - lastDay,
    frequency: orders.size,
    monetary: cents / 100,
  }));
  const cutsBelow = (measure: Measure, value: number): number => {
    const sorted = measures.map((row) => row[measure]).sort((a, b) => a - b);
    let below = 0;
    for (let k = 1; k < bins; k++) {
      const rank = Math.floor(((sorted.length - 1) * k) / bins);
      const weight = ((sorted.length - 1) * k) % bins;
      const low = sorted[rank] ?? NaN;
      const high = sorted[rank + 1] ?? low;
      if (low + ((high - low) * weight) / bins < value) below++;
    }
    return below;
  };
  return new Map(
    measures.map((row) => {
      const r = bins - cutsBelow('recency_days', row.recency_days);
      const f = 1 + cutsBelow('frequency', row.frequency);
      const m = 1 + cutsBelow('monetary', row.monetary);
      const segment =
        standardGrid(5).find(({ cells }) =>
          cells.some(([x, y]) => x === scoreOnFive(r, bins) && y === scoreOnFive(f, bins)),
        )?.segment ?? '';
      return [row.customer_id, { ...row, revenue: row.monetary, r, f, m, segment }];
    }),
  );
}

describe('measures', () => {
  it('count recency by calendar day, whatever the hour', async () => {
    const rows = await rfm([
      line('late', '1', '2024-03-09 23:59:59', '1'),
      line('early', '2', '2024-03-09 00:00:00', '1'),
      line('last', '3', '2024-03-10 00:00:01', '1'),
    ]);
    expect(rows.map((row) => [row.customer_id, row.recency_days])).toEqual([
      ['early', 2],
      ['last', 1],
      ['late', 2],
    ]);
  });

  it('count distinct orders, or days when told so or when no order ids are mapped', async () => {
    const lines = [
      line('ann', '1', '2024-03-01 08:00:00', '1'),
      line('ann', '1', '2024-03-01 08:00:00', '1'),
      line('ann', '2', '2024-03-01 20:00:00', '1'),
      line('ann', '3', '2024-03-04 20:00:00', '1'),
    ];
    const frequency = async (...args: [object?, object?]) =>
      (await rfm(lines, args[0] as Record<string, unknown>, args[1]))[0]?.frequency;
    expect(await frequency()).toBe(3);
    expect(await frequency({ frequency: 'days' })).toBe(2);
    expect(await frequency({}, { mapped: { transactions: ['customer_id', 'amount'] } })).toBe(2);
    expect(await frequency({}, { mapped: { transactions: ['order_id'] } })).toBe(3);
  });

  it('take lines without an order id as one order a day', async () => {
    const [ann] = await rfm([
      line('ann', null, '2024-03-01 08:00:00', '1'),
      line('ann', null, '2024-03-01 09:00:00', '1'),
      line('ann', null, '2024-03-02 09:00:00', '1'),
      line('ann', '7', '2024-03-02 09:00:00', '1'),
    ]);
    expect(ann?.frequency).toBe(3);
  });

  it('count an order id for each customer who has it', async () => {
    const rows = await rfm([
      line('ann', '1', '2024-03-01 08:00:00', '1'),
      line('bob', '1', '2024-03-01 08:00:00', '1'),
    ]);
    expect(rows.map((row) => row.frequency)).toEqual([1, 1]);
  });

  it('score the mean per order when told so; revenue stays the sum', async () => {
    const [ann] = await rfm(
      [
        line('ann', '1', '2024-03-01 08:00:00', '10'),
        line('ann', '2', '2024-03-02 08:00:00', '15.5'),
      ],
      { monetary: 'mean' },
    );
    expect([ann?.monetary, ann?.revenue]).toEqual([12.75, 25.5]);
  });

  it('add money exactly', async () => {
    const cents = Array.from({ length: 10 }, (_, at) =>
      line('ann', String(at), '2024-03-01 08:00:00', '0.1'),
    );
    const [ann] = await rfm(cents);
    expect(ann?.revenue).toBe(1);
  });

  it('look from the as-of date, and only at what lies before it', async () => {
    const lines = [
      line('ann', '1', '2024-03-01 08:00:00', '1'),
      line('ann', '2', '2024-03-09 23:59:59', '2'),
      line('ann', '3', '2024-03-10 00:00:00', '4'),
      line('bob', '4', '2024-03-11 00:00:00', '8'),
    ];
    const rows = await rfm(lines, { as_of: '2024-03-10' });
    expect(rows).toMatchObject([{ customer_id: 'ann', recency_days: 1, frequency: 2, revenue: 3 }]);
    const [summary] = await rowsOf(
      db,
      'select as_of::VARCHAR as as_of, without_order from rfm_summary',
    );
    expect(summary).toEqual({ as_of: '2024-03-10', without_order: 1 });
    const none = await runRfm(db, { as_of: '2020-01-01' });
    expect(none).toMatchObject({ ok: false, error: { code: 'model.too_few_rows' } });
  });
});

describe('returns under “net”', () => {
  const lines = [
    line('ann', '1', '2024-03-01 08:00:00', '100'),
    line('ann', 'C1', '2024-03-05 08:00:00', '-30', true),
    line('bob', '2', '2024-03-03 08:00:00', '10'),
    line('bob', 'C2', '2024-03-03 09:00:00', '-25', true),
    line('bob', 'C9', '2024-04-01 09:00:00', '-500', true),
    line('cid', 'C3', '2024-03-02 08:00:00', '-7', true),
  ];

  it('change money and nothing else', async () => {
    const rows = await rfm(lines, {}, { returns: 'net' });
    expect(rows).toMatchObject([
      { customer_id: 'ann', recency_days: 3, frequency: 1, revenue: 100 },
      { customer_id: 'bob', recency_days: 1, frequency: 1, revenue: -15 },
    ]);
  });

  it('count when they lie before the as-of date', async () => {
    const rows = await rfm(lines, { as_of: '2024-03-06' }, { returns: 'net' });
    expect(rows).toMatchObject([
      { customer_id: 'ann', recency_days: 5, revenue: 70 },
      { customer_id: 'bob', recency_days: 3, revenue: -15 },
    ]);
  });

  it('count customers who have only returns, and give no shares of a revenue below zero', async () => {
    await rfm([...lines.slice(2)], { as_of: '2024-05-01' }, { returns: 'net' });
    const [summary] = await rowsOf(db, 'from rfm_summary');
    expect(summary).toMatchObject({ customers: 1, revenue: -515, without_order: 1 });
    const segments = await rowsOf(db, 'select distinct revenue_share from rfm_segments');
    expect(segments).toEqual([{ revenue_share: null }]);
  });

  it('give the same answer whether or not it is known that there are none', async () => {
    const withoutReturns = randomLines(3, 200);
    const unknown = await rfm(withoutReturns);
    expect(await rfm(withoutReturns, {}, { returns: 'net' })).toEqual(unknown);
    expect(await rfm(withoutReturns, {}, { returns: 'exclude' })).toEqual(unknown);
  });
});

describe('scores', () => {
  it.each(ALL_BINS)('equal those of another implementation with %i bins', async (bins) => {
    for (const customers of [2, bins, 50, 301]) {
      const lines = randomLines(bins * 1000 + customers, customers);
      const expected = scoreInTypeScript(lines, bins);
      const rows = await rfm(lines, { bins });
      expect(rows.length).toBe(expected.size);
      for (const row of rows) expect(row).toMatchObject(expected.get(row.customer_id) ?? {});
    }
  });

  it.each([6, 10])('keep the tie at a cut point together with %i bins', async (bins) => {
    // 91 customers: every rank (n − 1) k / bins is whole, and each cut point is a value that several customers share.
    // As a floating-point number the rank 90 × 0.7 is 62.99999999999999, just before the first of three equal values.
    const lines = Array.from({ length: 91 }, (_, at) =>
      line(`c${at}`, String(at), '2024-03-01 08:00:00', `${Math.floor(at / 3) / 10 + 0.1}`),
    );
    const rows = await rfm(lines, { bins });
    const cuts = (await rowsOf(db, 'select monetary from rfm_cut_points order by k')).map(
      (cut) => cut.monetary,
    );
    const values = new Set(rows.map((row) => row.monetary));
    for (const cut of cuts) expect(values.has(Number(cut))).toBe(true);
    expectEqualValuesToScoreAlike(rows);
  });

  it.each(['quantile', 'fixed'] as const)(
    'are equal for equal values under %s',
    async (binning) => {
      const cuts = {
        recency_cuts: [5, 20, 40, 60],
        frequency_cuts: [1, 2, 3, 5],
        monetary_cuts: [5, 10, 20, 50],
      };
      const rows = await rfm(randomLines(11, 300), { binning, ...cuts });
      expectEqualValuesToScoreAlike(rows);
      const split = await rowsOf(db, `from rfm_ties where binning = '${binning}' and split > 0`);
      expect(split).toEqual([]);
    },
  );

  it('at a fixed cut point are the better one for recency, the lower ones for frequency and monetary', async () => {
    const settings = {
      binning: 'fixed',
      bins: 3,
      recency_cuts: [10, 20],
      frequency_cuts: [1, 2],
      monetary_cuts: [100, 200],
    };
    const [at, beyond] = await rfm(
      [
        line('at', '1', '2024-03-21 08:00:00', '100'),
        line('beyond', '2', '2024-03-20 08:00:00', '50'),
        line('beyond', '3', '2024-03-20 08:00:00', '50.01'),
      ],
      { ...settings, as_of: '2024-03-31' },
    );
    expect(at).toMatchObject({ recency_days: 10, r: 3, f: 1, m: 1 });
    expect(beyond).toMatchObject({ recency_days: 11, r: 2, f: 2, m: 2 });
  });

  it.each(['quantile', 'ntile'])(
    'do not depend on the order of the rows under %s',
    async (binning) => {
      const lines = randomLines(5, 200);
      const rows = await rfm(lines, { binning });
      const shuffled = createRandom(6);
      const other = lines
        .map((item) => ({ item, at: shuffled.uniform() }))
        .sort((a, b) => a.at - b.at);
      expect(
        await rfm(
          other.map(({ item }) => item),
          { binning },
        ),
      ).toEqual(rows);
    },
  );

  it('make groups whose sizes differ by one at most under ntile', async () => {
    const rows = await rfm(randomLines(8, 205), { binning: 'ntile', bins: 7 });
    for (const letter of ['r', 'f', 'm'] as const) {
      const sizes = [1, 2, 3, 4, 5, 6, 7].map(
        (score) => rows.filter((row) => row[letter] === score).length,
      );
      expect(Math.max(...sizes) - Math.min(...sizes)).toBe(1);
    }
    const cuts = await rowsOf(db, `from rfm_cuts`);
    expect(cuts).toHaveLength(18);
    for (const { measure, k, value } of cuts) {
      const column = measure as Measure;
      const low = rows.filter((row) =>
        column === 'recency_days' ? row.r > 7 - Number(k) : row[SCORE[column]] <= Number(k),
      );
      expect(value).toBe(Math.max(...low.map((row) => row[column])));
    }
  });

  it('are best for recency and lowest for the rest when there is one customer', async () => {
    const rows = await rfm([line('ann', '1', '2024-03-01 08:00:00', '5')]);
    expect(rows).toMatchObject([{ r: 5, f: 1, m: 1, score: 7, segment: 'New' }]);
    const cuts = await rowsOf(db, 'from rfm_cuts');
    expect(cuts.map((cut) => cut.value)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 5, 5, 5, 5]);
    expect(cuts.filter((cut) => cut.coincides).length).toBe(9);
  });

  it('vanish where cut points coincide, and the report says so', async () => {
    // Over 80 % bought once: the cut points of frequency are 1, 1, 1, 1, and a second order scores 5.
    const lines = Array.from({ length: 11 }, (_, at) => [
      line(`c${at}`, `${at}a`, '2024-03-01 08:00:00', '1'),
      ...(at < 2 ? [line(`c${at}`, `${at}b`, '2024-03-02 08:00:00', '1')] : []),
    ]).flat();
    await rfm(lines);
    const cuts = await rowsOf(
      db,
      `select value, coincides from rfm_cuts where measure = 'frequency'`,
    );
    expect(cuts.map((cut) => [cut.value, cut.coincides])).toEqual([
      [1, false],
      [1, true],
      [1, true],
      [1, true],
    ]);
    const scores = await rowsOf(db, `from rfm_scores where measure = 'frequency' order by score`);
    expect(scores.map((row) => [row.customers, row.lowest, row.highest])).toEqual([
      [9, 1, 1],
      [0, null, null],
      [0, null, null],
      [0, null, null],
      [2, 2, 2],
    ]);
  });
});

describe('segments', () => {
  it.each(ALL_BINS)('hold every customer exactly once with %i bins', async (bins) => {
    for (const binning of ['quantile', 'ntile']) {
      const rows = await rfm(randomLines(bins, 150), { bins, binning });
      const segments = await rowsOf(db, 'from rfm_segments');
      expect(segments).toHaveLength(10);
      expect(sum(segments, 'customers')).toBe(150);
      expect(sum(segments, 'share')).toBeCloseTo(1, 12);
      expect(sum(segments, 'revenue')).toBeCloseTo(
        rows.reduce((all, row) => all + row.revenue, 0),
        6,
      );
      const cells = await rowsOf(db, 'from rfm_cells');
      expect(cells).toHaveLength(bins * bins);
      expect(sum(cells, 'customers')).toBe(150);
    }
  });

  it('follow the user’s grid, in its order, with zeros where nobody is', async () => {
    const cells = [1, 2, 3].flatMap((r) => [1, 2, 3].map((f) => [r, f] as const));
    const grid = [
      { segment: "It's; drop table rfm --", cells: cells.filter(([r]) => r === 3) },
      { segment: 'Nobody', cells: [] },
      { segment: 'Rest', cells: cells.filter(([r]) => r < 3) },
    ];
    await rfm(randomLines(2, 60), { bins: 3, grid });
    const segments = await rowsOf(db, 'select segment, customers, mean_monetary from rfm_segments');
    expect(segments.map((row) => row.segment)).toEqual(grid.map(({ segment }) => segment));
    expect(segments[1]).toMatchObject({ customers: 0, mean_monetary: null });
    expect(sum(segments, 'customers')).toBe(60);
    expect(await rowsOf(db, `select 1 from rfm where (r = 3) <> (segment like 'It%')`)).toEqual([]);
  });

  it('are the same when a large input is read in parts', async () => {
    const lines = randomLines(9, 400);
    const rows = await rfm(lines);
    expect(await rfm(lines, {}, { transactionRows: 50_000_000 })).toEqual(rows);
  });

  it('of the fixed method stand beside the others once cut points are given', async () => {
    const cuts = {
      recency_cuts: [5, 20, 40, 60],
      frequency_cuts: [1, 2, 3, 5],
      monetary_cuts: [5, 10, 20, 50],
    };
    await rfm(randomLines(4, 100), cuts);
    const methods = await rowsOf(
      db,
      'select binning, sum(customers)::INTEGER as n from rfm_methods group by all order by 1',
    );
    expect(methods).toEqual([
      { binning: 'fixed', n: 100 },
      { binning: 'ntile', n: 100 },
      { binning: 'quantile', n: 100 },
    ]);
    for (const binning of ['fixed', 'ntile', 'quantile']) {
      await run(
        db,
        `create or replace table compared as from rfm_methods where binning = '${binning}'`,
      );
      await rfm(randomLines(4, 100), { ...cuts, binning });
      const differing = await rowsOf(
        db,
        'from compared join rfm_segments using (segment) where compared.customers <> rfm_segments.customers',
      );
      expect(differing, binning).toEqual([]);
    }
  });
});

function expectEqualValuesToScoreAlike(rows: readonly Scored[]): void {
  for (const measure of MEASURES) {
    const scores = new Map<number, Set<number>>();
    for (const row of rows) {
      const seen = scores.get(row[measure]) ?? new Set();
      scores.set(row[measure], seen.add(row[SCORE[measure]]));
    }
    expect(
      [...scores.values()].every((seen) => seen.size === 1),
      measure,
    ).toBe(true);
  }
}

function sum(rows: readonly Record<string, unknown>[], column: string): number {
  return rows.reduce((all, row) => all + Number(row[column]), 0);
}
