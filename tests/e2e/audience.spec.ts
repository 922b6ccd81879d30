import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { cellText } from '../../src/base/cell-value';
import { expectNoViolation } from '../helpers/axe';
import { loadNotebook, notebookText, runNotebook, sqlCell, tabTo } from '../helpers/notebook-page';
import {
  addFiles,
  block,
  cell,
  gridCell,
  openStart,
  query,
  segmentRow,
  settled,
  test,
  testsOnOnePage,
  trySample,
} from '../helpers/quintile-page';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Export an audience' });
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The number of rows that the dialog counts, once it has counted the choice that stands. */
async function counted(dialog: Locator): Promise<number> {
  await expect(dialog.locator('[aria-busy="true"]')).toHaveCount(0);
  const button = dialog.getByRole('button', { name: /^Export [\d,]+ rows?$/ });
  const words = await button.textContent();
  return Number((words ?? '').replaceAll(/\D/g, ''));
}

/** How many rows of a kind are left out. */
async function leftOut(dialog: Locator, words: string): Promise<number> {
  const line = dialog.locator('dl > div').filter({ hasText: words });
  return Number((await line.locator('dd').textContent())?.replaceAll(/\D/g, ''));
}

/** Exports, and gives the files by name. */
async function exported(page: Page, files: number): Promise<Map<string, Buffer>> {
  const downloads: Download[] = [];
  const take = (download: Download) => downloads.push(download);
  page.on('download', take);
  await dialogOf(page)
    .getByRole('button', { name: /^Export [\d,]+ rows?$/ })
    .click();
  await expect.poll(() => downloads.length).toBe(files);
  page.off('download', take);
  const read = downloads.map(async (download): Promise<[string, Buffer]> => [
    download.suggestedFilename(),
    await readFile(await download.path()),
  ]);
  return new Map(await Promise.all(read));
}

const linesOf = (file: Buffer | undefined) => file?.toString('utf8').trim().split('\r\n') ?? [];

async function openFromSegment(page: Page, segment: string): Promise<Locator> {
  const row = segmentRow(page, segment);
  await row.hover();
  await row.getByRole('button', { name: `Export ${segment} as an audience…` }).click();
  const dialog = dialogOf(page);
  await expect(dialog).toBeVisible();
  return dialog;
}

test.describe('the sample shop', () => {
  const inShop = testsOnOnePage(async (page) => {
    await openStart(page);
    await trySample(page, 'A shop');
  });

  inShop(
    'every column of several segments goes to Excel, and comes out of it',
    async ({ page }) => {
      const dialog = await openFromSegment(page, 'New');
      await dialog.getByRole('checkbox', { name: /^Promising/ }).click();
      await dialog.getByRole('radio', { name: 'Excel' }).click();
      const written = await counted(dialog);
      const files = await exported(page, 1);
      const book = await readXlsx(files.get('rfm.xlsx') ?? new Uint8Array());
      const rows = book.sheets[0]?.rows ?? [];
      expect(rows).toHaveLength(1 + written);
      expect(rows[0]?.slice(0, 2)).toEqual(['customer_id', 'recency_days']);
      expect(rows[0]).toContain('email');
      const segment = rows[0]?.indexOf('segment') ?? -1;
      expect(new Set(rows.slice(1).map((row) => row[segment]))).toEqual(
        new Set(['New', 'Promising']),
      );
    },
  );

  inShop('what is chosen on the page can leave as it is in view', async ({ page }) => {
    await gridCell(page, 5, 5).click();
    const filters = page.getByRole('region', { name: 'Filters' });
    // Once the cell's own customers are counted, rather than all of them still.
    await expect(filters.getByText(/of .* customers in view/)).not.toHaveText(/^4,600 of 4,600/);
    const words = await filters.getByText(/of .* customers in view/).textContent();
    await filters.getByRole('button', { name: 'Export an audience…' }).click();
    const dialog = dialogOf(page);
    await expect(dialog.getByText(/^The customers in view/)).toBeVisible();
    const written = await counted(dialog);
    expect(written).toBe(Number(words?.split(' of ')[0]?.replaceAll(/\D/g, '')));
    await page.keyboard.press('Escape');
    await filters.getByRole('button', { name: 'Clear all' }).click();
    await settled(page);
  });

  inShop(
    'the menu of a cell, of a table and the palette lead to it, and the keyboard through it',
    async ({ page }) => {
      const dialog = dialogOf(page);
      await cell(page, 'rfm')
        .getByRole('button', { name: /^More for/ })
        .click();
      await page.getByRole('menuitem', { name: 'Export an audience…' }).click();
      await expect(dialog.getByText(/^Segments of rfm/)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);

      await page.getByRole('button', { name: 'Copy or export in_view' }).click();
      await page.getByRole('menuitem', { name: 'Export an audience…' }).click();
      await expect(dialog.getByText(/^Rows of in_view/)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);

      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('export an audience');
      await page.keyboard.press('Enter');
      await expect(dialog.getByText(/^Segments of rfm/)).toBeVisible();
      await counted(dialog);
      const loyal = dialog.getByRole('checkbox', { name: /^Loyal/ });
      await tabTo(page, loyal);
      await page.keyboard.press('Space');
      await expect(loyal).not.toBeChecked();
      await counted(dialog);
      const button = dialog.getByRole('button', { name: /^Export [\d,]+ rows$/ });
      await tabTo(page, button);
      const download = page.waitForEvent('download');
      await page.keyboard.press('Enter');
      expect((await download).suggestedFilename()).toBe('rfm.csv');
      await expect(dialog).toHaveCount(0);
    },
  );

  inShop('the button of a segment is reached by the keyboard, too', async ({ page }) => {
    const row = segmentRow(page, 'Loyal');
    await row.getByRole('button', { name: 'Loyal', exact: true }).focus();
    await page.keyboard.press('Tab');
    const button = row.getByRole('button', { name: 'Export Loyal as an audience…' });
    await expect(button).toBeFocused();
    await expect(button.locator('..')).toHaveCSS('opacity', '1');
    await page.keyboard.press('Enter');
    await expect(dialogOf(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(button).toBeFocused();
    // It chose nothing on the way.
    await expect(row.getByRole('button', { name: 'Loyal', exact: true })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
  });

  inShop('shows nothing that axe minds, with all of its parts open', async ({ page }) => {
    const dialog = await openFromSegment(page, 'Champions');
    await dialog.getByRole('switch', { name: /control group/ }).click();
    await counted(dialog);
    await expectNoViolation(page, '[role="dialog"]');
    await page.keyboard.press('Escape');
    await settled(page);
    await segmentRow(page, 'Champions').hover();
    await expect(block(page, 'Segments')).toBeVisible();
  });

  inShop('addresses leave only once masking is off', async ({ page }) => {
    await page.getByRole('switch', { name: 'Mask names, e-mails and phones' }).click();
    await expect(page.getByText('Names, e-mails and phones are masked')).toBeAttached();
    await settled(page);
    const dialog = await openFromSegment(page, 'Champions');
    await counted(dialog);
    await expect(dialog.getByRole('button', { name: /^Export/ })).toBeDisabled();
    await dialog.getByRole('button', { name: 'Switch masking off' }).click();
    await expect(dialog.getByText('Masking is on')).toHaveCount(0);
    await expect(dialog.getByRole('button', { name: /^Export/ })).toBeEnabled();
    const files = await exported(page, 1);
    expect(files.get('champions.csv')?.toString('utf8')).toMatch(/@example\./);
  });

  inShop(
    'Champions leave hashed for Google with a holdout, which comes back as campaigns',
    async ({ page }) => {
      const dialog = await openFromSegment(page, 'Champions');
      await expect(dialog.getByRole('checkbox', { name: 'Champions' })).toBeChecked();
      await expect(
        dialog.getByRole('checkbox', { name: 'Loyal', exact: false }).first(),
      ).not.toBeChecked();
      await dialog.getByLabel('List for').selectOption('Google Customer Match');
      await dialog.getByRole('switch', { name: /Hash/ }).click();
      await dialog.getByRole('switch', { name: /control group/ }).click();
      await dialog.getByLabel('Share held out').fill('20');
      await dialog.getByLabel('Name of the campaign').fill('Thank you');
      await expect(dialog.getByText(/held out as the control group/)).toBeVisible();

      const written = await counted(dialog);
      const heldOut = await leftOut(dialog, 'held out as the control group');
      const [row] = await query(
        page,
        `select count(*) as people, count(distinct lower(trim(email))) as addresses
       from rfm join customers using (customer_id) where segment = 'Champions'`,
      );
      const people = Number(row?.['people']);
      const without = people - Number(row?.['addresses']);
      expect(written + heldOut + without).toBe(people);
      expect(heldOut / (written + heldOut)).toBeCloseTo(0.2, 2);

      const files = await exported(page, 2);
      await expect(dialog).toHaveCount(0);
      expect([...files.keys()].sort()).toEqual(['champions-google.csv', 'thank-you-holdout.csv']);
      const list = linesOf(files.get('champions-google.csv'));
      expect(list[0]).toBe('Email,Country,Zip');
      expect(list).toHaveLength(1 + written);

      const assigned = linesOf(files.get('thank-you-holdout.csv')).slice(1);
      expect(assigned).toHaveLength(written + heldOut);
      const arm = (variant: string) =>
        assigned.filter((line) => line.includes(`,${variant},`)).map((line) => line.split(',')[0]);
      const emails = await query(page, 'select customer_id, email from customers');
      const hashOf = new Map(
        emails.map((one) => [
          one['customer_id'],
          sha256(cellText(one['email']).trim().toLowerCase()),
        ]),
      );
      const hashes = list.slice(1).map((line) => line.split(',')[0]);
      const ofArm = (variant: string) => arm(variant).map((id) => hashOf.get(id ?? ''));
      expect(hashes.toSorted()).toEqual(ofArm('treatment').toSorted());
      expect(ofArm('control').filter((hash) => hashes.includes(hash ?? ''))).toEqual([]);

      const [report] = await addFiles(page, {
        name: 'thank-you-holdout.csv',
        content: files.get('thank-you-holdout.csv') ?? '',
      });
      expect(report).toMatchObject({ role: 'campaigns', rows: written + heldOut, rejected: 0 });
      expect(report).not.toHaveProperty('needs');
      expect(
        await query(
          page,
          `select variant, count(*)::INTEGER as n from campaigns where campaign = 'Thank you' group by 1 order by 1`,
        ),
      ).toEqual([
        { variant: 'control', n: heldOut },
        { variant: 'treatment', n: written },
      ]);
    },
  );
});

const PEOPLE = `customer_id,email,note
C1,ann@example.com,=HYPERLINK("https://example.org")
C2,ben@example.com,plain
`;

test('a text that a spreadsheet would run stays text, unless it is asked for as it is', async ({
  page,
}) => {
  await openStart(page);
  await addFiles(page, { name: 'customers.csv', content: PEOPLE });
  await loadNotebook(page, notebookText('People', sqlCell('people', 'from customers')));
  await runNotebook(page);
  await settled(page);
  const open = async () => {
    await page.getByRole('button', { name: 'Copy or export people' }).click();
    await page.getByRole('menuitem', { name: 'Export an audience…' }).click();
    await counted(dialogOf(page));
  };
  await open();
  const guarded = linesOf((await exported(page, 1)).get('people.csv'));
  expect(guarded[1]).toBe(`C1,ann@example.com,"'=HYPERLINK(""https://example.org"")"`);
  await open();
  await dialogOf(page).getByRole('switch', { name: 'Guard against formulas' }).click();
  await counted(dialogOf(page));
  const asItIs = linesOf((await exported(page, 1)).get('people.csv'));
  expect(asItIs[1]).toBe(`C1,ann@example.com,"=HYPERLINK(""https://example.org"")"`);
});
