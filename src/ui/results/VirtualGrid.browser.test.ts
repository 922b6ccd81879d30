import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { quintileError } from '../../base/errors';
import { fail, ok } from '../../base/result';
import type { GridColumn, GridRowValues, RowSource } from './grid-view.svelte';
import VirtualGrid from './VirtualGrid.svelte';

beforeAll(() => page.viewport(1100, 800));

const COLUMNS: readonly GridColumn[] = [
  { name: 'customer_id', label: 'Customer', unit: 'id', doc: 'Who.' },
  { name: 'monetary', label: 'Monetary', unit: 'money', doc: 'What they spent.' },
  { name: 'segment', label: 'Segment', unit: 'name', doc: 'Their group.' },
];

function rowAt(index: number): GridRowValues {
  return { customer_id: `C${index}`, monetary: index + 0.5, segment: 'Champions' };
}

function manyRows(rows: number) {
  const fetch = vi.fn((offset: number, limit: number) =>
    Promise.resolve(
      ok(Array.from({ length: Math.min(limit, rows - offset) }, (_, i) => rowAt(offset + i))),
    ),
  );
  return { source: { rows, columns: COLUMNS, fetch } satisfies RowSource, fetch };
}

const grid = () => page.getByRole('grid', { name: 'Customers' });

/** What the cursor stands on, as a screen reader finds it. */
function cursor(): HTMLElement | null {
  return document.getElementById(grid().element().getAttribute('aria-activedescendant') ?? '');
}

function firstIdInSight(): string {
  const box = grid().element().getBoundingClientRect();
  const cell = document.elementFromPoint(box.left + 30, box.top + 60);
  return cell?.textContent.trim() ?? '';
}

async function openMillion(props: object = {}) {
  const { source, fetch } = manyRows(1_000_000);
  await render(VirtualGrid, { label: 'Customers', source, ...props });
  await expect.poll(() => firstIdInSight()).toMatch(/^C\d/);
  return fetch;
}

it('draws few of a million rows and fetches only the pages in sight', async () => {
  const fetch = await openMillion();
  await expect.element(grid()).toHaveAttribute('aria-rowcount', '1000001');
  expect(grid().element().querySelectorAll('[role=row]').length).toBeLessThan(60);
  expect(fetch.mock.calls).toEqual([[0, 200]]);
});

it('goes to the last of a million rows by keyboard, and back', async () => {
  await openMillion();
  grid().element().focus();
  await userEvent.keyboard('{Control>}{End}{/Control}');
  await expect.poll(() => cursor()?.parentElement?.getAttribute('aria-rowindex')).toBe('1000001');
  await expect.poll(() => cursor()?.parentElement?.textContent).toContain('C999999');
  const box = grid().element().getBoundingClientRect();
  expect(cursor()?.getBoundingClientRect().bottom).toBeLessThanOrEqual(box.bottom + 1);

  await userEvent.keyboard('{PageUp}{ArrowUp}{Home}');
  const row = Number(cursor()?.parentElement?.getAttribute('aria-rowindex'));
  expect(row).toBeGreaterThan(999_970);
  expect(row).toBeLessThan(1_000_000);
  await expect.poll(() => cursor()?.textContent.trim()).toBe(`C${row - 2}`);
});

it('moves by the pixels of the wheel in the middle of a million rows', async () => {
  await openMillion();
  const node = grid().element();
  node.scrollTop = 4_000_000;
  await expect.poll(() => Number(firstIdInSight().slice(1))).toBeGreaterThan(450_000);
  // Until the scrollbar rests, the rows move with it pixel by pixel.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const before = Number(firstIdInSight().slice(1));
  node.scrollTop += 300;
  await expect.poll(() => Number(firstIdInSight().slice(1))).toBe(before + 10);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(Number(firstIdInSight().slice(1))).toBe(before + 10);
});

it('sorts from the head, by pointer and by keyboard', async () => {
  const onsort = vi.fn();
  await openMillion({ onsort, sort: { column: 'monetary', direction: 'desc' } });
  const head = page.getByRole('columnheader', { name: 'Monetary' });
  await expect.element(head).toHaveAttribute('aria-sort', 'descending');
  await expect.element(head).toHaveAccessibleDescription('What they spent. Unit: money.');
  await head.click();
  expect(onsort).toHaveBeenLastCalledWith({ column: 'monetary', direction: 'asc' });
  grid().element().focus();
  await userEvent.keyboard('{ArrowUp}{Enter}');
  expect(onsort).toHaveBeenLastCalledWith({ column: 'customer_id', direction: 'desc' });
});

it('hands over the row on Enter and copies the cell unformatted', async () => {
  const onrow = vi.fn();
  await openMillion({ onrow });
  grid().element().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}{Enter}');
  expect(onrow).toHaveBeenCalledWith(rowAt(1));
  const clipboardData = new DataTransfer();
  grid()
    .element()
    .dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true }));
  expect(clipboardData.getData('text/plain')).toBe('1.5');
});

it('begins at the top again with other rows', async () => {
  const { source } = manyRows(1_000_000);
  const { rerender } = await render(VirtualGrid, { label: 'Customers', source });
  grid().element().scrollTop = 4_000_000;
  await expect.poll(() => Number(firstIdInSight().slice(1))).toBeGreaterThan(450_000);
  await rerender({ source: manyRows(500).source });
  await expect.poll(() => firstIdInSight()).toBe('C0');
});

it('says when rows cannot be fetched, and tries again', async () => {
  let works = false;
  const error = fail(quintileError('engine.query_failed', { detail: 'The rows are gone.' }));
  const source: RowSource = {
    rows: 3,
    columns: COLUMNS,
    fetch: () => Promise.resolve(works ? ok([0, 1, 2].map(rowAt)) : error),
  };
  await render(VirtualGrid, { label: 'Customers', source });
  await expect.element(page.getByRole('alert')).toHaveTextContent('The rows are gone.');
  works = true;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('gridcell', { name: 'C2' })).toBeVisible();
});
