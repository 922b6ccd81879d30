import { expect, type Page } from '@playwright/test';
import { SHIPPED } from '../../src/app/shipped';
import { cellText } from '../../src/base/cell-value';
import type { ModelCell } from '../../src/document/notebook';
import type { NotebookOffer } from '../../src/ui/start/notebook-offer';
import { chartsOf } from '../../src/notebook/model-view/model-parts';
import { expectNoViolation, LOOKS, OTHER_LOOKS } from '../helpers/axe';
import { cell, openStart, query, settled, test, testsOnOnePage } from '../helpers/quintile-page';
import {
  addCompany,
  declarationOf,
  openShipped,
  shippedCells,
  type Company,
} from '../helpers/shipped-page';

const WITH_DATA = SHIPPED.filter(({ needs }) => needs.length > 0);
/** Firms are what the notebook about accounts is for; the others are shown with people. */
const companyOf = (id: string): Company => (id === 'accounts' ? 'supplier' : 'shop');
/** What no reader is to see: values that nobody wrote for them. */
const RAW = /\b(NaN|undefined|Infinity|null)\b|\[object |\{\{/;

for (const [at, offer] of WITH_DATA.entries()) {
  test(`“${offer.title}” says what it waits for, and then who the customers are`, async ({
    page,
  }) => {
    test.slow();
    await openStart(page);
    await openShipped(page, offer);

    await test.step('without data it waits, and nothing is wrong', async () => {
      expect(await states(page)).toContain('waiting');
      await nothingIsWrong(page);
      if (offer.id === 'profile') await expectNoViolation(page);
    });

    await test.step('with data all of it is done', async () => {
      await addCompany(page, companyOf(offer.id));
      expect(await states(page)).toEqual(['done']);
      await nothingIsWrong(page);
    });

    for (const model of modelsOf(offer.id))
      await test.step(`the model ${model.name} shows what it is asked for`, () =>
        showsItsParts(page, model));

    await test.step('a segment narrows what follows it', () => narrowsWhatFollows(page, offer.id));

    await test.step('nobody is kept out by colours, names or sizes', async () => {
      // The parts are the same in all of them: together they are looked at in all four ways.
      await expectNoViolation(page, 'html', at % 2 === 0 ? LOOKS : OTHER_LOOKS);
    });
  });
}

const ofFirms = testsOnOnePage(async (page) => {
  await openStart(page);
  await addCompany(page, 'supplier');
});

for (const offer of WITH_DATA.filter(({ id }) => id !== 'accounts')) {
  ofFirms(`“${offer.title}” works for a supplier of firms, too`, async ({ page }) => {
    await page.goto('./#/');
    await openShipped(page, offer);
    expect(await states(page)).toContain('done');
    await nothingIsWrong(page);
  });
}

/** Model cells whose result shows. */
function modelsOf(id: NotebookOffer['id']): ModelCell[] {
  return shippedCells(id).filter(
    (one): one is ModelCell => one.kind === 'model' && one.options.quiet !== true,
  );
}

/** Choosing a segment of the notebook's model leaves its customers in the list that follows, and letting go all. */
async function narrowsWhatFollows(page: Page, id: NotebookOffer['id']): Promise<void> {
  const [first] = modelsOf(id).filter(
    ({ spec, name }) => spec?.select !== undefined && name !== 'rfm',
  );
  const follower = shippedCells(id).find(
    ({ kind, options }) =>
      kind === 'sql' &&
      first?.spec?.select !== undefined &&
      listOf(options.filter).includes(first.spec.select),
  );
  if (!first?.name || !follower?.name) return;
  const [model, list] = [first.name, follower.name];
  const rows = page.getByRole('grid', { name: list, exact: true });
  const counts = await query(
    page,
    `select segment, count(*)::INTEGER as rows from ${list} group by all order by rows desc, segment`,
  );
  const all = counts.reduce((sum, { rows: own }) => sum + Number(own), 0);
  const [{ segment, rows: own } = { segment: '', rows: 0 }] = counts;
  expect(Number(own)).toBeLessThan(all);
  await expect(rows).toHaveAttribute('aria-rowcount', String(all + 1));

  const button = cell(page, model).getByRole('button', { name: cellText(segment), exact: true });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(rows).toHaveAttribute('aria-rowcount', String(Number(own) + 1));
  await expect(page.getByRole('region', { name: 'Filters' })).toContainText(cellText(segment));
  await settled(page);
  await nothingIsWrong(page);

  await button.click();
  await expect(rows).toHaveAttribute('aria-rowcount', String(all + 1));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** The states that cells are in, each once, in the order of the alphabet. */
async function states(page: Page): Promise<string[]> {
  const all = await page
    .locator('[data-cell]')
    .evaluateAll((cells) => cells.map((one) => (one as HTMLElement).dataset['state'] ?? ''));
  return [...new Set(all)].sort();
}

/** Every step has run or says which data it waits for, and no value is one that only programs write. */
async function nothingIsWrong(page: Page): Promise<void> {
  expect((await states(page)).filter((one) => one !== 'done' && one !== 'waiting')).toEqual([]);
  for (const waiting of await page.locator('[data-cell][data-state="waiting"]:not(.text)').all())
    await expect(waiting).toContainText(/Waiting for [a-z]/);
  await expect(page.getByRole('alert')).toHaveCount(0);
  const cells = page.getByRole('region', { name: 'Cells' });
  expect(await cells.innerText()).not.toMatch(RAW);
}

/** Headline, segments with their proof and charts are there, as far as the cell shows them. */
async function showsItsParts(page: Page, { name: id, spec }: ModelCell): Promise<void> {
  const cellName = id ?? '';
  const model = await declarationOf(spec?.model ?? cellName);
  const place = cell(page, cellName);
  const shows = (part: string) => spec?.show?.includes(part) ?? true;
  const { headline, segmentation } = model;
  if (headline && shows('headline')) {
    for (const words of headline.text.split(/\{\{.*?\}\}/))
      await expect(place).toContainText(words.trim());
  }
  // RFM has views of its own, which samples.spec.ts looks at.
  if (model.id === 'rfm') return;
  if (segmentation && shows('segments')) {
    const segments = place.getByRole('region', { name: `Segments of ${cellName}`, exact: true });
    const [check] = await query(page, `from ${cellName}_check`);
    expect(check).toMatchObject({ is_partition: segmentation.partition });
    await expect(segments).toContainText(
      `Proved: each of ${Number(check?.['population']).toLocaleString('en-GB')} customers is in exactly one segment.`,
    );
    const sizes = await query(page, `select segment from ${cellName}_segments`);
    expect(sizes.length).toBeGreaterThan(1);
    for (const { segment } of sizes) {
      const name = page.getByText(cellText(segment), { exact: true });
      await expect(segments.getByRole('rowheader').filter({ has: name })).toBeVisible();
    }
  }
  if (shows('charts')) {
    for (const { title, data } of chartsOf(model, cellName, spec?.settings ?? {})) {
      // What the list of segments tells already need not be drawn again.
      if (shows('segments') && data === `${cellName}_segments`) continue;
      const chart = place.getByRole('region', {
        name: `${title ?? ''} of ${cellName}`,
        exact: true,
      });
      await expect(
        chart.locator('svg[role="img"], svg[role="group"], svg.q-chart').first(),
      ).toBeVisible();
    }
  }
}
