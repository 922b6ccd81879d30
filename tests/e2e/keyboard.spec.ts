import { expect } from '@playwright/test';
import { cellText } from '../../src/base/cell-value';
import { tabTo } from '../helpers/notebook-page';
import {
  block,
  cell,
  customersInTable,
  customersTable,
  expectCustomers,
  gridCell,
  openStart,
  query,
  resultIsComplete,
  segmentButton,
  settled,
  testsOnOnePage,
  trySample,
} from '../helpers/quintile-page';

const test = testsOnOnePage(openStart);

test('the whole way, by keyboard alone', async ({ page }) => {
  const filters = page.getByRole('region', { name: 'Filters' });

  await test.step('the first Tab leads past the bars, to the content', async () => {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  });

  await test.step('try a sample', async () => {
    await tabTo(page, page.getByRole('button', { name: /^A B2B supplier/ }));
    await page.keyboard.press('Enter');
    await resultIsComplete(page);
  });
  const all = await customersInTable(page);
  const [accounts] = await query(
    page,
    'select (select count(*) from rfm) as in_rfm, (select count(*) from customers) as all_of_them',
  );
  expect(accounts).toEqual({ in_rfm: all, all_of_them: 400 });

  await test.step('choose a cell of the grid', async () => {
    await tabTo(page, gridCell(page, 1, 5));
    await page.keyboard.press('ArrowRight');
    await expect(gridCell(page, 2, 5)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(gridCell(page, 2, 4)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(filters).toContainText('Recency score 2, Frequency score 4');
    // Another choice can follow at once.
    await expect(gridCell(page, 2, 4)).toBeFocused();
    const [row] = await query(page, 'select count(*) as n from rfm where r = 2 and f = 4');
    await expectCustomers(page, row?.['n']);
    expect(await customersInTable(page)).toBeLessThan(all);
  });

  await test.step('and take the filter away', async () => {
    await tabTo(page, filters.getByRole('button', { name: 'Clear all' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(filters.getByRole('button')).toHaveCount(0);
    await expect(filters).toBeFocused();
    await expectCustomers(page, all);
  });

  await test.step('look at the SQL of a block', async () => {
    const segments = block(page, 'Segments');
    const button = segments.getByRole('button', { name: 'SQL of Segments' });
    await tabTo(page, button);
    await page.keyboard.press('Space');
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await expect(segments.locator('pre').last()).toContainText('group by segment');
    await page.keyboard.press('Space');
    await expect(button).toHaveAttribute('aria-expanded', 'false');
  });

  await test.step('choose a segment, and let go of it', async () => {
    const champions = segmentButton(page, 'Champions');
    await tabTo(page, champions);
    await page.keyboard.press('Enter');
    await expect(champions).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Enter');
    await expect(champions).toHaveAttribute('aria-pressed', 'false');
    await settled(page);
  });

  await test.step('save a picture from the menu', async () => {
    const menu = cell(page, 'recency').getByRole('button', { name: 'Export Recency' });
    await tabTo(page, menu);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/\.(svg|png)$/);
    await expect(page.getByRole('menu')).toHaveCount(0);
  });

  await test.step('sort and walk through the table', async () => {
    const grid = customersTable(page);
    await tabTo(page, grid);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const head = page.getByRole('columnheader', { name: 'recency_days' });
    await page.keyboard.press('Enter');
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    const ids = await query(
      page,
      'select customer_id as id from rfm order by recency_days desc, customer_id',
    );
    const row = (index: number) => grid.locator(`[aria-rowindex="${String(index + 1)}"]`);
    await expect(row(1)).toContainText(cellText(ids[0]?.['id']));
    await page.keyboard.press('Control+End');
    await expect(row(all)).toContainText(cellText(ids.at(-1)?.['id']));
    await expect(grid).toBeFocused();
  });

  await test.step('open the mapping and close it', async () => {
    const change = page.getByRole('button', { name: 'Change', exact: true }).first();
    await tabTo(page, change, 'Shift+Tab');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Mapping of/ });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('combobox').first()).toBeVisible();
    // The focus cannot leave the dialog.
    for (let press = 0; press < 40; press++) {
      await page.keyboard.press('Tab');
      expect(await dialog.evaluate((node) => node.contains(document.activeElement))).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(change).toBeFocused();
  });

  await test.step('ask for help', async () => {
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard' });
    await expect(help).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(help).toHaveCount(0);
  });
});

for (const width of [1440, 390]) {
  test(`what has the focus is in sight at ${String(width)} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    if ((await segmentButton(page, 'Loyal').count()) === 0) await trySample(page, 'A B2B supplier');
    await segmentButton(page, 'Loyal').click();
    await settled(page);
    await page.evaluate(() => {
      scrollTo(0, 0);
      (document.activeElement as HTMLElement).blur();
    });
    const hidden: string[] = [];
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let press = 0; press < 90; press++) {
        await page.keyboard.press(key);
        const covered = await page.evaluate(coveredFocus);
        if (covered !== null) hidden.push(`${key}: ${covered}`);
      }
    }
    expect([...new Set(hidden)]).toEqual([]);
  });
}

/** What has the focus, when nothing of it can be seen: outside the window, or under a bar. */
function coveredFocus(): string | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  for (const x of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    for (const y of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const seen = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      // A radio button is hidden in its label.
      const place: Element = element.closest('label') ?? element;
      if (seen && (place.contains(seen) || seen.contains(element))) {
        if (seen !== document.documentElement && seen !== document.body) return null;
      }
    }
  }
  const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 40);
  return `${element.tagName.toLowerCase()} ${name}`;
}
