import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, type Browser, type Page } from '@playwright/test';
import { expectNoViolation } from '../helpers/axe';
import { nativeRows, openNative } from '../helpers/native';
import { pdfHeadings } from '../helpers/pdf';
import {
  openStart,
  query,
  segmentButton,
  settled,
  testsOnOnePage,
  trySample,
} from '../helpers/quintile-page';

const SAMPLE = fileURLToPath(new URL('../../public/samples/shop', import.meta.url));
const FILES = ['orders', 'customers', 'interactions', 'survey', 'campaign'];

/** Saves what an entry of the notebook’s menu downloads into a folder. */
async function download(page: Page, entry: RegExp, folder: string): Promise<string> {
  await page.getByRole('button', { name: 'More for this notebook' }).click();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: entry }).click(),
  ]);
  const path = join(folder, saved.suggestedFilename());
  await saved.saveAs(path);
  return path;
}

/** A report opened from the disk in another profile without a network, and everything it did. */
async function openReport(browser: Browser, path: string) {
  const context = await browser.newContext({ offline: true });
  const report = await context.newPage();
  const address = pathToFileURL(path).href;
  const doings: string[] = [];
  report.on('request', (request) => {
    if (request.url() !== address && !request.url().startsWith('data:')) doings.push(request.url());
  });
  report.on('console', (message) => doings.push(message.text()));
  report.on('dialog', (dialog) => {
    doings.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await report.goto(address);
  return { report, doings };
}

/** Titles of the sections on the page, blocks of models included. */
function headings(page: Page): Promise<string[]> {
  return page
    .getByRole('region', { name: 'Cells' })
    .locator('h2:visible, h3:visible')
    .allInnerTexts();
}

const test = testsOnOnePage(async (page) => {
  await openStart(page);
  await trySample(page, 'A shop');
});

test.describe('a notebook goes out', () => {
  test('as a report that holds the results and asks nobody', async ({ page, browser }, info) => {
    // What the filter leaves is not there yet when the report is asked for.
    await page.evaluate(() => {
      void window.quintile.query('select sum(hash(range) % 7) from range(50000000)');
    });
    await segmentButton(page, 'Champions').click();
    await expect(page.getByRole('region', { name: 'Filters' })).toContainText('Champions');
    const path = await download(page, /^Report/, info.outputDir);
    const { report, doings } = await openReport(browser, path);

    await test.step('the headline, the filter and the counts', async () => {
      const [row] = await query(
        page,
        `select count(*) as customers, sum(frequency) as orders from rfm where segment = 'Champions'`,
      );
      const text = await report.locator('body').innerText();
      for (const count of [row?.['customers'], row?.['orders']])
        expect(text).toContain(Number(count).toLocaleString('en'));
      expect(text).toContain('Segment Champions');
      expect(text).toMatch(/60,000 rows of transactions read/);
      expect(text).toContain('orders.csv');
    });

    await test.step('all sections', async () => {
      for (const title of ['Segment grid', 'Segments', 'What the scores stand for', 'Recency'])
        await expect(report.getByRole('heading', { name: title, exact: true })).toBeVisible();
      for (const title of ['How customers are spread', 'The customers'])
        await expect(report.getByRole('heading', { name: title })).toBeVisible();
    });

    await test.step('pictures that can be seen', async () => {
      const sizes = await report
        .locator('img')
        .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
      expect(sizes).toHaveLength(5);
      for (const size of sizes) expect(size).toBeGreaterThan(200);
    });

    await test.step('the customers, as far as they are shown', async () => {
      const table = report.getByRole('region', { name: 'in_view' });
      await expect(table.getByRole('row')).toHaveCount(201);
      await expect(report.getByText(/^First 200 of \d+ rows\./)).toBeVisible();
    });

    await test.step('the SQL behind each number', async () => {
      await report.getByText('How these numbers came about').last().click();
      await expect(report.locator('details[open] pre')).toContainText('select customer_id');
    });

    expect(await report.locator('script').count()).toBe(0);
    expect(doings).toEqual([]);
    await expectNoViolation(report);
    await report.context().close();
    await segmentButton(page, 'Champions').click();
    await settled(page);
  });

  test('as a report in light colours also from the dark', async ({ page, browser }, info) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const path = await download(page, /^Report/, info.outputDir);
    const html = await readFile(path, 'utf8');
    // The ink of the light theme, as a picture writes it.
    expect(html).toContain('fill=&quot;%2317191d&quot;');
    expect(html).not.toContain('%23eceef1');
    // The page itself is dark again.
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBeUndefined();
    await page.emulateMedia({ colorScheme: null });
    const { report } = await openReport(browser, path);
    await report.context().close();
  });

  test('on paper with all its sections and nothing to operate', async ({ page }, info) => {
    const sections = await headings(page);
    expect(sections).toContain('How customers are spread');
    // The outline of a PDF names its headings, in the order of the pages.
    const pdf = await page.pdf({
      format: 'A4',
      preferCSSPageSize: true,
      tagged: true,
      outline: true,
    });
    await writeFile(info.outputPath('notebook.pdf'), pdf);
    const titles = pdfHeadings(pdf).map(({ title }) => title);
    for (const title of sections.filter((one) => one !== 'How much the method decides'))
      expect(titles).toContain(title);
    expect(titles).toContain('Who are my customers? (RFM)');
    expect(titles).not.toContain('Which rows count');

    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('table', { name: 'in_view' }).getByRole('row')).toHaveCount(51);
    await expect(page.getByText(/^First 50 of 4,600 rows$/)).toBeVisible();
    await expect(page.getByText(/60,000 rows of transactions read/)).toBeVisible();
    // What still is a button is the name of a segment, or a mark of a picture.
    const operable = page
      .locator('button, input, select, textarea, [role="grid"]')
      .locator('visible=true');
    expect((await operable.allInnerTexts()).filter((text) => text.trim() === '')).toEqual([]);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    await expect(page.getByRole('grid', { name: 'in_view' })).toBeVisible();
  });

  test('as a script that gives the same RFM in native DuckDB', async ({ page }, info) => {
    test.slow();
    const folder = info.outputPath('script');
    await mkdir(folder, { recursive: true });
    for (const file of FILES)
      await copyFile(join(SAMPLE, `${file}.csv`), join(folder, `${file}.csv`));
    const script = await readFile(await download(page, /^SQL script/, folder), 'utf8');
    expect(script).toMatch(/^-- Who are my customers\? \(RFM\)\n/);
    const native = await openNative();
    try {
      await native.run(`set file_search_path = '${folder}'`);
      await native.run(script);
      const rfm = `
        select customer_id, recency_days, frequency, round(monetary, 6) as monetary, r, f, m, segment
        from rfm order by customer_id
      `;
      const rows = await nativeRows(native, rfm);
      expect(rows).toHaveLength(4600);
      expect(rows).toEqual(await query(page, rfm));
      const [shown] = await nativeRows(native, 'select count(*)::INTEGER as n from in_view');
      expect(shown).toEqual({ n: 4600 });
    } finally {
      native.closeSync();
    }
  });

  test('as a report in which hostile texts are texts', async ({ page, browser }, info) => {
    const hostile = `<img src=x onerror=alert(1)><script>alert(2)</script>`;
    await page.evaluate(async (text) => {
      const notebook = [
        '---',
        'quintile: 1',
        `title: ${JSON.stringify(text)}`,
        '---',
        `## ${text}`,
        '',
        `[away](https://example.com/) ![picture](https://example.com/x.png) ${text}`,
        '',
        '```sql names',
        `select '${text}' as "${text}", 1 as n`,
        '```',
        '',
        '```chart',
        'data: names',
        'mark: bar',
        `title: ${JSON.stringify(text)}`,
        'x: n',
        `y: ${JSON.stringify(text)}`,
        '```',
        '',
      ].join('\n');
      await window.quintile.notebook.load(notebook);
      await window.quintile.notebook.run();
    }, hostile);
    const { report, doings } = await openReport(
      browser,
      await download(page, /^Report/, info.outputDir),
    );
    await expect(report.getByRole('heading', { level: 1 })).toHaveText(hostile);
    await expect(report.getByRole('cell', { name: hostile, exact: true })).toBeVisible();
    expect(
      await report.locator('script, [onerror], a[href], img:not([src^="data:"])').count(),
    ).toBe(0);
    expect(doings).toEqual([]);
    await report.context().close();
  });
});
