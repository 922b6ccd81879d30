import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { tableFromArrays } from 'apache-arrow';
import { ordersCsv } from '../helpers/orders';
import { parquetFile } from '../helpers/parquet';
import {
  addFiles,
  chooseFiles,
  openStart,
  query,
  resultIsComplete,
  test,
} from '../helpers/quintile-page';
import { workbook, zipped } from '../helpers/workbook';

const [, ...ORDERS] = ordersCsv(40)
  .trimEnd()
  .split('\n')
  .map((line) => line.split(','));
const CUSTOMERS = Array.from({ length: 40 }, (_, at) => `C${String(at + 1)}`);

async function testFile(made: Promise<File>) {
  const file = await made;
  return { name: file.name, content: new Uint8Array(await file.arrayBuffer()) };
}

const company = testFile(
  workbook(
    {
      sheets: {
        Orders: {
          rows: [
            ['Orders of 2024'],
            [],
            ['Customer ID', 'Order No', 'Order date', 'Amount'],
            ...ORDERS.map(([customer, order, day, amount]) => [
              customer ?? '',
              order ?? '',
              day ?? '',
              Number(amount),
            ]),
          ],
        },
        Customers: {
          rows: [
            ['Customer ID', 'City', 'Age'],
            ...CUSTOMERS.map((customer, at) => [customer, at % 2 ? 'Leeds' : 'York', 20 + at]),
          ],
        },
      },
    },
    'company.xlsx',
  ),
);
const visits = testFile(
  parquetFile(
    tableFromArrays({
      customer_id: CUSTOMERS,
      visited_at: CUSTOMERS.map((_, at) => new Date(Date.UTC(2024, 4, 1 + (at % 28)))),
      kind: CUSTOMERS.map((_, at) => (at % 3 ? 'visit' : 'complaint')),
    }),
    'visits.parquet',
  ),
);
const mailings = testFile(
  zipped(
    Object.fromEntries(
      ['spring', 'autumn'].map((season) => [
        `${season}.csv`,
        `customer_id,campaign,sent_at,responded\n${CUSTOMERS.map((customer, at) => `${customer},${season},2024-03-01,${String(at % 2)}\n`).join('')}`,
      ]),
    ),
    'mailings.zip',
  ),
);
const survey = {
  name: 'survey.json',
  content: JSON.stringify({
    answers: CUSTOMERS.map((customer, at) => ({
      customer: { id: customer },
      answered_at: '2024-06-01T10:00:00Z',
      question: 'Would you recommend us?',
      answer: at % 11,
    })),
  }),
};

test('a workbook, a Parquet file, an archive and JSON become sources with roles and rows; nothing leaves', async ({
  page,
  baseURL,
}) => {
  const elsewhere: string[] = [];
  page.context().on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(baseURL ?? '') && !/^(data|blob):/.test(url)) elsewhere.push(url);
  });
  await openStart(page);
  await chooseFiles(page, [await company, await visits, await mailings, survey]);
  await resultIsComplete(page);
  const cards = page.getByRole('article');
  for (const [name, ...said] of [
    ['company.xlsx · Orders', `${String(ORDERS.length)} rows`, 'Transactions', '2 set aside'],
    ['company.xlsx · Customers', '40 rows', 'Customers'],
    ['visits.parquet', '40 rows', 'Interactions'],
    ['spring.csv', '40 rows', 'Campaigns'],
    ['autumn.csv', '40 rows', 'Campaigns'],
    ['survey.json', '40 rows', 'Surveys'],
  ] as const)
    for (const text of said)
      await expect(cards.and(page.getByLabel(name, { exact: true }))).toContainText(text);
  await expect(page.getByRole('region', { name: /^What is in/ })).toHaveCount(0);
  const roles = ['transactions', 'customers', 'interactions', 'campaigns', 'surveys'];
  const counts = roles.map((role) => `(select count(*) from ${role}) as ${role}`).join(', ');
  expect(await query(page, `select ${counts}`)).toEqual([
    {
      transactions: ORDERS.length,
      customers: 40,
      interactions: 40,
      campaigns: 80,
      surveys: 40,
    },
  ]);

  const { content } = await visits;
  const damaged = Uint8Array.from(content, (byte, at) =>
    at > 3 && at < content.length / 3 ? 0xff : byte,
  );
  const [report] = await addFiles(page, { name: 'damaged.parquet', content: damaged });
  expect(report?.error?.code).toBe('intake.corrupt_file');
  await expect(page.getByRole('alert')).toContainText(
    '“damaged.parquet” is a damaged Parquet file',
  );
  expect(await query(page, 'select count(*) as n from rfm')).toEqual([{ n: 40 }]);
  expect(elsewhere).toEqual([]);
});

test('a folder is chosen, and what is data in it is read', async ({ page }, { outputDir }) => {
  const folder = join(outputDir, 'export');
  await mkdir(join(folder, '2024'), { recursive: true });
  await writeFile(join(folder, '2024', 'orders.csv'), ordersCsv(40));
  await writeFile(join(folder, 'visits.parquet'), (await visits).content);
  await writeFile(join(folder, 'notes.md'), 'no data');
  // The dialog for folders cannot be operated from here: the page takes that of browsers without it.
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showDirectoryPicker');
    Reflect.deleteProperty(window, 'showOpenFilePicker');
  });
  await openStart(page);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'choose a folder' }).click(),
  ]);
  await chooser.setFiles(folder);
  await resultIsComplete(page);
  await expect(page.getByRole('article', { name: 'orders.csv' })).toContainText('Transactions');
  await expect(page.getByRole('article', { name: 'visits.parquet' })).toContainText('Interactions');
  await expect(page.getByRole('button', { name: /^Actions for .*\.(csv|parquet|md)/ })).toHaveCount(
    2,
  );
});
