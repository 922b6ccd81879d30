import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Locator, type Page } from '@playwright/test';
import { cellText } from '../../src/base/cell-value';
import { expectNoViolation } from '../helpers/axe';
import { loadNotebook, notebookText, notebookTextOf, runNotebook } from '../helpers/notebook-page';
import {
  block,
  cell,
  openStart,
  query,
  settled,
  testsOnOnePage,
  trySample,
} from '../helpers/quintile-page';

const NOTEBOOK = notebookText('Who they are', '```model profile\nsegment: Champions\n```');

/** The choice of the segment over the result; the form of the cell has one of the same name. */
function compare(page: Page): Locator {
  return page.getByRole('group', { name: 'Who is compared with whom' });
}

const test = testsOnOnePage(async (page) => {
  await openStart(page);
  await trySample(page, 'A shop');
  await loadNotebook(page, NOTEBOOK);
  await runNotebook(page);
});

test.describe('a profile', () => {
  test('says what is different, and each sentence gives its SQL', async ({ page }) => {
    const [said] = await query(page, 'from profile_sentences order by place limit 1');
    const sentence = page.getByRole('button', { name: cellText(said?.['sentence']) });
    await expect(sentence).toBeVisible();
    await sentence.click();
    await page.getByRole('button', { name: 'Run it in a cell below' }).click();
    await expect(cell(page, 'profile_check')).toBeVisible();
    await settled(page);
    const [counted] = await query(page, 'from profile_check');
    expect(Number(counted?.['n'])).toBe(said?.['n']);
    await page.getByRole('button', { name: /^Undo: / }).click();
    await expect(cell(page, 'profile_check')).toHaveCount(0);
    await settled(page);
  });

  test('flips through the segments, and undo goes back', async ({ page }) => {
    await compare(page).getByRole('combobox', { name: 'Segment' }).selectOption('New');
    await settled(page);
    await expect(block(page, 'What sets New apart')).toBeVisible();
    expect(await notebookTextOf(page)).toContain('segment: New');
    await page
      .getByRole('region', { name: 'Index of values in segments' })
      .getByRole('button', { name: 'Loyal', exact: true })
      .click();
    await settled(page);
    await expect(block(page, 'What sets Loyal apart')).toBeVisible();
    await compare(page).getByRole('combobox', { name: 'Against' }).selectOption('segment');
    await settled(page);
    expect(await query(page, 'select base from profile_summary')).not.toEqual([
      { base: 'everyone' },
    ]);
    for (const segment of ['Loyal', 'New', 'Champions']) {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Undo' }).first().click();
      await settled(page);
      await expect(block(page, `What sets ${segment} apart`)).toBeVisible();
    }
  });

  test('reads well in both widths and both schemes', async ({ page }) => {
    await expect(block(page, 'Left out')).toBeVisible();
    await expectNoViolation(page, 'main');
  });

  test('goes out in a report with its sentences', async ({ page, browser }, info) => {
    const said = await query(page, 'select sentence from profile_sentences');
    await page.getByRole('button', { name: 'More for this notebook' }).click();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /^Report/ }).click(),
    ]);
    const path = join(info.outputDir, saved.suggestedFilename());
    await saved.saveAs(path);
    const context = await browser.newContext({ offline: true });
    const report = await context.newPage();
    await report.goto(pathToFileURL(path).href);
    for (const { sentence } of said)
      await expect(
        report.getByRole('cell', { name: cellText(sentence), exact: true }),
      ).toBeVisible();
    await expect(report.getByText(/^Champions: \d+ customers/)).toBeVisible();
    for (const name of ['Trait by trait', 'Left out'])
      await expect(report.getByRole('heading', { name })).toBeVisible();
    expect(await report.locator('img').count()).toBeGreaterThan(0);
    await expectNoViolation(report);
    await context.close();
  });

  test('finds a trait, and shows all of its values on request', async ({ page }) => {
    await page.getByRole('searchbox', { name: 'Find a trait' }).fill('CIT');
    const traits = block(page, 'Trait by trait');
    await expect(traits.getByRole('heading', { level: 4 })).toHaveText(['city']);
    const rows = traits.getByRole('table', { name: 'city' }).getByRole('row');
    const before = await rows.count();
    await traits.getByRole('button', { name: /Show all \d+ values\s+of city/ }).click();
    await expect.poll(() => rows.count()).toBeGreaterThan(before);
  });
});
