import { tableFromIPC } from 'apache-arrow';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { tableRows } from '../../src/base/arrow-values';
import type { Mapping, Role } from '../../src/base/roles';
import { openNodeConnector } from '../../src/engine/wasm/node';
import { PRESETS } from '../../src/intake/presets/presets';
import { proposeRoles } from '../../src/intake/roles';
import { sniffFile } from '../../src/intake/sniff/sniff-file';
import { Session } from '../../src/kernel/session';
import { must } from '../helpers/engine';

/** Files in the shape of the vendors’ exports, made by us: the people in them are invented. */
const FIXTURES = join(import.meta.dirname, '../fixtures/presets');

interface Expected {
  readonly preset: string;
  readonly role: Role;
  readonly mapping: Mapping;
  readonly rows: number;
  readonly kept: number;
  /** Rows left out, by reason. */
  readonly excluded?: Readonly<Record<string, number>>;
  /** Of transactions. */
  readonly amount?: number;
  readonly customers?: number;
  readonly orders?: number;
  /** ISO days of the first and last row. */
  readonly days?: readonly [string, string];
  /** Told beside. */
  readonly beside?: Role;
}

const AMAZON_PARTS = {
  ordered_at: 'purchase-date',
  amount: 'item-price',
  currency: 'currency',
  product: 'product-name',
  channel: 'sales-channel',
};

const EXPECTED: Readonly<Record<string, Expected>> = {
  'shopify-orders.csv': {
    preset: 'shopify_orders',
    role: 'transactions',
    mapping: {
      customer_id: 'Email',
      order_id: 'Name',
      ordered_at: 'Created at',
      quantity: 'Lineitem quantity',
      unit_price: 'Lineitem price',
      currency: 'Currency',
      product: 'Lineitem name',
      channel: 'Source',
      discount: 'Lineitem discount',
    },
    rows: 31,
    kept: 22,
    // One voided, one refunded and one cancelled order of two lines each or more; one order without an address.
    excluded: { 'not completed': 6, 'no customer': 3 },
    amount: 767.2,
    customers: 6,
    orders: 12,
    days: ['2025-01-03', '2025-09-11'],
    beside: 'customers',
  },
  'shopify-customers.csv': {
    preset: 'shopify_customers',
    role: 'customers',
    mapping: { customer_id: 'Email' },
    rows: 12,
    kept: 11,
    excluded: { 'no customer': 1 },
  },
  'woocommerce-orders.csv': {
    preset: 'woocommerce_orders',
    role: 'transactions',
    mapping: {
      customer_id: 'billing_email',
      order_id: 'order_number',
      ordered_at: 'order_date',
      amount: 'order_total',
      currency: 'order_currency',
      discount: 'discount_total',
    },
    rows: 24,
    kept: 16,
    excluded: { 'not completed': 8 },
    amount: 892,
    customers: 6,
    orders: 16,
    // Every date could be day/month: the documentation says month first.
    days: ['2025-01-01', '2025-08-08'],
    beside: 'customers',
  },
  'woocommerce-analytics.csv': {
    preset: 'woocommerce_analytics',
    role: 'transactions',
    mapping: {
      customer_id: 'Customer',
      order_id: 'Order #',
      ordered_at: 'Date',
      amount: 'Net Sales',
      quantity: 'Items sold',
      channel: 'Attribution',
    },
    rows: 18,
    kept: 12,
    excluded: { 'not completed': 5, return: 1 },
    amount: 397.5,
    customers: 6,
    orders: 12,
  },
  'stripe-payments.csv': {
    preset: 'stripe_payments',
    role: 'transactions',
    mapping: {
      customer_id: 'Customer Email',
      order_id: 'id',
      ordered_at: 'Created date (UTC)',
      amount: 'Converted Amount',
      currency: 'Converted Currency',
      product: 'Description',
      cost: 'Fee',
    },
    rows: 24,
    kept: 20,
    excluded: { 'not completed': 4 },
    amount: 1435.5,
    customers: 6,
    orders: 20,
  },
  'square-items.csv': {
    preset: 'square_items',
    role: 'transactions',
    mapping: {
      customer_id: 'Customer ID',
      order_id: 'Transaction ID',
      ordered_at: 'Date',
      amount: 'Net Sales',
      quantity: 'Qty',
      product: 'Item',
      category: 'Category',
      channel: 'Location',
    },
    rows: 24,
    kept: 16,
    excluded: { 'no customer': 6, return: 2 },
    amount: 1051.5,
    customers: 5,
    days: ['2025-01-01', '2025-09-09'],
    beside: 'customers',
  },
  'square-transactions.csv': {
    preset: 'square_transactions',
    role: 'transactions',
    mapping: {
      customer_id: 'Customer ID',
      order_id: 'Transaction ID',
      ordered_at: 'Date',
      amount: 'Net Sales',
      product: 'Description',
      channel: 'Source',
    },
    rows: 20,
    kept: 15,
    excluded: { 'no customer': 4, return: 1 },
    amount: 546,
    customers: 4,
    beside: 'customers',
  },
  'amazon-orders.txt': {
    preset: 'amazon_orders',
    role: 'transactions',
    mapping: {
      ...AMAZON_PARTS,
      customer_id: 'buyer-email',
      order_id: 'order-id',
      quantity: 'quantity-purchased',
      discount: 'item-promotion-discount',
    },
    rows: 18,
    kept: 18,
    amount: 550.2,
    customers: 5,
    orders: 9,
    beside: 'customers',
  },
  'klaviyo-list.csv': {
    preset: 'klaviyo_profiles',
    role: 'customers',
    mapping: { customer_id: 'Email' },
    rows: 12,
    kept: 12,
  },
  'mailchimp-audience.csv': {
    preset: 'mailchimp_audience',
    role: 'customers',
    mapping: { customer_id: 'Email Address' },
    rows: 12,
    kept: 12,
  },
  'hubspot-contacts.csv': {
    preset: 'hubspot_contacts',
    role: 'customers',
    mapping: { customer_id: 'Email' },
    rows: 14,
    kept: 13,
    excluded: { 'no customer': 1 },
  },
  'hubspot-companies.csv': {
    preset: 'hubspot_companies',
    role: 'customers',
    mapping: { customer_id: 'Record ID' },
    rows: 10,
    kept: 10,
  },
  'hubspot-deals.csv': {
    preset: 'hubspot_deals',
    role: 'transactions',
    mapping: {
      customer_id: 'Associated Company IDs',
      order_id: 'Record ID',
      ordered_at: 'Close Date',
      amount: 'Amount',
      product: 'Deal Name',
      category: 'Pipeline',
    },
    rows: 18,
    kept: 9,
    excluded: { 'not completed': 9 },
    amount: 19_350,
    customers: 4,
    orders: 9,
  },
  'salesforce-contacts.csv': {
    preset: 'salesforce_contacts',
    role: 'customers',
    mapping: { customer_id: 'Id' },
    rows: 12,
    kept: 12,
  },
  'salesforce-accounts.csv': {
    preset: 'salesforce_accounts',
    role: 'customers',
    mapping: { customer_id: 'Id' },
    rows: 12,
    kept: 12,
  },
  'ga4-events.csv': {
    preset: 'ga4_events',
    role: 'interactions',
    mapping: {
      customer_id: 'user_pseudo_id',
      occurred_at: 'event_date',
      kind: 'event_name',
      channel: 'traffic_source.medium',
      detail: 'page_location',
    },
    rows: 30,
    kept: 30,
    days: ['2025-01-01', '2025-01-27'],
  },
  'zendesk-tickets.csv': {
    preset: 'zendesk_tickets',
    role: 'interactions',
    mapping: {
      customer_id: 'Requester email',
      occurred_at: 'Created at',
      kind: 'Ticket type',
      channel: 'Via',
      detail: 'Subject',
    },
    rows: 20,
    kept: 20,
  },
  'bank-statement-starling.csv': {
    preset: 'bank_statement',
    role: 'transactions',
    mapping: {
      customer_id: 'Counter Party',
      ordered_at: 'Date',
      amount: 'Amount (GBP)',
      category: 'Spending Category',
      product: 'Reference',
    },
    rows: 24,
    kept: 18,
    excluded: { return: 6 },
    amount: 1215,
    customers: 6,
  },
  'bank-statement-sparkasse.csv': {
    preset: 'bank_statement',
    role: 'transactions',
    mapping: {
      customer_id: 'Beguenstigter/Zahlungspflichtiger',
      ordered_at: 'Buchungstag',
      amount: 'Betrag',
      currency: 'Waehrung',
      product: 'Verwendungszweck',
    },
    rows: 20,
    kept: 16,
    excluded: { return: 4 },
    amount: 1604,
    customers: 4,
  },
};

/** Tested for themselves below. */
const SPECIAL = ['amazon-all-orders.txt', 'surveymonkey-responses.csv'];

const nothing = () => undefined;
let call = 1;
let session: Session;

/** Under a name that says nothing. */
function fixture(name: string): File {
  return new File([readFileSync(join(FIXTURES, name))], `export.${name.split('.').at(-1) ?? ''}`);
}

async function added(name: string) {
  const [report] = must(await session.addFiles(call++, [fixture(name)], nothing));
  if (!report) throw new Error('no report');
  return report;
}

async function rows(sql: string) {
  return tableRows(tableFromIPC(must(await session.query(call++, sql, {})).bytes));
}

beforeAll(() => {
  session = new Session(openNodeConnector);
});
afterEach(async () => {
  for (const { source } of must(await session.sources())) await session.removeSource(source);
});

it('every known export has a fixture, and every fixture is expected', () => {
  expect(readdirSync(FIXTURES).toSorted()).toEqual(
    [...Object.keys(EXPECTED), ...SPECIAL].toSorted(),
  );
  const tested = new Set(Object.values(EXPECTED).map(({ preset }) => preset));
  const untested = PRESETS.map(({ id }) => id).filter((id) => !tested.has(id));
  expect(untested).toEqual(['amazon_all_orders', 'surveymonkey_responses']);
});

it('every known export is described', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/known-exports.md'), 'utf8');
  const described = text.match(/^\| [^|]+/gm)?.map((cell) => cell.slice(2).trim()) ?? [];
  const missing = PRESETS.filter(({ title }) => !described.some((name) => title.startsWith(name)));
  expect(missing.map(({ title }) => title)).toEqual([]);
  expect(described).toHaveLength(PRESETS.length + 2);
});

describe('a known export is mapped without a question', () => {
  it.each(Object.entries(EXPECTED))('%s', async (name, expected) => {
    const report = await added(name);
    const preset = PRESETS.find(({ id }) => id === expected.preset);
    expect(report).toMatchObject({
      role: expected.role,
      mapping: expected.mapping,
      rows: expected.rows,
      rejected: 0,
      preset: { id: expected.preset, title: preset?.title, note: preset?.note },
    });
    expect(report).not.toHaveProperty('needs');
    expect(report).not.toHaveProperty('error');
    expect(report.confidence).toBeGreaterThanOrEqual(0.95);
    expect(report.roles.map(({ role, accepted }) => [role, accepted])).toEqual(
      [expected.role, expected.beside].flatMap((role) => (role ? [[role, true]] : [])),
    );
    const counts = must(await session.counts(call++, expected.role));
    expect(Object.fromEntries(counts.excluded.map((one) => [one.reason, one.rows]))).toEqual(
      expected.excluded ?? {},
    );
    expect(counts).toMatchObject({ read: expected.rows, kept: expected.kept });
    if (expected.days) expect([counts.first_at, counts.last_at]).toEqual(expected.days);
    if (expected.amount === undefined) return;
    expect(counts.amount).toBe(expected.amount);
    const [rfm] = await rows(
      'select sum(customers)::INTEGER as customers, round(sum(revenue), 2) as revenue from rfm_segments',
    );
    expect(rfm).toEqual({ customers: expected.customers, revenue: expected.amount });
    if (expected.orders === undefined) return;
    const [orders] = await rows('select sum(frequency)::INTEGER as orders from rfm');
    expect(orders).toEqual({ orders: expected.orders });
  });
});

describe('what is special about single exports', () => {
  it('Shopify: all lines of an order have its customer, day and state; its sums stand once', async () => {
    const report = await added('shopify-orders.csv');
    expect(
      await rows(
        `select count(*)::INTEGER as lines, count(distinct customer_id)::INTEGER as customers,
          count(distinct ordered_at)::INTEGER as days, count("Total")::INTEGER as totals
        from transactions where order_id = '#1003'`,
      ),
    ).toEqual([{ lines: 3, customers: 1, days: 1, totals: 1 }]);
    expect(
      await rows(
        `select order_id, count(*)::INTEGER as lines from transactions_excluded where reason = 'not completed' group by 1 order by 1`,
      ),
    ).toEqual([
      { order_id: '#1004', lines: 1 },
      { order_id: '#1008', lines: 2 },
      { order_id: '#1012', lines: 3 },
    ]);
    // The table itself stays as it was read.
    expect(
      await rows(`select count("Email")::INTEGER as filled from source.${report.source}`),
    ).toEqual([{ filled: 15 }]);
    expect(
      await rows(
        `select "Billing City" as city from customers where customer_id = 'ada.brandt@example.com'`,
      ),
    ).toEqual([{ city: 'Portland' }]);
  });

  it('Shopify: that unfinished sales are left out can be switched off, and stays filled', async () => {
    const report = await added('shopify-orders.csv');
    expect(report.roles[0]?.cleaning.excluded_statuses).toEqual(report.preset?.statuses);
    must(
      await session.setRole(call++, report.source, 'transactions', report.mapping, {
        cleaning: { excluded_statuses: null },
      }),
    );
    const counts = must(await session.counts(call++, 'transactions'));
    expect(counts).toMatchObject({ kept: 28, excluded: [{ reason: 'no customer', rows: 3 }] });
    const unknown = await session.setRole(call++, report.source, 'transactions', report.mapping, {
      cleaning: { excluded_statuses: [{ column: 'State', values: ['x'] }] },
    });
    expect(unknown).toMatchObject({ ok: false, error: { code: 'role.unknown_column' } });
  });

  it('Amazon: the report without buyers is recognised, and asks because it cannot say who bought', async () => {
    const report = await added('amazon-all-orders.txt');
    expect(report).toMatchObject({ preset: { id: 'amazon_all_orders' }, needs: ['mapping'] });
    expect(report.mapping).toMatchObject({ ...AMAZON_PARTS, order_id: 'amazon-order-id' });
    expect(report.mapping).not.toHaveProperty('customer_id');
    expect(report.preset?.note).toContain('does not say in this report who bought');
  });

  it('SurveyMonkey: respondents are customers; the second header row is none', async () => {
    const report = await added('surveymonkey-responses.csv');
    expect(report).toMatchObject({
      preset: { id: 'surveymonkey_responses' },
      role: 'customers',
      mapping: { customer_id: 'Email Address' },
    });
    expect(report).not.toHaveProperty('needs');
    const counts = must(await session.counts(call++, 'customers'));
    expect(counts.kept).toBe(14);
  });
});

describe('recognition', () => {
  const names = [...Object.keys(EXPECTED), ...SPECIAL];

  it.each(names)(
    'of %s does not hang on the order of columns, nor on their number',
    async (name) => {
      const sniff = must(await sniffFile(fixture(name), {}));
      const { sample, reading } = sniff;
      const types = reading.columns.map(({ type }) => type);
      const propose = (columns: readonly string[], places: readonly number[]) =>
        proposeRoles(
          {
            columns: places.map((place) => columns[place] ?? ''),
            types: places.map((place) => types[place] ?? 'text'),
            rows: sample.rows.map((row) => places.map((place) => row[place] ?? null)),
          },
          'export.csv',
        )[0];
      const places = sample.columns.map((_, place) => place);
      const straight = propose(sample.columns, places);
      expect(straight?.preset).toBeDefined();
      const extended = [...sample.columns, 'Custom field', 'Colour'];
      const turned = propose(extended, [...places, places.length, places.length + 1].toReversed());
      expect(turned?.preset?.id).toBe(straight?.preset?.id);
      expect(turned?.mapping).toEqual(straight?.mapping);
    },
  );

  it('needs more than a few common names', () => {
    const headers = [
      'Name,Email,Created at,Total',
      'id,Amount,Currency,Status,Customer Email',
      'Date,Time,Item,Qty,Net Sales',
      'Id,Name,Phone,CreatedDate',
      'Record ID,Name,City',
      'order_id,status,date,order_total',
      'Id,Subject,Status,Created at',
      'Date,Description,Amount,Customer',
      'Date,Description,Amount,Balance,Customer ID',
      'First Name,Last Name,Email,Phone,City',
    ];
    for (const header of headers) {
      const columns = header.split(',');
      const sample = {
        columns,
        types: columns.map(() => 'text' as const),
        rows: [columns.map(() => 'x')],
      };
      const found = proposeRoles(sample, 'export.csv').filter(({ preset }) => preset !== undefined);
      expect(found, header).toEqual([]);
    }
  });

  it('is in doubt where the values are not what the system writes', async () => {
    const text = readFileSync(join(FIXTURES, 'hubspot-deals.csv'), 'utf8').replace(
      /2025-\d\d-\d\d \d\d:\d\d/g,
      'soon',
    );
    const [report] = must(
      await session.addFiles(call++, [new File([text], 'export.csv')], nothing),
    );
    expect(report).toMatchObject({ preset: { id: 'hubspot_deals' }, needs: ['mapping'] });
  });
});
