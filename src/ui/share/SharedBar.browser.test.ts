import '../theme.css';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { NEWER_DATA, OTHER_COLUMNS } from '../../../tests/helpers/share-examples';
import DataComparison from './DataComparison.svelte';
import SharedBar from './SharedBar.svelte';

beforeAll(() => page.viewport(1200, 800));

const props = () => ({
  from: 'link' as const,
  needs: [
    { role: 'transactions' as const, columns: ['CustomerID', 'InvoiceDate'], ready: false },
    { role: 'customers' as const, columns: [], ready: true },
  ],
  queries: 3,
  models: ['rfm'],
  asText: false,
  onastext: vi.fn(),
  onrun: vi.fn(),
  onfiles: vi.fn(),
});

describe('a shared notebook', () => {
  it('says that nothing has run, what would run, and what it needs', async () => {
    const given = props();
    await render(SharedBar, given);
    const bar = page.getByRole('region', { name: 'Shared with you, not run' });
    await expect.element(bar).toHaveTextContent('3 queries and 1 model (rfm) will run in this tab');
    const needs = page.getByRole('list', { name: 'What it needs' });
    await expect.element(needs).toHaveTextContent('CustomerID, InvoiceDate');
    await expect.element(needs).toHaveTextContent('Customers – loaded');
    expect(given.onrun).not.toHaveBeenCalled();
    await page.getByRole('button', { name: 'Run it' }).click();
    expect(given.onrun).toHaveBeenCalledOnce();
  });

  it('asks for files while some are missing, and can be read as text', async () => {
    const given = props();
    const { rerender } = await render(SharedBar, given);
    await page.getByRole('button', { name: 'Choose files…' }).click();
    expect(given.onfiles).toHaveBeenCalledOnce();
    await page.getByRole('button', { name: 'Show as text' }).click();
    expect(given.onastext).toHaveBeenCalledExactlyOnceWith(true);
    const needs = given.needs.map((need) => ({ ...need, ready: true }));
    await rerender({ ...given, needs, asText: true });
    expect(page.getByRole('button', { name: 'Choose files…' }).elements()).toHaveLength(0);
    await expect.element(page.getByRole('button', { name: 'Show as a notebook' })).toBeVisible();
  });

  it('with hostile names does not break out of its width', async () => {
    const models = ['<b>x</b>'.repeat(200)];
    const { container } = await render(SharedBar, { ...props(), models });
    expect(container.querySelectorAll('b')).toHaveLength(0);
    expect(container.scrollWidth).toBeLessThanOrEqual(container.clientWidth);
  });
});

describe('the data beside the author’s', () => {
  it('show rows and days where they differ', async () => {
    const onmap = vi.fn();
    await render(DataComparison, { comparison: NEWER_DATA, file: 'orders.csv', onmap });
    await expect.element(page.getByText('Newer data: orders.csv')).toBeVisible();
    await expect
      .element(page.getByRole('row', { name: /Last day/ }))
      .toHaveTextContent('Last day2011-12-092012-03-01');
  });

  it('lead to the mapping when a column is missing', async () => {
    const onmap = vi.fn();
    await render(DataComparison, { comparison: OTHER_COLUMNS, file: 'orders.csv', onmap });
    await expect.element(page.getByText('the author’s file calls it CustomerID')).toBeVisible();
    await page.getByRole('button', { name: 'Map columns…' }).click();
    expect(onmap).toHaveBeenCalledOnce();
  });

  it('need nothing when they are the same', async () => {
    const comparison = { ...NEWER_DATA, verdict: 'same' as const, title: 'The same data' };
    await render(DataComparison, { comparison, file: 'orders.csv', onmap: vi.fn() });
    await expect.element(page.getByText('The same data: orders.csv')).toBeVisible();
    expect(page.getByRole('button').elements()).toHaveLength(0);
    expect(page.getByRole('table').elements()).toHaveLength(0);
  });
});
