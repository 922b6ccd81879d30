import { tableFromIPC } from 'apache-arrow';
import { openAsBlob } from 'node:fs';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../../tests/helpers/engine';
import { describeWithShared, sharedPath } from '../../tests/helpers/shared';
import { tableRows } from '../base/arrow-values';
import type { Result } from '../base/result';
import { openNodeConnector } from '../engine/wasm/node';
import { Session } from './session';

const ORDERS = `order_id,customer_id,order_date,amount
1,00501,2024-01-05,10.50
2,00501,2024-02-05,20.00
3,C2,2024-02-10,5.25
4,,2024-02-11,7.00
5,C3,2024-02-01,-3.00
6,C3,2024-01-12,30.00
`;
const nothing = () => undefined;
let call = 1;

function csv(name: string, text: string): File {
  return new File([text], name);
}

async function rows(session: Session, sql: string) {
  return tableRows(tableFromIPC(must(await session.query(call++, sql, {})).bytes));
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

describe('a session', () => {
  let session: Session;
  beforeAll(() => {
    session = new Session(openNodeConnector);
  });
  beforeEach(async () => {
    for (const { source } of must(await session.sources())) await session.removeSource(source);
  });

  it('reads a dropped file, accepts its role, and answers for the model without being asked to run it', async () => {
    const [report] = must(await session.addFiles(call++, [csv('orders.csv', ORDERS)], nothing));
    expect(report).toMatchObject({
      source: 'orders',
      files: ['orders.csv'],
      rows: 6,
      rejected: 0,
      role: 'transactions',
      mapping: {
        customer_id: 'customer_id',
        order_id: 'order_id',
        ordered_at: 'order_date',
        amount: 'amount',
      },
    });
    expect(report?.confidence).toBeGreaterThanOrEqual(0.9);
    expect(report).not.toHaveProperty('needs');
    expect(
      await rows(session, 'select customer_id, frequency, revenue from rfm order by 1'),
    ).toEqual([
      { customer_id: '00501', frequency: 2, revenue: 30.5 },
      { customer_id: 'C2', frequency: 1, revenue: 5.25 },
      { customer_id: 'C3', frequency: 1, revenue: 30 },
    ]);
  });

  it('accounts for every row', async () => {
    await session.addFiles(call++, [csv('orders.csv', ORDERS)], nothing);
    const counts = must(await session.counts(call++, 'transactions'));
    expect(counts).toMatchObject({
      read: 6,
      kept: 4,
      rejected: 0,
      first_at: '2024-01-05',
      amount: 65.75,
    });
    expect(counts.excluded).toEqual([
      { reason: 'no customer', rows: 1 },
      { reason: 'return', rows: 1 },
    ]);
    expect(
      await rows(session, 'select reason, amount from transactions_excluded order by 1'),
    ).toEqual([
      { reason: 'no customer', amount: 7 },
      { reason: 'return', amount: -3 },
    ]);
  });

  it('recomputes when a cleaning rule changes', async () => {
    const [report] = must(await session.addFiles(call++, [csv('orders.csv', ORDERS)], nothing));
    await rows(session, 'from rfm');
    must(
      await session.setRole(call++, 'orders', 'transactions', report?.mapping ?? {}, {
        cleaning: { returns: 'net' },
      }),
    );
    expect(await rows(session, `select revenue from rfm where customer_id = 'C3'`)).toEqual([
      { revenue: 27 },
    ]);
  });

  it('refuses mappings and settings that cannot be, and changes nothing', async () => {
    const [report] = must(await session.addFiles(call++, [csv('orders.csv', ORDERS)], nothing));
    const mapping = report?.mapping ?? {};
    const attempt = (parts: Record<string, string>, cleaning = {}) =>
      session.setRole(call++, 'orders', 'transactions', parts, { cleaning });
    expect(codeOf(await attempt({ customer_id: 'customer_id' }))).toBe('role.missing_column');
    expect(codeOf(await attempt({ ...mapping, amount: 'nope' }))).toBe('role.unknown_column');
    expect(codeOf(await attempt(mapping, { returns: 'maybe' }))).toBe('role.unknown_setting');
    expect(codeOf(await session.setRole(call++, 'nope', null, {}, {}))).toBe(
      'intake.unknown_source',
    );
    expect(await rows(session, 'select count(*)::INTEGER as n from rfm')).toEqual([{ n: 3 }]);
  });

  it('computes nothing from a source that waits for an answer', async () => {
    const text = 'id,day,value\nA,03/04/2024,1\nB,05/06/2024,2\nA,07/08/2024,3\n';
    const [report] = must(await session.addFiles(call++, [csv('export.csv', text)], nothing));
    expect(report?.needs?.length).toBeGreaterThan(0);
    expect(codeOf(await session.query(call++, 'from transactions', {}))).toBe(
      'engine.query_failed',
    );
    const mapping = { customer_id: 'id', ordered_at: 'day', amount: 'value' };
    const asked = must(await session.setRole(call++, 'export', 'transactions', mapping, {}));
    expect(asked.needs).toEqual(['date_order']);
    const answered = must(
      await session.setRole(call++, 'export', 'transactions', mapping, {
        reading: { date_order: 'mdy' },
      }),
    );
    expect(answered.needs).toBeUndefined();
    expect(await rows(session, 'select min(ordered_at)::DATE as d from transactions')).toEqual([
      { d: '2024-03-04' },
    ]);
  });

  it('lets all dates of a file decide, also one that no sample met', async () => {
    const row = (day: string) => `1,C1,${day},${'x'.repeat(400)},10\n`;
    const filler = row('03/04/2024').repeat(2000);
    const text = `order_id,customer_id,order_date,note,amount\n${filler}${row('25/12/2024')}${filler}`;
    const [report] = must(await session.addFiles(call++, [csv('orders.csv', text)], nothing));
    expect(report?.needs).toBeUndefined();
    expect(await rows(session, 'select max(ordered_at)::DATE as d from transactions')).toEqual([
      { d: '2024-12-25' },
    ]);
  });

  it('keeps what was loaded when a later file fails, and names the error', async () => {
    const MORE = ORDERS.replaceAll('2024', '2025');
    await session.addFiles(call++, [csv('orders.csv', ORDERS)], nothing);
    const reports = must(
      await session.addFiles(
        call++,
        [
          csv('empty.csv', ''),
          csv('orders.csv', ORDERS),
          csv('Orders (1).csv', ORDERS),
          csv('Orders (2).csv', MORE),
        ],
        nothing,
      ),
    );
    expect(reports.map(({ source, error }) => [source, error?.code])).toEqual([
      ['empty', 'intake.empty_file'],
      ['orders_2', 'intake.duplicate_name'],
      ['orders_1', 'intake.same_file'],
      ['orders_2_2', undefined],
    ]);
    expect(await rows(session, 'select count(*)::INTEGER as n from transactions')).toEqual([
      { n: 8 },
    ]);
  });

  it('leaves nothing behind when an import is cancelled', async () => {
    const line = '1,C1,2024-01-05,10.50\n';
    const big = csv('big.csv', `order_id,customer_id,order_date,amount\n${line.repeat(1_500_000)}`);
    const id = call++;
    const added = session.addFiles(id, [big], ({ phase }) => {
      if (phase !== 'sniffing') void session.cancel(id);
    });
    setTimeout(() => void session.cancel(id), 150);
    expect(codeOf(await added)).toBe('cancelled');
    expect(must(await session.sources())).toEqual([]);
    const names = must(await session.relations()).map(({ schema, name }) => `${schema}.${name}`);
    expect(names.filter((name) => name.startsWith('source.'))).toEqual([]);
  });

  it('pages through a sorted result, near and far', async () => {
    const lines = Array.from(
      { length: 1500 },
      (_, i) => `${String(i)},C${String(i)},2024-01-05,${String(i)}.50`,
    );
    const text = `order_id,customer_id,order_date,amount\n${lines.join('\n')}\n`;
    await session.addFiles(call++, [csv('orders.csv', text)], nothing);
    const pager = must(
      await session.openPager(call++, 'from rfm order by monetary desc, customer_id'),
    );
    expect(pager.rows).toBe(1500);
    const at = async (offset: number) => {
      const page = must(await session.page(call++, pager.pager, offset, 2));
      return tableRows(tableFromIPC(page.bytes)).map((row) => row['monetary']);
    };
    expect(await at(0)).toEqual([1499.5, 1498.5]);
    expect(await at(1000)).toEqual([499.5, 498.5]);
    expect(await at(1499)).toEqual([0.5]);
    expect(await at(1)).toEqual([1498.5, 1497.5]);
  });

  it('reads everything again after a restart of the engine', async () => {
    const [report] = must(await session.addFiles(call++, [csv('orders.csv', ORDERS)], nothing));
    must(
      await session.setRole(call++, 'orders', 'transactions', report?.mapping ?? {}, {
        cleaning: { returns: 'net' },
      }),
    );
    must(await session.restart(nothing));
    expect(await rows(session, `select revenue from rfm where customer_id = 'C3'`)).toEqual([
      { revenue: 27 },
    ]);
  });

  it('uses what an order file tells about customers only while there is no customer file', async () => {
    const orders = ORDERS.replaceAll('\n', ',DE\n').replace(',DE\n', ',country\n');
    await session.addFiles(call++, [csv('orders.csv', orders)], nothing);
    await session.addFiles(
      call++,
      [csv('customers.csv', 'customer_id,city\n00501,Köln\nC9,Bonn\n')],
      nothing,
    );
    expect(await rows(session, 'select customer_id, city from customers order by 1')).toEqual([
      { customer_id: '00501', city: 'Köln' },
      { customer_id: 'C9', city: 'Bonn' },
    ]);
    expect(must(await session.checks(call++))).toEqual({
      duplicateRows: 0,
      customersMatched: 1,
      transactionCustomersWithoutRecord: 2,
      customersWithoutTransactions: 1,
      scientificIds: 0,
      duplicateCustomers: 0,
    });
  });
});

interface Reference {
  readonly summary: { readonly customers: number; readonly sum_monetary: number };
  readonly quantile: Segments;
  readonly ntile: Segments;
}
interface Segments {
  readonly segments: Readonly<
    Record<string, { readonly customers: number; readonly monetary: number }>
  >;
}

describeWithShared('Online Retail, dropped as it is', () => {
  let session: Session;
  let reference: Reference;
  beforeAll(async () => {
    session = new Session(openNodeConnector);
    reference = JSON.parse(
      readFileSync(sharedPath('reference/online_retail.json'), 'utf8'),
    ) as Reference;
    const blob = await openAsBlob(sharedPath('data/online-retail.csv.gz'));
    const [report] = must(
      await session.addFiles(call++, [new File([blob], 'online-retail.csv.gz')], nothing),
    );
    expect(report).toMatchObject({ rows: 541_909, rejected: 0, role: 'transactions' });
  }, 120_000);
  afterAll(async () => {
    for (const { source } of must(await session.sources())) await session.removeSource(source);
  });

  it('is accounted for as the reference says', async () => {
    const counts = must(await session.counts(call++, 'transactions'));
    expect(counts.read).toBe(541_909);
    expect(counts.kept).toBe(397_884);
    expect(counts.excluded.find(({ reason }) => reason === 'no customer')?.rows).toBe(135_080);
  }, 60_000);

  it.each(['quantile', 'ntile'] as const)(
    'gives the reference segments with %s binning',
    async (binning) => {
      const settings = { binning };
      must(await session.runModel(call++, { model: 'rfm', name: 'rfm', settings, asOf: null }));
      const segments = await rows(session, 'select segment, customers, revenue from rfm_segments');
      const expected = Object.entries(reference[binning].segments);
      expect(segments).toHaveLength(expected.length);
      for (const [segment, { customers, monetary }] of expected) {
        const found = segments.find((row) => row['segment'] === segment);
        expect(found?.['customers'], segment).toBe(customers);
        expect(Math.abs(Number(found?.['revenue']) / monetary - 1), segment).toBeLessThan(1e-6);
      }
    },
    60_000,
  );
});
