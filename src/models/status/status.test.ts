import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { runModel, type ModelOptions } from '../../../tests/helpers/models';
import { createTransactions, type TransactionLine } from '../../../tests/helpers/transactions';
import { describeError } from '../../base/errors';
import { createRandom } from '../../base/random';
import type { Role } from '../../base/roles';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { literal, sql } from '../../sql';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
});
afterAll(async () => {
  await db.close();
});

const WITH_CUSTOMERS = new Set<Role>(['transactions', 'customers']);
const ORDERS_ONLY = new Set<Role>(['transactions']);

/** The ISO day so many days after 2024-01-01. */
function day(after: number): string {
  return new Date(Date.UTC(2024, 0, 1 + after)).toISOString().slice(0, 10);
}

/** Orders of a customer on these days, one euro each, at any time of the day. */
function orders(customer_id: string, days: readonly number[]): TransactionLine[] {
  return days.map((at, index) => ({
    customer_id,
    order_id: `${customer_id}-${index}`,
    ordered_at: `${day(at)} ${index % 2 === 0 ? '23:59:59' : '00:00:00'}`,
    amount: '1',
  }));
}

async function know(ids: readonly string[]): Promise<void> {
  const rows = ids.length > 0 ? ids : [''];
  await run(
    db,
    sql`create or replace view customers as select unnest(${literal(rows)}) as customer_id limit ${literal(ids.length)}`,
  );
}

interface Row {
  readonly customer_id: string;
  readonly segment: string;
  readonly recency_days: number | null;
  readonly expected_gap_days: number | null;
  readonly gap_source: string | null;
  readonly recency_in_gaps: number | null;
  readonly order_days: number;
  readonly latest_gap_days: number | null;
  readonly revenue: number;
}

async function status(
  lines: readonly TransactionLine[],
  settings: Readonly<Record<string, unknown>> = {},
  facts: ModelOptions = {},
): Promise<Map<string, Row>> {
  await createTransactions(db, lines);
  must(await runModel(db, 'status', { roles: WITH_CUSTOMERS, ...facts, settings }));
  const rows = (await rowsOf(db, 'from status')) as unknown as Row[];
  return new Map(rows.map((row) => [row.customer_id, row]));
}

/** Somebody whose three gaps are 10 days make 10 days the gap of everyone, and end on day 30. */
const STEADY = orders('steady', [0, 10, 20, 30]);

beforeEach(async () => {
  await know([]);
});

describe('the expected gap', () => {
  it('is the median of the own gaps from four order days on, else the median of all gaps of all', async () => {
    const found = await status([
      ...orders('four', [0, 20, 50, 60]),
      ...orders('three', [0, 8, 60]),
      ...orders('one', [59]),
    ]);
    // Own gaps 20, 30, 10; everyone's 8, 10, 20, 30, 52.
    expect(found.get('four')).toMatchObject({
      gap_source: 'own',
      expected_gap_days: 20,
      latest_gap_days: 10,
      order_days: 4,
    });
    expect(found.get('three')).toMatchObject({ gap_source: 'everyone', expected_gap_days: 20 });
    expect(found.get('one')).toMatchObject({
      gap_source: 'everyone',
      expected_gap_days: 20,
      latest_gap_days: null,
      order_days: 1,
    });
    const [summary] = await rowsOf(db, 'from status_summary');
    expect(summary).toMatchObject({ gap_days: 20, expected_gap_days: 20, own_gap: 1 });
    expect(await rowsOf(db, 'select gap_days, gaps, share_within from status_gaps')).toEqual([
      { gap_days: 8, gaps: 1, share_within: 0.2 },
      { gap_days: 10, gaps: 1, share_within: 0.4 },
      { gap_days: 20, gaps: 1, share_within: 0.6 },
      { gap_days: 30, gaps: 1, share_within: 0.8 },
      { gap_days: 52, gaps: 1, share_within: 1 },
    ]);
  });

  it('lies between the two middle gaps where their number is even', async () => {
    const found = await status(orders('five', [0, 10, 20, 35, 60]));
    expect(found.get('five')?.expected_gap_days).toBe(12.5);
  });

  it('is never below seven days, whoever it comes from, or what the setting says', async () => {
    const lines = [...orders('daily', [0, 1, 2, 3]), ...orders('twice', [1, 2])];
    const found = await status(lines);
    expect(found.get('daily')?.expected_gap_days).toBe(7);
    expect(found.get('twice')?.expected_gap_days).toBe(7);
    expect((await status(lines, { least_gap: 1 })).get('daily')?.expected_gap_days).toBe(1);
    const [summary] = await rowsOf(db, 'select gap_days, expected_gap_days from status_summary');
    expect(summary).toEqual({ gap_days: 1, expected_gap_days: 1 });
  });

  it('counts days, not orders', async () => {
    const found = await status([...STEADY, ...orders('busy', [3, 3, 3, 13])]);
    expect(found.get('busy')).toMatchObject({
      order_days: 2,
      latest_gap_days: 10,
      gap_source: 'everyone',
      revenue: 4,
    });
  });
});

describe('the status', () => {
  /** One order, so many days before the as-of date, where ten days are expected. */
  const once = async (recency: number, settings: Readonly<Record<string, unknown>> = {}) =>
    (
      await status([...STEADY, ...orders('x', [100 - recency])], { as_of: day(100), ...settings })
    ).get('x');

  it.each([
    [1, 'New'],
    [10, 'New'],
    [11, 'Slipping'],
    [20, 'Slipping'],
    [21, 'Lapsed'],
    [40, 'Lapsed'],
    [41, 'Lost'],
  ])('of one order day %i days ago is %s, as ten days are expected', async (recency, expected) => {
    expect(await once(recency)).toMatchObject({
      segment: expected,
      recency_days: recency,
      expected_gap_days: 10,
      recency_in_gaps: recency / 10,
    });
  });

  it.each([
    [[0, 10, 20, 30], 'Active', 40],
    [[0, 10, 20, 30], 'Slipping', 41],
    [[0, 10, 20, 30], 'Slipping', 50],
    [[0, 10, 20, 30], 'Lapsed', 51],
    [[0, 10, 20, 30], 'Lapsed', 70],
    [[0, 10, 20, 30], 'Lost', 71],
    [[0, 10, 20, 60], 'Active', 61],
    [[0, 10, 20, 61], 'Reactivated', 62],
    [[0, 10, 20, 61], 'Reactivated', 71],
    [[0, 10, 20, 61], 'Slipping', 72],
    [[0, 50, 60, 70], 'Active', 71],
  ])('of order days %j is %s on day %i', async (days, expected, asOf) => {
    const found = await status(orders('x', days), { as_of: day(asOf) });
    expect(found.get('x')).toMatchObject({ segment: expected, expected_gap_days: 10 });
  });

  it('is measured by the own gap, not by everyone’s', async () => {
    const found = await status([
      ...orders('weekly', [0, 7, 14, 21]),
      ...orders('yearly', [-1095, -730, -365, 0]),
      ...orders('last', [99]),
    ]);
    expect(found.get('weekly')?.segment).toBe('Lost');
    expect(found.get('yearly')?.segment).toBe('Active');
  });

  it('is Prospect for who is known and has not ordered by the as-of date', async () => {
    await know(['steady', 'never', 'later', 'back']);
    const lines = [
      ...STEADY,
      ...orders('later', [90]),
      ...orders('back', [5]).map((line) => ({ ...line, is_return: true })),
    ];
    const found = await status(lines, { as_of: day(40) });
    expect([...found.keys()].toSorted()).toEqual(['back', 'later', 'never', 'steady']);
    for (const id of ['never', 'later', 'back']) {
      expect(found.get(id), id).toMatchObject({
        segment: 'Prospect',
        recency_days: null,
        expected_gap_days: null,
        gap_source: null,
        order_days: 0,
        revenue: 0,
      });
    }
    expect(await rowsOf(db, 'from status_check')).toEqual([
      {
        population: 4,
        assigned: 4,
        unassigned: 0,
        repeated: 0,
        strangers: 0,
        is_partition: true,
      },
    ]);
  });

  it('follows other multiples, also at decimal ones', async () => {
    const multiples = [1.15, 1.2, 1.3];
    const found = await status(
      [
        ...orders('at', [0, 100, 200, 300]),
        ...orders('beyond', [-1, 99, 199, 299]),
        ...orders('far', [-20, 80, 180, 280]),
      ],
      { multiples, as_of: day(415) },
    );
    // 115, 116 and 135 days where 100 are expected.
    expect(['at', 'beyond', 'far'].map((id) => found.get(id)?.segment)).toEqual([
      'Active',
      'Slipping',
      'Lost',
    ]);
  });

  it('takes returns that are netted as money, never as an order day', async () => {
    const back = (at: number) =>
      orders('steady', [at]).map((line) => ({ ...line, amount: '-3', is_return: true }));
    const found = await status([...STEADY, ...back(35), ...back(90)]);
    // Day 31 is the as-of date: the returns after it do not count.
    expect(found.get('steady')).toMatchObject({ segment: 'Active', recency_days: 1, revenue: 4 });
    const later = await status([...STEADY, ...back(35)], { as_of: day(60) });
    expect(later.get('steady')).toMatchObject({
      segment: 'Lapsed',
      recency_days: 30,
      latest_gap_days: 10,
      order_days: 4,
      revenue: 1,
    });
  });
});

describe('fixed days', () => {
  const DAYS = { method: 'days', days: [30, 60, 120] };

  it.each([
    [30, 'New'],
    [31, 'Slipping'],
    [60, 'Slipping'],
    [61, 'Lapsed'],
    [120, 'Lapsed'],
    [121, 'Lost'],
  ])('put one order %i days ago into %s, without any gap', async (recency, expected) => {
    const found = await status(orders('x', [200 - recency]), { ...DAYS, as_of: day(200) });
    expect(found.get('x')).toMatchObject({
      segment: expected,
      expected_gap_days: null,
      gap_source: null,
      recency_in_gaps: null,
    });
    expect(await rowsOf(db, `from status_thresholds where segment = 'Lapsed'`)).toEqual([
      { segment: 'Lapsed', over_gaps: null, up_to_gaps: null, over_days: 60, up_to_days: 120 },
    ]);
  });

  it('call back again who was away for longer than the third', async () => {
    const found = await status([...orders('at', [0, 120]), ...orders('over', [0, 121])], {
      ...DAYS,
      as_of: day(125),
    });
    expect(found.get('at')?.segment).toBe('Active');
    expect(found.get('over')?.segment).toBe('Reactivated');
  });

  it('have to be given where nobody has two order days', async () => {
    await createTransactions(db, [...orders('a', [0]), ...orders('b', [5])]);
    const result = await runModel(db, 'status', { roles: ORDERS_ONLY });
    expect(result).toMatchObject({ ok: false, error: { code: 'model.no_gap' } });
    if (!result.ok) expect(describeError(result.error).next).toContain('fixed days');
  });

  it('have to be three numbers', async () => {
    for (const settings of [{ method: 'days' }, { ...DAYS, days: [30, 60] }]) {
      const result = await runModel(db, 'status', { settings });
      expect(result).toMatchObject({ ok: false, error: { code: 'model.invalid_setting' } });
    }
  });

  it('are refused, as multiples are, where they do not increase', async () => {
    for (const settings of [{ ...DAYS, days: [30, 30, 60] }, { multiples: [2, 1, 4] }]) {
      const result = await runModel(db, 'status', { settings });
      expect(result).toMatchObject({ ok: false, error: { code: 'model.invalid_setting' } });
    }
  });
});

/** What METHODS.md says, written again without SQL. */
function statusByHand(lines: readonly TransactionLine[], known: readonly string[]) {
  const median = (values: readonly number[]) => {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
  };
  const dayOf = (line: TransactionLine) => Date.parse(line.ordered_at.slice(0, 10)) / 86_400_000;
  const asOf = Math.max(...lines.map(dayOf)) + 1;
  const histories = [...new Set(lines.map((line) => line.customer_id))].map((id) => {
    const its = lines.filter((line) => line.customer_id === id);
    const distinct = [...new Set(its.map(dayOf))].toSorted((a, b) => a - b);
    const gaps = distinct.slice(1).map((at, index) => at - (distinct[index] ?? NaN));
    return { id, distinct, gaps };
  });
  const all = median(histories.flatMap(({ gaps }) => gaps));
  const result = new Map(known.map((id) => [id, 'Prospect']));
  for (const { id, distinct, gaps } of histories) {
    const expected = Math.max(7, distinct.length >= 4 ? median(gaps) : all);
    const waited = (asOf - (distinct.at(-1) ?? NaN)) / expected;
    const wasAway = (gaps.at(-1) ?? 0) / expected > 4;
    result.set(
      id,
      waited <= 1
        ? distinct.length === 1
          ? 'New'
          : wasAway
            ? 'Reactivated'
            : 'Active'
        : waited <= 2
          ? 'Slipping'
          : waited <= 4
            ? 'Lapsed'
            : 'Lost',
    );
  }
  return result;
}

describe('for any customers', () => {
  const known = Array.from({ length: 60 }, (_, at) => `c${at}`);
  function randomLines(seed: number): TransactionLine[] {
    const random = createRandom(seed);
    return known.flatMap((id, at) =>
      at % 7 === 6
        ? []
        : orders(
            id,
            Array.from({ length: random.integer(1, 7) }, () => random.integer(0, 199)),
          ),
    );
  }

  it.each([1, 2, 3, 4, 5])('seed %i: everybody has the status of the definition', async (seed) => {
    await know(known);
    const lines = randomLines(seed);
    const found = await status(lines);
    const expected = statusByHand(lines, known);
    expect(new Set(expected.values()).size).toBeGreaterThan(4);
    expect(Object.fromEntries([...found].map(([id, row]) => [id, row.segment]))).toEqual(
      Object.fromEntries(expected),
    );
    const [check] = await rowsOf(db, 'from status_check');
    expect(check).toMatchObject({ population: 60, assigned: 60, is_partition: true });
    const segments = await rowsOf(db, 'from status_segments');
    expect(segments.map(({ segment }) => segment)).toEqual([
      'Prospect',
      'New',
      'Reactivated',
      'Active',
      'Slipping',
      'Lapsed',
      'Lost',
    ]);
    expect(segments.reduce((sum, { customers }) => sum + Number(customers), 0)).toBe(60);
  });

  it('the same comes out of many passes over parts of them', async () => {
    await know(known);
    const lines = randomLines(6);
    const once = await status(lines);
    const often = await status(lines, {}, { transactionRows: 30_000_000 });
    expect(often.size).toBe(once.size);
    for (const [id, row] of once) expect(often.get(id)).toEqual(row);
  });

  it('the days go on from any date: looking later never makes anyone younger', async () => {
    const lines = randomLines(7);
    const order = ['Active', 'Slipping', 'Lapsed', 'Lost'];
    const place = (name: string) => Math.max(0, order.indexOf(name));
    let before = await status(lines, { as_of: day(201) }, { roles: ORDERS_ONLY });
    for (const later of [210, 260, 400, 900]) {
      const now = await status(lines, { as_of: day(later) }, { roles: ORDERS_ONLY });
      for (const [id, { segment }] of now) {
        expect(place(segment)).toBeGreaterThanOrEqual(place(before.get(id)?.segment ?? ''));
      }
      before = now;
    }
  });
});
