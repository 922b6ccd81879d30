import { tableFromIPC } from 'apache-arrow';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../tests/helpers/engine';
import { tableRows } from '../base/arrow-values';
import type { Cleaning } from '../base/roles';
import { openNodeConnector } from '../engine/wasm/node';
import { Session } from './session';

const ORDERS = `order_id,customer_id,order_date,amount,currency
1,A,2024-01-05,10.00,EUR
2,A,2024-01-06,10.00,GBP
3,B,2024-01-07,20.00,USD
4,B,2024-01-08,30.00,SEK
`;

let session: Session;
let call = 1;
beforeAll(() => {
  session = new Session(openNodeConnector);
});
beforeEach(async () => {
  for (const { source } of must(await session.sources())) await session.removeSource(source);
});

async function add(name: string, text: string) {
  const [report] = must(await session.addFiles(call++, [new File([text], name)], () => undefined));
  return report;
}

async function rows(sql: string) {
  return tableRows(tableFromIPC(must(await session.query(call++, sql, {})).bytes));
}

describe('orders in several currencies', () => {
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

describe('orders of several files', () => {
  const EUR =
    'order_id,customer_id,order_date,amount,currency\n1,A,2024-01-05,10.00,EUR\n2,B,2024-01-06,20.00,EUR\n';
  const GBP = EUR.replaceAll('EUR', 'GBP');
  /** The same orders with signs in place of the column. */
  const signed = (sign: string) =>
    `order_id,customer_id,order_date,amount\n1,A,2024-01-05,${sign}10.00\n2,B,2024-01-06,${sign}20.00\n3,B,2024-01-13,${sign}5.50\n`;

  const choose = async (source: string, cleaning: Partial<Cleaning>) => {
    const { mapping } = await report(source);
    return must(await session.setRole(call++, source, 'transactions', mapping, { cleaning }));
  };
  const report = async (name: string) => {
    const found = must(await session.sources()).find(({ source }) => source === name);
    if (found === undefined) throw new RangeError(name);
    return found;
  };
  const sums = () =>
    rows('select currency, sum(amount)::DOUBLE as amount from transactions group by 1 order by 1');

  it('are not added up in two currencies: the later file asks, and converts into that of the first', async () => {
    expect((await add('eu.csv', EUR))?.needs).toBeUndefined();
    const uk = await add('uk.csv', GBP);
    expect(uk).toMatchObject({ needs: ['currency'], otherCurrency: 'EUR' });
    expect(uk?.roles.map(({ accepted }) => accepted)).not.toContain(true);
    expect(await sums()).toEqual([{ currency: 'EUR', amount: 30 }]);

    const set = await choose('uk', { currency: 'EUR', rates: { GBP: 1.2 } });
    expect(set.needs).toBeUndefined();
    expect(await sums()).toEqual([{ currency: 'EUR', amount: 66 }]);
    await choose('uk', { currency: 'EUR', rates: null });
    expect(await sums()).toEqual([{ currency: 'EUR', amount: 30 }]);
    expect(must(await session.counts(call++, 'transactions')).excluded).toEqual([
      { reason: 'other currency', rows: 2 },
    ]);
  });

  it('count in what was chosen last, and the others ask', async () => {
    await add('eu.csv', EUR);
    await add('uk.csv', GBP);
    await choose('uk', { currency: 'GBP' });
    expect(await report('eu')).toMatchObject({ needs: ['currency'], otherCurrency: 'GBP' });
    expect(await sums()).toEqual([{ currency: 'GBP', amount: 30 }]);
    await choose('eu', { currency: 'GBP', rates: { EUR: 0.5 } });
    expect(await sums()).toEqual([{ currency: 'GBP', amount: 45 }]);
  });

  it('ask no more once the first file has gone, unless they were left out because of it', async () => {
    await add('eu.csv', EUR);
    await add('uk.csv', GBP);
    await session.removeSource('eu');
    expect((await report('uk')).needs).toBeUndefined();
    expect(await sums()).toEqual([{ currency: 'GBP', amount: 30 }]);

    expect((await add('eu.csv', EUR))?.needs).toEqual(['currency']);
    await choose('eu', { currency: 'GBP' });
    await session.removeSource('uk');
    const left = await report('eu');
    expect(left).toMatchObject({ needs: ['currency'] });
    expect(left.otherCurrency).toBeUndefined();
    await choose('eu', { currency: null });
    expect(await sums()).toEqual([{ currency: 'EUR', amount: 30 }]);
  });

  it('ask where the mapping of the first changes its currency', async () => {
    await add('eu.csv', EUR.replace('currency', 'currency,paid_in').replaceAll(',EUR', ',EUR,GBP'));
    const eu = await report('eu');
    await add('more.csv', EUR.replace('1,A', '3,A').replace('2,B', '4,B'));
    const mapping = { ...eu.mapping, currency: 'paid_in' };
    const set = must(await session.setRole(call++, 'eu', 'transactions', mapping, {}));
    expect(set).toMatchObject({ needs: ['currency'], otherCurrency: 'EUR' });
    expect(await sums()).toEqual([{ currency: 'EUR', amount: 30 }]);
  });

  it('are told apart by the signs beside their numbers, and not put together', async () => {
    await add('eu.csv', signed('€'));
    const uk = await add('uk.csv', signed('£'));
    expect(uk).toMatchObject({ needs: ['currency'], signCurrency: 'GBP', otherCurrency: 'EUR' });
    expect(must(await session.shapeOffers())).toEqual([]);
    await choose('uk', { currency: 'EUR', rates: { GBP: 2 } });
    expect(await sums()).toEqual([{ currency: 'EUR', amount: 106.5 }]);
  });

  it('keep the currency of their signs when they are put together', async () => {
    await add('eu.csv', signed('€'));
    await add('eu_february.csv', signed('€').replaceAll('-01-', '-02-'));
    const [offer] = must(await session.shapeOffers());
    if (offer === undefined) throw new RangeError('no offer');
    expect(must(await session.takeShape(call++, offer.shape)).signCurrency).toBe('EUR');
    expect((await add('uk.csv', signed('£')))?.otherCurrency).toBe('EUR');
    expect(await sums()).toEqual([{ currency: 'EUR', amount: 71 }]);
  });

  it('are not asked where nothing tells their currency', async () => {
    await add('eu.csv', signed('€'));
    expect((await add('shop.csv', signed('')))?.needs).toBeUndefined();
    expect(await sums()).toEqual([
      { currency: 'EUR', amount: 35.5 },
      { currency: null, amount: 35.5 },
    ]);
  });
});

describe('files that are put together', () => {
  const lines = (currency: string, from: number) =>
    [
      'order_id,customer_id,order_date,amount,currency',
      ...Array.from(
        { length: 20 },
        (_, n) => `${String(from + n)},A${String(n % 5)},2024-01-05,10.00,${currency}`,
      ),
    ].join('\n');

  async function together(cleaning: Partial<Cleaning>) {
    await add('de.csv', lines('EUR', 0));
    const us = await add('us.csv', lines('USD', 100));
    expect(us?.needs).toEqual(['currency']);
    must(await session.setRole(call++, 'us', 'transactions', us?.mapping ?? {}, { cleaning }));
    const before = await rows('select sum(revenue)::DOUBLE as revenue from rfm');
    const [offer] = must(await session.shapeOffers());
    if (!offer) throw new Error('no offer');
    const made = must(await session.takeShape(call++, offer.shape));
    return { made, before };
  }

  it('keep the currency that was chosen for them, with its rates', async () => {
    const { made, before } = await together({ currency: 'EUR', rates: { USD: 0.92 } });
    expect(made).not.toHaveProperty('needs');
    expect(before).toEqual([{ revenue: 384 }]);
    expect(await rows('select sum(revenue)::DOUBLE as revenue from rfm')).toEqual(before);
  });

  it('ask where nothing was chosen that holds for all', async () => {
    await add('de.csv', lines('EUR', 0));
    await add('us.csv', lines('USD', 100));
    const [offer] = must(await session.shapeOffers());
    if (!offer) throw new Error('no offer');
    const made = must(await session.takeShape(call++, offer.shape));
    expect(made.needs).toEqual(['currency']);
  });
});
