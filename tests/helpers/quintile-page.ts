import { expect, test as base, type Locator, type Page } from '@playwright/test';
import type { PlainValue } from '../../src/app/scripting-api';
import type { SourceReport } from '../../src/base/sources';

/** A file to hand to the page. */
export interface TestFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Tests in which any error that the page did not handle, or wrote to the console, is a failure. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const errors = errorsOf(page);
    await use(page);
    expect(errors).toEqual([]);
  },
});

/**
 * Tests of one file that share a page, for those that leave it as they need it: opening a page, starting its engine
 * and reading a sample takes longer than most of them. After a failure the next test begins with a page of its own.
 */
export function testsOnOnePage(prepare: (page: Page) => Promise<void>) {
  let shared: { readonly page: Page; readonly errors: string[] } | undefined;
  const onePage = base.extend({
    page: async ({ browser }, use) => {
      if (!shared) {
        const page = await (await browser.newContext()).newPage();
        shared = { page, errors: errorsOf(page) };
        await prepare(page);
      }
      await use(shared.page);
      expect(shared.errors).toEqual([]);
    },
  });
  onePage.afterAll(async () => {
    await shared?.page.context().close();
    shared = undefined;
  });
  return onePage;
}

/** Every error that the page does not handle, or writes to the console, from now on. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  return errors;
}

/** Opens the start page and waits until the engine answers. */
export async function openStart(page: Page): Promise<void> {
  await page.goto('./');
  await page.evaluate(() => window.quintile.ready);
}

/** Puts files on the page's file input, as choosing them in the browser's dialog does. */
export async function chooseFiles(
  page: Page,
  files: string | string[] | readonly TestFile[],
): Promise<void> {
  const payload =
    typeof files === 'string'
      ? files
      : files.map((file) =>
          typeof file === 'string'
            ? file
            : {
                name: file.name,
                mimeType: 'application/octet-stream',
                buffer: Buffer.from(file.content),
              },
        );
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(payload as string[]);
}

/** Hands files to the scripting API; resolves when the relations answer. */
export async function addFiles(page: Page, ...files: TestFile[]): Promise<SourceReport[]> {
  const payload = files.map(({ name, content }) => ({
    name,
    base64: Buffer.from(content).toString('base64'),
  }));
  return page.evaluate(
    async (given) =>
      window.quintile.addFiles(
        given.map(({ name, base64 }) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          return new File([bytes], name);
        }),
      ) as Promise<SourceReport[]>,
    payload,
  );
}

/** Rows of a query of the scripting API. */
export async function query(page: Page, sql: string): Promise<Record<string, PlainValue>[]> {
  return page.evaluate((text) => window.quintile.query(text), sql);
}

/** Code and parameters that a call of the scripting API rejects with, or null when it does not. */
export async function rejection(
  page: Page,
  sql: string,
): Promise<{ code: string; params: Record<string, unknown> } | null> {
  return page.evaluate(
    (text) =>
      window.quintile.query(text).then(
        () => null,
        (error: unknown) => {
          const { code, params } = error as { code: string; params: Record<string, unknown> };
          return { code, params };
        },
      ),
    sql,
  );
}

/** Names of all relations. */
export async function relationNames(page: Page): Promise<string[]> {
  const relations = await page.evaluate(() => window.quintile.relations());
  return relations.map(({ name }) => name).sort();
}

/** Tries one of the invented companies from the start page. */
export async function trySample(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
  await resultIsComplete(page);
}

/** Waits until every block of the result is there and of now, and the background checks are done. */
export async function resultIsComplete(page: Page): Promise<void> {
  await expect(segmentsTable(page)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('region', { name: 'Rows counted' })).toBeVisible();
  await expect(page.getByText('Checks done')).toBeAttached();
  await expect(cell(page, 'in_view')).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  await settled(page);
}

/** Waits until no block is being computed. The comparison of methods is computed only when someone comes near. */
export async function settled(page: Page): Promise<void> {
  const cells = page.locator('main [data-cell][aria-busy="true"]');
  const blocks = page.locator('main :not([data-cell])[aria-busy="true"]');
  await expect(cells.or(blocks.filter({ hasNotText: 'How much the method decides' }))).toHaveCount(
    0,
  );
}

/** A cell of the notebook by its name, or by `#` and its place. */
export function cell(page: Page, name: string): Locator {
  return page.locator(`[data-cell="${name}"]`);
}

/** The segments with their bars. */
function segmentsTable(page: Page): Locator {
  return page.getByRole('table', { name: 'Segments' });
}

/** The row of a segment in it. */
export function segmentRow(page: Page, segment: string): Locator {
  const name = page.getByRole('rowheader', { name: segment, exact: true });
  return segmentsTable(page).getByRole('row').filter({ has: name });
}

/** What chooses a segment in it, and lets go of it. */
export function segmentButton(page: Page, segment: string): Locator {
  return segmentRow(page, segment).getByRole('button', { name: segment, exact: true });
}

/** A block of the result page by its heading. */
export function block(page: Page, title: string): Locator {
  return page
    .getByRole('region', { name: title, exact: true })
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });
}

/** A cell of the grid of segments. */
export function gridCell(page: Page, r: number, f: number): Locator {
  return page.getByRole('button', {
    name: `recency score ${String(r)}, frequency score ${String(f)}:`,
  });
}

/** The rows of the customers in view. */
export function customersTable(page: Page): Locator {
  return page.getByRole('grid', { name: 'in_view' });
}

/** How many customers the table has. */
export async function customersInTable(page: Page): Promise<number> {
  await settled(page);
  return Number(await customersTable(page).getAttribute('aria-rowcount')) - 1;
}

/** Waits until the table has so many customers: it follows a choice a moment later. */
export async function expectCustomers(page: Page, count: unknown): Promise<void> {
  await expect(customersTable(page)).toHaveAttribute('aria-rowcount', String(Number(count) + 1));
  await settled(page);
}
