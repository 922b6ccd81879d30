import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { IDLE, type CellStatus } from '../../notebook/graph/scheduler';
import AdditionNote from './AdditionNote.svelte';
import CellNotice from './CellNotice.svelte';

beforeAll(() => page.viewport(390, 800));

const waiting: CellStatus = { ...IDLE, state: 'waiting', needs: ['transactions'] };
const preview = {
  question: 'Who is new, active, slipping, lost?',
  shows: ['Customers by status', 'How soon customers order again'],
};
const props = { status: waiting, runs: true, kind: 'model' as const, onrun: vi.fn() };

it('says what would be seen, and which file brings it', async () => {
  const { container } = await render(CellNotice, { ...props, preview });
  await expect.element(page.getByText('Waiting for orders: with them you see')).toBeVisible();
  await expect.element(page.getByText('Who is new, active, slipping, lost?')).toBeVisible();
  const items = page.getByRole('listitem').elements();
  expect(items.map((item) => item.textContent.trim())).toEqual([
    'Customers by status',
    'How soon customers order again',
    'Orders, order lines or receipts: who bought, when, for how much.',
  ]);
  expect(container.scrollWidth).toBeLessThanOrEqual(390);
});

it('names every role that is missing, each with its file', async () => {
  const needs = ['transactions', 'customers', 'interactions'] as const;
  await render(CellNotice, { ...props, status: { ...waiting, needs }, preview });
  await expect
    .element(page.getByText('Waiting for orders, customers, and visits and complaints'))
    .toBeVisible();
  expect(page.getByRole('listitem').elements()).toHaveLength(2 + needs.length);
});

it('is one line for a chart', async () => {
  await render(CellNotice, { ...props, preview: { question: null, shows: ['Orders by month'] } });
  await expect
    .element(page.getByText('Waiting for orders: with them you see “Orders by month”.'))
    .toBeVisible();
  expect(page.getByRole('listitem').elements()).toHaveLength(0);
});

it('is one line where nothing is known of the result, and nothing in a text', async () => {
  const { rerender, container } = await render(CellNotice, { ...props, kind: 'sql' as const });
  await expect.element(page.getByText('Waiting for orders.')).toBeVisible();
  expect(page.getByRole('listitem').elements()).toHaveLength(0);
  await rerender({ ...props, kind: 'text' as const });
  expect(container.textContent.trim()).toBe('');
});

it('shows what a stranger’s title says as text', async () => {
  const shows = ['<img src=x onerror="document.title = \'taken\'">', ''];
  await render(CellNotice, { ...props, preview: { question: null, shows } });
  await expect.element(page.getByText('<img src=x')).toBeVisible();
  expect(page.getByRole('img').elements()).toHaveLength(0);
});

it('says what more data would add to what has run', async () => {
  await render(AdditionNote, {
    additions: [
      { role: 'interactions', what: 'how often they visit' },
      { role: 'surveys', what: 'how satisfied they are' },
    ],
  });
  await expect
    .element(
      page.getByText(
        'Visits and complaints would add how often they visit. Survey answers would add how satisfied they are.',
      ),
    )
    .toBeVisible();
});
