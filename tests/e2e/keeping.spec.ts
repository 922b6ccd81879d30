import { expect } from '@playwright/test';
import {
  editorIsLive,
  loadNotebook,
  notebookText,
  notebookTextOf,
  retypeQuery,
  runNotebook,
  saved,
  sqlCell,
} from '../helpers/notebook-page';
import { cell, openStart, settled, test } from '../helpers/quintile-page';

const TEXT = notebookText(
  'Kept by itself',
  'A text',
  sqlCell('one', 'select 1 as n'),
  sqlCell('two', 'select n + 1 as n from one'),
);

test('a notebook is kept by itself, found again, duplicated, deleted and brought back', async ({
  page,
}) => {
  await openStart(page);
  await loadNotebook(page, TEXT);
  await runNotebook(page);
  await saved(page);
  const list = page.getByRole('region', { name: 'Your notebooks' });
  const titles = () => list.getByRole('link').allInnerTexts();
  const actions = async (title: string, item: string) => {
    await list.getByRole('button', { name: `Actions for ${title}`, exact: true }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };

  await test.step('with what is edited', async () => {
    await retypeQuery(page, 'one', 'select 41 as n');
    await expect(page.getByRole('grid', { name: 'two' })).toContainText('42');
    await saved(page);
    const text = await notebookTextOf(page);
    expect(text).toContain('select 41 as n');
    await page.reload();
    await page.evaluate(() => window.quintile.ready);
    await expect(page.getByRole('grid', { name: 'two' })).toContainText('42');
    expect(await notebookTextOf(page)).toBe(text);
  });

  await test.step('the start page lists it', async () => {
    await page.goto('./#/');
    await expect(list).toBeVisible();
    expect(await titles()).toEqual(['Kept by itself']);
    await list.getByRole('link', { name: 'Kept by itself' }).click();
    await expect(page.getByRole('grid', { name: 'two' })).toContainText('42');
    await page.goBack();
    await expect(list).toBeVisible();
  });

  await test.step('duplicated under a title of its own', async () => {
    await actions('Kept by itself', 'Duplicate');
    await expect(list.getByRole('link')).toHaveCount(2);
    expect(new Set(await titles()).size).toBe(2);
  });

  await test.step('renamed', async () => {
    await actions('Kept by itself', 'Rename');
    await list.getByRole('textbox', { name: 'Title of the notebook' }).fill('Another title');
    await page.keyboard.press('Enter');
    await expect(list.getByRole('link', { name: 'Another title' })).toBeVisible();
    await list.getByRole('link', { name: 'Another title' }).click();
    await expect(cell(page, 'two')).toBeVisible();
    expect(await notebookTextOf(page)).toContain('title: "Another title"');
    await page.goBack();
  });

  await test.step('deleted, and brought back', async () => {
    await actions('Another title', 'Delete');
    await expect(list.getByRole('link')).toHaveCount(1);
    await expect(list.getByText('“Another title” was deleted.')).toBeVisible();
    await list.getByRole('button', { name: 'Undo' }).click();
    await expect(list.getByRole('link')).toHaveCount(2);
    await list.getByRole('link', { name: 'Another title' }).click();
    await expect(page.getByRole('grid', { name: 'two' })).toContainText('42');
  });
});

test('whoever leaves one notebook for another at once finds all of it', async ({ page }) => {
  await openStart(page);
  await loadNotebook(page, TEXT);
  await runNotebook(page);
  await saved(page);
  await page.evaluate(async () => {
    // What is left is cleared away once the engine has time for it.
    void window.quintile.query('select sum(hash(range) % 7) from range(100000000)');
    location.hash = '#/';
    const offer = () =>
      [...document.querySelectorAll('button')].find(({ textContent }) =>
        textContent.includes('Who are my customers?'),
      );
    while (!offer()) await new Promise((resolve) => requestAnimationFrame(resolve));
    offer()?.click();
  });
  await expect(cell(page, 'rfm')).toBeVisible();
  await settled(page);
  await expect(cell(page, 'rfm')).toContainText('Waiting for orders');
  expect(await notebookTextOf(page)).toContain('```model rfm');
});

test('versions are kept under a name, shown and restored', async ({ page }) => {
  await openStart(page);
  await loadNotebook(page, TEXT);
  await runNotebook(page);
  await saved(page);
  const before = await notebookTextOf(page);
  const versions = page.getByRole('dialog', { name: 'Versions' });

  await page.keyboard.press('Control+s');
  await versions.getByLabel('Name the text as it stands now').fill('Before the meeting');
  await page.keyboard.press('Enter');
  await expect(versions.getByRole('radio', { name: /Before the meeting/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(versions).toHaveCount(0);

  await retypeQuery(page, 'one', 'select 7 as n');
  await expect(page.getByRole('grid', { name: 'two' })).toContainText('8');
  await page.keyboard.press('Escape');
  const after = await notebookTextOf(page);

  await page.keyboard.press('Control+s');
  await versions.getByRole('radio', { name: /Before the meeting/ }).check();
  await expect(versions).toContainText('select 7 as n');
  await versions.getByRole('button', { name: 'Restore' }).click();
  await expect.poll(() => notebookTextOf(page)).toBe(before);
  // What stood before is a version, too.
  await expect(versions.getByRole('radio', { name: /Kept by itself/ }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid', { name: 'two' })).toContainText('2');
  await page.keyboard.press('Control+z');
  await expect.poll(() => notebookTextOf(page)).toBe(after);
  await saved(page);
});

test('the same notebook in two tabs loses nothing', async ({ page, context }) => {
  await openStart(page);
  await loadNotebook(page, TEXT);
  await runNotebook(page);
  await saved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.evaluate(() => window.quintile.ready);
  await expect(cell(other, 'two')).toBeVisible();

  await retypeQuery(page, 'one', 'select 100 as n');
  await saved(page);
  await retypeQuery(other, 'one', 'select 200 as n');
  // It has a notebook of its own from then on.
  await expect.poll(() => other.url()).not.toBe(page.url());
  await saved(other);
  await retypeQuery(page, 'one', 'select 300 as n');
  await saved(page);
  expect(await notebookTextOf(page)).toContain('select 300 as n');
  expect(await notebookTextOf(other)).toContain('select 200 as n');

  for (const [tab, text] of [
    [page, 'select 300 as n'],
    [other, 'select 200 as n'],
  ] as const) {
    await tab.reload();
    await tab.evaluate(() => window.quintile.ready);
    await expect.poll(() => notebookTextOf(tab)).toContain(text);
  }
  await page.goto('./#/');
  const list = page.getByRole('region', { name: 'Your notebooks' });
  await expect(list.getByRole('link')).toHaveCount(2);
  expect(new Set(await list.getByRole('link').allInnerTexts()).size).toBe(2);
});

test('the browser asks before it closes a page that is not kept yet', async ({ page, context }) => {
  await openStart(page);
  await page.getByRole('button', { name: /^Empty notebook/ }).click();
  await saved(page);
  await page.keyboard.press('t');
  await editorIsLive(page);
  const asked = page.waitForEvent('dialog');
  await page.keyboard.type('The last words');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await saved(page);
  const next = await context.newPage();
  await next.goto(page.url());
  await expect(next.getByRole('main')).toContainText('The last words');
  // Now it goes without a word.
  await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
});
