import { withPage } from './browser';
import type { Figure } from './figures';
import { quantile } from './statistics';

/** Statements of the bench, of the kinds that the page runs: scan, aggregate, sort, window, join. */
const STATEMENTS = [
  'select sum(sqrt(x)) from range(20000000000) t(x)',
  'select count(*) from transactions a join transactions b on a.product = b.product',
  'select customer_id, row_number() over (partition by product order by ordered_at) from transactions, range(50)',
  'select * from transactions, range(20) order by amount, customer_id',
  'select count(distinct order_id || x) from transactions, range(50) t(x)',
];
const CANCEL_AFTER_MS = [60, 150, 300, 600];
const LIMIT_MS = 250;

/** From the cancel to the answer, over the statements, while 1M rows are loaded. */
export async function cancelFigures(url: string, file: string): Promise<Figure[]> {
  const times = await withPage(url, async (page) => {
    await page.evaluate(() => window.quintile.ready);
    await page.locator('input[type=file]').first().setInputFiles(file);
    await page.waitForFunction(
      () => performance.getEntriesByName('quintile:grid-painted').length > 0,
    );
    return page.evaluate(
      async ({ statements, delays }) => {
        const measured: number[] = [];
        for (const statement of statements) {
          for (const delay of delays) {
            const controller = new AbortController();
            let asked = 0;
            setTimeout(() => {
              asked = performance.now();
              controller.abort();
            }, delay);
            await window.quintile
              .query(statement, { signal: controller.signal })
              .catch(() => undefined);
            // A statement that was faster than its cancel tells nothing.
            if (asked > 0) measured.push(performance.now() - asked);
          }
        }
        return measured;
      },
      { statements: STATEMENTS, delays: CANCEL_AFTER_MS },
    );
  });
  return [
    { name: 'cancel, median', value: quantile(times, 0.5), unit: 'ms' },
    { name: 'cancel, 95th percentile', value: quantile(times, 0.95), unit: 'ms', limit: LIMIT_MS },
    { name: 'cancels measured', value: times.length, unit: '' },
  ];
}
