import { tableFromIPC } from 'apache-arrow';
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { tableRows } from '../../src/base/arrow-values';
import { cellText, type CellValue } from '../../src/base/cell-value';
import type { SourceReport } from '../../src/base/sources';
import { openNodeConnector } from '../../src/engine/wasm/node';
import { Session } from '../../src/kernel/session';
import { must } from '../helpers/engine';
import { describeWithShared, sharedPath } from '../helpers/shared';

/** What a session knows once a file was dropped into it alone. */
interface Dropped {
  readonly reports: readonly SourceReport[];
  readonly rows: (sql: string) => Promise<readonly Record<string, CellValue>[]>;
  readonly relations: readonly string[];
}

const session = new Session(openNodeConnector);

async function drop(name: string): Promise<Dropped> {
  const file = new File([readFileSync(sharedPath('data', name))], name);
  const reports = must(await session.addFiles(1, [file], () => undefined));
  const rows = async (sql: string) =>
    tableRows(tableFromIPC(must(await session.query(2, sql, {})).bytes));
  const names = await rows('select table_name as name from information_schema.tables');
  return { reports, rows, relations: names.map((row) => cellText(row['name'])) };
}

/** The facts of a report that do not follow from others. */
function facts({ role, roles, mapping, needs, rows, rejected, setAside }: SourceReport) {
  const accepted = roles.filter((one) => one.accepted).map((one) => one.role);
  return { role, accepted, mapping, needs, rows, rejected, setAside };
}

const WHOLE = { rejected: 0, setAside: undefined, needs: undefined };

describeWithShared('files that people really have, each dropped alone', () => {
  afterEach(async () => {
    for (const { source } of must(await session.sources())) await session.removeSource(source);
  });

  it('CDNOW_master.txt: columns between blanks and dates without marks are orders without numbers', async () => {
    const { reports, rows } = await drop('CDNOW_master.txt');
    expect(reports.map(facts)).toEqual([
      {
        ...WHOLE,
        role: 'transactions',
        accepted: ['transactions'],
        mapping: { customer_id: 'customer_id', ordered_at: 'date', amount: 'dollar_value' },
        rows: 69_659,
      },
    ]);
    // One order for each customer and day: 67,591 of them.
    expect(
      await rows(`
        select count(*)::INTEGER as customers, sum(frequency)::INTEGER as orders,
          round(sum(revenue), 2) as revenue, min(customer_id) as first
        from rfm`),
    ).toEqual([{ customers: 23_570, orders: 67_591, revenue: 2_500_315.63, first: '00001' }]);
  });

  it('CDNOW_sample.txt: without names of columns the mapping is a guess, which is agreed to or not', async () => {
    const { reports, relations, rows } = await drop('CDNOW_sample.txt');
    const guess = { customer_id: 'column_1', ordered_at: 'column_3', amount: 'column_5' };
    expect(reports.map(facts)).toEqual([
      {
        ...WHOLE,
        role: 'transactions',
        accepted: [],
        mapping: guess,
        needs: ['mapping'],
        rows: 6919,
      },
    ]);
    expect(relations).not.toContain('transactions');
    must(await session.setRole(3, 'cdnow_sample', 'transactions', guess, {}));
    expect(await rows('select count(*)::INTEGER as customers from rfm')).toEqual([
      { customers: 2357 },
    ]);
  });

  it('online-retail.csv.gz: lines of orders, with the country of each customer', async () => {
    const { reports } = await drop('online-retail.csv.gz');
    expect(reports.map(facts)).toMatchObject([
      { ...WHOLE, accepted: ['transactions', 'customers'], rows: 541_909 },
    ]);
    expect(must(await session.counts(3, 'transactions'))).toMatchObject({
      kept: 397_884,
      excluded: [
        { reason: 'no customer', rows: 135_080 },
        { reason: 'return', rows: 8905 },
        { reason: 'price zero or less', rows: 40 },
      ],
    });
    expect(must(await session.counts(4, 'customers'))).toMatchObject({ kept: 4372 });
  });

  it('marketing_campaign.csv: customers, what six campaigns brought, and who complained', async () => {
    const { reports, rows } = await drop('marketing_campaign.csv');
    expect(reports.map(facts)).toMatchObject([
      { ...WHOLE, accepted: ['customers'], mapping: { customer_id: 'ID' }, rows: 2240 },
      { ...WHOLE, accepted: ['campaigns'], rows: 6 * 2240 },
      { ...WHOLE, accepted: ['interactions'], rows: 21 },
    ]);
    expect(
      await rows(`
        select campaign, count(*)::INTEGER as customers, count_if(responded)::INTEGER as responded
        from campaigns group by all order by all`),
    ).toEqual(
      [
        ['AcceptedCmp1', 144],
        ['AcceptedCmp2', 30],
        ['AcceptedCmp3', 163],
        ['AcceptedCmp4', 167],
        ['AcceptedCmp5', 163],
        ['Response', 334],
      ].map(([campaign, responded]) => ({ campaign, customers: 2240, responded })),
    );
  });

  it('groceries_baskets.csv: baskets of nobody, on no day, for no money: the page asks, and computes nothing', async () => {
    const { reports, relations } = await drop('groceries_baskets.csv');
    expect(reports.map(facts)).toEqual([
      { ...WHOLE, role: null, accepted: [], mapping: {}, needs: ['role'], rows: 43_367 },
    ]);
    expect(relations).toContain('groceries_baskets');
    expect(relations).not.toContain('transactions');
    expect(relations).not.toContain('customers');
  });

  it('rfm_data_orders.csv: names serve as ids, and tell about the customers', async () => {
    const { reports, rows } = await drop('rfm_data_orders.csv');
    expect(reports.map(facts)).toEqual([
      {
        ...WHOLE,
        role: 'transactions',
        accepted: ['transactions', 'customers'],
        mapping: { customer_id: 'customer_id', ordered_at: 'order_date', amount: 'revenue' },
        rows: 4906,
      },
    ]);
    expect(
      await rows(`
        select customer_id, first_name, email
        from customers where customer_id = 'Brion Stark'`),
    ).toEqual([
      { customer_id: 'Brion Stark', first_name: 'Brion', email: 'brion_stark@rfmail.com' },
    ]);
    expect(await rows('select count(*)::INTEGER as customers from rfm')).toEqual([
      { customers: 995 },
    ]);
  });

  it('cdnow_customers_summary_with_transactions.csv: an ID beside bare numbers may be a customer, and is asked about', async () => {
    const { reports, relations } = await drop('cdnow_customers_summary_with_transactions.csv');
    expect(reports.map(facts)).toEqual([
      {
        ...WHOLE,
        role: 'customers',
        accepted: [],
        mapping: { customer_id: 'ID' },
        needs: ['mapping'],
        rows: 2357,
      },
    ]);
    expect(relations).not.toContain('customers');
  });
});
