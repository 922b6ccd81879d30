import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ReadingChoices } from '../../base/reading';
import { PREVIEW, READING } from '../../../tests/helpers/intake-examples';
import ReadingDialog from './ReadingDialog.svelte';

beforeAll(() => page.viewport(1200, 800));

async function dialog() {
  const onpreview = vi.fn<(choices: ReadingChoices) => void>();
  const onread = vi.fn<(choices: ReadingChoices) => void>();
  const props = {
    open: true,
    file: 'orders.csv',
    reading: READING,
    preview: PREVIEW,
    previewing: false,
    onpreview,
    onread,
    onclose: vi.fn(),
    pause: 5,
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
    .element(page.getByRole('columnheader', { name: 'InvoiceDate Date and time' }))
    .toBeVisible();
  await expect.element(page.getByText('Every row of the preview fits.')).toBeVisible();
});

it('asks for a preview of all choices made so far, and reads with them', async () => {
  const { onpreview, onread } = await dialog();
  await page.getByLabelText('Delimiter').selectOptions('Semicolon  ;');
  await page.getByLabelText('First row').selectOptions('Data already');
  await page.getByText('Types of the 6 columns').click();
  await page.getByLabelText('Quantity').selectOptions('Text');
  const choices = { delimiter: ';', header: false, types: { Quantity: 'text' } };
  await vi.waitFor(() => {
    expect(onpreview).toHaveBeenLastCalledWith(choices);
  });
  await page.getByRole('button', { name: 'Read again' }).click();
  expect(onread).toHaveBeenCalledExactlyOnceWith(choices);
});

it('starts over from what was found', async () => {
  const { onpreview } = await dialog();
  const startOver = page.getByRole('button', { name: 'Start over' });
  await expect.element(startOver).toBeDisabled();
  await page.getByLabelText('Lines to skip').fill('2');
  await startOver.click();
  await expect.element(page.getByLabelText('Lines to skip')).toHaveValue(0);
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
