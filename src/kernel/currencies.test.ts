import { tableFromIPC } from 'apache-arrow';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../tests/helpers/engine';
import { tableRows } from '../base/arrow-values';
import { openNodeConnector } from '../engine/wasm/node';
import { Session } from './session';

const ORDERS = `order_id,customer_id,order_date,amount,currency
1,A,2024-01-05,10.00,EUR
2,A,2024-01-06,10.00,GBP
3,B,2024-01-07,20.00,USD
4,B,2024-01-08,30.00,SEK
`;

describe('orders in several currencies', () => {
  let session: Session;
  let call = 1;
  beforeAll(() => {
    session = new Session(openNodeConnector);
  });
  beforeEach(async () => {
    for (const { source } of must(await session.sources())) await session.removeSource(source);
  });

  async function add(name: string, text: string) {
    const [report] = must(
      await session.addFiles(call++, [new File([text], name)], () => undefined),
    );
    return report;
  }

  async function rows(sql: string) {
    return tableRows(tableFromIPC(must(await session.query(call++, sql, {})).bytes));
  }

  const revenue = () => rows('select customer_id, revenue from rfm order by 1');

  it('ask which one to look at, convert the others by rates, and do so again with the next file', async () => {
    const report = await add('orders.csv', ORDERS);
    expect(report?.needs).toEqual(['currency']);
    const cleaning = { currency: 'EUR', rates: { GBP: 1.2, USD: 0.9 } };
    const mapping = report?.mapping ?? {};
    const set = must(
      await session.setRole(call++, 'orders', 'transactions', mapping, { cleaning }),
    );
    expect(set.roles[0]).toMatchObject({ accepted: true, cleaning });
    expect(await revenue()).toEqual([
      { customer_id: 'A', revenue: 22 },
      { customer_id: 'B', revenue: 18 },
    ]);
    const counts = must(await session.counts(call++, 'transactions'));
    expect(counts).toMatchObject({ read: 4, kept: 3, amount: 40 });
    expect(counts.excluded).toEqual([{ reason: 'other currency', rows: 1 }]);
    expect(await rows('select distinct currency from transactions')).toEqual([{ currency: 'EUR' }]);

    const decided = must(await session.readingToRemember('orders'));
    await session.rememberReadings(decided === null ? [] : [decided]);
    await session.removeSource('orders');
    const again = await add('february.csv', ORDERS.replaceAll('2024-01', '2024-02'));
    await session.rememberReadings([]);
    expect(again?.needs).toBeUndefined();
    expect(again?.roles[0]?.cleaning).toMatchObject(cleaning);
    expect(await revenue()).toHaveLength(2);
  });

  it('are refused rates that are none', async () => {
    const report = await add('orders.csv', ORDERS);
    const cleaning = { currency: 'EUR', rates: { GBP: 0 } };
    expect(
      await session.setRole(call++, 'orders', 'transactions', report?.mapping ?? {}, { cleaning }),
    ).toMatchObject({ error: { code: 'role.unknown_setting', params: { key: 'rates' } } });
  });

  it('have the currency that stands beside the numbers, where no column tells it', async () => {
    await add(
      'orders.csv',
      'order_id;customer_id;order_date;amount\n1;A;2024-01-05;€ 10,00\n2;A;2024-01-06;€ 12,50\n3;B;2024-01-07;€ 5,00\n',
    );
    expect(
      await rows('select currency, sum(amount)::DOUBLE as amount from transactions group by 1'),
    ).toEqual([{ currency: 'EUR', amount: 27.5 }]);
  });
});
