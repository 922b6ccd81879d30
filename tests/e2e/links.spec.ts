import { expect, type Browser, type Page } from '@playwright/test';
import { cellSource } from '../../src/document/cell-source';
import { encodeLink } from '../../src/share/link';
import {
  loadNotebook,
  notebookLink,
  notebookText,
  notebookTextOf,
  numberCell,
  retypeQuery,
  runNotebook,
  runsOfCells,
  saved,
  sqlCell,
} from '../helpers/notebook-page';
import { ordersCsv } from '../helpers/orders';
import {
  addFiles,
  cell,
  chooseFiles,
  openStart,
  query,
  relationNames,
  settled,
  test,
  testsOnOnePage,
} from '../helpers/quintile-page';

const ORDERS = { name: 'orders.csv', content: ordersCsv(200) };
const TEXT = notebookText(
  'Good customers',
  '## Good customers\n\n**{{how_many.customers}}** spent it.',
  numberCell('spend', 'Spent at least', 700),
  cellSource('input', 'account_manager', {}, 'type: text\nlabel: Ask\ndefault: ann@example.com'),
  '```model rfm\nbins: 4\n```',
  sqlCell('good', 'select * from rfm where monetary >= $spend order by customer_id'),
  sqlCell('how_many', 'select count(*)::INTEGER as customers, sum(monetary) as amount from good'),
  sqlCell(
    'by_month',
    `select date_trunc('month', ordered_at) as month, sum(amount) as amount
from transactions
group by all
order by all`,
  ),
  '```chart months\ndata: by_month\nmark: line\nx: month\ny: amount\n```',
);
const RELATIONS = ['rfm', 'rfm_segments', 'good', 'how_many', 'by_month'];

const fromHere = testsOnOnePage(async (page) => {
  await openStart(page);
  await addFiles(page, ORDERS);
  await loadNotebook(page, TEXT);
  await runNotebook(page);
});

fromHere(
  'a link opens elsewhere, runs after a yes, and gives the same numbers',
  async ({ page, browser }) => {
    const rows = await rowsOf(page);
    expect(rows['good']?.length).toBeGreaterThan(10);

    const link = await test.step('sharing says what the link holds', async () => {
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Share' });
      await expect(dialog).toContainText('It holds no rows of your files.');
      await expect(dialog).toContainText('ann@example.com');
      await expect(dialog).toContainText('One value below looks like an e-mail address.');
      await dialog.getByText('The whole text, as it travels').click();
      await expect(dialog.locator('pre').last()).toContainText('monetary >= $spend');
      // What the data are like goes along, so that others can compare theirs.
      const field = dialog.getByRole('textbox', { name: 'Link to this notebook' });
      await expect(dialog.locator('pre').last()).toContainText('fingerprint');
      await expect(field).toHaveValue(/#s=1\.[\w-]+$/);
      const length = (await field.inputValue()).length;
      await expect(dialog).toContainText(`${length.toLocaleString('en-GB')} characters`);
      const link = await field.inputValue();
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      return link;
    });

    const reader = await elsewhere(browser, link);
    const bar = reader.getByRole('region', { name: 'Shared with you, not run' });

    await test.step('it can be read, and nothing has run', async () => {
      await expect(bar).toBeVisible();
      await expect(bar).toContainText('3 queries and 1 model');
      const needs = bar.getByRole('list', { name: 'What it needs' });
      await expect(needs).toContainText('Transactions');
      await expect(needs).toContainText('customer_id, order_id, ordered_at, amount');
      await expect(cell(reader, 'good')).toContainText('monetary >= $spend');
      await expect(reader.getByRole('heading', { name: 'Good customers', level: 2 })).toBeVisible();
      await expectNothingRan(reader);
      await expect(reader.getByRole('button', { name: 'Run all' })).toBeDisabled();
      // Neither by key.
      await cell(reader, 'good').focus();
      await reader.keyboard.press('Control+Enter');
      await reader.keyboard.press('Control+Shift+Enter');
      await expectNothingRan(reader);
    });

    await test.step('the same file comes, and still nothing runs by itself', async () => {
      await chooseFiles(reader, [ORDERS]);
      await expect(reader.getByText('The same data: orders.csv')).toBeVisible();
      await expect(bar.getByRole('list', { name: 'What it needs' })).toContainText('loaded');
      await expectNothingRan(reader);
    });

    await test.step('then it runs, with the same numbers', async () => {
      await bar.getByRole('button', { name: 'Run it' }).click();
      await expect(bar).toHaveCount(0);
      await expect(cell(reader, 'how_many')).toHaveAttribute('data-state', 'done');
      await settled(reader);
      expect(await rowsOf(reader)).toEqual(rows);
      await expect(reader.getByRole('main')).toContainText(
        `${String(rows['good']?.length)} spent it.`,
      );
      await saved(reader);
    });

    await test.step('the agreement is remembered', async () => {
      await reader.goto('about:blank');
      await reader.goto(link);
      await reader.evaluate(() => window.quintile.ready);
      await expect(cell(reader, 'how_many')).toHaveAttribute('data-state', 'waiting');
      await expect(bar).toHaveCount(0);
      await chooseFiles(reader, [ORDERS]);
      await expect(cell(reader, 'how_many')).toHaveAttribute('data-state', 'done');
      expect(await rowsOf(reader)).toEqual(rows);
    });

    await test.step('another text asks again', async () => {
      const other = TEXT.replace('Good customers', 'Other customers').replace('count(*)', 'sum(1)');
      const encoded = await encodeLink(other);
      if (!encoded.ok) throw new Error(encoded.error.code);
      await reader.goto('about:blank');
      await reader.goto(`./${encoded.value}`);
      await expect(bar).toBeVisible();
      await expectNothingRan(reader);
    });
    await reader.context().close();
  },
);

fromHere(
  'a link says whether other data are newer, or have other columns',
  async ({ page, browser }) => {
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Share' });
    await dialog.getByText('The whole text, as it travels').click();
    await expect(dialog.locator('pre').last()).toContainText('fingerprint');
    const field = dialog.getByRole('textbox', { name: 'Link to this notebook' });
    await expect(field).toHaveValue(/#s=1\./);
    const link = await field.inputValue();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);

    await test.step('newer', async () => {
      const reader = await elsewhere(browser, link);
      const more = `${ORDERS.content}C9,O99999,2025-03-02,12.50\n`;
      await chooseFiles(reader, [{ name: 'newer.csv', content: more }]);
      const notice = reader.getByRole('status').filter({ hasText: 'Newer data: newer.csv' });
      await expect(notice).toContainText('2025-03-02');
      await reader.context().close();
    });

    await test.step('other columns: the mapping is offered', async () => {
      const reader = await elsewhere(browser, link);
      const renamed = ORDERS.content.replace('customer_id,order_id', 'client,receipt_no');
      await chooseFiles(reader, [{ name: 'renamed.csv', content: renamed }]);
      const notice = reader.getByRole('status').filter({ hasText: 'Other columns: renamed.csv' });
      await expect(notice).toContainText('customer_id');
      await notice.getByRole('button', { name: 'Map columns…' }).click();
      await expect(reader.getByRole('dialog', { name: /^Mapping of/ })).toBeVisible();
      await reader.context().close();
    });
  },
);

fromHere('one cell is shared with what it needs, and nothing else', async ({ page, browser }) => {
  await page.getByRole('button', { name: 'More for SQL how_many' }).click();
  await page.getByRole('menuitem', { name: 'Share this cell…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(dialog.getByRole('radio', { name: 'Only “how_many”' })).toBeChecked();
  const field = dialog.getByRole('textbox', { name: 'Link to this notebook' });
  await expect(field).toHaveValue(/#s=1\./);
  await expect(dialog).not.toContainText('ann@example.com');
  const reader = await elsewhere(browser, await field.inputValue());
  await expect(reader.locator('[data-cell]')).toHaveCount(4);
  const names = Object.keys(await runsOfCells(reader));
  expect(names.sort()).toEqual(['good', 'how_many', 'rfm', 'spend']);
  await chooseFiles(reader, [ORDERS]);
  await reader.getByRole('button', { name: 'Run it' }).click();
  await expect(cell(reader, 'how_many')).toHaveAttribute('data-state', 'done');
  expect(await query(reader, 'from how_many')).toEqual(await query(page, 'from how_many'));
  await reader.context().close();
});

test('a notebook that came by a link can be changed and is kept as one’s own', async ({ page }) => {
  await openStart(page);
  await loadNotebook(page, notebookText('Mine', sqlCell('one', 'select 1 as n')));
  const link = await notebookLink(page);
  await page.goto('about:blank');
  await page.goto(link);
  await page.evaluate(() => window.quintile.ready);
  await page.getByRole('button', { name: 'Run it' }).click();
  await expect(page.getByRole('grid', { name: 'one' })).toContainText('1');
  await retypeQuery(page, 'one', 'select 55 as n');
  await expect(page.getByRole('grid', { name: 'one' })).toContainText('55');
  await saved(page);
  await page.reload();
  // The reader's own edits need no other yes.
  await expect(page.getByRole('grid', { name: 'one' })).toContainText('55');
  expect(await notebookTextOf(page)).toContain('select 55 as n');
});

test('a long link warns, and the file is offered', async ({ page }) => {
  await openStart(page);
  // What does not compress.
  let seed = 1;
  const noise = Array.from({ length: 12_000 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCodePoint(97 + (seed % 26));
  }).join('');
  await loadNotebook(page, notebookText('Long', noise));
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(dialog).toContainText('This is a long link');
  await expect(dialog.getByRole('button', { name: 'Save as a file instead' })).toBeVisible();
});

/** Another profile of the browser: nothing kept, nothing agreed to. */
async function elsewhere(browser: Browser, link: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: link.split('#')[0] ?? '' });
  const page = await context.newPage();
  await page.goto(link);
  await page.evaluate(() => window.quintile.ready);
  await expect(page.locator('[data-cell]').first()).toBeVisible();
  return page;
}

async function expectNothingRan(page: Page): Promise<void> {
  const runs = await runsOfCells(page);
  expect(Object.values(runs).filter((count) => count > 0)).toEqual([]);
  for (const state of await page.locator('[data-cell]').all())
    await expect(state).toHaveAttribute('data-state', 'idle');
  const names = await relationNames(page);
  expect(names.filter((name) => ['good', 'how_many', 'by_month'].includes(name))).toEqual([]);
}

/** Rows of everything that the cells have made. */
async function rowsOf(page: Page): Promise<Record<string, object[]>> {
  const rows: Record<string, object[]> = {};
  for (const name of RELATIONS) rows[name] = await query(page, `from ${name} order by all`);
  return rows;
}
