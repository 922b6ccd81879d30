import { readFile } from 'node:fs/promises';
import { expect, type Download, type Page } from '@playwright/test';
import { cellText } from '../../src/base/cell-value';
import { ordersCsv } from '../helpers/orders';
import {
  block,
  cell,
  chooseFiles,
  customersInTable,
  customersTable,
  expectCustomers,
  gridCell,
  openStart,
  query,
  relationNames,
  resultIsComplete,
  segmentButton,
  segmentRow,
  settled,
  test,
  testsOnOnePage,
  trySample,
} from '../helpers/quintile-page';

const SEGMENTS = [
  'Champions',
  'Loyal',
  'Potential Loyalist',
  'New',
  'Promising',
  'Need Attention',
  'About to Sleep',
  'At Risk',
  "Can't Lose",
  'Hibernating',
];

test.describe('the shop', () => {
  const inShop = testsOnOnePage(async (page) => {
    await openStart(page);
    await trySample(page, 'A shop');
  });

  inShop('the SQL that is shown gives the numbers that are shown', async ({ page }) => {
    const segments = block(page, 'Segments');
    await segments.getByRole('button', { name: 'SQL of Segments' }).click();
    const sql = await segments.locator('pre').last().innerText();
    const rows = await query(page, sql);
    expect(rows).toHaveLength(SEGMENTS.length);
    for (const { segment, customers } of rows) {
      const shown = segmentRow(page, cellText(segment)).locator('.value').first();
      await expect(shown).toHaveText(Number(customers).toLocaleString('en-GB'));
    }
    await segments.getByRole('button', { name: 'SQL of Segments' }).click();
  });

  inShop('a segment, a cell and a range filter everything else', async ({ page }) => {
    const all = await customersInTable(page);
    const filters = page.getByRole('region', { name: 'Filters' });

    await test.step('a segment, and its chip takes it away', async () => {
      await segmentButton(page, 'Champions').click();
      await expect(filters).toContainText('Champions');
      const [row] = await query(page, `select count(*) as n from rfm where segment = 'Champions'`);
      await expectCustomers(page, row?.['n']);
      await expect(page.getByRole('region', { name: 'Headline of the customers' })).toContainText(
        Number(row?.['n']).toLocaleString('en-GB'),
      );
      await filters.getByRole('button', { name: /Remove filter/ }).click();
      await expect(filters.getByRole('button')).toHaveCount(0);
      await expectCustomers(page, all);
    });

    await test.step('a cell', async () => {
      await gridCell(page, 1, 1).click();
      await expect(gridCell(page, 1, 1)).toHaveAttribute('aria-pressed', 'true');
      const [row] = await query(page, 'select count(*) as n from rfm where r = 1 and f = 1');
      await expectCustomers(page, row?.['n']);
      // It stays lit in a grid that is drawn anew.
      const by = page.getByRole('group', { name: 'Shade and count by' });
      await by.getByRole('radio', { name: 'Revenue' }).check();
      await expect(gridCell(page, 1, 1)).toHaveAttribute('aria-label', /revenue/);
      await expect(gridCell(page, 1, 1)).toHaveAttribute('aria-pressed', 'true');
      await expect(gridCell(page, 5, 5)).toHaveClass(/q-dim/);
    });

    await test.step('a range on top of it', async () => {
      const handle = cell(page, 'frequency').getByRole('slider', { name: / to$/ });
      await handle.focus();
      await page.keyboard.press('Home');
      await expect(filters.getByRole('button', { name: /Remove filter/ })).toHaveCount(2);
      const to = Number(await handle.getAttribute('aria-valuenow'));
      const [row] = await query(
        page,
        `select count(*) as n from rfm where r = 1 and f = 1 and frequency < ${String(to)}`,
      );
      await expectCustomers(page, row?.['n']);
      await filters.getByRole('button', { name: 'Clear all' }).click();
      await expectCustomers(page, all);
    });

    await test.step('a range by dragging, moved and let go', async () => {
      const chart = cell(page, 'recency').locator('svg').last();
      await chart.scrollIntoViewIfNeeded();
      const box = await chart.boundingBox();
      if (!box) throw new Error('the chart is not drawn');
      const drag = async (from: number, to: number) => {
        await page.mouse.move(box.x + box.width * from, box.y + box.height / 2);
        await page.mouse.down();
        await page.mouse.move(box.x + box.width * to, box.y + box.height / 2, { steps: 6 });
        await page.mouse.up();
      };
      const [from, to] = await cell(page, 'recency').getByRole('slider').all();
      const inRange = async () => {
        const [low, high] = await Promise.all(
          [from, to].map(async (end) => Number(await end?.getAttribute('aria-valuenow'))),
        );
        const [row] = await query(
          page,
          `select count(*) as n from rfm where recency_days >= ${String(low)} and recency_days < ${String(high)}`,
        );
        return Number(row?.['n']);
      };
      await drag(0.3, 0.6);
      const first = await inRange();
      expect(first).toBeLessThan(all);
      await expectCustomers(page, first);
      await drag(0.45, 0.6);
      const second = await inRange();
      expect(second).not.toBe(first);
      await expectCustomers(page, second);
      await expect(page.getByRole('region', { name: 'Headline of the customers' })).toContainText(
        second.toLocaleString('en-GB'),
      );
      await filters.getByRole('button', { name: /Remove filter/ }).click();
      await expectCustomers(page, all);
    });
  });

  inShop('columns sort, both ways', async ({ page }) => {
    const head = page.getByRole('columnheader', { name: 'recency_days' });
    const first = customersTable(page).locator('[aria-rowindex="2"]');
    await head.click();
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    await settled(page);
    const order = async (direction: string) => {
      const [row] = await query(
        page,
        `select customer_id as id from rfm order by recency_days ${direction}, customer_id limit 1`,
      );
      return cellText(row?.['id']);
    };
    await expect(first).toContainText(await order('desc'));
    await head.click();
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    await expect(first).toContainText(await order('asc'));
    // The third time gives the query's own order back.
    await head.click();
    await expect(head).toHaveAttribute('aria-sort', 'none');
    const [best] = await query(
      page,
      'select customer_id as id from rfm order by monetary desc, customer_id limit 1',
    );
    await expect(first).toContainText(cellText(best?.['id']));
  });

  inShop('blocks are saved as CSV, SVG and PNG', async ({ page }) => {
    const grid = block(page, 'Segment grid');
    const svg = (await saved(page, () => exportAs(page, grid, 'SVG'))).toString('utf8');
    expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg[^>]+xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(await drawsAsImage(page, svg)).toMatchObject({ width: 1000 });
    // A file of its own: nothing in it needs the page's theme.
    expect(svg).not.toContain('var(--');
    expect(svg).toContain('Champions');

    const png = await saved(page, () => exportAs(page, grid, 'PNG'));
    expect(png.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect(width).toBeGreaterThan(600);
    expect(height).toBeGreaterThan(300);

    const csv = (
      await saved(page, () => exportAs(page, block(page, 'Segments'), 'CSV'))
    ).toString();
    expect(csv.trimEnd().split('\r\n')).toHaveLength(SEGMENTS.length + 1);

    await segmentButton(page, 'Champions').click();
    const [champions] = await query(
      page,
      `select count(*) as n from rfm where segment = 'Champions'`,
    );
    await expectCustomers(page, champions?.['n']);
    const inView = await customersInTable(page);
    const customers = (await saved(page, () => saveCustomers(page))).toString();
    expect(customers.trimEnd().split('\r\n')).toHaveLength(inView + 1);
    expect(customers.split('\r\n')[0]).toContain(
      'customer_id,segment,recency_days,frequency,monetary',
    );
    await segmentButton(page, 'Champions').click();
    await settled(page);
  });

  inShop('cleaning rules are switches, and the counts follow', async ({ page }) => {
    const rules = page.getByRole('region', { name: 'Rows and checks' });
    const strip = page.getByRole('region', { name: 'Rows counted' });
    const kept = async () => {
      const [row] = await query(page, 'select count(*) as n from transactions');
      return Number(row?.['n']);
    };
    const before = await kept();

    const duplicates = rules.getByRole('switch', { name: 'Leave out exact duplicates' });
    await duplicates.click();
    await expect(strip).toContainText('exact duplicates');
    await settled(page);
    const without = await kept();
    expect(without).toBeLessThan(before);
    await expect(strip).toContainText(`${without.toLocaleString('en-GB')} kept`);
    await expect(strip).toContainText(`${String(before - without)} exact duplicates`);

    const returns = rules.getByRole('switch', { name: 'Leave out returns' });
    await expect(strip).toContainText('returns');
    await returns.click();
    await expect(strip).not.toContainText('returns');
    await settled(page);
    expect(await kept()).toBeGreaterThan(without);
    await duplicates.click();
    await expect(strip).not.toContainText('exact duplicates');
    const [all] = await query(
      page,
      'select (select count(*) from transactions) + (select count(*) from transactions_excluded) as n',
    );
    expect(all?.['n']).toBe(60_000);
  });

  inShop('supplies five roles, and every block shows its SQL on demand', async ({ page }) => {
    for (const name of SEGMENTS) await expect(segmentRow(page, name)).toBeVisible();
    const sidebar = page.getByRole('complementary', { name: 'Data and contents' });
    for (const role of ['Transactions', 'Customers', 'Interactions', 'Surveys', 'Campaigns']) {
      await expect(sidebar.getByText(role, { exact: true }).first()).toBeVisible();
    }
    await expect(sidebar.getByText('Needs an answer')).toHaveCount(0);
    expect(await relationNames(page)).toEqual(
      expect.arrayContaining([
        'campaigns',
        'customers',
        'interactions',
        'rfm',
        'rfm_segments',
        'surveys',
        'transactions',
        'transactions_excluded',
      ]),
    );

    const buttons = page.getByRole('button', { name: /^SQL of / });
    const titles = await buttons.evaluateAll((all) =>
      all.map((button) => button.getAttribute('aria-label') ?? ''),
    );
    expect(titles).toEqual(
      expect.arrayContaining([
        'SQL of Segment grid',
        'SQL of Segments',
        'SQL of Recency',
        'SQL of Frequency',
        'SQL of Monetary',
        'SQL of What the scores stand for',
      ]),
    );
    // By name: others may come while the page scrolls.
    for (const title of titles) {
      const button = page.getByRole('button', { name: title, exact: true });
      await button.click();
      const panel = page.locator(`[id="${(await button.getAttribute('aria-controls')) ?? ''}"]`);
      await expect(panel.locator('code, pre').last()).toContainText(/select|from/);
      await button.click();
      await expect(panel).toHaveCount(0);
    }
    // The steps that are cells of their own show their text.
    const inView = cell(page, 'in_view');
    await inView.getByRole('button', { name: 'Show the text of SQL in_view' }).click();
    await expect(inView.getByRole('textbox', { name: 'Text of in_view' })).toContainText(
      'order by monetary desc',
    );
    for (const name of ['recency', 'frequency', 'monetary']) {
      const chart = cell(page, name);
      await chart.getByRole('button', { name: `Show the text of Chart ${name}` }).click();
      await chart.getByText('As text', { exact: true }).click();
      await expect(chart.getByRole('textbox', { name: `Text of ${name}` })).toContainText(
        'mark: histogram',
      );
    }
  });
});

test('ids that a spreadsheet would run get an apostrophe in the file, unless told otherwise', async ({
  page,
}) => {
  await openStart(page);
  await chooseFiles(page, [{ name: 'orders.csv', content: ordersCsv(60, '=C') }]);
  await resultIsComplete(page);
  const ids = (csv: Buffer) =>
    csv
      .toString()
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0] ?? '');
  const guarded = ids(await saved(page, () => saveCustomers(page)));
  expect(guarded).toHaveLength(60);
  expect(guarded.filter((id) => !id.startsWith("'=C"))).toEqual([]);

  await page.keyboard.press('Control+K');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await palette.getByRole('combobox').fill('formula');
  await page.keyboard.press('Enter');
  const plain = ids(await saved(page, () => saveCustomers(page)));
  expect(plain.filter((id) => !id.startsWith('=C'))).toEqual([]);
});

test('a table of 200,000 customers scrolls to its end', async ({ page }) => {
  await openStart(page);
  await page.evaluate(async () => {
    const lines = ['customer_id,order_id,ordered_at,amount'];
    for (let n = 0; n < 200_000; n++)
      lines.push(`C${String(n)},O${String(n)},2024-0${String(1 + (n % 9))}-11,${String(1 + n)}.50`);
    await window.quintile.addFiles([new File([lines.join('\n')], 'many.csv')]);
  });
  await resultIsComplete(page);
  expect(await customersInTable(page)).toBe(200_000);
  const grid = customersTable(page);
  await grid.scrollIntoViewIfNeeded();
  await grid.evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
  // Sorted by what they spent: the last is the first of the file.
  const last = grid.locator('[aria-rowindex="200001"]');
  await expect(last).toContainText('C0');
});

async function exportAs(page: Page, of: ReturnType<typeof block>, kind: string): Promise<void> {
  await of.getByRole('button', { name: /^Export (?!.* as an audience)/ }).click();
  await page.getByRole('menuitem', { name: kind }).click();
}

async function saveCustomers(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Copy or export in_view' }).click();
  await page.getByRole('menuitem', { name: /^CSV/ }).click();
}

/** Whether the browser takes the text for a picture on its own, and how large it then is. */
async function drawsAsImage(page: Page, svg: string): Promise<{ width: number; height: number }> {
  return page.evaluate(async (text) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    await image.decode();
    return { width: image.naturalWidth, height: image.naturalHeight };
  }, svg);
}

/** The bytes of the file that an action downloads. */
async function saved(page: Page, action: () => Promise<void>): Promise<Buffer> {
  const waiting: Promise<Download> = page.waitForEvent('download');
  await action();
  const download = await waiting;
  return readFile(await download.path());
}
