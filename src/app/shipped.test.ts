import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { HeadlessNotebook } from '../../tests/helpers/headless-notebook';
import { SHIPPED, shippedText, type ShippedId } from './shipped';

const sample = (path: string) =>
  new File([readFileSync(`public/samples/${path}`)], path.split('/').at(-1) ?? path);
const shop = (name: string) => sample(`shop/${name}`);

describe('the notebooks that come with the page', () => {
  const notebook = new HeadlessNotebook();
  const ran = new Set<string>();
  beforeAll(async () => {
    await notebook.addFiles(shop('orders.csv'), shop('customers.csv'), shop('interactions.csv'));
  });

  /** Runs a notebook to its end. */
  async function runs(id: ShippedId): Promise<void> {
    ran.add(id);
    await notebook.run(await shippedText(id));
    const bad = Object.entries(notebook.statuses()).filter(([, { state }]) => state !== 'done');
    expect(bad).toEqual([]);
  }

  it('tell the business by month, each month beside the same of the year before', async () => {
    await runs('business');
    const months = await notebook.rows('from against_year_before order by month');
    const [plain] = await notebook.rows(
      `select count(distinct date_trunc('month', ordered_at))::INTEGER as months, sum(amount)::DOUBLE as revenue from transactions`,
    );
    expect(months).toHaveLength(Number(plain?.['months']));
    const revenue = months.reduce((sum, month) => sum + Number(month['revenue']), 0);
    expect(revenue).toBeCloseTo(Number(plain?.['revenue']), 2);
    expect(months[0]?.['revenue_year_before']).toBeNull();
    const at = months.findIndex((month) => month['revenue_year_before'] !== null);
    expect(months[at]?.['revenue_year_before']).toBe(months[0]?.['revenue']);
    const [change] = await notebook.rows('select revenue_change from against_year_before limit 1');
    expect(notebook.unitOf('latest', 'revenue_change')).toBe('share');
    expect(change?.['revenue_change']).not.toBeNull();
    for (const { repeat_rate } of months) {
      expect(Number(repeat_rate)).toBeGreaterThanOrEqual(0);
      expect(Number(repeat_rate)).toBeLessThanOrEqual(1);
    }
  });

  it('tell what sells: items add up to all revenue that names one', async () => {
    await runs('products');
    const [items] = await notebook.rows('select sum(revenue)::DOUBLE as revenue from items');
    const [all] = await notebook.rows(
      'select sum(amount)::DOUBLE as revenue from transactions where product is not null',
    );
    expect(items?.['revenue']).toBeCloseTo(Number(all?.['revenue']), 2);
  });

  it('tell which customers bring the money: tiers, crossings and lists add up', async () => {
    await runs('money');
    const [all] = await notebook.rows(
      `select count(distinct customer_id)::INTEGER as customers, sum(amount)::DOUBLE as revenue from transactions`,
    );
    const [crossed] = await notebook.rows(
      `select sum(customers)::INTEGER as customers, sum(revenue)::DOUBLE as revenue, count(*)::INTEGER as pairs from crossed`,
    );
    expect(crossed?.['customers']).toBe(all?.['customers']);
    expect(crossed?.['revenue']).toBeCloseTo(Number(all?.['revenue']), 2);
    expect(crossed?.['pairs']).toBe(4 * 10);
    for (const model of ['value_tiers', 'revenue_streams', 'high_value']) {
      const [check] = await notebook.rows(`from ${model}_check`);
      expect(check).toMatchObject({ population: all?.['customers'], is_partition: true });
    }
    const [quiet] = await notebook.rows('from at_stake');
    const [plain] = await notebook.rows(
      `select count(*)::INTEGER as customers, sum(revenue)::DOUBLE as revenue from rfm
      where r <= 2 and customer_id in (select customer_id from value_tiers where segment = 'A')`,
    );
    expect(quiet?.['customers']).toBe(plain?.['customers']);
    expect(Number(quiet?.['customers'])).toBeGreaterThan(0);
    expect(quiet?.['revenue']).toBeCloseTo(Number(plain?.['revenue']), 2);
    const [items] = await notebook.rows(
      `select sum(revenue)::DOUBLE as revenue from bought where who = 'Everybody'`,
    );
    const [best] = await notebook.rows(
      `select sum(revenue)::DOUBLE as revenue from (
        select sum(amount) as revenue from transactions group by category order by revenue desc limit 12
      )`,
    );
    expect(items?.['revenue']).toBeCloseTo(Number(best?.['revenue']), 2);
    await notebook.edit('default: 0.2', 'default: 0.1');
    const [top] = await notebook.rows('select top_customers, customers from high_value_summary');
    expect(top?.['top_customers']).toBe(Math.ceil(Number(top?.['customers']) / 10));
  });

  it('tell natural groups: all of them add up, however many are asked for', async () => {
    await runs('groups');
    const [all] = await notebook.rows(
      'select count(distinct customer_id)::INTEGER as customers, sum(amount)::DOUBLE as revenue from transactions',
    );
    for (const k of ['auto', '5']) {
      if (k !== 'auto') await notebook.edit('default: auto', `default: '${k}'`);
      const [check] = await notebook.rows('from clusters_check');
      expect(check).toMatchObject({ population: all?.['customers'], is_partition: true });
      const [plan] = await notebook.rows(
        'select sum(customers)::INTEGER as customers, sum(revenue) as revenue, max(quiet_share) as quiet_share from plan',
      );
      expect(plan?.['customers']).toBe(all?.['customers']);
      expect(plan?.['revenue']).toBeCloseTo(Number(all?.['revenue']), 2);
      expect(Number(plan?.['quiet_share'])).toBeLessThanOrEqual(1);
      const shares = await notebook.rows(
        'select sum(share_of_group) as share, count(*)::INTEGER as segments from crossed group by group_name',
      );
      for (const { share, segments } of shares) {
        expect(share).toBeCloseTo(1, 9);
        expect(segments).toBe(10);
      }
    }
    expect(await notebook.rows('select distinct segment from plan')).toHaveLength(5);
    // Every number of groups is compared, though one was chosen.
    expect(await notebook.rows('from compared')).toHaveLength(9);
    const [items] = await notebook.rows('select sum(revenue)::DOUBLE as revenue from bought');
    const [best] = await notebook.rows(
      `select sum(revenue)::DOUBLE as revenue from (
        select sum(amount) as revenue from transactions group by category order by revenue desc limit 8
      )`,
    );
    expect(items?.['revenue']).toBeCloseTo(Number(best?.['revenue']), 2);
  });

  it('tell of customers who are no firms, and say what would come with firms', async () => {
    await runs('accounts');
    const [facts] = await notebook.rows('from firm_facts');
    expect(facts).toMatchObject({ with_industry: 0, with_size: 0 });
    expect(facts?.['note']).toContain('industry and employees');
    expect(await notebook.rows('from sized')).toEqual([]);
    // The sample has one record for each customer.
    expect(await notebook.rows('from contacts')).toEqual([]);
  });

  for (const { id } of SHIPPED) {
    it(`“${id}” runs to its end on the sample shop`, async () => {
      // Most of them ran above.
      if (!ran.has(id)) await runs(id);
    });
  }
});

describe('the notebooks that come with the page, on a supplier of firms', () => {
  const notebook = new HeadlessNotebook();
  beforeAll(async () => {
    await notebook.addFiles(sample('supplier/orders.csv'), sample('supplier/accounts.csv'));
  });

  // Those two run to their end below.
  for (const { id } of SHIPPED.filter((one) => one.id !== 'money' && one.id !== 'accounts')) {
    it(`“${id}” runs without an error`, async () => {
      await notebook.run(await shippedText(id));
      const bad = Object.entries(notebook.statuses()).filter(([, { error }]) => error !== null);
      expect(bad).toEqual([]);
    });
  }

  it('“money” runs to its end', async () => {
    await notebook.run(await shippedText('money'));
    const states = Object.values(notebook.statuses()).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['done']));
    for (const model of ['value_tiers', 'revenue_streams', 'high_value']) {
      const [check] = await notebook.rows(`from ${model}_check`);
      expect(check).toMatchObject({ is_partition: true });
    }
  });

  it('“accounts” leads with the firms, runs to its end, and adds up', async () => {
    await notebook.run(await shippedText('accounts'));
    const waiting = Object.entries(notebook.statuses()).filter(([, { state }]) => state !== 'done');
    expect(waiting).toEqual([]);
    const [summary] = await notebook.rows('select what, customers from kinds_and_sizes_summary');
    expect(summary).toEqual({ what: 'industry and employees', customers: 400 });
    const [cells] = await notebook.rows(
      'select sum(customers)::INTEGER as customers, sum(revenue) as revenue from kinds_and_sizes_cells',
    );
    const [all] = await notebook.rows(
      'select sum(amount)::DOUBLE as revenue, count(distinct customer_id)::INTEGER as buyers from transactions',
    );
    expect(cells?.['customers']).toBe(400);
    expect(cells?.['revenue']).toBeCloseTo(Number(all?.['revenue']), 2);
    const [overview] = await notebook.rows('from overview');
    expect(overview).toMatchObject({ accounts: all?.['buyers'] });
    const [late] = await notebook.rows('from at_stake');
    const [plain] = await notebook.rows(
      `select count(*)::INTEGER as accounts, sum(amount)::DOUBLE as revenue from (
        select customer_id, sum(amount) as amount from transactions
        where customer_id in (select customer_id from value_tiers where segment in ('A', 'B'))
          and customer_id in (select customer_id from status where recency_in_gaps > 1)
          and customer_id not in (select customer_id from status where segment in ('New', 'Reactivated'))
        group by customer_id
      )`,
    );
    expect(late?.['accounts']).toBe(plain?.['accounts']);
    expect(late?.['revenue']).toBeCloseTo(Number(plain?.['revenue']), 2);
    const [proposals] = await notebook.rows(
      `select count(*)::INTEGER as proposals, count(distinct customer_id)::INTEGER as accounts,
        count_if(exists (
          from transactions
          where transactions.customer_id = not_yet.customer_id and category = not_yet_bought
        ))::INTEGER as bought_already
      from not_yet`,
    );
    expect(proposals?.['accounts']).toBe(proposals?.['proposals']);
    expect(proposals?.['bought_already']).toBe(0);
  });
});
