import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { ordersCsv } from '../helpers/orders';
import {
  addFiles,
  chooseFiles,
  openStart,
  query,
  rejection,
  relationNames,
  resultIsComplete,
  settled,
  test,
  testsOnOnePage,
} from '../helpers/quintile-page';
import { hasShared, SHARED, sharedPath } from '../helpers/shared-data';
import { workbook } from '../helpers/workbook';

const GOOD = { name: 'orders.csv', content: ordersCsv(80) };
const COUNT = 'select count(*) as rows, sum(amount)::DOUBLE as amount from transactions';

test.describe('beside a good file', () => {
  const besideGood = testsOnOnePage(async (page) => {
    await openStart(page);
    await addFiles(page, GOOD);
    await resultIsComplete(page);
  });
  const whole = gzipSync(ordersCsv(3000));
  const bad = [
    {
      what: 'a file of 0 bytes',
      file: { name: 'nothing.csv', content: '' },
      code: 'intake.empty_file',
      says: '“nothing.csv” is empty (0 bytes).',
    },
    {
      what: 'a header without rows',
      file: { name: 'header.csv', content: 'customer_id,order_id,ordered_at,amount\n' },
      code: 'intake.no_rows',
      says: '“header.csv” has a header but no rows.',
    },
    {
      what: 'a PDF called .csv',
      file: { name: 'report.csv', content: '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\n' },
      code: 'intake.not_a_table',
      says: '“report.csv” is not a table: it looks like a PDF document.',
    },
    {
      what: 'a gzip file that was cut off',
      file: { name: 'cut.csv.gz', content: whole.subarray(0, whole.length / 2) },
      code: 'intake.corrupt_gzip',
      says: '“cut.csv.gz” is a damaged gzip file',
    },
  ];

  for (const { what, file, code, says } of bad) {
    besideGood(`${what} is a named error, and nothing is lost`, async ({ page }) => {
      const [before, relations] = [await query(page, COUNT), await relationNames(page)];

      const [report] = await addFiles(page, file);
      expect(report?.error?.code).toBe(code);
      const alert = page.getByRole('alert').filter({ hasText: says });
      await expect(alert).toBeVisible();
      // What happened, and what to do next.
      await expect(alert.getByRole('paragraph')).toHaveCount(2);

      await resultIsComplete(page);
      expect(await query(page, COUNT)).toEqual(before);
      expect(await relationNames(page)).toEqual(relations);
      await alert.getByRole('button', { name: 'Dismiss' }).click();
      await expect(alert).toHaveCount(0);
      expect(await query(page, COUNT)).toEqual(before);
    });
  }

  besideGood('an import that is cancelled leaves nothing behind', async ({ page }) => {
    const [before, relations] = [await query(page, COUNT), await relationNames(page)];
    await watchFor(page, 'Cancelling…');

    await page.evaluate((csv) => {
      const [header = '', ...rows] = csv.split('\n');
      const body = rows.join('\n');
      const large = new File([`${header}\n`, ...Array<string>(6000).fill(body)], 'large.csv');
      void window.quintile.addFiles([large]).catch(() => undefined);
    }, ordersCsv(600));
    const card = page.getByRole('article', { name: 'Reading large.csv' });
    // It is in the midst of it.
    await expect(card).toContainText(/[1-9] MB of .* MB/);
    await card.getByRole('button', { name: 'Cancel reading large.csv' }).click();
    await expect(card).toHaveCount(0);
    expect(await wasSeen(page, 'Cancelling…')).toBe(true);

    expect(await relationNames(page)).toEqual(relations);
    expect(await query(page, COUNT)).toEqual(before);
    await expect(page.getByRole('article', { name: 'large.csv' })).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('a second file of the same name is left out with an error, and nothing counts twice', async ({
    page,
  }) => {
    await openStart(page);
    const other = { name: GOOD.name, content: ordersCsv(50, 'D') };
    const [first, second] = await addFiles(page, GOOD, other);
    expect(first?.error).toBeUndefined();
    expect(second?.error?.code).toBe('intake.duplicate_name');
    await expect(page.getByText(/already loaded/)).toBeVisible();
    expect((await query(page, COUNT))[0]?.['rows']).toBe(first?.rows);
    expect(await query(page, 'select count(*) as n from rfm')).toEqual([{ n: 80 }]);
  });
});

test('rejected rows are counted, shown with their place and reason, and downloaded', async ({
  page,
}) => {
  const lines = ordersCsv(60).trimEnd().split('\n');
  lines.splice(20, 0, 'C1,O9001,2024-03-01,12.50,surplus');
  lines.splice(40, 0, 'C2,O9002');
  await openStart(page);
  await chooseFiles(page, [{ name: 'broken.csv', content: lines.join('\n') }]);
  await resultIsComplete(page);
  await expect(page.getByRole('region', { name: 'Rows counted' })).toContainText('2 rejected');

  await page.getByRole('button', { name: '2 rejected' }).click();
  const dialog = page.getByRole('dialog', { name: '2 rejected rows in broken.csv' });
  await expect(dialog.getByRole('row')).toHaveCount(3);
  const [, first, second] = await dialog.getByRole('row').all();
  await expect(first ?? dialog).toContainText(/broken\.csv\s*21/);
  await expect(first ?? dialog).toContainText('C1,O9001,2024-03-01,12.50,surplus');
  await expect(second ?? dialog).toContainText(/broken\.csv\s*41/);
  await expect(second ?? dialog).toContainText('C2,O9002');
  for (const cell of await dialog.getByRole('row').nth(1).getByRole('cell').all())
    await expect(cell).not.toBeEmpty();

  const waiting = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download CSV' }).click();
  const csv = await readFile(await (await waiting).path(), 'utf8');
  expect(csv.split('\r\n')[0]).toBe('file,line,column,reason,raw');
  expect(csv).toContain('"C1,O9001,2024-03-01,12.50,surplus"');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(3);
});

test('the reading is changed with a live preview, and the file read again', async ({ page }) => {
  const lines = ordersCsv(60).trimEnd().split('\n');
  lines.splice(5, 0, 'C1,O9001,2024-03-01');
  await openStart(page);
  await chooseFiles(page, [{ name: 'short.csv', content: lines.join('\n') }]);
  await resultIsComplete(page);
  await page.getByRole('button', { name: 'Actions for short.csv' }).click();
  await page.getByRole('menuitem', { name: 'Change reading…' }).click();
  const dialog = page.getByRole('dialog', { name: 'How short.csv is read' });
  const verdict = dialog.getByRole('status');
  const table = dialog.getByRole('region', { name: 'The table', exact: true });
  await expect(verdict).toContainText('1 row of these would be rejected');
  await expect(table).toContainText('4 columns');

  await dialog.getByLabel('Delimiter').selectOption(';');
  await expect(table).toContainText('1 column');
  await dialog.getByLabel('Delimiter').selectOption(',');
  await expect(table).toContainText('4 columns');
  await dialog.getByLabel('Short rows').selectOption('pad');
  await expect(verdict).toContainText('Every row of the preview fits');
  await dialog.getByRole('button', { name: 'Read again' }).click();
  await expect(dialog).toHaveCount(0);
  await settled(page);
  const strip = page.getByRole('region', { name: 'Rows counted' });
  await expect(strip).toContainText('0 rejected');
  await expect(strip).toContainText('1 with an unreadable amount');
});

test('a sheet is chosen, and what was set aside in it kept', async ({ page }) => {
  const orders = ordersCsv(60)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const rows = [['Orders of May'], [], ...orders, ['Total', null, null, '99999.00']];
  const notes = [
    ['about', 'note'],
    ['May', 'late'],
    ['June', 'early'],
  ];
  const file = await workbook({
    sheets: { May: { rows }, Notes: { rows: notes, state: 'hidden' } },
  });
  await openStart(page);
  await chooseFiles(page, [
    { name: 'shop.xlsx', content: new Uint8Array(await file.arrayBuffer()) },
  ]);
  await resultIsComplete(page);
  await page.getByRole('button', { name: /^Actions for shop.xlsx/ }).click();
  await page.getByRole('menuitem', { name: 'Change reading…' }).click();
  const dialog = page.getByRole('dialog', { name: /^How shop.xlsx.* is read/ });
  const lines = dialog.getByRole('region', { name: 'The sheet as it stands' });
  await expect(lines.getByRole('listitem').first()).toHaveText(
    /^1Orders of May\s*before the header$/,
  );
  await dialog.getByLabel('Sheet', { exact: true }).selectOption({ index: 1 });
  await expect(lines).toContainText('early');
  await dialog.getByLabel('Sheet', { exact: true }).selectOption('May');

  const [before] = await query(page, 'select count(*) as n from source.shop');
  await dialog.getByRole('switch', { name: 'Totals at the end' }).click();
  await dialog.getByRole('button', { name: 'Read again' }).click();
  await expect(dialog).toHaveCount(0);
  await settled(page);
  const [after] = await query(page, 'select count(*) as n from source.shop');
  expect(Number(after?.['n'])).toBe(Number(before?.['n']) + 1);
});

test('a file beside the page is opened by its address, others are not', async ({ page }) => {
  await openStart(page);
  await page.getByRole('button', { name: 'open an address on this site' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open from this site' });
  await dialog.getByLabel('Address').fill('https://example.org/orders.csv');
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog).toContainText('example.org is another site');
  await dialog.getByLabel('Address').fill('samples/supplier/orders.csv');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await resultIsComplete(page);
  await expect(page.getByRole('article', { name: 'orders.csv' })).toBeVisible();
  // A link of the site's publisher leads to the same.
  await page.goto('./#/?data=samples%2Fsupplier%2Faccounts.csv');
  await expect(page.getByRole('article', { name: 'accounts.csv' })).toBeVisible();
});

test('dates that could be read two ways ask, and nothing is computed before the answer', async ({
  page,
}) => {
  const rows = Array.from({ length: 60 }, (_, at) => {
    const [a, b] = [1 + (at % 12), 1 + ((at * 5) % 12)].map((n) => String(n).padStart(2, '0'));
    return `C${String(at % 20)},O${String(at)},${a ?? ''}/${b ?? ''}/2024,${String(at + 1)}.00`;
  });
  await openStart(page);
  const content = `customer_id,order_id,ordered_at,amount\n${rows.join('\n')}\n`;
  await chooseFiles(page, [{ name: 'dates.csv', content }]);
  const question = page.getByRole('heading', { name: /the day or the month\?/ });
  await expect(question).toBeVisible();
  expect(await rejection(page, 'select * from transactions')).toMatchObject({
    code: 'engine.query_failed',
  });
  expect(await rejection(page, 'select * from rfm')).not.toBeNull();
  expect(await relationNames(page)).toEqual(['rejected_rows', 'set_aside_rows', 'source.dates']);

  await page.getByRole('button', { name: /^Day first/ }).click();
  await resultIsComplete(page);
  await expect(question).toHaveCount(0);
  expect(await query(page, `select ordered_at from transactions where order_id = 'O1'`)).toEqual([
    { ordered_at: expect.stringMatching(/^2024-06-02/) },
  ]);
});

test('a file whose columns say little is asked about, and the form answers', async ({ page }) => {
  const [, ...rows] = ordersCsv(40).trimEnd().split('\n');
  await openStart(page);
  await chooseFiles(page, [{ name: 'vague.csv', content: ['a,b,c,d', ...rows].join('\n') }]);
  const form = page.getByRole('region', { name: 'What is in vague.csv?' });
  await expect(form).toBeVisible();
  expect(await rejection(page, 'from transactions')).toMatchObject({ code: 'engine.query_failed' });

  await form.getByLabel('This file tells about').selectOption('transactions');
  for (const [part, column] of [
    ['Customer (required)', 'a'],
    ['Order number', 'b'],
    ['Order date (required)', 'c'],
    ['Amount', 'd'],
  ] as const) {
    await form.getByLabel(part, { exact: true }).selectOption(column);
  }
  await expect(form.getByRole('table', { name: 'The first rows, as mapped' })).toContainText('C1');
  await form.getByRole('button', { name: 'Use this mapping' }).click();
  await resultIsComplete(page);
  await expect(form).toHaveCount(0);
  expect(await query(page, 'select count(*) as n from rfm')).toEqual([{ n: 40 }]);
});

test('rows pasted from a spreadsheet and files dropped anywhere are read', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openStart(page);
  const text = ordersCsv(40).replaceAll(',', '\t');
  await page.evaluate((rows) => navigator.clipboard.writeText(rows), text);
  await page.locator('main').focus();
  await page.keyboard.press('ControlOrMeta+V');
  await resultIsComplete(page);
  await expect(page.getByText('pasted.tsv').first()).toBeVisible();
  expect(await query(page, 'select count(*) as n from rfm')).toEqual([{ n: 40 }]);

  await test.step('files dropped anywhere, too', async () => {
    const dataTransfer = await page.evaluateHandle(
      (content) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], 'dropped.csv', { type: 'text/csv' }));
        return transfer;
      },
      ordersCsv(40, 'D'),
    );
    const footer = page.getByRole('contentinfo');
    await footer.dispatchEvent('dragenter', { dataTransfer });
    await expect(page.getByText('Drop to read')).toBeVisible();
    await footer.dispatchEvent('drop', { dataTransfer });
    await expect(page.getByText('Drop to read')).toHaveCount(0);
    await resultIsComplete(page);
    expect(await query(page, 'select count(*) as n from rfm')).toEqual([{ n: 80 }]);
  });
});

test.describe('csv-spectrum', () => {
  test.skip(!hasShared, `the reference data are not at ${SHARED}`);

  test('every file reads as its JSON says', async ({ page }) => {
    const root = sharedPath('corpora/csv-spectrum');
    await openStart(page);
    const names = readdirSync(`${root}/csvs`);
    expect(names).toHaveLength(12);
    for (const name of names) {
      const content = readFileSync(`${root}/csvs/${name}`);
      const [report] = await addFiles(page, { name, content });
      expect(report, name).toMatchObject({ rejected: 0 });
      expect(report?.error, name).toBeUndefined();
      const rows = await query(
        page,
        `select cast(columns(*) as varchar) from source."${report?.source ?? ''}"`,
      );
      const asText = rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value ?? ''])),
      );
      const json = JSON.parse(
        readFileSync(`${root}/json/${name.replace('.csv', '.json')}`, 'utf8'),
      ) as Record<string, string> | Record<string, string>[];
      const expected = Array.isArray(json) ? json : [json];
      // This one contradicts its own CSV, and the CSV is right.
      if (name === 'location_coordinates.csv')
        for (const record of expected) record['Contact Phone Number'] = '2095257564';
      expect(asText, name).toEqual(expected);
    }
  });
});

/** Remembers whether a text ever stood on the page, however briefly. */
async function watchFor(page: Page, text: string): Promise<void> {
  await page.evaluate((wanted) => {
    new MutationObserver(() => {
      if (document.body.textContent.includes(wanted)) document.body.dataset['seen'] = wanted;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, text);
}

async function wasSeen(page: Page, text: string): Promise<boolean> {
  return page.evaluate((wanted) => document.body.dataset['seen'] === wanted, text);
}
