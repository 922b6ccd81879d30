import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { runModel, type ModelOptions } from '../../../tests/helpers/models';
import { createRandom } from '../../base/random';
import type { Role } from '../../base/roles';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { join, literal, sql } from '../../sql';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
});
afterAll(async () => {
  await db.close();
});

/** A line of an order; what is not said is NULL. */
interface Line {
  readonly who: string;
  readonly order: string | null;
  readonly at: string;
  readonly amount: number;
  readonly category?: string;
  readonly product?: string;
  readonly channel?: string;
  readonly discount?: number;
  readonly isReturn?: boolean;
}

const COLUMNS = sql`customer_id, order_id, ordered_at, amount, category, product, channel, discount, is_return`;

async function create(view: string, lines: readonly Line[], returns: boolean): Promise<void> {
  const rows = lines
    .filter(({ isReturn = false }) => isReturn === returns)
    .map(({ who, order, at, amount, category, product, channel, discount, isReturn }) => {
      const values = [who, order, at, amount, category, product, channel, discount, isReturn];
      return sql`(${join(values.map((value) => literal(value ?? null)))})`;
    });
  const nobody = sql`(null, null, null, null, null, null, null, null, null)`;
  await run(
    db,
    sql`
      create or replace view ${view === 'transactions' ? sql`transactions` : sql`transactions_excluded`} as
      select
        customer_id::VARCHAR as customer_id,
        order_id::VARCHAR as order_id,
        ordered_at::TIMESTAMP as ordered_at,
        amount::DECIMAL(18, 4) as amount,
        category::VARCHAR as category,
        product::VARCHAR as product,
        channel::VARCHAR as channel,
        discount::DOUBLE as discount,
        coalesce(is_return, false)::BOOLEAN as is_return,
        'return' as reason
      from (values ${join(rows.length > 0 ? rows : [nobody])}) as given(${COLUMNS})
      where customer_id is not null
    `,
  );
}

async function createInteractions(rows: readonly (readonly [string, string, string | null])[]) {
  const values = rows.map(
    ([who, kind, at]) => sql`(${literal(who)}, ${literal(kind)}, ${literal(at)})`,
  );
  await run(
    db,
    sql`
      create or replace view interactions as
      select customer_id, kind, occurred_at::TIMESTAMP as occurred_at, null::VARCHAR as channel, null::VARCHAR as detail
      from (values ${join(values)}) as given(customer_id, kind, occurred_at)
    `,
  );
}

async function createSurveys(rows: readonly (readonly [string, string, string, string])[]) {
  const values = rows.map((row) => sql`(${join(row.map(literal))})`);
  await run(
    db,
    sql`
      create or replace view surveys as
      select customer_id, question, answer, answered_at::TIMESTAMP as answered_at
      from (values ${join(values)}) as given(customer_id, question, answer, answered_at)
    `,
  );
}

type Row = Readonly<Record<string, unknown>>;

/** As the kernel has it under `returns: exclude`: returns stand among the rows that do not count. */
async function behaviour(
  lines: readonly Line[],
  roles: readonly Role[] = ['transactions'],
  settings: Readonly<Record<string, unknown>> = {},
  facts: ModelOptions = {},
): Promise<Map<string, Row>> {
  await create('transactions', lines, false);
  await create('transactions_excluded', lines, true);
  must(
    await runModel(db, 'behaviour', {
      returns: 'exclude',
      ...facts,
      roles: new Set<Role>(roles),
      settings,
    }),
  );
  const rows = await rowsOf(db, 'from behaviour');
  return new Map(rows.map((row) => [String(row['customer_id']), row]));
}

function orders(who: string, days: readonly number[]): Line[] {
  return days.map((day, at) => ({
    who,
    order: `${who}${at}`,
    at: new Date(Date.UTC(2024, 0, 1 + day, 9)).toISOString().slice(0, 19),
    amount: 10,
  }));
}

const ANN: readonly Line[] = [
  // Two lines of one order on a Monday, begun on the web.
  {
    who: 'ann',
    order: '1',
    at: '2024-01-01 23:50:00',
    amount: 10,
    category: 'Tea',
    product: 'Oolong',
    channel: 'Web',
    discount: 0.1,
  },
  {
    who: 'ann',
    order: '1',
    at: '2024-01-01 23:55:00',
    amount: 20.5,
    category: 'Cups',
    product: 'Mug',
    channel: 'Web',
    discount: 0,
  },
  {
    who: 'ann',
    order: '2',
    at: '2024-01-03 10:00:00',
    amount: 5,
    category: 'Tea',
    product: 'Oolong',
    channel: 'App',
  },
  {
    who: 'ann',
    order: '3',
    at: '2024-01-09 10:00:00',
    amount: 4.5,
    category: 'Cups',
    product: 'Bowl',
    channel: 'App',
    discount: 0,
  },
  {
    who: 'ann',
    order: '4',
    at: '2024-01-29 10:00:00',
    amount: 10,
    category: 'Tea',
    product: 'Sencha',
    channel: 'Web',
    discount: 0.2,
  },
];

describe('what each customer does', () => {
  it('is counted as it is defined', async () => {
    const found = await behaviour(ANN);
    expect(found.get('ann')).toMatchObject({
      orders: 4,
      order_days: 4,
      average_order_value: 12.5,
      // Gaps of 2, 6 and 20 days; as of 2024-01-30.
      median_gap_days: 6,
      tenure_days: 29,
      recency_days: 1,
      categories: 2,
      products: 4,
      discount_share: 0.5,
      favourite_category: 'Tea',
      channels: 2,
      revenue: 50,
      segment: 'Frequent',
    });
  });

  it('takes the first by name of equally frequent favourites, whatever the order of the rows', async () => {
    for (const lines of [ANN, ANN.toReversed()]) {
      const ann = (await behaviour(lines)).get('ann');
      // Web and App have two orders each; Monday has two.
      expect(ann).toMatchObject({ favourite_channel: 'App', favourite_weekday: 'Monday' });
    }
    const days = (await behaviour(orders('x', [0, 1, 2, 7, 8, 9]))).get('x');
    expect(days?.['favourite_weekday']).toBe('Monday');
    const tied = (await behaviour(orders('x', [1, 2, 8, 9]))).get('x');
    expect(tied?.['favourite_weekday']).toBe('Tuesday');
    const later = (await behaviour(orders('x', [2, 3, 4]))).get('x');
    expect(later?.['favourite_weekday']).toBe('Friday');
  });

  it('leaves empty what no column tells', async () => {
    const found = await behaviour(orders('x', [0, 5]));
    expect(found.get('x')).toMatchObject({
      categories: null,
      products: null,
      discount_share: null,
      returns: null,
      return_share: null,
      favourite_category: null,
      favourite_channel: null,
      channels: null,
      complaints: null,
      visits: null,
      visits_per_order: null,
      satisfaction: null,
    });
    expect(await rowsOf(db, 'select channel, orders, share from behaviour_mix')).toEqual([
      { channel: 'not known', orders: 2, share: 1 },
    ]);
  });

  it('tells the channel mix of customers and of rhythms', async () => {
    await behaviour([...ANN, ...orders('x', [0])]);
    const mix = await rowsOf(db, 'from behaviour_mix order by customer_id, channel');
    expect(mix).toEqual([
      { customer_id: 'ann', channel: 'App', orders: 2, share: 0.5 },
      { customer_id: 'ann', channel: 'Web', orders: 2, share: 0.5 },
      { customer_id: 'x', channel: 'not known', orders: 1, share: 1 },
    ]);
    expect(await rowsOf(db, 'from behaviour_channels')).toEqual([
      { segment: 'One-time', channel: 'not known', orders: 1, share: 1 },
      { segment: 'Frequent', channel: 'App', orders: 2, share: 0.5 },
      { segment: 'Frequent', channel: 'Web', orders: 2, share: 0.5 },
    ]);
  });
});

describe('returns', () => {
  const back = (who: string, order: string, amount: number, at = '2024-01-29 12:00:00'): Line => ({
    who,
    order,
    at,
    amount,
    isReturn: true,
  });
  const lines = [
    ...ANN,
    ...orders('bob', [0]),
    back('ann', 'R1', -10),
    back('ann', 'R1', -2.5),
    back('ann', 'R2', -12.5),
    back('ann', 'R3', -50, '2024-01-30 00:00:00'),
    back('eve', 'R4', -7),
  ];

  it('are counted from the excluded rows before the as-of date, and change nothing else', async () => {
    const found = await behaviour(lines);
    expect(found.get('ann')).toMatchObject({ returns: 2, return_share: 0.5, revenue: 50 });
    expect(found.get('bob')).toMatchObject({ returns: 0, return_share: 0 });
    // Nothing but a return: no order, and nobody's customer.
    expect([...found.keys()].toSorted()).toEqual(['ann', 'bob']);
  });

  it('are counted from the lines where they are netted', async () => {
    const found = await behaviour(lines);
    await run(
      db,
      `create or replace table netted as from transactions union all from transactions_excluded`,
    );
    await run(db, 'create or replace view transactions as from netted');
    must(
      await runModel(db, 'behaviour', { returns: 'net', roles: new Set<Role>(['transactions']) }),
    );
    const [ann] = await rowsOf(db, `from behaviour where customer_id = 'ann'`);
    expect(ann).toMatchObject({
      ...found.get('ann'),
      revenue: 25,
      average_order_value: 6.25,
    });
  });

  it('are not known where a query takes the place of the orders and holds none', async () => {
    await behaviour(lines);
    await run(
      db,
      'create or replace view some_orders as select customer_id, ordered_at, amount from transactions',
    );
    const columns = ['customer_id', 'ordered_at', 'amount'];
    must(
      await runModel(db, 'behaviour', {
        returns: 'exclude',
        roles: new Set<Role>(['transactions']),
        settings: { transactions: 'some_orders' },
        relations: { transactions: { name: 'some_orders', columns, all: [] } },
      }),
    );
    const [ann] = await rowsOf(db, `from behaviour where customer_id = 'ann'`);
    // Without order ids, days are orders.
    expect(ann).toMatchObject({ orders: 4, returns: null, return_share: null, products: null });
  });
});

describe('visits and complaints', () => {
  const roles: readonly Role[] = ['transactions', 'interactions'];

  it('are known to all when any is told, and count from the first visit of anybody on', async () => {
    await createInteractions([
      ['ann', 'Website visit', '2024-01-03 08:00:00'],
      ['ann', 'VISIT', '2024-01-20 08:00:00'],
      ['ann', 'Complaint', '2024-01-05 08:00:00'],
      ['ann', 'visit', '2024-01-30 08:00:00'],
      ['zoe', 'visit', null],
      ['yan', 'call', '2024-01-10 08:00:00'],
      ['later', 'visit', '2024-02-10 08:00:00'],
    ]);
    const found = await behaviour([...ANN, ...orders('bob', [3])], roles);
    // The orders of 3, 9 and 29 January came since visits are recorded.
    expect(found.get('ann')).toMatchObject({ visits: 2, complaints: 1, visits_per_order: 2 / 3 });
    expect(found.get('bob')).toMatchObject({ visits: 0, complaints: 0, visits_per_order: null });
    expect(found.get('zoe')).toMatchObject({
      segment: 'No order',
      orders: 0,
      visits: 1,
      complaints: 0,
      visits_per_order: null,
      average_order_value: null,
      revenue: 0,
    });
    expect(found.get('yan')).toMatchObject({ segment: 'No order', visits: 0 });
    expect(found.has('later')).toBe(false);
    const [check] = await rowsOf(db, 'from behaviour_check');
    expect(check).toMatchObject({ population: 4, assigned: 4, is_partition: true });
  });

  it('are not known where no interaction is one', async () => {
    await createInteractions([['ann', 'call', '2024-01-03 08:00:00']]);
    const found = await behaviour(ANN, roles);
    expect(found.get('ann')).toMatchObject({ visits: null, complaints: null });
  });

  it('are what the settings call so', async () => {
    await createInteractions([
      ['ann', 'Besuch', '2024-01-03 08:00:00'],
      ['ann', 'Beschwerde', '2024-01-03 08:00:00'],
    ]);
    const found = await behaviour(ANN, roles, { visits: 'besuch', complaints: ' BESCHWERDE ,' });
    expect(found.get('ann')).toMatchObject({ visits: 1, complaints: 1 });
    const result = await runModel(db, 'behaviour', { settings: { visits: ' , ' } });
    expect(result).toMatchObject({ ok: false, error: { code: 'model.invalid_setting' } });
  });
});

describe('satisfaction', () => {
  const roles: readonly Role[] = ['transactions', 'surveys'];
  const ASKED = 'How satisfied are you with us? (1 to 5)';

  it('is the latest answer, on the scale that the question says', async () => {
    await createSurveys([
      ['ann', ASKED, '5', '2024-01-02'],
      ['ann', ASKED, '2', '2024-01-20'],
      ['ann', ASKED, '5', '2024-03-01'],
      ['ann', 'What else?', '3', '2024-01-21'],
      ['bob', ASKED, '7', '2024-01-20'],
    ]);
    const found = await behaviour([...ANN, ...orders('bob', [0])], roles);
    expect(found.get('ann')?.['satisfaction']).toBe(0.25);
    expect(found.get('bob')?.['satisfaction']).toBeNull();
  });

  it('is asked for by another question and scale where they are set', async () => {
    await createSurveys([['ann', 'NPS', '9', '2024-01-02']]);
    const settings = { satisfaction_question: 'NPS', satisfaction_scale: [0, 10] };
    expect((await behaviour(ANN, roles, settings)).get('ann')?.['satisfaction']).toBe(0.9);
    expect((await behaviour(ANN, roles)).get('ann')?.['satisfaction']).toBeNull();
  });

  it('is not guessed where the scale cannot be told', async () => {
    await createSurveys([['ann', 'satisfaction', '6', '2024-01-02']]);
    expect((await behaviour(ANN, roles)).get('ann')?.['satisfaction']).toBeNull();
    await createSurveys([['ann', 'satisfaction', '4', '2024-01-02']]);
    expect((await behaviour(ANN, roles)).get('ann')?.['satisfaction']).toBe(0.75);
  });
});

describe('the rhythm', () => {
  it.each([
    [[0], 'One-time'],
    [[0, 1], 'Occasional'],
    [[0, 1, 2], 'Occasional'],
    [[0, 30, 60, 90], 'Frequent'],
    [[0, 31, 62, 93], 'Regular'],
    [[0, 90, 180, 270], 'Regular'],
    [[0, 91, 182, 273], 'Occasional'],
  ])('of order days %j is %s', async (days, expected) => {
    expect((await behaviour(orders('x', days))).get('x')?.['segment']).toBe(expected);
  });

  it('follows other days', async () => {
    const found = await behaviour(orders('x', [0, 10, 20, 30]), ['transactions'], {
      rhythm_days: [7, 9],
    });
    expect(found.get('x')?.['segment']).toBe('Occasional');
  });
});

describe('for any customers', () => {
  function randomLines(seed: number): Line[] {
    const random = createRandom(seed);
    return Array.from({ length: 400 }, (_, at) => {
      const who = `c${random.integer(0, 40)}`;
      const day = random.integer(0, 365);
      return {
        who,
        order: random.uniform() < 0.1 ? null : `${who}-${day}`,
        at: new Date(Date.UTC(2024, 0, 1 + day, random.integer(0, 23))).toISOString().slice(0, 19),
        amount: random.integer(1, 9999) / 100,
        category: random.pick(['Tea', 'Cups', 'Books']),
        product: `p${at % 17}`,
        channel: random.pick(['Web', 'App']),
        discount: random.pick([0, 0.1]),
        isReturn: random.uniform() < 0.1,
      };
    });
  }

  beforeEach(async () => {
    await run(
      db,
      `create or replace view customers as select 'c' || i as customer_id from range(60) as r(i)`,
    );
    await createInteractions([
      ['c55', 'visit', '2024-02-01 08:00:00'],
      ['z', 'visit', null],
    ]);
  });

  it.each([1, 2, 3])(
    'seed %i: sums and shares hold, and everybody is in one rhythm',
    async (seed) => {
      const lines = randomLines(seed);
      const found = await behaviour(lines, ['transactions', 'customers', 'interactions']);
      expect(found.size).toBe(61);
      const rows = [...found.values()];
      const kept = lines.filter(({ isReturn }) => isReturn !== true);
      expect(rows.reduce((sum, row) => sum + Number(row['revenue']), 0)).toBeCloseTo(
        kept.reduce((sum, { amount }) => sum + amount, 0),
        6,
      );
      for (const row of rows) {
        const its = kept.filter(({ who }) => who === row['customer_id']);
        expect(row['orders']).toBe(
          new Set(its.map(({ order, at }) => order ?? at.slice(0, 10))).size,
        );
        expect(row['order_days']).toBe(new Set(its.map(({ at }) => at.slice(0, 10))).size);
        if (its.length === 0) continue;
        expect(row['products']).toBe(new Set(its.map(({ product }) => product)).size);
        expect(Number(row['orders']) * Number(row['average_order_value'])).toBeCloseTo(
          Number(row['revenue']),
          6,
        );
      }
      const [check] = await rowsOf(db, 'from behaviour_check');
      expect(check).toMatchObject({ population: 61, assigned: 61, is_partition: true });
      const [mix] = await rowsOf(db, 'select sum(orders)::INTEGER as orders from behaviour_mix');
      expect(mix?.['orders']).toBe(rows.reduce((sum, row) => sum + Number(row['orders']), 0));
      const [weekdays] = await rowsOf(
        db,
        'select sum(customers)::INTEGER as customers, count(*)::INTEGER as days from behaviour_weekdays',
      );
      expect(weekdays?.['days']).toBe(7);
      expect(weekdays?.['customers']).toBe(rows.filter((row) => row['orders'] !== 0).length);
    },
  );

  it('the same comes out of many passes over parts of them', async () => {
    const roles: readonly Role[] = ['transactions', 'customers'];
    const once = await behaviour(randomLines(4), roles);
    const often = await behaviour(randomLines(4), roles, {}, { transactionRows: 30_000_000 });
    expect(often.size).toBe(once.size);
    for (const [id, row] of once) expect(often.get(id)).toEqual(row);
  });
});
