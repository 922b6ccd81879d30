import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { HeadlessNotebook } from '../../tests/helpers/headless-notebook';
import { SHIPPED, shippedText } from './shipped';

const shop = (name: string) => new File([readFileSync(`public/samples/shop/${name}`)], name);

describe('the notebooks that come with the page', () => {
  const notebook = new HeadlessNotebook();
  beforeAll(async () => {
    await notebook.addFiles(shop('orders.csv'), shop('customers.csv'));
  });

  for (const { id } of SHIPPED) {
    it(`“${id}” runs to its end on the sample shop`, async () => {
      await notebook.run(await shippedText(id));
      const bad = Object.entries(notebook.statuses()).filter(([, { state }]) => state !== 'done');
      expect(bad).toEqual([]);
    });
  }

  it('tell the business by month, each month beside the same of the year before', async () => {
    await notebook.run(await shippedText('business'));
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
    await notebook.run(await shippedText('products'));
    const [items] = await notebook.rows('select sum(revenue)::DOUBLE as revenue from items');
    const [all] = await notebook.rows(
      'select sum(amount)::DOUBLE as revenue from transactions where product is not null',
    );
    expect(items?.['revenue']).toBeCloseTo(Number(all?.['revenue']), 2);
  });
});
