import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import type { Cell } from '../../src/document/notebook';
import type { ModelDeclaration } from '../../src/models/model';
import type { NotebookOffer } from '../../src/ui/start/notebook-offer';
import { notebookOf } from './notebooks';
import { chooseFiles, settled } from './quintile-page';

const SAMPLES = {
  shop: ['orders', 'customers', 'interactions', 'survey', 'campaign'],
  supplier: ['orders', 'accounts'],
} as const;

/** One of the invented companies. */
export type Company = keyof typeof SAMPLES;

/** Adds the files of a company to whatever is open, and waits until everything is computed from all of them. */
export async function addCompany(page: Page, company: Company): Promise<void> {
  const files = SAMPLES[company].map((name) => `${name}.csv`);
  const folder = new URL(`../../public/samples/${company}/`, import.meta.url);
  await chooseFiles(
    page,
    files.map((file) => fileURLToPath(new URL(file, folder))),
  );
  for (const file of files)
    await expect(page.getByRole('button', { name: `Actions for ${file}` })).toBeAttached();
  await settled(page);
}

/** Opens a notebook that comes with the page from the start page, and waits until all of its cells stand. */
export async function openShipped(page: Page, offer: NotebookOffer): Promise<void> {
  const title = page.getByText(offer.title, { exact: true });
  await page.getByRole('button').filter({ has: title }).click();
  await expect(page.getByRole('textbox', { name: 'Title of the notebook' })).toBeVisible();
  await expect(page.locator('[data-cell]')).toHaveCount(shippedCells(offer.id).length);
  await settled(page);
}

/** The cells of a notebook that comes with the page. */
export function shippedCells(id: NotebookOffer['id']): readonly Cell[] {
  const path = new URL(`../../src/app/notebooks/${id}.md`, import.meta.url);
  return notebookOf(readFileSync(path, 'utf8')).cells;
}

/** What a model declares. The page's own list of them is made by the build, which tests do without. */
export async function declarationOf(model: string): Promise<ModelDeclaration> {
  const module = (await import(`../../src/models/${model}/model`)) as {
    declaration: ModelDeclaration;
  };
  return module.declaration;
}
