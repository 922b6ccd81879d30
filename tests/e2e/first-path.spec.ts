import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { cellText } from '../../src/base/cell-value';
import {
  chooseFiles,
  openStart,
  query,
  resultIsComplete,
  segmentRow,
  settled,
  test,
} from '../helpers/quintile-page';
import { hasShared, SHARED, sharedPath } from '../helpers/shared-data';

interface Reference {
  readonly cleaning: { readonly raw_rows: number; readonly clean_rows: number };
  readonly as_of: string;
  readonly summary: { readonly customers: number };
  readonly quantile: { readonly segments: Segments };
  readonly ntile: {
    readonly segments: Segments;
    readonly customers_whose_frequency_ties_were_split: number;
  };
}
type Segments = Readonly<Record<string, { readonly customers: number; readonly monetary: number }>>;

test.skip(!hasShared, `the reference data are not at ${SHARED}`);

test('Online Retail becomes the reference segments, by quantiles and by equal groups', async ({
  page,
}) => {
  const reference = JSON.parse(
    readFileSync(sharedPath('reference/online_retail.json'), 'utf8'),
  ) as Reference;
  await openStart(page);
  await chooseFiles(page, sharedPath('data/online-retail.csv.gz'));
  await resultIsComplete(page);

  await test.step('the segments are those of the reference', async () => {
    await expectSegments(page, reference.quantile.segments);
  });

  await test.step('no row is lost', async () => {
    const { raw_rows: read, clean_rows: kept } = reference.cleaning;
    const strip = page.getByRole('region', { name: 'Rows counted' });
    await expect(strip).toContainText(`${grouped(read)} rows read`);
    await expect(strip).toContainText(`${grouped(kept)} kept`);
    await expect(strip).toContainText(`${grouped(read - kept)} left out`);
    await expect(strip).toContainText('0 rejected');
    const reasons = await strip.getByRole('listitem').allInnerTexts();
    expect(reasons.length).toBeGreaterThan(1);
    expect(reasons.reduce((sum, text) => sum + numberIn(text), 0)).toBe(read - kept);
    const counted = await query(
      page,
      'select (select count(*) from transactions) + (select count(*) from transactions_excluded) as rows',
    );
    expect(counted).toEqual([{ rows: read }]);
    expect(await query(page, 'select count(*) as rows from transactions')).toEqual([
      { rows: kept },
    ]);
  });

  await test.step('the headline tells the same', async () => {
    const headline = page.getByRole('region', { name: 'Headline' });
    await expect(headline).toContainText(grouped(reference.summary.customers));
    await expect(headline).toContainText(reference.as_of);
  });

  await test.step('equal groups, chosen in the page, give theirs', async () => {
    await page.getByRole('radio', { name: 'Equal groups' }).check();
    const { ntile } = reference;
    const champions = grouped(ntile.segments['Champions']?.customers ?? 0);
    await expect(segmentRow(page, 'Champions')).toContainText(champions);
    await settled(page);
    await expectSegments(page, ntile.segments);
    const methods = page.getByRole('region', { name: 'How much the method decides' });
    await methods.scrollIntoViewIfNeeded();
    await expect(methods).toContainText(
      `${grouped(ntile.customers_whose_frequency_ties_were_split)} of`,
    );
  });
});

test('addFiles reports what became of the file', async ({ page }) => {
  await openStart(page);
  // The site serves no such file, so the page gets it where a user would choose it.
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'for-the-test';
    document.body.append(input);
  });
  await page.locator('#for-the-test').setInputFiles(sharedPath('data/online-retail.csv.gz'));
  const reports = await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#for-the-test');
    return window.quintile.addFiles([...(input?.files ?? [])]);
  });
  expect(reports).toHaveLength(1);
  const [report] = reports;
  expect(report).toMatchObject({
    source: 'online_retail',
    files: ['online-retail.csv.gz'],
    rows: 541_909,
    rejected: 0,
    role: 'transactions',
    mapping: {
      customer_id: 'CustomerID',
      order_id: 'InvoiceNo',
      ordered_at: 'InvoiceDate',
      quantity: 'Quantity',
      unit_price: 'UnitPrice',
    },
  });
  expect(report?.confidence).toBeGreaterThanOrEqual(0.9);
  expect(report?.needs ?? []).toEqual([]);
  expect(report?.error).toBeUndefined();
  expect(report?.roles.map(({ role, accepted }) => ({ role, accepted }))).toContainEqual({
    role: 'transactions',
    accepted: true,
  });
  // The relations answer at once.
  expect(await query(page, 'select count(*) as customers from rfm')).toEqual([{ customers: 4338 }]);
});

/** The relation and the text of the page, each against the reference. */
async function expectSegments(page: Page, expected: Segments): Promise<void> {
  const rows = await query(page, 'select segment, customers, revenue from rfm_segments');
  expect(Object.fromEntries(rows.map(({ segment, customers }) => [segment, customers]))).toEqual(
    Object.fromEntries(Object.entries(expected).map(([name, { customers }]) => [name, customers])),
  );
  for (const { segment, revenue } of rows) {
    expectAmount(Number(revenue), expected[cellText(segment)]?.monetary);
  }
  for (const [name, { customers, monetary }] of Object.entries(expected)) {
    const row = segmentRow(page, name);
    const cells = row.getByRole('cell');
    expect(numberIn(await cells.nth(0).locator('.value').innerText())).toBe(customers);
    const revenue = await cells.nth(1).locator('[title]').getAttribute('title');
    expectAmount(numberIn(revenue ?? ''), monetary);
  }
}

function expectAmount(actual: number, expected = Number.NaN): void {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-6);
}

function grouped(value: number): string {
  return value.toLocaleString('en-GB');
}

/** The first number of a text with grouped thousands. */
function numberIn(text: string): number {
  return Number(/[\d,]+(\.\d+)?/.exec(text)?.[0].replaceAll(',', ''));
}
