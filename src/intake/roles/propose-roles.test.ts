import { gunzipSync } from 'node:zlib';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReadAs } from '../../base/reading';
import { describeWithShared, sharedPath } from '../../../tests/helpers/shared';
import { sniffFile } from '../sniff/sniff-file';
import type { RoleSample } from './column-facts';
import { proposeRoles } from './propose-roles';
import type { RoleProposal } from './role-proposal';

/** Cells split at `|`, empty ones null; types by the letter before the column's name. */
function table(header: string, ...lines: string[]): RoleSample {
  const kinds: Record<string, ReadAs> = {
    t: 'text',
    i: 'integer',
    n: 'number',
    d: 'date',
    s: 'timestamp',
    b: 'boolean',
  };
  const heads = header.split('|').map((head) => head.split(':'));
  return {
    columns: heads.map(([, name]) => name ?? ''),
    types: heads.map(([kind]) => kinds[kind ?? ''] ?? 'text'),
    rows: lines.map((line) => line.split('|').map((cell) => (cell === '' ? null : cell))),
  };
}

async function sampleOf(path: string): Promise<RoleSample> {
  const bytes = readFileSync(path);
  const plain = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const sniff = await sniffFile(new File([plain], basename(path)), {});
  if (!sniff.ok) throw new Error(JSON.stringify(sniff.error));
  return { ...sniff.value.sample, types: sniff.value.reading.columns.map((column) => column.type) };
}

function sure(proposals: readonly RoleProposal[]): string[] {
  return proposals.filter((p) => p.confidence >= 0.9 && !p.ambiguous).map(({ role }) => role);
}

const SAMPLES = join(import.meta.dirname, '../../../public/samples');

describe('the sample files', () => {
  const EXPECTED: Record<string, string[]> = {
    'shop/orders.csv': ['transactions'],
    'shop/customers.csv': ['customers'],
    'shop/interactions.csv': ['interactions'],
    'shop/survey.csv': ['surveys'],
    'shop/campaign.csv': ['campaigns'],
    'supplier/orders.csv': ['transactions'],
    'supplier/accounts.csv': ['customers'],
  };

  it('are all expected', () => {
    const files = ['shop', 'supplier'].flatMap((folder) =>
      readdirSync(join(SAMPLES, folder))
        .filter((file) => file.endsWith('.csv'))
        .map((file) => `${folder}/${file}`),
    );
    expect(files.toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  for (const [file, roles] of Object.entries(EXPECTED)) {
    it(`${file} is ${roles.join()}`, async () => {
      const proposals = proposeRoles(await sampleOf(join(SAMPLES, file)), basename(file));
      expect(sure(proposals)).toEqual(roles);
    });
  }

  it('map all columns of the orders', async () => {
    const shop = proposeRoles(await sampleOf(join(SAMPLES, 'shop/orders.csv')), 'orders.csv');
    expect(Object.keys(shop[0]?.mapping ?? {})).toHaveLength(12);
    const supplier = proposeRoles(
      await sampleOf(join(SAMPLES, 'supplier/orders.csv')),
      'orders.csv',
    );
    expect(supplier[0]?.mapping).toEqual({
      customer_id: 'account_id',
      order_id: 'order_no',
      ordered_at: 'order_date',
      amount: 'line_total',
      quantity: 'quantity',
      unit_price: 'unit_price',
      currency: 'currency',
      product: 'item',
      category: 'item_group',
      channel: 'sales_channel',
      discount: 'discount',
      cost: 'line_cost',
    });
  });
});

describeWithShared('public data', () => {
  const shared = async (file: string) =>
    proposeRoles(await sampleOf(sharedPath('data', file)), file);

  it('Online Retail tells about transactions, and about the country of its customers', async () => {
    const [transactions, customers] = await shared('online-retail.csv.gz');
    expect(transactions).toMatchObject({
      role: 'transactions',
      ambiguous: false,
      mapping: {
        customer_id: 'CustomerID',
        order_id: 'InvoiceNo',
        ordered_at: 'InvoiceDate',
        quantity: 'Quantity',
        unit_price: 'UnitPrice',
        product: 'Description',
      },
    });
    expect(transactions?.confidence).toBeGreaterThanOrEqual(0.9);
    expect(customers).toMatchObject({
      role: 'customers',
      confidence: 0.9,
      mapping: { customer_id: 'CustomerID', Country: 'Country' },
    });
  });

  it('rfm_data_orders tells about transactions without order ids, and about names', async () => {
    const proposals = await shared('rfm_data_orders.csv');
    expect(sure(proposals)).toEqual(['transactions', 'customers']);
    expect(proposals[0]?.mapping).toEqual({
      customer_id: 'customer_id',
      ordered_at: 'order_date',
      amount: 'revenue',
    });
    expect(Object.keys(proposals[1]?.mapping ?? {}).toSorted()).toEqual([
      'customer_id',
      'email',
      'first_name',
      'last_name',
    ]);
  });

  it('ID is a customer where the columns beside it are known of people only', async () => {
    const people = await shared('marketing_campaign.csv');
    expect(sure(people)).toEqual(['customers']);
    expect(people[0]).toMatchObject({ role: 'customers', mapping: { customer_id: 'ID' } });
  });

  it('baskets without customers and an ID with bare numbers are asked about', async () => {
    expect(sure(await shared('groceries_baskets.csv'))).toEqual([]);
    expect(sure(await shared('cdnow_customers_summary_with_transactions.csv'))).toEqual([]);
  });
});

describe('transactions', () => {
  const lines = [
    '1|a|2024-01-01|2024-01-05|10',
    '2|b|2024-01-02|2024-01-06|20',
    '3|a|2024-01-03|2024-01-07|5',
  ];

  it('are dated by the order, not by the shipping', () => {
    const [best] = proposeRoles(
      table('i:Order ID|t:client_id|d:ship_date|d:order_date|n:Sales', ...lines),
      'x.csv',
    );
    expect(best).toMatchObject({
      role: 'transactions',
      ambiguous: false,
      mapping: { ordered_at: 'order_date' },
    });
    expect(best?.confidence).toBeGreaterThanOrEqual(0.9);
  });

  it('are asked about when two columns have the same right, and not when both say the same', () => {
    const rivals = proposeRoles(
      table('i:order_id|t:client_id|d:Order Date|d:ordered_at|n:amount', ...lines),
      'x.csv',
    )[0];
    expect(rivals).toMatchObject({
      ambiguous: true,
      alternatives: { ordered_at: ['ordered_at', 'Order Date'] },
    });
    expect(rivals?.confidence).toBeLessThan(0.9);
    const same = proposeRoles(
      table(
        'i:order_id|t:client_id|d:order_date|s:ordered_at|n:amount',
        '1|a|2024-01-01|2024-01-01 10:00:00|10',
        '2|b|2024-01-02|2024-01-02 11:00:00|20',
      ),
      'x.csv',
    )[0];
    expect(same).toMatchObject({ ambiguous: false, mapping: { ordered_at: 'ordered_at' } });
  });

  it('are only proposed from id, date and value', () => {
    const [best] = proposeRoles(
      table('t:id|d:date|n:value', 'a|2024-01-01|3', 'a|2024-01-02|4'),
      'x.csv',
    );
    expect(best?.role).toBe('transactions');
    expect(best?.mapping).toEqual({ customer_id: 'id', ordered_at: 'date', amount: 'value' });
    expect(best?.confidence).toBeLessThan(0.9);
  });

  it('believe a doubtful id whose values are customers of another source', () => {
    const ids = ['k1', 'k2', 'k3', 'k4', 'k5', 'k1'];
    const sample = table(
      't:id|d:order_date|n:amount',
      ...ids.map((id, i) => `${id}|2024-01-0${String(i + 1)}|3`),
    );
    expect(proposeRoles(sample, 'x.csv')[0]?.confidence).toBe(0.6);
    const related = [{ source: 'crm', column: 'customer_id', sampleValues: new Set(ids) }];
    expect(proposeRoles(sample, 'x.csv', related)[0]?.confidence).toBe(0.92);
  });

  it('multiply quantity and price where the total is that of the whole order, and say so', () => {
    const make = (totals: readonly string[]) =>
      table(
        't:order_id|t:customer_id|d:order_date|i:quantity|n:price|n:total',
        ...[
          '1|a|2024-01-01|1|2',
          '1|a|2024-01-01|3|4',
          '2|b|2024-01-02|1|5',
          '2|b|2024-01-02|2|5',
          '3|a|2024-01-03|1|1',
          '3|a|2024-01-03|7|1',
        ].map((line, i) => `${line}|${totals[i] ?? ''}`),
      );
    const repeated = proposeRoles(make(['14', '14', '15', '15', '8', '8']), 'x.csv')[0];
    expect(repeated?.mapping).not.toHaveProperty('amount');
    expect(repeated?.mapping).toMatchObject({ quantity: 'quantity', unit_price: 'price' });
    expect(repeated?.notes?.[0]).toContain('total of the order');
    expect(repeated?.confidence).toBeGreaterThanOrEqual(0.9);
    const byLine = proposeRoles(make(['2', '12', '5', '10', '1', '7']), 'x.csv')[0];
    expect(byLine?.mapping).toMatchObject({ amount: 'total' });
  });

  it('are asked about where only a repeated total is there', () => {
    const [best] = proposeRoles(
      table(
        't:order_id|t:customer_id|d:order_date|t:product|n:total',
        ...['1|a|p', '1|a|q', '2|b|p', '2|b|r', '3|c|p', '3|c|q'].map((line, i) => {
          const [order, customer, product] = line.split('|');
          return `${order ?? ''}|${customer ?? ''}|2024-01-01|${product ?? ''}|${String(10 + Math.floor(i / 2))}`;
        }),
      ),
      'x.csv',
    );
    expect(best?.role).toBe('transactions');
    expect(best?.confidence).toBeLessThan(0.9);
    expect(best?.notes).toHaveLength(1);
  });

  it('are not read into a list of customers that has a date and a sum', () => {
    const rows = Array.from(
      { length: 30 },
      (_, i) => `c${String(i)}|x@y.z|2024-01-01|${String(i * 10)}`,
    );
    const proposals = proposeRoles(
      table('t:customer_id|t:email|d:created_at|n:revenue', ...rows),
      'customers.csv',
    );
    expect(sure(proposals)).toEqual(['customers']);
  });

  it('need columns whose values agree with their names', () => {
    const words = table('t:customer_id|t:order_date|n:amount', 'a|soon|1', 'b|later|2');
    expect(sure(proposeRoles(words, 'orders.csv'))).toEqual([]);
    const euros = table(
      't:customer_id|d:order_date|t:amount',
      'a|2024-01-01|€ 1,50',
      'a|2024-01-02|€ 2,50',
    );
    const [best] = proposeRoles(euros, 'orders.csv');
    expect(best?.mapping).toHaveProperty('amount', 'amount');
    expect(best?.confidence).toBeLessThan(0.9);
    const offsets = table(
      't:customer_id|t:order_date|n:amount',
      'a|2024-05-01 23:34:56 -0400|1',
      'a|2024-05-02 23:34:56 -0400|2',
    );
    expect(sure(proposeRoles(offsets, 'orders.csv'))).toEqual(['transactions']);
  });
});

describe('other files', () => {
  it('have no sure role in a table of anything', () => {
    const anything = table('t:species|n:length|d:date', 'fox|3|2024-01-01', 'owl|4|2024-01-02');
    expect(sure(proposeRoles(anything, 'animals.csv'))).toEqual([]);
    expect(proposeRoles(table(''), 'empty.csv')).toEqual([]);
  });

  it('an ID beside one trait of people, or one that repeats, is asked about', () => {
    const rows = (repeat: boolean) =>
      Array.from({ length: 30 }, (_, i) => `${String(repeat ? i % 29 : i)}|1980|PhD|40000|3`);
    const people = 'i:ID|i:birth_year|t:education|i:income|i:shoe';
    expect(sure(proposeRoles(table(people, ...rows(false)), 'x.csv'))).toEqual(['customers']);
    expect(sure(proposeRoles(table(people, ...rows(true)), 'x.csv'))).toEqual([]);
    const things = 'i:ID|i:year|t:education|i:price|i:shoe';
    expect(sure(proposeRoles(table(things, ...rows(false)), 'x.csv'))).toEqual([]);
  });

  it('without names of columns, ids that repeat, days and sums are a guess that has to be agreed to', () => {
    const lines = Array.from(
      { length: 60 },
      (_, i) => `o${String(i >> 1)}|c${String(i % 20)}|2024-01-02|${String(i % 3)}|${String(i)}.5`,
    );
    const [guess, ...others] = proposeRoles(
      table('t:column_1|t:column_2|d:column_3|i:column_4|n:column_5', ...lines),
      'x.txt',
    );
    expect(others).toEqual([]);
    expect(guess).toMatchObject({
      role: 'transactions',
      mapping: { customer_id: 'column_2', ordered_at: 'column_3', amount: 'column_5' },
      alternatives: { customer_id: ['column_2', 'column_1'] },
    });
    expect(guess?.confidence).toBeLessThan(0.9);
    const readings = table('t:station|t:probe|d:day|i:no|n:degrees', ...lines);
    expect(proposeRoles(readings, 'x.txt')).toEqual([]);
    const twoSums = table(
      't:column_1|t:column_2|d:column_3|n:column_4|n:column_5',
      ...lines.map((line) => line.replace(/\|(\d)\|/, '|$1.5|')),
    );
    expect(proposeRoles(twoSums, 'x.txt')).toEqual([]);
  });

  it('interactions need a kind, or a file name that says what happened', () => {
    const visits = table(
      't:customer_id|s:visited_at',
      'a|2024-01-01 10:00:00',
      'a|2024-01-02 10:00:00',
    );
    expect(sure(proposeRoles(visits, 'visits.csv'))).toEqual(['interactions']);
    expect(sure(proposeRoles(visits, 'export.csv'))).toEqual([]);
  });

  it('an order file with a campaign column is no campaign', () => {
    const orders = table(
      't:order_id|t:customer_id|s:created_at|n:revenue|t:campaign',
      '1|a|2024-01-01 10:00:00|3|spring',
      '2|a|2024-01-02 10:00:00|3|spring',
    );
    expect(sure(proposeRoles(orders, 'orders.csv'))).toEqual(['transactions']);
  });
});

describe('a column called id in a file of orders', () => {
  const days = Array.from({ length: 24 }, (_, n) => `2024-01-${String(n + 1).padStart(2, '0')}`);

  it('is the order, where rows are whole orders', () => {
    const sample = table(
      't:id|t:customer.id|d:created_at|n:total',
      ...days.map((day, n) => `${String(n)}|c${String(n % 5)}|${day}|12.5`),
    );
    expect(proposeRoles(sample, 'orders.json')[0]?.mapping).toMatchObject({ order_id: 'id' });
    expect(proposeRoles(sample, 'export.json')[0]?.mapping).not.toHaveProperty('order_id');
  });

  it('is no order, where rows are lines', () => {
    const sample = table(
      't:id|t:customer id|d:created_at|t:product|n:amount',
      ...days.map((day, n) => `${String(n)}|c${String(n % 5)}|${day}|tea|12.5`),
    );
    expect(proposeRoles(sample, 'orders.csv')[0]?.mapping).not.toHaveProperty('order_id');
  });
});
