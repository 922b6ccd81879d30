import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HeadlessNotebook } from '../../tests/helpers/headless-notebook';
import { shippedText } from './shipped';

const loaded = new Map<string, HeadlessNotebook>();
/** The notebook that stands over each of them. */
const standing = new Map<HeadlessNotebook, string>();

/** A notebook over these files of the sample shop. The files are read once. */
async function over(...names: string[]): Promise<HeadlessNotebook> {
  const before = loaded.get(names.join());
  if (before) return before;
  const notebook = new HeadlessNotebook();
  loaded.set(names.join(), notebook);
  const files = names.map((name) => new File([readFileSync(`public/samples/shop/${name}`)], name));
  if (files.length > 0) await notebook.addFiles(...files);
  return notebook;
}

/** Runs a notebook, unless it is what stands already. */
async function run(notebook: HeadlessNotebook, text: string): Promise<void> {
  if (standing.get(notebook) === text) return;
  await notebook.run(text);
  standing.set(notebook, text);
}

function states(notebook: HeadlessNotebook): string[] {
  return [...new Set(Object.values(notebook.statuses()).map(({ state }) => state))];
}

async function one(notebook: HeadlessNotebook, query: string) {
  const [row] = await notebook.rows(query);
  return row ?? {};
}

describe('“Who is new, active, slipping, lost?”', () => {
  it('counts everybody of the shop once, then and now', async () => {
    const notebook = await over('orders.csv', 'customers.csv');
    await run(notebook, await shippedText('status'));
    expect(states(notebook)).toEqual(['done']);
    const plain = await one(
      notebook,
      `select count(distinct customer_id)::INTEGER as customers, sum(amount)::DOUBLE as revenue from transactions`,
    );
    const summary = await one(notebook, 'from status_summary');
    expect(summary['with_orders']).toBe(plain['customers']);
    const check = await one(notebook, 'from status_check');
    expect(check).toMatchObject({ population: 5030, is_partition: true });
    const list = await one(
      notebook,
      'select count(*)::INTEGER as customers, sum(revenue) as revenue from in_view',
    );
    expect(list['customers']).toBe(5030);
    expect(list['revenue']).toBeCloseTo(Number(plain['revenue']), 2);
    const then = await one(
      notebook,
      'select customers, as_of::VARCHAR as as_of from status_then_summary',
    );
    expect(then['as_of']).toBe('2025-04-01');
    const moves = await one(
      notebook,
      'select sum(customers)::INTEGER as customers, count(*)::INTEGER as pairs from moves',
    );
    expect(moves).toEqual({ customers: then['customers'], pairs: 49 });
    const kept = await one(notebook, 'from kept');
    expect(Number(kept['stayed_on_time_share']) + Number(kept['fell_behind_share'])).toBeCloseTo(
      1,
      12,
    );
  });

  it('names the fewest slipping customers who brought half of what all of them did', async () => {
    const notebook = await over('orders.csv');
    await run(notebook, await shippedText('status'));
    const slipping = (await notebook.rows('select revenue from slipping')).map((row) =>
      Number(row['revenue']),
    );
    const whole = slipping.reduce((sum, revenue) => sum + revenue, 0);
    const { customers, revenue } = await one(notebook, 'from at_stake');
    const sumOf = (count: number) => slipping.slice(0, count).reduce((sum, one_) => sum + one_, 0);
    expect(revenue).toBeCloseTo(sumOf(Number(customers)), 6);
    expect(sumOf(Number(customers))).toBeGreaterThanOrEqual(whole / 2);
    expect(sumOf(Number(customers) - 1)).toBeLessThan(whole / 2);
  });

  it('has no prospects without a file of customers, and waits without orders', async () => {
    const orders = await over('orders.csv');
    await run(orders, await shippedText('status'));
    expect(states(orders)).toEqual(['done']);
    const prospects = await one(orders, `from status_segments where segment = 'Prospect'`);
    expect(prospects['customers']).toBe(0);
    const nothing = await over();
    await run(nothing, await shippedText('status'));
    expect(nothing.statuses()['status']).toMatchObject({
      state: 'waiting',
      needs: ['transactions'],
    });
  });

  it('looks back from the as-of date of the notebook, too', async () => {
    const notebook = await over('orders.csv');
    const text = await shippedText('status');
    await run(notebook, text.replace('quintile: 1', 'quintile: 1\nas_of: 2024-07-01'));
    expect(states(notebook)).toEqual(['done']);
    const now = await one(notebook, 'select as_of::VARCHAR as as_of from status_summary');
    const then = await one(notebook, 'select as_of::VARCHAR as as_of from status_then_summary');
    expect([now['as_of'], then['as_of']]).toEqual(['2024-07-01', '2024-04-01']);
  });
});

describe('“How do they behave?”', () => {
  it('tells more with every file, and never a zero for what nobody told', async () => {
    const few = await over('orders.csv');
    await run(few, await shippedText('behaviour'));
    expect(states(few)).toEqual(['done']);
    const told = async (notebook: HeadlessNotebook) =>
      (await notebook.rows(`select tells from told where customers > 0`)).map(
        (row) => row['tells'],
      );
    const fromOrders = ['Categories', 'Products', 'Channels', 'Discounts', 'Returns'];
    expect(await told(few)).toEqual(fromOrders);
    const quiet = await few.rows('select type from types_told where customers is null');
    expect(quiet.map((row) => row['type'])).toEqual(['Dissatisfied', 'Researcher', 'Looker']);

    const all = await over('orders.csv', 'customers.csv', 'interactions.csv', 'survey.csv');
    await run(all, await shippedText('behaviour'));
    expect(states(all)).toEqual(['done']);
    expect(await told(all)).toEqual([...fromOrders, 'Visits', 'Complaints', 'Satisfaction']);
    expect(await all.rows('select type from types_told where customers is null')).toEqual([]);
    for (const model of ['behaviour', 'typology']) {
      const check = await one(all, `from ${model}_check`);
      expect(check, model).toMatchObject({ population: 5030, is_partition: true });
    }
  });

  it('counts complaints, visits, returns and discounts as a plain query of the files does', async () => {
    const all = await over('orders.csv', 'customers.csv', 'interactions.csv', 'survey.csv');
    await run(all, await shippedText('behaviour'));
    const sums = await one(
      all,
      `select
        sum(complaints)::INTEGER as complaints,
        sum(visits)::INTEGER as visits,
        sum(returns)::INTEGER as returns,
        sum(orders)::INTEGER as orders,
        sum(round(discount_share * orders))::INTEGER as discounted
      from behaviour`,
    );
    // The sample's README: 830 complaints and 8,355 visits among its contacts.
    expect(sums).toMatchObject({ complaints: 830, visits: 8355 });
    const orders = await one(
      all,
      `select
        count(distinct order_id)::INTEGER as orders,
        count(distinct order_id) filter (discount > 0)::INTEGER as discounted
      from transactions`,
    );
    expect(sums).toMatchObject(orders);
    const returns = await one(
      all,
      `select count(distinct order_id)::INTEGER as returns from transactions_excluded where reason = 'return'`,
    );
    expect(sums['returns']).toBe(returns['returns']);
    const list = await one(all, 'select count(*)::INTEGER as customers from in_view');
    expect(list['customers']).toBe(5030);
  });

  it('waits for orders', async () => {
    const nothing = await over();
    await run(nothing, await shippedText('behaviour'));
    for (const name of ['behaviour', 'typology', 'in_view']) {
      expect(nothing.statuses()[name]).toMatchObject({
        state: 'waiting',
        needs: ['transactions'],
      });
    }
  });
});
