import { tableFromIPC } from 'apache-arrow';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { must } from '../../tests/helpers/engine';
import { tableRows } from '../base/arrow-values';
import { closeNodeConnectors, openNodeConnector } from '../engine/wasm/node';
import { Session } from './session';

// Each test has an engine of its own.
afterEach(closeNodeConnectors);

let session: Session;
let call = 0;
beforeEach(() => {
  session = new Session(openNodeConnector);
});

async function add(...files: [name: string, lines: readonly string[]][]) {
  const made = files.map(([name, lines]) => new File([`${lines.join('\n')}\n`], name));
  return must(await session.addFiles(++call, made, () => undefined));
}

async function rows(sql: string) {
  return tableRows(tableFromIPC(must(await session.query(++call, sql, {})).bytes));
}

const orders = (from: number, statusOf: (n: number) => string) => [
  'order_id,customer_id,order_date,order_status,total',
  ...Array.from({ length: 1200 }, (_, n) => {
    const day = String(1 + (n % 28)).padStart(2, '0');
    return `A${String(from + n)},C${String(n % 40)},2024-01-${day},${statusOf(n)},10`;
  }),
];
/** The only cancelled ones stand where no sample looks. */
const ORDERS = orders(0, (n) => (n === 777 ? 'Cancelled' : n === 778 ? 'Refunded ' : 'Delivered'));
const KEPT = 'select count(*)::INTEGER as n, sum(amount)::DOUBLE as revenue from transactions';
const LEFT_OUT =
  'select reason, count(*)::INTEGER as n from transactions_excluded group by all order by all';

it('sales that a status calls cancelled are left out with their reason, however few', async () => {
  const [report] = await add(['orders.csv', ORDERS]);
  const statuses = [{ column: 'order_status', values: ['cancelled', 'refunded'] }];
  expect(report).toMatchObject({ role: 'transactions', statuses });
  expect(await rows(KEPT)).toEqual([{ n: 1198, revenue: 11980 }]);
  expect(await rows(LEFT_OUT)).toEqual([{ reason: 'not completed', n: 2 }]);
});

it('they count again when the user says so, and go on doing so', async () => {
  const [report] = await add(['orders.csv', ORDERS]);
  const options = { cleaning: { excluded_statuses: null } };
  must(await session.setRole(++call, 'orders', 'transactions', report?.mapping ?? {}, options));
  expect(await rows(KEPT)).toEqual([{ n: 1200, revenue: 12000 }]);
  await add(['items.csv', ['order_id,product,quantity,unit_price', 'A777,tea,1,10']]);
  expect((await rows(KEPT))[0]?.['n']).toBe(1200);
});

it('lines take the status of their order', async () => {
  const lines = [
    'order_id,product,quantity,unit_price',
    ...Array.from({ length: 1200 }, (_, n) => `A${String(n)},tea,1,10`),
  ];
  await add(['orders.csv', ORDERS], ['order_items.csv', lines]);
  expect(await rows(KEPT)).toEqual([{ n: 1198, revenue: 11980 }]);
  expect(await rows(LEFT_OUT)).toEqual([{ reason: 'not completed', n: 2 }]);
});

it('months that are put together have the statuses of all of them', async () => {
  const other = orders(5000, (n) => (n < 5 ? 'Failed' : 'Delivered'));
  await add(['2024-01.csv', ORDERS], ['2024-02.csv', other]);
  expect((await rows(KEPT))[0]?.['n']).toBe(2393);
  const [offer] = must(await session.shapeOffers());
  if (!offer) throw new Error('no offer');
  const together = must(await session.takeShape(++call, offer.shape));
  expect(together.statuses).toEqual([
    { column: 'order_status', values: ['failed', 'cancelled', 'refunded'] },
  ]);
  expect((await rows(KEPT))[0]?.['n']).toBe(2393);
});

it('nor do they count in a file whose columns the user names, until the user lets them', async () => {
  const vague = ORDERS.map((line, at) => (at === 0 ? 'a,b,c,order_status,d' : line));
  const [report] = await add(['vague.csv', vague]);
  expect(report?.roles.some(({ accepted }) => accepted)).toBe(false);
  const mapping = { order_id: 'a', customer_id: 'b', ordered_at: 'c', amount: 'd' };
  must(await session.setRole(++call, 'vague', 'transactions', mapping, {}));
  expect(await rows(KEPT)).toEqual([{ n: 1198, revenue: 11980 }]);
});

it('a file that tells something else has no such statuses', async () => {
  const people = [
    'customer_id,name,city,status',
    ...Array.from({ length: 40 }, (_, n) => `C${String(n)},A,Leeds,${n ? 'active' : 'cancelled'}`),
  ];
  const [report] = await add(['customers.csv', people]);
  expect(report?.role).toBe('customers');
  expect(report).not.toHaveProperty('statuses');
});
