import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ReadingChoices } from '../../base/reading';
import { ORDERS, PREVIEW, READING } from '../../../tests/helpers/intake-examples';
import type { ComponentProps } from 'svelte';
import ReadingDialog from './ReadingDialog.svelte';
import { tableKey } from './table-options';

beforeAll(() => page.viewport(1200, 800));

async function dialog(given: Partial<ComponentProps<typeof ReadingDialog>> = {}) {
  const onpreview = vi.fn<(choices: ReadingChoices) => void>();
  const onread = vi.fn<(choices: ReadingChoices) => void>();
  const props = {
    open: true,
    file: 'orders.csv',
    report: ORDERS,
    preview: PREVIEW,
    previewing: false,
    onpreview,
    onread,
    onclose: vi.fn(),
    pause: 5,
    ...given,
  };
  const screen = await render(ReadingDialog, props);
  return { onpreview, onread, show: (change: object) => screen.rerender({ ...props, ...change }) };
}

it('shows the text of the file beside the table it becomes', async () => {
  const { onpreview } = await dialog();
  expect(onpreview).toHaveBeenCalledExactlyOnceWith({});
  await expect
    .element(page.getByRole('region', { name: 'The file as it stands' }))
    .toHaveTextContent('536365,LANTERN,6');
  await expect
    .element(page.getByRole('columnheader', { name: /^InvoiceDate/ }))
    .toHaveTextContent('month first, 01/31/2024 14:05');
  await expect.element(page.getByText('Every row of the preview fits.')).toBeVisible();
});

it('asks for a preview of all choices made so far, and reads with them', async () => {
  const { onpreview, onread } = await dialog();
  await page.getByLabelText('Delimiter').selectOptions('Semicolon  ;');
  await page.getByLabelText('First row').selectOptions('Data already');
  await page.getByLabelText('Type of Quantity').selectOptions('Text');
  const choices = { delimiter: ';', header: false, types: { Quantity: 'text' } };
  await vi.waitFor(() => {
    expect(onpreview).toHaveBeenLastCalledWith(choices);
  });
  await page.getByRole('button', { name: 'Read again' }).click();
  expect(onread).toHaveBeenCalledExactlyOnceWith(choices);
});

it('starts over from what was found', async () => {
  const { onpreview } = await dialog();
  const startOver = page.getByRole('button', { name: 'Reset to what was found' });
  await expect.element(startOver).toBeDisabled();
  await page.getByLabelText('Lines above').fill('2');
  await startOver.click();
  await expect.element(page.getByLabelText('Lines above')).toHaveValue(0);
  expect(onpreview).toHaveBeenLastCalledWith({});
});

it('says which rows would be rejected, and does not read with what failed', async () => {
  const { show } = await dialog();
  const rejected = {
    source: 'orders',
    file: 'orders.csv',
    line: 3,
    column: null,
    reason: '7 fields where 6 were expected',
    raw: 'a,b',
  };
  await show({ preview: { ...PREVIEW, rejected: [rejected] } });
  await expect
    .element(
      page.getByText('1 row of these would be rejected. Line 3: 7 fields where 6 were expected'),
    )
    .toBeVisible();

  await show({
    error: { code: 'intake.unreadable', params: { file: 'orders.csv', detail: 'one column only' } },
  });
  await expect.element(page.getByRole('alert')).toHaveTextContent('one column only');
  await expect.element(page.getByRole('button', { name: 'Read again' })).toBeDisabled();
});

it('begins with what was chosen, and leaves nothing but the sheet of it', async () => {
  const choices = { sheet: 'May', delimiter: ';', types: { Quantity: 'text' } } as const;
  const { onpreview } = await dialog({ report: { ...ORDERS, choices } });
  expect(onpreview).toHaveBeenLastCalledWith(choices);
  await page.getByLabelText('Type of Quantity').selectOptions('As it is found');
  await vi.waitFor(() => {
    expect(onpreview).toHaveBeenLastCalledWith({ sheet: 'May', delimiter: ';' });
  });
  await page.getByRole('button', { name: 'Reset to what was found' }).click();
  await vi.waitFor(() => {
    expect(onpreview).toHaveBeenLastCalledWith({ sheet: 'May' });
  });
});

it('marks the header and what is set aside, and keeps a kind of it as rows', async () => {
  const aside = { source: 'orders', file: 'orders.csv', reason: 'is a total at the end' } as const;
  const setAside = [{ ...aside, line: 4, kind: 'totals', raw: '' }] as const;
  const { onpreview } = await dialog({
    report: { ...ORDERS, setAside: [{ kind: 'totals', count: 1, reason: '1 row is a total' }] },
    preview: { ...PREVIEW, setAside },
  });
  const lines = page.getByRole('region', { name: 'The file as it stands' }).getByRole('listitem');
  await expect.element(lines.nth(0)).toHaveTextContent(/^1InvoiceNo.*header$/);
  await expect.element(lines.nth(3)).toHaveTextContent(/total$/);
  await page.getByRole('switch', { name: 'Totals at the end' }).click();
  await vi.waitFor(() => {
    expect(onpreview).toHaveBeenLastCalledWith({ keep: ['totals'] });
  });
});

it('chooses another sheet and a range of it; a sheet that is a source already cannot be chosen', async () => {
  const tables = ['May', 'June', 'July'].map((sheet) => ({
    choice: { sheet },
    label: sheet,
    worthReading: sheet !== 'June',
  }));
  const report = { ...ORDERS, reading: { ...READING, format: 'xlsx', sheet: 'May' } } as const;
  const { onpreview } = await dialog({
    report,
    preview: { ...PREVIEW, report },
    tables,
    taken: new Set([tableKey({ sheet: 'July' })]),
  });
  await expect.element(page.getByRole('option', { name: 'July (read already)' })).toBeDisabled();
  await expect.element(page.getByLabelText('Delimiter')).not.toBeInTheDocument();
  await page
    .getByLabelText('Sheet', { exact: true })
    .selectOptions('June (hidden, empty or no table)');
  await page.getByLabelText('Range').fill('A5:');
  await expect.element(page.getByText('Like A5:H200 or A:H')).toBeVisible();
  await page.getByLabelText('Range').fill('a5:h200');
  await vi.waitFor(() => {
    expect(onpreview).toHaveBeenLastCalledWith({ sheet: 'June', range: 'A5:H200' });
  });
});

it('draws the rows and columns in sight only, and the file follows the table', async () => {
  const columns = Array.from(
    { length: 200 },
    (_, at) => ({ name: `c${at}`, type: 'text' }) as const,
  );
  const row = columns.map(({ name }) => name);
  const rows = Array.from({ length: 1000 }, (_, at) => row.map((cell) => `${cell}-${at}`));
  const preview = {
    ...PREVIEW,
    report: { ...ORDERS, reading: { ...READING, columns } },
    columns: row,
    rows,
    lines: rows.map((_, at) => at + 4),
    raw: ['title', 'two', row.join(','), ...rows.map((cells) => cells.join(','))],
    rawLines: Array.from({ length: 1003 }, (_, at) => at + 1),
    headerLine: 3,
  };
  await dialog({ preview });
  const table = page.getByRole('region', { name: 'The table it becomes' });
  const text = page.getByRole('region', { name: 'The file as it stands' });
  expect(table.element().querySelectorAll('[role="cell"]').length).toBeLessThan(1000);
  (table.element() as HTMLElement).focus();
  table.element().scrollTop = 27 * 500;
  await expect.element(table.getByText('c0-500', { exact: true })).toBeVisible();
  await vi.waitFor(() => {
    expect(text.element().scrollTop).toBe(21 * 503);
  });
});
