import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeSamples } from '../scripts/samples/samples';
import { SHOP } from '../scripts/samples/shop/parameters';

const FOLDER = new URL('../public/samples/', import.meta.url);

type Row = Record<string, string>;

function read(path: string): string {
  return readFileSync(new URL(path, FOLDER), 'utf8');
}

/** Rows of a sample file, by column name. */
function rowsOf(path: string): Row[] {
  const [header = [], ...rows] = read(path).trimEnd().split('\n').map(fieldsOf);
  return rows.map((cells) => {
    expect(cells.length).toBe(header.length);
    return Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
  });
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

function cell(row: Row, column: string): string {
  const text = row[column];
  if (text === undefined) throw new Error(`no column ${column}`);
  return text;
}

function number(row: Row, column: string): number {
  return Number(cell(row, column));
}

function groupBy(rows: readonly Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(cell(row, column));
    if (group) group.push(row);
    else groups.set(cell(row, column), [row]);
  }
  return groups;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const orders = rowsOf('shop/orders.csv');
const customers = rowsOf('shop/customers.csv');
const interactions = rowsOf('shop/interactions.csv');
const survey = rowsOf('shop/survey.csv');
const campaign = rowsOf('shop/campaign.csv');
const known = orders.filter((row) => cell(row, 'customer_id') !== '');
const sales = orders.filter((row) => number(row, 'quantity') > 0 && number(row, 'unit_price') > 0);

describe('the sample files', () => {
  it('are what the script makes, under 8 MB in all', () => {
    const files = makeSamples();
    for (const { path, text } of files)
      expect(read(path) === text, `${path} differs: run npm run samples`).toBe(true);
    const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
    expect(bytes).toBeLessThan(8_000_000);
  }, 30_000);
});

describe("the shop's customers", () => {
  it('are 5,000, each once', () => {
    expect(customers.length).toBe(5_000);
    expect(new Set(customers.map((row) => row.customer_id)).size).toBe(5_000);
    expect(new Set(customers.map((row) => row.email)).size).toBe(5_000);
    for (const row of customers) expect(row.email).toMatch(/^[a-z.]+\d*@example\.(com|org|net)$/);
  });

  it('write German postcodes with their leading zero', () => {
    const german = customers.filter((row) => row.country === 'DE');
    expect(german.every((row) => /^\d{5}$/.test(cell(row, 'postcode')))).toBe(true);
    expect(german.some((row) => cell(row, 'postcode').startsWith('0'))).toBe(true);
  });

  it('have some without an order, and some orders without a customer row', () => {
    const ids = new Set(customers.map((row) => row.customer_id));
    const buyers = new Set(known.map((row) => row.customer_id));
    expect([...ids].filter((id) => !buyers.has(id)).length).toBe(SHOP.prospects);
    expect([...buyers].filter((id) => !ids.has(id)).length).toBe(SHOP.erased);
  });

  it('never order before they signed up', () => {
    const signedUp = new Map(customers.map((row) => [row.customer_id, cell(row, 'signed_up_at')]));
    for (const row of known)
      expect(cell(row, 'ordered_at').slice(0, 10) >= (signedUp.get(row.customer_id) ?? '')).toBe(
        true,
      );
  });
});

describe("the shop's order lines", () => {
  it('are 60,000, from 2023-01-01 to 2025-06-30, in order of time', () => {
    expect(orders.length).toBe(60_000);
    const times = orders.map((row) => cell(row, 'ordered_at'));
    expect(times[0]?.slice(0, 10)).toBe('2023-01-01');
    expect(times.at(-1)?.slice(0, 10)).toBe('2025-06-30');
    expect(times.every((time) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(time))).toBe(true);
    expect([...times].sort()).toEqual(times);
  });

  it('belong to orders of one customer and one moment', () => {
    for (const lines of groupBy(orders, 'order_id').values())
      for (const column of ['customer_id', 'ordered_at', 'channel', 'currency'])
        expect(new Set(lines.map((row) => row[column])).size).toBe(1);
  });

  it('multiply: amount is quantity × price × (1 − discount), to the cent', () => {
    for (const row of orders) {
      const amount =
        number(row, 'quantity') * number(row, 'unit_price') * (1 - number(row, 'discount'));
      expect(Math.abs(amount - number(row, 'amount'))).toBeLessThan(0.00501);
    }
  });

  it('hold 60 exact duplicates, some anonymous lines, and returns of real orders', () => {
    const lines = read('shop/orders.csv').trimEnd().split('\n');
    expect(lines.length - new Set(lines).size).toBe(60);
    const anonymous = orders.length - known.length;
    expect(anonymous / orders.length).toBeGreaterThan(0.02);
    expect(anonymous / orders.length).toBeLessThan(0.08);
    const ids = new Set(orders.map((row) => row.order_id));
    const returns = orders.filter((row) => number(row, 'quantity') < 0);
    expect(returns.length).toBeGreaterThan(1_500);
    for (const row of returns) {
      expect(row.order_id).toMatch(/^R\d{6}$/);
      expect(ids.has(cell(row, 'order_id').slice(1))).toBe(true);
      expect(number(row, 'amount')).toBeLessThan(0);
    }
  });

  it('spread customers over recency and frequency', () => {
    const byCustomer = [...groupBy(sales, 'customer_id')].filter(([id]) => id !== '');
    const frequencies = byCustomer.map(([, rows]) => new Set(rows.map((row) => row.order_id)).size);
    expect(frequencies.filter((count) => count === 1).length / frequencies.length).toBeLessThan(
      0.5,
    );
    const sorted = frequencies.sort((a, b) => a - b);
    const cuts = [0.2, 0.4, 0.6, 0.8].map((share) => sorted[Math.floor(share * sorted.length)]);
    expect(new Set(cuts).size).toBe(4);
  });
});

describe("the shop's truths", () => {
  it('show in the campaign: the voucher lifts responses by about seven points', () => {
    const rate = (variant: string): number =>
      mean(
        campaign
          .filter((row) => row.variant === variant)
          .map((row) => Number(row.responded === 'true')),
      );
    expect(new Set(campaign.map((row) => row.customer_id)).size).toBe(campaign.length);
    expect(rate('voucher') - rate('control')).toBeGreaterThan(0.04);
    expect(rate('voucher') - rate('control')).toBeLessThan(0.1);
  });

  it('agree between campaign and orders: who responded, ordered in the window', () => {
    const ordered = new Set(
      sales
        .filter((row) => {
          const day = cell(row, 'ordered_at').slice(0, 10);
          return day > '2025-03-17' && day <= '2025-04-14';
        })
        .map((row) => row.customer_id),
    );
    for (const row of campaign)
      expect(row.responded === 'true').toBe(ordered.has(cell(row, 'customer_id')));
  });

  it('show in the survey: those who complained are less satisfied', () => {
    const complained = new Set(
      interactions.filter((row) => row.kind === 'complaint').map((row) => row.customer_id),
    );
    const scores = survey.filter((row) => cell(row, 'question').includes('satisfied'));
    const of = (did: boolean): number[] =>
      scores
        .filter((row) => complained.has(row.customer_id) === did)
        .map((row) => number(row, 'answer'));
    expect(of(true).length).toBeGreaterThan(100);
    expect(mean(of(false)) - mean(of(true))).toBeGreaterThan(0.8);
  });

  it('show in the baskets: families buy for children', () => {
    const household = new Map(customers.map((row) => [row.customer_id, row.household]));
    const share = (kind: string): number => {
      const lines = sales.filter((row) => household.get(row.customer_id) === kind);
      return lines.filter((row) => row.category === 'Children').length / lines.length;
    };
    expect(share('family')).toBeGreaterThan(2.5 * share('single'));
  });
});

describe('the supplier', () => {
  const accounts = rowsOf('supplier/accounts.csv');
  const lines = rowsOf('supplier/orders.csv');

  it('has 400 accounts, each once, and about 6,000 order lines', () => {
    expect(accounts.length).toBe(400);
    expect(new Set(accounts.map((row) => row.account_id)).size).toBe(400);
    expect(new Set(accounts.map((row) => row.company)).size).toBe(400);
    expect(lines.length).toBeGreaterThan(5_000);
    expect(lines.length).toBeLessThan(7_000);
  });

  it('sells more an order to large accounts', () => {
    const employees = new Map(accounts.map((row) => [row.account_id, number(row, 'employees')]));
    const orderValues = [...groupBy(lines, 'order_no').values()].map((rows) => ({
      large: (employees.get(rows[0]?.account_id) ?? 0) >= 150,
      value: rows.reduce((sum, row) => sum + number(row, 'line_total'), 0),
    }));
    const of = (large: boolean): number =>
      mean(orderValues.filter((order) => order.large === large).map(({ value }) => value));
    expect(of(true)).toBeGreaterThan(2 * of(false));
  });
});
