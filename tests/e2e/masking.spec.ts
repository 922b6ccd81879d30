import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { addFiles, openStart, query, settled, testsOnOnePage } from '../helpers/quintile-page';

const PEOPLE = `customer_id,name,email,phone,city
C1,Daniel Winter,daniel@example.net,+49 351 1234507,Dresden
C2,Ada Berg,ada@example.org,,Leeds
`;
const ORDERS = `order_id,customer_id,order_date,amount
1,C1,2024-01-05,10.50
2,C2,2024-02-05,20.00
3,C1,not a date at all,3.00,too,many
`;
const NOTEBOOK = `---
quintile: 1
title: People
---

\`\`\`sql people
from customers
\`\`\`
`;

function maskSwitch(page: Page) {
  return page.getByRole('switch', { name: 'Mask names, e-mails and phones' });
}

const mark = 'Names, e-mails and phones are masked';

const test = testsOnOnePage(async (page) => {
  await openStart(page);
  await addFiles(page, { name: 'customers.csv', content: PEOPLE });
  await page.evaluate((text) => window.quintile.notebook.load(text), NOTEBOOK);
  await page.evaluate(() => window.quintile.notebook.run());
  await settled(page);
});

test('a switch masks what the page shows and what leaves it, and shows it again', async ({
  page,
}) => {
  const main = page.getByRole('main');
  await expect(main.getByText('Daniel Winter', { exact: true })).toBeVisible();
  await maskSwitch(page).click();
  await expect(main.getByText('D. W.', { exact: true })).toBeVisible();
  await expect(page.getByText(mark)).toBeAttached();
  await expect(page.locator('body')).not.toContainText(/Daniel|daniel@|1234507/);
  expect(await query(page, 'select name, email, phone from customers order by 1')).toEqual([
    { name: 'A. B.', email: 'a•••@•••.org', phone: null },
    { name: 'D. W.', email: 'd•••@•••.net', phone: '••• 07' },
  ]);
  const raw = await page.evaluate(() =>
    window.quintile
      .query('from source.customers')
      .catch((error: unknown) => (error as { code: string }).code),
  );
  expect(raw).toBe('privacy.masked');

  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'More for this notebook' }).click();
  await page.getByRole('menuitem', { name: 'Report (.html)' }).click();
  const report = await readFile(await (await downloaded).path(), 'utf8');
  expect(report).toContain('D. W.');
  expect(report).toContain('names, e-mails and phones masked');
  expect(report).not.toMatch(/Daniel|daniel@|1234507/);

  await maskSwitch(page).click();
  await expect(main.getByText('Daniel Winter', { exact: true })).toBeVisible();
  await expect(page.getByText(mark)).toHaveCount(0);
});

test('the command palette masks, too', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('mask names');
  await page.keyboard.press('Enter');
  await expect(page.getByText(mark)).toBeAttached();
  await expect(maskSwitch(page)).toBeChecked();
  await maskSwitch(page).click();
  await expect(page.getByText(mark)).toHaveCount(0);
});

test('rejected rows are not shown as they stand in the file', async ({ page }) => {
  await addFiles(page, { name: 'orders.csv', content: ORDERS });
  await maskSwitch(page).click();
  await expect(page.getByText(mark)).toBeAttached();
  await page
    .getByRole('button', { name: /1 rejected/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('are not shown while names, e-mails and phones are masked');
  await expect(dialog).not.toContainText('not a date at all');
  await page.keyboard.press('Escape');
  await maskSwitch(page).click();
  await expect(page.getByText(mark)).toHaveCount(0);
});

test('the choice holds for the next visit, before any file is there', async ({ page }) => {
  await maskSwitch(page).click();
  await expect(page.getByText(mark)).toBeAttached();
  await page.reload();
  await page.evaluate(() => window.quintile.ready);
  await expect(page.getByText(mark)).toBeAttached();
  await addFiles(page, { name: 'customers.csv', content: PEOPLE });
  expect(await query(page, "select name from customers where customer_id = 'C1'")).toEqual([
    { name: 'D. W.' },
  ]);
});
