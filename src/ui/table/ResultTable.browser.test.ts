import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { quintileError } from '../../base/errors';
import { fail, ok } from '../../base/result';
import type { ColumnSummary } from '../../kernel/notebook-api';
import type { GridRowValues } from './grid-view.svelte';
import type { ResultColumn } from './result-column';
import ResultTable from './ResultTable.svelte';

beforeAll(() => page.viewport(1100, 800));

const COLUMNS: readonly ResultColumn[] = [
  { name: 'customer_id', type: 'VARCHAR', unit: 'id' },
  { name: 'monetary', type: 'DOUBLE', unit: 'money', doc: 'What they spent.' },
  { name: 'segment', type: 'VARCHAR', unit: 'name' },
];
const SUMMARIES: readonly ColumnSummary[] = [
  summary('customer_id', { type: 'VARCHAR', distinct: 1000, top: [{ value: 'C0', rows: 1 }] }),
  summary('monetary', {
    type: 'DOUBLE',
    missing: 30,
    distinct: 800,
    range: { min: 1, max: 99 },
    bins: [1, 5, 9, 2],
  }),
  summary('segment', { type: 'VARCHAR', distinct: 2, top: [{ value: '<b>Loyal</b>', rows: 600 }] }),
];

function summary(name: string, rest: Partial<ColumnSummary>): ColumnSummary {
  return {
    name,
    type: 'VARCHAR',
    rows: 1000,
    missing: 0,
    distinct: 1,
    distinctIsExact: true,
    range: null,
    bins: null,
    top: null,
    ...rest,
  };
}

const rowAt = (index: number): GridRowValues => ({
  customer_id: `C${index}`,
  monetary: index === 1 ? null : index + 0.5,
  segment: index === 2 ? '' : 'Loyal',
});

function fetching(rows: number) {
  return vi.fn((offset: number, limit: number) =>
    Promise.resolve(
      ok(
        Array.from({ length: Math.max(0, Math.min(limit, rows - offset)) }, (_, at) =>
          rowAt(offset + at),
        ),
      ),
    ),
  );
}

const grid = () => page.getByRole('grid', { name: 'Result' });
const cell = (name: string) => page.getByRole('gridcell', { name, exact: true });
const selected = () =>
  [...grid().element().querySelectorAll('[aria-selected="true"]')].map(({ textContent }) =>
    textContent.trim(),
  );

async function show(props: object = {}, rows = 1_000) {
  const fetch = fetching(rows);
  const result = await render(ResultTable, {
    label: 'Result',
    columns: COLUMNS,
    rows,
    fetch,
    ...props,
  });
  await expect.element(cell('C0')).toBeVisible();
  return { fetch, ...result };
}

function copied(): string {
  const clipboardData = new DataTransfer();
  grid()
    .element()
    .dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true }));
  return clipboardData.getData('text/plain');
}

it('fetches and draws only what is seen of a million rows', async () => {
  const { fetch } = await show({}, 1_000_000);
  expect(fetch.mock.calls).toEqual([[0, 200]]);
  expect(grid().element().querySelectorAll('[role=row]').length).toBeLessThan(60);
  await expect.element(page.getByText('1,000,000 rows, 3 columns')).toBeVisible();
});

/** What the cursor stands on, as a screen reader finds it. */
function cursor(): HTMLElement | null {
  return document.getElementById(grid().element().getAttribute('aria-activedescendant') ?? '');
}

function firstRowInSight(): number {
  const box = grid().element().getBoundingClientRect();
  const cell = document.elementFromPoint(box.left + 30, box.top + 60);
  return Number(/^C(\d+)$/.exec(cell?.textContent.trim() ?? '')?.[1]);
}

it('goes to the last of a million rows by keyboard, and back', async () => {
  await show({}, 1_000_000);
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
  await show({}, 1_000_000);
  const node = grid().element();
  node.scrollTop = 4_000_000;
  await expect.poll(firstRowInSight).toBeGreaterThan(450_000);
  // Until the scrollbar rests, the rows move with it pixel by pixel.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const before = firstRowInSight();
  node.scrollTop += 300;
  await expect.poll(firstRowInSight).toBe(before + 10);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(firstRowInSight()).toBe(before + 10);
});

it('begins at the top again with other rows', async () => {
  const { rerender } = await show({}, 1_000_000);
  grid().element().scrollTop = 4_000_000;
  await expect.poll(firstRowInSight).toBeGreaterThan(450_000);
  await rerender({ rows: 500, fetch: fetching(500) });
  await expect.poll(firstRowInSight).toBe(0);
});

it('shows rows while they are counted, and stays where it is when the number comes', async () => {
  const { rerender } = await show({ rows: null }, 300);
  await expect.element(page.getByText('Counting rows…, 3 columns')).toBeVisible();
  await expect.element(grid()).toHaveAttribute('aria-rowcount', '-1');
  await expect.poll(() => grid().element().scrollHeight).toBeGreaterThan(6_000);
  grid().element().scrollTop = 5_600;
  await expect.element(cell('C192')).toBeVisible();
  // The next page tells that there are more.
  await expect.poll(() => grid().element().scrollHeight).toBeGreaterThan(9_000);
  await rerender({ rows: 300 });
  await expect.element(page.getByText('300 rows, 3 columns')).toBeVisible();
  await expect.element(cell('C192')).toBeVisible();
});

it('shows no more rows than there are while they are counted', async () => {
  await show({ rows: null }, 4);
  expect(grid().element().querySelectorAll('[role=gridcell]').length).toBe(12);
});

it('tells a missing value from an empty text', async () => {
  await show();
  await expect.element(page.getByTitle('No value (NULL)')).toHaveTextContent('–');
  const empty = cell('C2').element().parentElement?.lastElementChild;
  expect(empty?.textContent.trim()).toBe('');
  expect(empty?.querySelector('.missing')).toBeNull();
});

it('sums up each column at its head, for eyes and for screen readers', async () => {
  await show({ summaries: SUMMARIES });
  const head = page.getByRole('columnheader', { name: /monetary/ });
  await expect.element(head).toHaveAccessibleDescription(/What they spent.*Missing: 30 \(3.%\)/);
  expect(head.element().querySelectorAll('rect').length).toBe(4);
  await expect.element(head).toHaveTextContent('3 % missing');
  await expect
    .element(page.getByRole('columnheader', { name: /customer_id/ }))
    .toHaveTextContent('all different');
  await page.getByRole('columnheader', { name: /segment/ }).hover();
  await vi.waitFor(() => {
    expect(document.querySelector(':popover-open')?.textContent).toContain('<b>Loyal</b>');
  });
});

it('sorts by the head: numbers from the largest, the other way, then as the query has them', async () => {
  const onsort = vi.fn();
  const { rerender } = await show({ onsort });
  const head = page.getByRole('columnheader', { name: /monetary/ });
  await head.click();
  expect(onsort).toHaveBeenLastCalledWith({ column: 'monetary', direction: 'desc' });
  await rerender({ sort: { column: 'monetary', direction: 'desc' } });
  await expect.element(head).toHaveAttribute('aria-sort', 'descending');
  await head.click();
  expect(onsort).toHaveBeenLastCalledWith({ column: 'monetary', direction: 'asc' });
  await rerender({ sort: { column: 'monetary', direction: 'asc' } });
  await head.click();
  expect(onsort).toHaveBeenLastCalledWith(null);
  grid().element().focus();
  await userEvent.keyboard('{ArrowUp}{Enter}');
  expect(onsort).toHaveBeenLastCalledWith({ column: 'customer_id', direction: 'asc' });
});

it('selects cells by mouse and copies them as a spreadsheet wants them', async () => {
  await show();
  await cell('C0').dropTo(page.getByTitle('No value (NULL)'));
  expect(selected()).toEqual(['C0', '0.50', 'C1', '–']);
  expect(copied()).toBe('C0\t0.5\nC1\t');
  await expect.element(page.getByText('Copied 4 cells.')).toBeInTheDocument();
});

it('selects cells by keyboard, and copies the names with Shift', async () => {
  const write = vi.spyOn(navigator.clipboard, 'write').mockResolvedValue();
  await show();
  grid().element().focus();
  await userEvent.keyboard('{ArrowDown}{Shift>}{ArrowRight}{ArrowDown}{/Shift}');
  expect(selected()).toEqual(['C1', '–', 'C2', '2.50']);
  await userEvent.keyboard('{Control>}{Shift>}C{/Shift}{/Control}');
  await expect.element(page.getByText('Copied 4 cells.')).toBeInTheDocument();
  const blob = await write.mock.calls[0]?.[0][0]?.getType('text/plain');
  expect(await blob?.text()).toBe('customer_id\tmonetary\nC1\t\nC2\t2.5');
  await userEvent.keyboard('{ArrowUp}');
  expect(selected()).toEqual([]);
  expect(copied()).toBe('');
});

it('copies rows that were never in sight, and refuses more than anybody pastes', async () => {
  const write = vi.spyOn(navigator.clipboard, 'write').mockResolvedValue();
  const { rerender } = await show({}, 7_000);
  grid().element().focus();
  await userEvent.keyboard('{Control>}a{/Control}');
  expect(copied()).toBe('');
  await expect.element(page.getByText('Copied 21,000 cells.')).toBeInTheDocument();
  const text = await (await write.mock.calls.at(-1)?.[0][0]?.getType('text/plain'))?.text();
  expect(text?.split('\n').length).toBe(7_000);
  expect(text?.endsWith('C6999\t6999.5\tLoyal')).toBe(true);
  await rerender({ rows: 1_000_000 });
  await userEvent.keyboard('{Control>}a{/Control}');
  copied();
  await expect.element(page.getByText(/too many to copy/)).toBeInTheDocument();
});

it('exports in the format that is chosen', async () => {
  const onexport = vi.fn();
  await show({ onexport });
  await page.getByRole('button', { name: 'Copy or export Result' }).click();
  await page.getByRole('menuitem', { name: 'Parquet' }).click();
  expect(onexport).toHaveBeenCalledExactlyOnceWith('parquet');
});

it('makes a column wider by keyboard, by mouse, and as it was again', async () => {
  await show();
  const head = page.getByRole('columnheader', { name: /monetary/ }).element() as HTMLElement;
  const before = head.offsetWidth;
  grid().element().focus();
  await userEvent.keyboard('{ArrowUp}{ArrowRight}{Alt>}{ArrowRight}{/Alt}');
  await expect.poll(() => head.offsetWidth).toBe(before + 16);
  await userEvent.dblClick(head.querySelector('.edge') ?? head);
  await expect.poll(() => head.offsetWidth).toBe(before);
});

it('shows hostile names and values as text, and keeps its rows in line', async () => {
  const bad = '<img src=x onerror=alert(1)>';
  const piled = `${'\u0301'.repeat(200)}\u202eevil`;
  await render(ResultTable, {
    label: 'Result',
    columns: [
      { name: bad, type: 'VARCHAR', unit: 'text' },
      { name: '__proto__', type: 'VARCHAR', unit: 'text' },
      { name: 'constructor', type: 'VARCHAR', unit: 'text' },
    ],
    rows: 1,
    fetch: () =>
      Promise.resolve(
        ok([
          Object.fromEntries([
            [bad, bad],
            ['__proto__', piled.repeat(100)],
          ]),
        ]),
      ),
    summaries: [summary(bad, { top: [{ value: bad, rows: 900 }] }), summary('__proto__', {})],
  });
  await expect.element(cell(bad)).toBeVisible();
  expect(document.querySelector('img')).toBeNull();
  const row = cell(bad).element().parentElement;
  expect(row?.offsetHeight).toBe(30);
  expect(row?.lastElementChild?.textContent).toBe('–');
  expect([...(row?.children ?? [])].every((one) => one.clientHeight <= 30)).toBe(true);
});

it('says when rows cannot be fetched, and tries again', async () => {
  let works = false;
  const error = fail(quintileError('engine.query_failed', { detail: 'The rows are gone.' }));
  await render(ResultTable, {
    label: 'Result',
    columns: COLUMNS,
    rows: 3,
    fetch: () => Promise.resolve(works ? ok([0, 1, 2].map(rowAt)) : error),
  });
  await expect.element(page.getByRole('alert')).toHaveTextContent('The rows are gone.');
  works = true;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(cell('C2')).toBeVisible();
});

it('says that there are no rows', async () => {
  await render(ResultTable, { label: 'Result', columns: COLUMNS, rows: 0, fetch: fetching(0) });
  await expect.element(page.getByText('No rows.')).toBeVisible();
});
