import { expect } from '@playwright/test';
import { expectNoViolation } from '../helpers/axe';
import { ordersCsv } from '../helpers/orders';
import {
  addFiles,
  block,
  cell,
  chooseFiles,
  expectCustomers,
  gridCell,
  openStart,
  query,
  resultIsComplete,
  segmentRow,
  settled,
  test,
  trySample,
} from '../helpers/quintile-page';

const ambiguous = Array.from({ length: 40 }, (_, at) => {
  const month = String(1 + (at % 12)).padStart(2, '0');
  return `C${String(at % 9)},O${String(at)},${month}/04/2024,${String(at + 1)}.00`;
});
const VAGUE = ordersCsv(30).replace(/^.*\n/, 'a,b,c,d\n');

test('start', async ({ page }) => {
  await openStart(page);
  await expectNoViolation(page);
});

test('loading', async ({ page }) => {
  await openStart(page);
  // The engine is busy with something else for as long as it takes to look.
  const busy = page
    .evaluate(() =>
      window.quintile.query(
        'select count(*) as n from range(400000) as a(x), range(100000) as b(y) where hash(x, y) = 1',
      ),
    )
    .catch(() => []);
  await chooseFiles(page, [
    { name: 'orders.csv', content: ordersCsv(50) },
    { name: 'more.csv', content: ordersCsv(50) },
  ]);
  await expect(page.getByRole('article', { name: 'Reading more.csv' })).toBeVisible();
  await expectNoViolation(page);
  await page.close();
  await busy;
});

test('full result', async ({ page }) => {
  await openStart(page);
  await trySample(page, 'A shop');
  await expectNoViolation(page);

  await test.step('with a filter, SQL, an open editor and an empty table', async () => {
    await segmentRow(page, 'Loyal').getByRole('button').click();
    await block(page, 'Segments').getByRole('button', { name: 'SQL of Segments' }).click();
    await gridCell(page, 1, 1).click();
    await expectCustomers(page, 0);
    await cell(page, 'in_view')
      .getByRole('button', { name: 'Show the text of SQL in_view' })
      .click();
    await expect(page.getByRole('textbox', { name: 'Text of in_view' })).toBeVisible();
    await settled(page);
    await expectNoViolation(page);
  });
});

test('failed', async ({ page }) => {
  await openStart(page);
  await addFiles(
    page,
    { name: 'nothing.csv', content: '' },
    { name: 'report.csv', content: '%PDF-1.7\n' },
  );
  await expect(page.getByRole('alert')).toHaveCount(2);
  await expectNoViolation(page);
});

test('waiting for orders', async ({ page }) => {
  await openStart(page);
  const lines = Array.from({ length: 30 }, (_, at) => `C${String(at)},x${String(at)}@example.org`);
  await addFiles(page, {
    name: 'customers.csv',
    content: `customer_id,email\n${lines.join('\n')}\n`,
  });
  await expect(cell(page, 'rfm')).toContainText('Waiting for transactions.');
  await expectNoViolation(page);
});

test('questions', async ({ page }) => {
  await openStart(page);
  const header = 'customer_id,order_id,ordered_at,amount';
  await addFiles(
    page,
    { name: 'dates.csv', content: [header, ...ambiguous].join('\n') },
    { name: 'vague.csv', content: VAGUE },
  );
  await expect(page.getByRole('heading', { name: /the day or the month\?/ })).toBeVisible();
  const form = page.getByRole('region', { name: 'What is in vague.csv?' });
  await form.getByLabel('This file tells about').selectOption('transactions');
  await expect(form.getByText('What is left out')).toBeVisible();
  await expectNoViolation(page);
});

test('dialogs', async ({ page }) => {
  await openStart(page);
  const content = `${ordersCsv(80)}C1,O1\nC2,O2,2024-01-01,1.00,surplus\n,O99,2024-02-01,4.00\n`;
  await addFiles(page, { name: 'orders.csv', content });
  await resultIsComplete(page);
  expect(await query(page, 'select count(*) as n from transactions_excluded')).toEqual([{ n: 1 }]);
  const actions = page.getByRole('button', { name: 'Actions for orders.csv' });
  const open = async (item: string) => {
    await actions.click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const dialogs: Record<string, () => Promise<void>> = {
    mapping: () => open('Change mapping…'),
    reading: () => open('Change reading…'),
    'rejected rows': () => open('Rejected rows…'),
    'excluded rows': () => page.getByRole('button', { name: 'without a customer' }).click(),
    'segment grid': () => page.getByRole('button', { name: 'Edit', exact: true }).click(),
    help: () => page.keyboard.press('?'),
  };
  for (const [name, show] of Object.entries(dialogs)) {
    await test.step(name, async () => {
      await show();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expect(
        page.getByRole('dialog').getByText(/^(Fetching|Reading) the first rows/),
      ).toHaveCount(0);
      // What lies behind it was looked at above.
      await expectNoViolation(page, '[role="dialog"]');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });
  }
  await test.step('menu', async () => {
    await actions.click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectNoViolation(page, '[role="menu"]');
  });
});
