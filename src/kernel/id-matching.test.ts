import { tableFromIPC } from 'apache-arrow';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../tests/helpers/engine';
import { tableRows } from '../base/arrow-values';
import { openNodeConnector } from '../engine/wasm/node';
import { Session } from './session';

const ids = (count: number, write: (n: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at + 1));

function orders(customers: readonly string[]): string {
  const lines = customers.map((id, at) => `${String(at)},${id},2024-01-05,${String(at + 1)}.50`);
  return `order_id,customer_id,order_date,amount\n${lines.join('\n')}\n`;
}

function people(customers: readonly string[]): string {
  return `customer_id,city\n${customers.map((id, at) => `${id},City ${String(at % 7)}`).join('\n')}\n`;
}

const padded = (n: number) => String(n).padStart(4, '0');

describe('customer ids that almost match', () => {
  let session: Session;
  let call = 1;
  beforeAll(() => {
    session = new Session(openNodeConnector);
  });
  beforeEach(async () => {
    for (const { source } of must(await session.sources())) await session.removeSource(source);
    must(await session.setIdRule(call++, 'exact'));
  });

  async function add(name: string, text: string) {
    must(await session.addFiles(call++, [new File([text], name)], () => undefined));
  }

  async function load(bought: readonly string[], known: readonly string[]) {
    await add('orders.csv', orders(bought));
    await add('customers.csv', people(known));
  }

  const matching = async () => must(await session.idMatching(call++));

  async function rows(sql: string) {
    return tableRows(tableFromIPC(must(await session.query(call++, sql, {})).bytes));
  }

  it.each([
    ['case', ids(40, (n) => `AB${padded(n)}`), ids(40, (n) => `ab${padded(n)}`), 'fold'],
    ['blanks', ids(40, (n) => `K ${padded(n)}`), ids(40, (n) => ` k\u00a0 ${padded(n)} `), 'fold'],
    ['leading zeros', ids(40, padded), ids(40, String), 'zeros'],
    ['a prefix', ids(40, (n) => `C-${padded(n)}`), ids(40, String), 'digits'],
  ] as const)(
    'are offered the weakest rule that finds them: %s',
    async (_, bought, known, rule) => {
      await load(
        bought,
        known.map((id) => `"${id}"`),
      );
      const { applied, offer } = await matching();
      expect(applied).toEqual({ rule: 'exact', pairs: [] });
      expect(offer).toMatchObject({
        rule,
        pairs: [{ customers: 40, before: 0, found: 40, merged: 0 }],
      });
      expect(offer?.pairs[0]?.examples).toHaveLength(5);

      must(await session.setIdRule(call++, rule));
      expect(must(await session.checks(call++))).toMatchObject({
        customersMatched: 40,
        transactionCustomersWithoutRecord: 0,
        customersWithoutTransactions: 0,
      });
      const after = await matching();
      expect(after.offer).toBeNull();
      expect(after.applied).toMatchObject({
        rule,
        pairs: [{ customers: 40, before: 0, found: 40 }],
      });
    },
  );

  it('show what would meet, and are written so in every role and model once the rule holds', async () => {
    await load(['C-0012', 'C-0013', 'c-0012', 'X9'], ['12', '13', '77', '78', '79']);
    await add(
      'tickets.csv',
      'customer_id,occurred_at,kind\n12,2024-01-07,call\n0013,2024-01-08,call\n',
    );
    const { offer } = await matching();
    // One rule for all files: the tickets alone would need less.
    expect(offer?.rule).toBe('digits');
    expect(offer?.pairs[0]).toEqual({
      here: { role: 'transactions', sources: ['orders'] },
      there: { role: 'customers', sources: ['customers'] },
      customers: 4,
      before: 0,
      found: 3,
      merged: 1,
      examples: [
        { here: 'C-0012', there: '12' },
        { here: 'C-0013', there: '13' },
      ],
      mergedExamples: [['C-0012', 'c-0012']],
    });
    const facts = must(await session.roleFacts(call++, 'transactions'));
    must(await session.setIdRule(call++, 'digits'));
    expect(await rows('select customer_id, frequency from rfm order by 1')).toEqual([
      { customer_id: '12', frequency: 2 },
      { customer_id: '13', frequency: 1 },
      { customer_id: '9', frequency: 1 },
    ]);
    expect(await rows('select customer_id from interactions order by 1')).toEqual([
      { customer_id: '12' },
      { customer_id: '13' },
    ]);
    // Data are known again by their ids as they are written.
    expect(must(await session.roleFacts(call++, 'transactions'))).toEqual(facts);

    must(await session.setIdRule(call++, 'exact'));
    expect(await rows('select customer_id from rfm order by 1')).toEqual(
      ['C-0012', 'C-0013', 'X9', 'c-0012'].map((customer_id) => ({ customer_id })),
    );
  });

  it('count records of customers that become one', async () => {
    await load(['1', '2'], ['01', '1', '2']);
    must(await session.setIdRule(call++, 'zeros'));
    expect(await rows('select customer_id, city from customers order by 1')).toEqual([
      { customer_id: '1', city: 'City 0' },
      { customer_id: '2', city: 'City 2' },
    ]);
    expect(await rows('select customer_id, reason from customers_excluded')).toEqual([
      { customer_id: '1', reason: 'duplicate customer' },
    ]);
    expect(must(await session.checks(call++))).toMatchObject({ duplicateCustomers: 1 });
  });

  it.each([
    ['nearly all are found as they are', ids(200, padded), [...ids(199, padded), '200']],
    [
      'nobody is found by any rule',
      ids(40, padded),
      ids(40, (n) => `a-${String(n)}-b-${padded(n)}`),
    ],
    [
      'different customers would become one',
      ids(40, (n) => `${n % 2 ? 'A' : 'B'}${String(n >> 1)}`),
      ids(20, String),
    ],
    [
      'only numbers in addresses are the same',
      ids(40, (n) => `anna${String(n)}@x.org`),
      ids(40, (n) => `bob${String(n)}@y.org`),
    ],
  ])('are offered nothing where %s', async (_, bought, known) => {
    await load(bought, known);
    expect((await matching()).offer).toBeNull();
  });

  it('are not compared within one file', async () => {
    await add(
      'orders.csv',
      orders(['C-1', '1']).replaceAll('\n', ',DE\n').replace(',DE', ',country'),
    );
    expect(await matching()).toEqual({ applied: { rule: 'exact', pairs: [] }, offer: null });
  });

  it('follow no rule that does not exist', async () => {
    expect(await session.setIdRule(call++, 'all' as 'exact')).toMatchObject({
      error: { code: 'role.unknown_setting' },
    });
  });
});
