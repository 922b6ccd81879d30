import type { Page } from 'playwright';
import { markTime } from './browser';

const PATIENCE_MS = 30_000;

/** Opens a notebook's text, not run, then gives it a file of orders as a user would. */
export async function openNotebook(page: Page, text: string, file: string): Promise<void> {
  // Functions that cross to the page carry this helper of the compiler's with them.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(() => window.quintile.ready);
  await page.evaluate((source) => window.quintile.notebook.load(source), text);
  await page.locator('[data-add]').setInputFiles(file);
  await markTime(page, 'quintile:imported');
}

/** Runs all cells. @throws Error that names the cells that are not done */
export async function runNotebook(page: Page): Promise<void> {
  const cells = await page.evaluate(() => window.quintile.notebook.run());
  const others = cells.filter(({ state }) => state !== 'done');
  if (others.length > 0) throw new Error(`not all cells are done: ${JSON.stringify(others)}`);
}

/** Waits until the engine and the page have had nothing to do for a while: what runs behind is over. */
export async function untilQuiet(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('main [aria-busy=true]') === null);
  await page.waitForTimeout(1_000);
}

/** The answer of a probe in the page. @throws Error after a time that no probe takes, so that no bench hangs */
export async function inTime<T>(answer: Promise<T>, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`nothing came of it within ${String(PATIENCE_MS)} ms: ${what}`));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
