import { tableFromIPC } from 'apache-arrow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../tests/helpers/engine';
import { tableRows } from '../base/arrow-values';
import type { SourceReport } from '../base/sources';
import { closeNodeConnectors, openNodeConnector } from '../engine/wasm/node';
import { Session } from './session';

// Each test has an engine of its own.
afterEach(closeNodeConnectors);

let session: Session;
let call = 0;
beforeEach(() => {
  session = new Session(openNodeConnector);
});

async function add(
  ...files: [name: string, lines: readonly string[]][]
): Promise<readonly SourceReport[]> {
  const made = files.map(([name, lines]) => new File([`${lines.join('\n')}\n`], name));
  return must(await session.addFiles(++call, made, () => undefined));
}

async function rows(sql: string) {
  return tableRows(tableFromIPC(must(await session.query(++call, sql, {})).bytes));
}

const days = (count: number) =>
  Array.from({ length: count }, (_, day) => `2024-01-${String(1 + (day % 28)).padStart(2, '0')}`);
/** 30 orders of 10 customers. */
const ORDERS = [
  'order_id,customer_id,order_date,status,total',
  ...days(30).map((day, n) => `A${String(n)},C${String(n % 10)},${day},paid,${String(30 + n)}`),
];
/** Two lines for each order but the last. */
const LINES = [
  'order_id,product,quantity,unit_price',
  ...Array.from({ length: 29 }, (_, n) => [
    `A${String(n)},tea,2,10`,
    `A${String(n)},cup,1,${String(10 + n)}`,
  ]).flat(),
];

describe('orders and their lines in two files', () => {
  it('are joined by the order, in whichever order they come', async () => {
    for (const files of [
      [
        ['orders.csv', ORDERS],
        ['order_items.csv', LINES],
      ],
      [
        ['order_items.csv', LINES],
        ['orders.csv', ORDERS],
      ],
    ] as [string, string[]][][]) {
      session = new Session(openNodeConnector);
      for (const file of files) await add(file);
      const [count] = await rows(
        'select count(*)::INTEGER as n, count(distinct order_id)::INTEGER as orders, sum(amount)::DOUBLE as revenue, count(product)::INTEGER as products from transactions',
      );
      // 29 orders of 30 + n each, and the last by its own total.
      expect(count).toEqual({ n: 59, orders: 30, revenue: 30 * 30 + (29 * 30) / 2, products: 58 });
    }
  });

  it('ask nothing any more, and tell where they are used', async () => {
    const reports = await add(['orders.csv', ORDERS], ['order_items.csv', LINES]);
    const made = reports.find((report) => report.shape);
    expect(made).toMatchObject({ rows: 59, role: 'transactions' });
    const all = must(await session.sources());
    const lines = all.find(({ source }) => source === 'order_items');
    expect(lines).toMatchObject({ usedIn: [made?.source] });
    expect(lines).not.toHaveProperty('needs');
  });

  it('stand apart again when what was made of them is removed, and stay so', async () => {
    const reports = await add(['orders.csv', ORDERS], ['order_items.csv', LINES]);
    const made = reports.find((report) => report.shape);
    must(await session.removeSource(made?.source ?? ''));
    expect(must(await session.sources()).map(({ source }) => source)).toEqual([
      'orders',
      'order_items',
    ]);
    expect(await rows('select sum(amount)::DOUBLE as revenue from transactions')).toEqual([
      { revenue: 30 * 30 + (30 * 29) / 2 },
    ]);
  });

  it('go when one of them goes', async () => {
    await add(['orders.csv', ORDERS], ['order_items.csv', LINES]);
    must(await session.removeSource('order_items'));
    expect(must(await session.sources()).map(({ source }) => source)).toEqual(['orders']);
  });

  it('stand apart while one of them is read so that it cannot be joined', async () => {
    await add(['orders.csv', ORDERS], ['order_items.csv', LINES]);
    const joined = await rows('select sum(amount)::DOUBLE as revenue from transactions');
    const names = async () => must(await session.sources()).map(({ source }) => source);
    must(await session.reread(++call, 'orders', { header: false }, () => undefined));
    expect(await names()).toEqual(['orders', 'order_items']);
    must(await session.reread(++call, 'orders', {}, () => undefined));
    expect(await names()).toHaveLength(3);
    expect(await rows('select sum(amount)::DOUBLE as revenue from transactions')).toEqual(joined);
  });

  it('follow their files, and have none to be read themselves', async () => {
    const reports = await add(['orders.csv', ORDERS], ['order_items.csv', LINES]);
    const made = reports.find((report) => report.shape)?.source ?? '';
    for (const asked of [
      session.reread(++call, made, {}, () => undefined),
      session.readAfresh(++call, made, () => undefined),
      session.previewReading(++call, made, {}),
      session.setRole(++call, made, 'transactions', {}, { reading: { header: false } }),
    ])
      expect(await asked).toMatchObject({ error: { code: 'intake.unknown_source' } });
  });

  it('are made again after a restart of the engine', async () => {
    await add(['orders.csv', ORDERS], ['order_items.csv', LINES]);
    must(await session.restart(() => undefined));
    expect(await rows('select count(*)::INTEGER as n from transactions')).toEqual([{ n: 59 }]);
  });

  it('of two shops that both count from 1 are left alone', async () => {
    const other = [
      'order_id,customer_id,order_date,product,quantity,unit_price',
      ...days(30).map((day, n) => `A${String(n)},X${String(n)},${day},tea,1,5`),
    ];
    await add(['shop_a.csv', ORDERS], ['shop_b.csv', other]);
    expect(must(await session.sources())).toHaveLength(2);
    expect(await rows('select count(*)::INTEGER as n from transactions')).toEqual([{ n: 60 }]);
  });
});

it('refunds in a file of their own get their customer from the orders, and count as returns', async () => {
  const refunds = [
    'refund_id,order_id,refunded_at,refund_amount',
    'R1,A3,2024-02-01,5',
    'R2,A4,2024-02-02,7.5',
  ];
  await add(['orders.csv', ORDERS], ['refunds.csv', refunds]);
  const asking = must(await session.sources()).filter(({ needs }) => needs);
  expect(asking.map(({ source }) => source)).toEqual([]);
  expect(
    await rows(
      "select customer_id, order_id, amount::DOUBLE as amount from transactions_excluded where reason = 'return' order by 2",
    ),
  ).toEqual([
    { customer_id: 'C3', order_id: 'A3', amount: -5 },
    { customer_id: 'C4', order_id: 'A4', amount: -7.5 },
  ]);
});

describe('contacts and accounts', () => {
  const accounts = [
    'account_id,industry,employees',
    ...Array.from(
      { length: 25 },
      (_, n) => `ACC${String(n)},${n % 2 === 0 ? 'Retail' : 'Energy'},${String(n * 10)}`,
    ),
  ];
  const contacts = [
    'contact_id,email,account_id',
    ...Array.from(
      { length: 50 },
      (_, n) => `P${String(n)},p${String(n)}@example.com,ACC${String(n % 25)}`,
    ),
  ];
  const orders = (id: string) => [
    'order_id,customer_id,order_date,amount',
    ...days(28).map((day, n) => `O${String(n)},${id}${String(n % 20)},${day},10`),
  ];

  it('make contacts with what is known of their account, where contacts buy', async () => {
    await add(['orders.csv', orders('P')], ['accounts.csv', accounts], ['contacts.csv', contacts]);
    expect(
      await rows(
        "select count(*)::INTEGER as n, min(industry) filter (where customer_id = 'P1') as industry from customers",
      ),
    ).toEqual([{ n: 50, industry: 'Energy' }]);
  });

  it('make accounts with the number of their contacts, where accounts buy', async () => {
    await add(
      ['orders.csv', orders('ACC')],
      ['accounts.csv', accounts],
      ['contacts.csv', contacts],
    );
    expect(
      await rows(
        'select count(*)::INTEGER as n, sum(contacts)::INTEGER as contacts from customers',
      ),
    ).toEqual([{ n: 25, contacts: 50 }]);
  });
});

it('columns for each campaign become rows of campaigns, beside the customers', async () => {
  const people = [
    'customer_id,year_birth,education,income,AcceptedCmp1,AcceptedCmp2,Complain',
    ...Array.from(
      { length: 40 },
      (_, n) =>
        `C${String(n)},19${String(50 + n)},PhD,1000,${String(n % 2)},0,${String(n % 10 === 0 ? 1 : 0)}`,
    ),
  ];
  const reports = await add(['customers.csv', people]);
  expect(reports.map(({ role, rows: count }) => [role, count])).toEqual([
    ['customers', 40],
    ['campaigns', 80],
    ['interactions', 4],
  ]);
  expect(
    await rows(
      'select campaign, count(*) filter (where responded)::INTEGER as yes from campaigns group by 1 order by 1',
    ),
  ).toEqual([
    { campaign: 'AcceptedCmp1', yes: 20 },
    { campaign: 'AcceptedCmp2', yes: 0 },
  ]);
  expect(await rows('select distinct kind from interactions')).toEqual([{ kind: 'Complain' }]);
});

it('months in several files are offered as one source, with the same numbers', async () => {
  const month = (m: number) => [
    'order_id,customer_id,order_date,amount',
    ...Array.from(
      { length: 25 },
      (_, n) =>
        `${String(m)}-${String(n)},C${String(n % 7)},2024-0${String(m)}-${String(10 + (n % 15))},${String(n)}`,
    ),
  ];
  await add(['orders-2024-01.csv', month(1)], ['orders-2024-02.csv', month(2)]);
  const before = await rows(
    'select count(*)::INTEGER as n, sum(amount)::DOUBLE as s from transactions',
  );
  const [offer] = must(await session.shapeOffers());
  expect(offer).toMatchObject({ sure: false, shape: { kind: 'union' } });
  if (!offer) return;
  const report = must(await session.takeShape(++call, offer.shape));
  expect(report).toMatchObject({ source: 'orders_all', rows: 50, role: 'transactions' });
  expect(
    await rows('select count(*)::INTEGER as n, sum(amount)::DOUBLE as s from transactions'),
  ).toEqual(before);
  expect(must(await session.shapeOffers())).toEqual([]);
});

it('exports that overlap say that orders stand in both', async () => {
  const export_ = (from: number) => [
    'order_id,customer_id,order_date,amount',
    ...Array.from(
      { length: 20 },
      (_, n) => `${String(from + n)},C${String(n % 7)},2024-01-${String(from + n)},5`,
    ),
  ];
  await add(['first.csv', export_(1)], ['second.csv', export_(9)]);
  const [offer] = must(await session.shapeOffers());
  expect(offer?.notes).toContain(
    '12 order ids stand in more than one of them: what is there twice counts twice.',
  );
});

it('questions about e-mail addresses stay columns, which can be masked', async () => {
  const people = [
    'customer_id,Q1 how was it?,Q2 what is your e-mail address?,Q3 why?',
    ...Array.from({ length: 20 }, (_, n) => `C${String(n)},good,a${String(n)}@example.com,tea`),
  ];
  const reports = await add(['survey.csv', people]);
  expect(reports.find(({ shape }) => shape)?.shape).toMatchObject({
    columns: ['Q1 how was it?', 'Q3 why?'],
  });
});

it('a form on the web is answers of its respondents, with the day on which they answered', async () => {
  const questions = ['How satisfied are you?', 'Would you recommend us? (0-10)'];
  const sheets = days(30).map(
    (day, n) => `${day} 10:00:00,a${String(n)}@example.com,fine,${String(n % 11)}`,
  );
  const header = ['Timestamp', 'Email Address', ...questions].join(',');
  const reports = await add(['form.csv', [header, ...sheets]]);
  expect(reports.map(({ role, needs }) => [role, needs ?? []])).toEqual([
    ['customers', []],
    ['surveys', []],
  ]);
  expect(
    await rows(`select question, count(*)::INTEGER as n, min(answered_at)::VARCHAR as since
      from surveys group by all order by question`),
  ).toEqual(questions.map((question) => ({ question, n: 30, since: '2024-01-01 10:00:00' })));
});
