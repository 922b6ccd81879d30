import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planChart } from '.';
import { chartOf, planOf } from '../../../tests/helpers/charts';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { cellText } from '../../base/cell-value';
import type { ChartSpec } from '../../document/chart-spec';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { ident, sql } from '../../sql';
import { OTHERS } from './plan';

const COUNT = { aggregate: 'count' } as const;
let db: WasmConnector;

beforeAll(async () => {
  db = await openEngine();
  // 1,000 orders over 2020 without March; some amounts, regions and dates are missing.
  await run(
    db,
    `create table orders as
     select
       'c' || (i % 90) as customer_id,
       case when i % 10 = 3 then null else 'R' || (i % 7) end as region,
       case when i % 50 = 0 then null else (i * 1.37)::DECIMAL(18, 4) end as amount,
       (exp((i % 97) / 12.0))::DOUBLE as weight,
       (i % 13)::INTEGER as pieces,
       i % 3 = 0 as is_return,
       case
         when i % 40 = 1 then null
         else timestamp '2020-01-01 08:00:00' + to_days((case when i % 2 = 0 then i % 60 else 92 + i % 200 end)::INTEGER)
       end as ordered_at
     from range(1000) r(i)`,
  );
  await run(db, 'create table nothing as from orders limit 0');
  await run(
    db,
    'create table one as from orders where amount is not null and ordered_at is not null limit 1',
  );
  await run(
    db,
    'create table unknown as select null::VARCHAR as region, null::DOUBLE as weight, null::TIMESTAMP as ordered_at, null::DECIMAL(18, 4) as amount from range(3)',
  );
});
afterAll(() => db.close());

describe('grouped charts', () => {
  it('count rows by category, the largest first, and keep those without one', async () => {
    const { plan, rows, note } = await chartOf(db, {
      data: 'orders',
      mark: 'bar',
      x: COUNT,
      y: 'region',
    });
    const plain = await rowsOf(
      db,
      'select region, count(*)::INTEGER as "rows" from orders group by region order by 2 desc, 1',
    );
    expect(rows).toEqual(plain);
    expect(rows.some(({ region }) => region === null)).toBe(true);
    expect(note).toBeNull();
    expect(plan.drawn.x).toEqual({ field: 'rows', label: 'Rows', unit: 'rows' });
    expect(plan.query.text).toBe(
      'select\n  region,\n  count(*)::INTEGER as "rows"\nfrom orders\ngroup by all\norder by "rows" desc nulls last, region\nlimit 200'.replaceAll(
        '"rows"',
        ident('rows').text,
      ),
    );
  });

  it.each([
    ['sum', 'sum(amount)::DOUBLE', 'Total amount', 'money'],
    ['mean', 'avg(amount)::DOUBLE', 'Mean amount', 'money'],
    ['median', 'median(amount)::DOUBLE', 'Median amount', 'money'],
    ['min', 'min(amount)::DOUBLE', 'Lowest amount', 'money'],
    ['max', 'max(amount)::DOUBLE', 'Highest amount', 'money'],
    ['distinct', 'count(distinct amount)::INTEGER', 'Distinct amount', 'count'],
  ] as const)('give the %s of a column', async (aggregate, expression, label, unit) => {
    const { plan, rows, note } = await chartOf(db, {
      data: 'orders',
      mark: 'bar',
      x: 'region',
      y: { field: 'amount', aggregate },
    });
    const column = `${aggregate}_amount`;
    const plain = await rowsOf(
      db,
      `select region, ${expression} as ${column} from orders group by region order by 2 desc nulls last, 1`,
    );
    expect(rows.map((row) => ({ region: row['region'], [column]: row[column] }))).toEqual(plain);
    expect(plan.drawn.y).toEqual({ field: column, label, unit });
    expect(note).toBe('20 rows have no amount and are left out.');
  });

  it('say yes and no as shares, and distinct customers as customers', async () => {
    const { rows, plan } = await chartOf(db, {
      data: 'orders',
      mark: 'table',
      x: 'region',
      y: { field: 'customer_id', aggregate: 'distinct' },
      color: { field: 'is_return', aggregate: 'mean' },
    });
    expect(plan.drawn.y).toMatchObject({ field: 'customers', unit: 'customers' });
    expect(plan.units['mean_is_return']).toBe('share');
    const total = await rowsOf(
      db,
      "select avg(is_return::INTEGER) as share, count(distinct customer_id)::INTEGER as n from orders where region = 'R1'",
    );
    const row = rows.find(({ region }) => region === 'R1');
    expect(row?.['mean_is_return']).toBeCloseTo(Number(total[0]?.['share']), 12);
    expect(row?.['customers']).toBe(total[0]?.['n']);
  });

  it('put the categories beyond the limit together, and say how many', async () => {
    const { plan, rows, note } = await chartOf(db, {
      data: 'orders',
      mark: 'bar',
      x: { field: 'pieces', aggregate: 'mean' },
      y: 'region',
      limit: 3,
    });
    expect(rows.map(({ region }) => region)).toHaveLength(5);
    expect(rows.at(-1)?.['region']).toBe(OTHERS);
    const shown = rows.slice(0, -1).map(({ region }) => region);
    const plain = await rowsOf(
      db,
      `select avg(pieces)::DOUBLE as m from orders where region not in (${shown
        .filter((one) => one !== null)
        .map((one) => `'${cellText(one)}'`)
        .join(', ')})`,
    );
    expect(rows.at(-1)?.['mean_pieces']).toBe(plain[0]?.['m']);
    expect(note).toBe('Region: the 3 largest of 7; the other 4 are one, “(all others)”.');
    expect(plan.drawn.limit).toBeUndefined();
    expect(plan.drawn.y).toMatchObject({ sort: 'none' });
  });

  it('add figures up when a limit puts their rows together', async () => {
    await run(
      db,
      `create or replace table figures as select 'g' || i as name, i::INTEGER as customers from range(1, 6) r(i)`,
    );
    const { rows, plan } = await chartOf(db, {
      data: 'figures',
      mark: 'bar',
      x: 'customers',
      y: 'name',
      limit: 2,
    });
    expect(rows.map((row) => [row['name'], row['sum_customers']])).toEqual([
      ['g5', 5],
      ['g4', 4],
      [OTHERS, 6],
    ]);
    expect(plan.drawn.x).toMatchObject({ label: 'Customers', unit: 'customers' });
  });

  it('need no dimension', async () => {
    const { rows } = await chartOf(db, {
      data: 'orders',
      mark: 'rule',
      y: { field: 'pieces', aggregate: 'mean' },
    });
    expect(rows.map(({ mean_pieces }) => mean_pieces)).toEqual(
      (await rowsOf(db, 'select avg(pieces)::DOUBLE as m from orders')).map(({ m }) => m),
    );
  });
});

describe('calendar bins', () => {
  it('leave no gap: a month in which nothing happened is one too', async () => {
    const { rows, note } = await chartOf(db, {
      data: 'orders',
      mark: 'line',
      x: { field: 'ordered_at', bin: 'month' },
      y: { field: 'amount', aggregate: 'sum' },
    });
    const plain = await rowsOf(
      db,
      "select strftime(date_trunc('month', ordered_at), '%Y-%m-%d') as month, sum(amount)::DOUBLE as total from orders where ordered_at is not null group by 1 order by 1",
    );
    expect(rows).toHaveLength(10);
    expect(rows.find(({ month }) => month === '2020-03-01')?.['sum_amount']).toBe(0);
    expect(
      rows
        .filter(({ month }) => month !== '2020-03-01')
        .map(({ month, sum_amount }) => ({ month, total: sum_amount })),
    ).toEqual(plain);
    const [{ n } = {}] = await rowsOf(
      db,
      'select count(*)::INTEGER as n from orders where ordered_at is null or amount is null',
    );
    expect(note).toBe(
      `Ordered at by month. ${String(n)} rows have no ordered at or amount and are left out.`,
    );
  });

  it('have zeros, not holes, for every colour', async () => {
    const { rows } = await chartOf(db, {
      data: 'orders',
      mark: 'area',
      x: { field: 'ordered_at', bin: 'quarter' },
      y: COUNT,
      color: 'region',
    });
    expect(rows).toHaveLength(4 * 8);
    const sum = rows.reduce((all, row) => all + Number(row['rows']), 0);
    expect(sum).toBe(975);
  });

  it('choose their unit by the span, and grouped dates always have one', async () => {
    const { rows, note } = await chartOf(db, {
      data: 'orders',
      mark: 'line',
      x: 'ordered_at',
      y: COUNT,
    });
    expect(note).toMatch(/^Ordered at by month\./);
    expect(rows[0]).toMatchObject({ ordered_at_from: '2020-01-01', unit: 'month' });
    const short = await chartOf(
      db,
      { data: 'orders', mark: 'line', x: 'ordered_at', y: COUNT },
      { from: sql`(from orders where ordered_at < '2020-02-01')` },
    );
    expect(short.note).toBe('Ordered at by day.');
  });

  it('are the edges of a histogram of dates', async () => {
    const { rows, plan } = await chartOf(db, {
      data: 'orders',
      mark: 'histogram',
      x: { field: 'ordered_at', bin: 'year' },
    });
    expect(rows[0]).toMatchObject({ year: '2020-01-01', year_end: '2021-01-01', rows: 975 });
    expect(plan.drawn).toMatchObject({
      x: { field: 'year', unit: 'date' },
      x2: { field: 'year_end', unit: 'date' },
      y: { field: 'rows' },
    });
  });
});

describe('bins of numbers', () => {
  it('have round widths, no gaps, and a last one for what lies above', async () => {
    const { rows, note, plan } = await chartOf(db, {
      data: 'orders',
      mark: 'histogram',
      x: 'weight',
    });
    const [shape] = await rowsOf(
      db,
      'select min(weight) as low, max(weight) as high, quantile_cont(weight, 0.99) as p99 from orders',
    );
    const width = Number(rows[0]?.['weight_to']) - Number(rows[0]?.['weight_from']);
    expect(width).toBe(100);
    expect(rows.map((row) => row['weight_from'])).toEqual(rows.map((_, bin) => bin * 100));
    const end = Number(rows.at(-1)?.['weight_to']);
    expect(end).toBeGreaterThan(Number(shape?.['p99']));
    expect(rows.reduce((all, row) => all + Number(row['rows']), 0)).toBe(1000);
    const plain = await rowsOf(
      db,
      'select floor(weight / 100)::INTEGER as bin, count(*)::INTEGER as n from orders where weight < 2000 group by 1 order by 1',
    );
    for (const { bin, n } of plain) expect(rows[Number(bin)]?.['rows']).toBe(n);
    expect(note).toBe('Weight in bins of 100; the last holds all above, up to 2,980.96.');
    expect(plan.drawn).toMatchObject({ x: { field: 'weight_from' }, x2: { field: 'weight_to' } });
  });

  it('hold a few very large values in the last', async () => {
    await run(
      db,
      'create or replace table skewed as select case when i = 0 then 1e9 else i end::DOUBLE as value from range(1000) r(i)',
    );
    const { rows, note } = await chartOf(db, { data: 'skewed', mark: 'histogram', x: 'value' });
    expect(rows.length).toBeLessThan(45);
    expect(rows.at(-1)?.['rows']).toBeGreaterThan(0);
    expect(rows.reduce((all, row) => all + Number(row['rows']), 0)).toBe(1000);
    expect(note).toBe('Value in bins of 50; the last holds all above, up to 1,000,000,000.');
  });

  it('are as many as asked for, at least one wide for whole numbers', async () => {
    const few = await chartOf(db, {
      data: 'orders',
      mark: 'histogram',
      x: { field: 'weight', bin: 5 },
    });
    expect(few.rows.length).toBeLessThanOrEqual(7);
    const whole = await chartOf(db, { data: 'orders', mark: 'histogram', x: 'pieces' });
    expect(whole.rows.map((row) => row['pieces_from'])).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
  });

  it('are equally wide on a log scale, where what is not above zero is counted and left out', async () => {
    const { rows, note, plan } = await chartOf(db, {
      data: 'orders',
      mark: 'histogram',
      x: { field: 'pieces', scale: 'log', bin: 4 },
    });
    const edges = rows.map((row) => Number(row['pieces_to']) / Number(row['pieces_from']));
    for (const ratio of edges) expect(ratio).toBeCloseTo(edges[0] ?? 0, 9);
    expect(note).toMatch(/77 rows have no pieces and are left out\.$/);
    expect(plan.drawn.x).toMatchObject({ scale: 'log' });
  });

  it('can be measured, and stand beside categories', async () => {
    const { rows, plan } = await chartOf(db, {
      data: 'orders',
      mark: 'heatmap',
      x: { field: 'pieces', bin: 3 },
      y: 'region',
      color: { field: 'amount', aggregate: 'sum' },
    });
    expect(plan.drawn.color).toMatchObject({ field: 'sum_amount', unit: 'money' });
    const [cell] = rows.filter((row) => row['pieces_from'] === 5 && row['region'] === 'R2');
    const [plain] = await rowsOf(
      db,
      "select sum(amount)::DOUBLE as s from orders where pieces >= 5 and pieces < 10 and region = 'R2'",
    );
    expect(cell?.['sum_amount']).toBe(plain?.['s']);
    expect(rows).toHaveLength(3 * 8);
  });

  it('turn bars into a histogram', async () => {
    const { drawn } = await planOf(db, {
      data: 'orders',
      mark: 'bar',
      x: { field: 'weight', bin: true },
      y: COUNT,
    });
    expect(drawn).toMatchObject({ mark: 'histogram', x2: { field: 'weight_to' } });
  });

  it('leave out what is not finite', async () => {
    await run(
      db,
      "create or replace table odd as select unnest([1.0, 2.0, 'nan'::DOUBLE, 'infinity'::DOUBLE, '-infinity'::DOUBLE, null]) as value",
    );
    const { rows, note } = await chartOf(db, { data: 'odd', mark: 'histogram', x: 'value' });
    expect(rows.reduce((all, row) => all + Number(row['rows']), 0)).toBe(2);
    expect(note).toMatch(/4 rows have no value and are left out\.$/);
  });

  it('stay as they are where they were made elsewhere', async () => {
    await run(
      db,
      'create or replace table made as select i as low, i + 1 as high, i * i as n from range(4) r(i)',
    );
    const { rows, plan } = await chartOf(db, {
      data: 'made',
      mark: 'histogram',
      x: 'low',
      x2: 'high',
      y: 'n',
    });
    expect(rows.map((row) => row['n'])).toEqual([0, 1, 4, 9]);
    expect(plan.drawn).toMatchObject({
      x: { field: 'low' },
      x2: { field: 'high' },
      y: { field: 'n' },
    });
  });
});

describe('rows as they are', () => {
  it('are sampled above 5,000 points, the same each time, and the note says so', async () => {
    await run(
      db,
      'create or replace table many as select i::INTEGER as x, case when i % 100 = 0 then null else i * 2 end::DOUBLE as y from range(20000) r(i)',
    );
    const spec: ChartSpec = { data: 'many', mark: 'dot', x: 'x', y: 'y' };
    const first = await chartOf(db, spec);
    const again = await chartOf(db, spec);
    expect(first.rows).toHaveLength(5000);
    expect(first.rows).toEqual(again.rows);
    expect(first.note).toBe(
      '5,000 of 19,800 rows, sampled. 200 rows have no x or y and are left out.',
    );
    expect(first.rows.every((row) => row['y'] === 2 * Number(row['x']))).toBe(true);
  });

  it('come in the order of the axis for lines', async () => {
    const { rows } = await chartOf(db, {
      data: 'orders',
      mark: 'line',
      x: 'ordered_at',
      y: 'amount',
    });
    const times = rows.map((row) => cellText(row['ordered_at']));
    expect(times).toEqual(times.toSorted());
  });

  it('keep the order of the relation for bars, and say what is missing', async () => {
    await run(
      db,
      "create or replace table segments as select * from (values ('Champions', 3), ('At Risk', 9), ('Lost', null)) t(segment, customers)",
    );
    const { rows, note, plan } = await chartOf(db, {
      data: 'segments',
      mark: 'bar',
      x: 'customers',
      y: { field: 'segment', sort: 'none' },
      color: 'segment',
    });
    expect(rows.map((row) => row['segment'])).toEqual(['Champions', 'At Risk', 'Lost']);
    expect(note).toBe('1 row has no customers and is left out.');
    expect(plan.query.text).toBe('select\n  customers,\n  segment\nfrom segments\nlimit 1000');
  });
});

describe('boxes', () => {
  it('are quartiles and whiskers within the data', async () => {
    const { rows, plan } = await chartOf(db, {
      data: 'orders',
      mark: 'box',
      x: 'region',
      y: 'weight',
    });
    const [plain] = await rowsOf(
      db,
      `with w as (select weight from orders where region = 'R4'),
         q as (select quantile_cont(weight, 0.25) as a, median(weight) as b, quantile_cont(weight, 0.75) as c from w)
       select a, b, c,
         (select max(weight) from w where weight <= c + 1.5 * (c - a)) as high,
         (select min(weight) from w where weight >= a - 1.5 * (c - a)) as low,
         (select count(*)::INTEGER from w) as n
       from q`,
    );
    expect(rows.find((row) => row['region'] === 'R4')).toMatchObject({
      q_25: plain?.['a'],
      q_50: plain?.['b'],
      q_75: plain?.['c'],
      q_low: plain?.['low'],
      q_high: plain?.['high'],
      n: plain?.['n'],
    });
    expect(plan.drawn).toMatchObject({
      x: { field: 'region' },
      y: { field: 'q_50', label: 'Weight' },
    });
  });

  it('stand alone without a category, and by month', async () => {
    const alone = await chartOf(db, { data: 'orders', mark: 'box', x: 'amount' });
    expect(alone.rows).toHaveLength(1);
    expect(alone.rows[0]?.['n']).toBe(980);
    expect(alone.note).toMatch(/20 rows have no amount/);
    const monthly = await chartOf(db, {
      data: 'orders',
      mark: 'box',
      x: 'ordered_at',
      y: 'weight',
    });
    expect(monthly.rows.length).toBeGreaterThan(5);
  });
});

describe('whatever the data are', () => {
  const specs = (data: string): ChartSpec[] => [
    { data, mark: 'bar', x: COUNT, y: 'region' },
    { data, mark: 'bar', x: { field: 'amount', aggregate: 'sum' }, y: 'region', limit: 2 },
    { data, mark: 'line', x: 'ordered_at', y: { field: 'amount', aggregate: 'mean' } },
    { data, mark: 'area', x: { field: 'ordered_at', bin: 'week' }, y: COUNT, color: 'region' },
    { data, mark: 'dot', x: 'amount', y: 'weight' },
    { data, mark: 'histogram', x: 'weight' },
    { data, mark: 'histogram', x: { field: 'weight', scale: 'log' } },
    { data, mark: 'box', x: 'region', y: 'weight' },
    { data, mark: 'heatmap', x: { field: 'weight', bin: 4 }, y: 'region', color: COUNT },
    { data, mark: 'text', x: 'weight', y: 'amount', text: 'region' },
    { data, mark: 'treemap', x: { field: 'amount', aggregate: 'sum' }, y: 'region' },
  ];

  it.each(['nothing', 'one', 'unknown'])('every mark answers over %s', async (data) => {
    for (const spec of specs(data)) {
      const { rows, note } = await chartOf(db, spec, { perCustomer: true });
      expect(rows.length, `${spec.mark} over ${data}`).toBeLessThanOrEqual(2);
      if (data !== 'one' && spec.mark === 'histogram')
        expect(note).toBe('No customer has a value in weight.');
    }
  });

  it('names of columns can be anything', async () => {
    const hostile = 'a"b; drop table orders; --';
    await run(
      db,
      sql`create or replace table ${ident('Order Items')} as
        select i::DOUBLE as ${ident(hostile)}, 'x' as ${ident('select')}, i as bin, i as low, i as width, 'y' as counted,
          '(all others)' as scale, date '2020-01-01' + i::INTEGER as month
        from range(50) r(i)`,
    );
    const data = 'Order Items';
    const sums: ChartSpec[] = [
      { data, mark: 'histogram', x: hostile },
      { data, mark: 'histogram', x: 'bin', y: { field: 'width', aggregate: 'sum' } },
      {
        data,
        mark: 'heatmap',
        x: { field: hostile, bin: 5 },
        y: { field: 'low', bin: 5 },
        color: COUNT,
      },
      { data, mark: 'line', x: { field: 'month', bin: 'month' }, y: COUNT, color: 'counted' },
      { data, mark: 'bar', x: COUNT, y: 'select', limit: 1 },
      { data, mark: 'bar', x: { field: hostile, aggregate: 'sum' }, y: 'scale', limit: 1 },
      { data, mark: 'box', x: 'select', y: hostile },
      { data, mark: 'dot', x: hostile, y: 'bin' },
    ];
    for (const spec of sums) {
      const { rows, plan } = await chartOf(db, spec);
      expect(rows.length, plan.query.text).toBeGreaterThan(0);
    }
    const bins = await chartOf(db, { data, mark: 'histogram', x: hostile });
    expect(bins.rows.reduce((all, row) => all + Number(row['rows']), 0)).toBe(50);
  });

  it('a filtered query can stand for the relation', async () => {
    const { rows } = await chartOf(
      db,
      { data: 'orders', mark: 'bar', x: COUNT, y: 'region' },
      { from: sql`(from orders where region = 'R1')` },
    );
    expect(rows.map((row) => row['region'])).toEqual(['R1']);
  });
});

describe('wrong charts', () => {
  const errorOf = async (spec: ChartSpec) => {
    const columns = must(await db.describe(sql`from orders`));
    const plan = planChart(spec, columns, {}, ident('orders'));
    if (plan.ok) throw new Error(plan.value.query.text);
    expect(plan.error.code).toBe('chart.invalid_spec');
    return plan.error.params;
  };

  it.each([
    [
      { mark: 'bar', x: COUNT, y: 'regoin' },
      'y',
      'there is no column “regoin”; did you mean region?',
    ],
    [
      { mark: 'bar', x: { field: 'region', aggregate: 'sum' }, y: 'region' },
      'x.aggregate',
      '“region” holds text, which has no sum; count or distinct do',
    ],
    [
      { mark: 'bar', x: COUNT, y: { field: 'region', bin: 5 } },
      'y.bin',
      '“region” holds text: only numbers and dates can be cut into bins',
    ],
    [
      { mark: 'bar', x: { field: 'pieces', bin: 'month' }, y: COUNT },
      'x.bin',
      '“pieces” holds numbers, not dates: give true or a number of bins',
    ],
    [
      { mark: 'line', x: { field: 'ordered_at', bin: 'month' }, y: 'amount' },
      'y',
      '“amount” needs an aggregate (sum, mean …), because another channel is cut into bins',
    ],
    [
      { mark: 'histogram', x: 'region' },
      'x',
      '“region” is neither a number nor a date: a bar counts categories',
    ],
    [{ mark: 'box', x: 'region' }, 'y', 'a box needs a column of numbers in x or y'],
    [{ mark: 'bar', x: 'region' }, 'y', 'a bar needs it'],
  ] as const)('are told at their key: %j', async (spec, key, detail) => {
    expect(await errorOf({ data: 'orders', ...spec })).toEqual({ key, detail });
  });
});
