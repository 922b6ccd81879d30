import { expect, type Locator, type Page } from '@playwright/test';
import { cellSource } from '../../src/document/cell-source';
import type { CellOptions } from '../../src/document/notebook';
import type { CellReport } from '../../src/app/scripting-api';

/** The text of a notebook from its cells. */
export function notebookText(title: string, ...cells: readonly string[]): string {
  return [`---\nquintile: 1\ntitle: ${JSON.stringify(title)}\n---`, ...cells].join('\n\n') + '\n';
}

/** A cell with a query. */
export function sqlCell(name: string, query: string, options: CellOptions = {}): string {
  return cellSource('sql', name, options, query);
}

/** A cell with a number to choose. */
export function numberCell(name: string, label: string, value: number): string {
  return cellSource('input', name, {}, `type: number\nlabel: ${label}\ndefault: ${String(value)}`);
}

/** Opens a text in place of the open notebook; nothing of it runs. */
export async function loadNotebook(page: Page, text: string): Promise<void> {
  await page.evaluate((given) => window.quintile.notebook.load(given), text);
}

/** Agrees and runs all cells; what became of them, by name. */
export async function runNotebook(page: Page): Promise<Record<string, CellReport>> {
  const reports = await page.evaluate(() => window.quintile.notebook.run());
  return Object.fromEntries(reports.map((report) => [report.cell, report]));
}

/** The open notebook as text. */
export async function notebookTextOf(page: Page): Promise<string> {
  return page.evaluate(() => window.quintile.notebook.text());
}

/** The address that carries the open notebook. */
export async function notebookLink(page: Page): Promise<string> {
  return page.evaluate(() => window.quintile.notebook.link());
}

/** How often each cell of the page has run, by name. */
export async function runsOfCells(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-cell]')].map(({ dataset }) => [
        dataset['cell'] ?? '',
        Number(dataset['runs']),
      ]),
    ),
  );
}

/** Waits until the notebook is kept as it stands. */
export async function saved(page: Page): Promise<void> {
  await expect(page).toHaveURL(/#\/n\//);
  await expect(page.getByRole('main').getByText('Saved', { exact: true })).toBeVisible();
}

/** Presses the key until the element has the focus; fails when it cannot be reached so. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  const element = await target.elementHandle();
  for (let press = 0; press < 150; press++) {
    await page.keyboard.press(key);
    if (await element.evaluate((node) => node === document.activeElement)) return;
  }
  await expect(target).toBeFocused({ timeout: 1 });
}

/** Puts a query in place of the one of a cell, and runs it. */
export async function retypeQuery(page: Page, name: string, query: string): Promise<void> {
  await page.getByRole('textbox', { name: `Text of ${name}`, exact: true }).click();
  await editorIsLive(page);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(query);
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
}

/** Waits until what is typed goes into an editor: it comes when somebody wants to write. */
export async function editorIsLive(page: Page): Promise<void> {
  await expect(page.locator('.cm-focused')).toBeVisible();
}
