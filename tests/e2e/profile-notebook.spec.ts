import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { SHIPPED } from '../../src/app/shipped';
import { cellText } from '../../src/base/cell-value';
import { notebookLink, notebookTextOf, saved } from '../helpers/notebook-page';
import { pdfHeadings } from '../helpers/pdf';
import {
  addFiles,
  block,
  cell,
  openStart,
  query,
  settled,
  testsOnOnePage,
} from '../helpers/quintile-page';
import { hasShared, SHARED, sharedPath } from '../helpers/shared-data';
import { openShipped } from '../helpers/shipped-page';

const FILE = 'marketing_campaign.csv';

if (!hasShared)
  console.warn(`Profile your customers: skipped, the reference data are not at ${SHARED}`);

const test = testsOnOnePage(async (page) => {
  test.slow();
  await openStart(page);
  await openShipped(page, SHIPPED.find(({ id }) => id === 'profile') ?? SHIPPED[0]);
  await addCampaignFile(page);
});

test.describe('“Profile your customers” over 2,240 customers and no orders', () => {
  test.skip(!hasShared, `the reference data are not at ${SHARED}`);

  test('goes through all five steps', async ({ page }) => {
    await expect(page.locator('[data-cell]:not([data-state="done"])')).toHaveCount(0);
    const loaded = 'select role, rows from inventory where is_loaded order by rows';
    expect(await query(page, loaded)).toEqual([
      { role: 'interactions', rows: 21 },
      { role: 'customers', rows: 2240 },
      { role: 'campaigns', rows: 13_440 },
    ]);
    const { segment, base } = await compared(page);
    await expect(cell(page, 'profile')).toContainText(segment);
    expect(base).toBe('everyone');
    await expect(block(page, `What sets ${segment} apart`)).toBeVisible();
    const cards = await query(page, 'select segment, customers from profile_cards_segments');
    expect(cards).toHaveLength(3);
    for (const card of cards) {
      const shown = cardOf(page, cellText(card['segment']));
      await expect(shown).toContainText(Number(card['customers']).toLocaleString('en-GB'));
    }
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('each sentence opens its SQL, which counts what the sentence says', async ({ page }) => {
    const { segment } = await compared(page);
    const [said] = await query(
      page,
      'select sentence, n from profile_sentences where n is not null order by place limit 1',
    );
    const sentences = block(page, `What sets ${segment} apart`);
    await sentences.getByRole('button', { name: cellText(said?.['sentence']) }).click();
    await expect(sentences.locator('pre')).toContainText(/select/i);
    await sentences.getByRole('button', { name: 'Run it in a cell below' }).click();
    await expect(cell(page, 'profile_check')).toHaveAttribute('data-state', 'done');
    const [counted] = await query(page, 'from profile_check');
    expect(counted?.['n']).toBe(said?.['n']);
    await page.getByRole('button', { name: /^Undo: / }).click();
    await expect(cell(page, 'profile_check')).toHaveCount(0);
    await settled(page);
  });

  test('another segment is one step, and one undo goes back', async ({ page }) => {
    const text = await notebookTextOf(page);
    const { segment: first } = await compared(page);
    const others = await query(
      page,
      `select distinct segment from profile_index where segment <> '${first}' order by segment`,
    );
    const other = cellText(others[0]?.['segment']);
    const head = page.getByRole('group', { name: 'Who is compared with whom' });
    await head.getByRole('combobox', { name: 'Segment', exact: true }).selectOption(other);
    await expect(block(page, `What sets ${other} apart`)).toBeVisible();
    await settled(page);
    expect(await compared(page)).toMatchObject({ segment: other });

    await page.getByRole('button', { name: /^Undo: / }).click();
    await expect(block(page, `What sets ${first} apart`)).toBeVisible();
    await settled(page);
    expect(await notebookTextOf(page)).toBe(text);
    await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeDisabled();
  });

  test('each card is one page on paper', async ({ page }) => {
    const segments = (
      await query(page, 'select segment from profile_cards_segments order by card')
    ).map(({ segment }) => cellText(segment));
    for (const segment of segments) {
      const goals = cardOf(page, segment).getByRole('textbox', { name: `Goals of ${segment}` });
      await goals.fill('To find what they want without a long search.\n'.repeat(4));
      await goals.blur();
    }
    await settled(page);
    const pdf = await page.pdf({
      format: 'A4',
      preferCSSPageSize: true,
      tagged: true,
      outline: true,
    });
    const pages = pdfHeadings(pdf);
    const own = segments.map(
      (segment) => pages.findLast(({ title }) => title === segment)?.page ?? -1,
    );
    expect(own).toEqual([own[0], (own[0] ?? 0) + 1, (own[0] ?? 0) + 2]);
    const after = pages.find(({ title }) => title === '5. Keep up to date');
    expect(after?.page).toBe((own[2] ?? 0) + 1);
  });

  test('what is written on a card stays in the text: over a reload, an undo, a link', async ({
    page,
  }) => {
    const segment = await firstCard(page);
    const before = await notebookTextOf(page);
    const cards = cell(page, 'profile_cards');
    const runs = await cards.getAttribute('data-runs');
    const goals = () => cardOf(page, segment).getByRole('textbox', { name: `Goals of ${segment}` });
    const written = 'Less time in shops: "quick" & good\nfor the #family';
    await goals().fill(written);
    await goals().blur();
    await expect.poll(() => notebookTextOf(page)).not.toBe(before);
    const text = await notebookTextOf(page);
    expect(text).toContain('Less time in shops');

    await test.step('it computes nothing anew', async () => {
      await settled(page);
      await expect(cards).toHaveAttribute('data-runs', runs ?? '');
    });

    await test.step('over a reload', async () => {
      await saved(page);
      await page.reload();
      await page.evaluate(() => window.quintile.ready);
      expect(await notebookTextOf(page)).toBe(text);
      await addCampaignFile(page);
      await expect(goals()).toHaveValue(written);
    });

    await test.step('in a link', async () => {
      const link = await notebookLink(page);
      const guest = await page.context().newPage();
      await guest.goto(link);
      await guest.evaluate(() => window.quintile.ready);
      await expect.poll(() => notebookTextOf(guest)).toBe(text);
      await guest.close();
    });

    await test.step('and undone', async () => {
      const name = cardOf(page, segment).getByRole('textbox', { name: `A name for ${segment}` });
      await name.fill('Busy parents');
      await name.blur();
      await expect.poll(() => notebookTextOf(page)).toContain('Busy parents');
      await page.getByRole('button', { name: 'Undo: Write on a card' }).click();
      await expect(name).toHaveValue('');
      expect(await notebookTextOf(page)).toBe(text);
      await expect(goals()).toHaveValue(written);
    });
  });
});

async function addCampaignFile(page: Page): Promise<void> {
  await addFiles(page, { name: FILE, content: readFileSync(sharedPath('data', FILE)) });
  await expect(cell(page, 'freshness')).toHaveAttribute('data-state', 'done');
  await settled(page);
}

async function compared(page: Page): Promise<{ segment: string; base: string }> {
  const [row] = await query(page, 'select segment, base from profile_summary');
  return { segment: cellText(row?.['segment']), base: cellText(row?.['base']) };
}

async function firstCard(page: Page): Promise<string> {
  const [row] = await query(
    page,
    'select segment from profile_cards_segments order by card limit 1',
  );
  return cellText(row?.['segment']);
}

function cardOf(page: Page, segment: string) {
  return page.getByRole('article', { name: `Profile card of ${segment}`, exact: true });
}
