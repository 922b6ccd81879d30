import { expect, type Page } from '@playwright/test';
import { loadNotebook, notebookText, runNotebook, saved, sqlCell } from '../helpers/notebook-page';
import { addFiles, openStart, testsOnOnePage } from '../helpers/quintile-page';

const ORDERS = `order_id,customer_id,ordered_at,category,amount
1,C1,2024-01-01,Books,10.00
2,C2,2024-01-05,Books,400.00
3,C3,2024-02-01,Games,90.00
4,C3,2024-03-01,Books,30.00
5,a&b/c?d,2024-03-02,Games,150.00
`;
const CUSTOMERS = `customer_id,name,email,city
C1,Ann Lee,ann@example.org,Leeds
C2,Bob Day,bob@example.org,Hull
C3,Cy Fox,cy@example.org,York
a&b/c?d,Dee Orr,dee@example.org,Bath
`;

const drawer = (page: Page) => page.locator('.drawer');
const title = (page: Page) => drawer(page).getByRole('heading', { level: 2 });
const options = (page: Page) =>
  page.getByRole('listbox', { name: 'Customers' }).getByRole('option');
const grid = (page: Page) => page.getByRole('grid', { name: 'big' });

const test = testsOnOnePage(async (page) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openStart(page);
  await addFiles(
    page,
    { name: 'orders.csv', content: ORDERS },
    { name: 'customers.csv', content: CUSTOMERS },
  );
  const query = 'select customer_id, monetary from rfm where monetary > 20 order by monetary';
  await loadNotebook(page, notebookText('Customers', '```model rfm\n```', sqlCell('big', query)));
  await runNotebook(page);
  await saved(page);
});

test.beforeEach(async ({ page }) => {
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    location.hash = location.hash.replace(/\?.*/, '');
  });
  await expect(drawer(page)).toHaveCount(0);
});

test('a row of a table opens its customer, and the keys go through the table', async ({ page }) => {
  await grid(page).getByRole('gridcell', { name: 'a&b/c?d' }).hover();
  await page.getByRole('button', { name: 'Open customer a&b/c?d' }).click();
  await expect(title(page)).toHaveText('Dee Orr');
  await expect(page).toHaveURL(/\?customer=a%26b%2Fc%3Fd$/);
  await expect(drawer(page).getByText('2 of 3')).toBeVisible();
  await page.keyboard.press('k');
  await expect(title(page)).toHaveText('Cy Fox');
  await expect(drawer(page).getByText('1 of 3')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(title(page)).toHaveText('Dee Orr');
  await page.keyboard.press('j');
  await expect(title(page)).toHaveText('Bob Day');
  await expect(page).toHaveURL(/\?customer=C2$/);
  await page.keyboard.press('j');
  await expect(title(page)).toHaveText('Bob Day');
  await drawer(page).getByRole('button', { name: 'Previous customer (K)' }).click();
  await expect(title(page)).toHaveText('Dee Orr');
});

test('the list follows the sorting of the table that was clicked', async ({ page }) => {
  await grid(page).getByRole('columnheader', { name: 'monetary' }).click();
  await expect(grid(page).getByRole('row').nth(1)).toContainText('C2');
  await grid(page).focus();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Bob Day');
  await expect(drawer(page).getByText('1 of 3')).toBeVisible();
  await page.keyboard.press('j');
  await expect(title(page)).toHaveText('Dee Orr');
  await page.keyboard.press('Escape');
  const head = grid(page).getByRole('columnheader', { name: 'monetary' });
  await head.click();
  await head.click();
  await expect(head).toHaveAttribute('aria-sort', 'none');
});

test('back closes, forward opens, and Escape leaves an address without the customer', async ({
  page,
}) => {
  const before = page.url();
  await grid(page).focus();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Cy Fox');
  await page.goBack();
  await expect(drawer(page)).toHaveCount(0);
  expect(page.url()).toBe(before);
  await page.goForward();
  await expect(title(page)).toHaveText('Cy Fox');
  await page.keyboard.press('Escape');
  await expect(drawer(page)).toHaveCount(0);
  await expect(page).toHaveURL(before);
});

test('a shared link never carries a customer', async ({ page }) => {
  await grid(page).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/customer=C3/);
  const link = await page.evaluate(() => window.quintile.notebook.link());
  expect(link).toContain('#s=1.');
  expect(link).not.toContain('customer=');
});

test('a search finds by id, name or e-mail and opens by keyboard', async ({ page }) => {
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: /Find a customer/ });
  await field.fill('bob@');
  await expect(options(page)).toHaveText([/Bob Day/]);
  await field.fill('e');
  await expect(options(page)).toHaveCount(4);
  await field.fill('ann');
  await expect(options(page)).toHaveText([/Ann Lee/]);
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Ann Lee');
  // Everybody by revenue: 400, 150, 120, 10.
  await expect(drawer(page).getByText('4 of 4')).toBeVisible();
  await page.getByRole('button', { name: 'Find a customer (/)' }).click();
  await field.fill('nobody at all');
  await expect(page.getByText('Nobody answers “nobody at all”.')).toBeVisible();
});

test('the drawer tells value, segment and why, events and purchases, each with its SQL', async ({
  page,
}) => {
  await grid(page).focus();
  await page.keyboard.press('Enter');
  const value = drawer(page).getByRole('region', { name: 'Value', exact: true });
  await expect(value).toContainText('120.00');
  const segments = drawer(page).getByRole('region', { name: 'Segments' });
  await expect(segments).toContainText('before the as-of date');
  await expect(segments).toContainText('Recency');
  const events = drawer(page).getByRole('region', { name: 'What happened' });
  await expect(events.getByRole('listitem')).toHaveText([/Order 4 Books/, /Order 3 Games/]);
  const bought = drawer(page).getByRole('region', { name: 'What they buy' });
  await expect(bought.getByRole('row').filter({ hasText: 'Games' })).toContainText('75.0');
  await value.getByRole('button', { name: 'SQL of Value' }).click();
  await expect(value).toContainText("customer_id = 'C3'");
});

test('an id that nobody has says so, and an open customer follows the data', async ({ page }) => {
  await page.evaluate(() => {
    location.hash += '?customer=C9';
  });
  await expect(drawer(page)).toContainText('Nobody here has this id');
  await addFiles(page, {
    name: 'more.csv',
    content:
      'customer_id,name,email,city\nC9,Eve Poe,eve@example.org,Bath\nC8,Flo Ray,flo@example.org,York\n',
  });
  // Nobody in it is known yet: the page asks whether they are customers.
  await page.evaluate(() =>
    window.quintile.setRole('more', 'customers', { customer_id: 'customer_id' }),
  );
  await expect(title(page)).toHaveText('Eve Poe');
});

test('masking takes the name away at once', async ({ page }) => {
  await grid(page).focus();
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Cy Fox');
  await page.getByRole('switch', { name: /Mask names/ }).click();
  await expect(drawer(page)).not.toContainText('Cy Fox');
  await expect(drawer(page)).not.toContainText('cy@example.org');
  await expect(drawer(page)).toContainText('York');
});
