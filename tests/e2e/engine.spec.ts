import { writeFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { ordersCsv } from '../helpers/orders';
import {
  addFiles,
  chooseFiles,
  customersInTable,
  gridCell,
  openStart,
  query,
  resultIsComplete,
  test,
  testsOnOnePage,
} from '../helpers/quintile-page';

// How long the main thread is busy meanwhile is for `npm run bench`, which measures it on a quiet machine.
test('300,000 rows from the disk become segments, and the status bar shows what they take', async ({
  page,
}, testInfo) => {
  await openStart(page);
  const status = page.getByRole('contentinfo', { name: 'Status' });
  await expect(status).toContainText('Ready');
  const content = ordersCsv(100_000);
  expect(content.split('\n').length).toBeGreaterThan(300_000);
  const path = testInfo.outputPath('large.csv');
  await writeFile(path, content);
  await chooseFiles(page, path);
  await resultIsComplete(page);
  expect(await customersInTable(page)).toBe(100_000);
  await expect(status).toContainText(/Memory\s*[\d.]+ [kM]B\s*of [\d.]+ GB/);
  await gridCell(page, 1, 1).click();
  await resultIsComplete(page);
  expect(await customersInTable(page)).toBeLessThan(100_000);
});

const onPage = testsOnOnePage(async (page) => {
  await openStart(page);
  await addFiles(page, { name: 'orders.csv', content: ordersCsv(60) });
  await resultIsComplete(page);
});

onPage('a statement that runs out of memory says so, and loses nothing', async ({ page }) => {
  const failure = await page.evaluate(() =>
    window.quintile
      .query(
        `select count(distinct text) as n from (
          select repeat(chr(65 + (i % 26)::INTEGER), 3000) || i as text from range(4000000) as t(i)
        )`,
      )
      .then(
        () => null,
        (error: unknown) => (error as { code: string }).code,
      ),
  );
  expect(failure).toBe('engine.out_of_memory');
  expect(await query(page, 'select count(*) as n from rfm')).toEqual([{ n: 60 }]);
});

onPage('an engine that does not answer is restarted, and the sources stay', async ({ page }) => {
  await resultIsComplete(page);
  const before = await query(page, 'select segment, customers from rfm_segments order by all');

  await test.step('it hangs, and a cancel does not help', async () => {
    const engines = page.workers().map(async (worker) => ({
      worker,
      name: await worker.evaluate(() => self.name),
    }));
    const engine = (await Promise.all(engines)).find(({ name }) => name === 'engine')?.worker;
    // Never comes back: the answer is that the worker has gone.
    void engine
      ?.evaluate(() => {
        for (;;);
      })
      .catch(() => undefined);
    await chooseFiles(page, [{ name: 'more.csv', content: ordersCsv(30, 'M') }]);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(page.getByRole('contentinfo').getByText('Cancelling…')).toBeVisible();
  });

  await test.step('the restart is offered after five seconds', async () => {
    await page.getByRole('button', { name: 'Restart engine' }).click();
    await expect(page.getByRole('contentinfo')).toContainText('Ready');
    await resultIsComplete(page);
  });

  expect(await query(page, 'select segment, customers from rfm_segments order by all')).toEqual(
    before,
  );
  await expect(page.getByRole('article', { name: 'orders.csv' })).toBeVisible();
  expect(await customersInTable(page)).toBe(60);
  await addFiles(page, { name: 'more.csv', content: ordersCsv(30, 'M') });
  expect(await query(page, 'select count(*) as n from rfm')).toEqual([{ n: 90 }]);
});
