import '../theme.css';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { SHARED_CONTENTS, SHARED_TEXT } from '../../../tests/helpers/share-examples';
import ShareDialog from './ShareDialog.svelte';

beforeAll(() => page.viewport(1200, 800));

const copied = vi.fn<(text: string) => Promise<void>>();
beforeEach(() => {
  copied.mockReset().mockResolvedValue();
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(copied);
});

const LINK = 'https://example.org/quintile/#s=1.80jNyclXKM8vykkBAA';
const actions = () => ({
  onsavefile: vi.fn(),
  onclose: vi.fn(),
  onchoice: vi.fn(),
  oncopy: vi.fn(),
});
const props = () => ({
  open: true,
  link: LINK,
  contents: SHARED_CONTENTS,
  text: SHARED_TEXT,
  ...actions(),
});

it('copies the link and says so, until there is another link', async () => {
  const given = props();
  const { rerender } = await render(ShareDialog, given);
  await page.getByRole('button', { name: 'Copy link' }).click();
  expect(copied).toHaveBeenCalledExactlyOnceWith(LINK);
  expect(given.oncopy).toHaveBeenCalledOnce();
  await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  await rerender({ ...given, link: `${LINK}x` });
  await expect.element(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
});

it('leaves the link selected where the clipboard is closed', async () => {
  copied.mockRejectedValue(new DOMException('denied', 'NotAllowedError'));
  await render(ShareDialog, props());
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect.element(page.getByText('Press Ctrl or ⌘ C').first()).toBeVisible();
  const field = page.getByRole('textbox', { name: 'Link to this notebook' }).element();
  expect((field as HTMLInputElement).selectionEnd).toBe(LINK.length);
});

it('lists what the link holds; what may be personal stands open and marked', async () => {
  await render(ShareDialog, props());
  await expect.element(page.getByText('It holds no rows of your files.')).toBeVisible();
  await expect.element(page.getByText('ann@example.com')).toBeVisible();
  await expect
    .element(page.getByText('looks like an e-mail address', { exact: true }))
    .toBeVisible();
  await expect.element(page.getByText('One value below')).toBeVisible();
  await expect.element(page.getByText("Can't Lose")).not.toBeVisible();
  await page.getByText('2 queries, 3 values').click();
  await expect.element(page.getByText("Can't Lose")).toBeVisible();
  await page.getByText('The whole text, as it travels').click();
  const whole = page.getByRole('region', { name: 'text of the notebook' }).element();
  expect(whole.textContent).toBe(SHARED_TEXT);
});

it('offers a file where the link is long, and only there', async () => {
  const given = props();
  const { rerender } = await render(ShareDialog, given);
  expect(page.getByText('This is a long link').elements()).toHaveLength(0);
  await rerender({ ...given, link: LINK.padEnd(8_001, 'x') });
  await expect.element(page.getByText('8,001 characters.')).toBeVisible();
  await page.getByRole('button', { name: 'Save as a file instead' }).click();
  expect(given.onsavefile).toHaveBeenCalledOnce();
});

it('shares one cell when asked to', async () => {
  const given = { ...props(), cell: { name: 'slipping', needs: 2 } };
  const { rerender } = await render(ShareDialog, given);
  await page.getByRole('radio', { name: 'Only “slipping”' }).click();
  expect(given.onchoice).toHaveBeenCalledExactlyOnceWith('cell');
  await rerender({ ...given, choice: 'cell', link: null });
  await expect.element(page.getByText('with 2 cells that it needs')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Copy link' })).toBeDisabled();
});

it('says why there can be no link', async () => {
  const error = { message: 'It is too long.', next: 'Split it.' };
  await render(ShareDialog, { ...props(), link: null, error });
  await expect.element(page.getByRole('alert')).toHaveTextContent('It is too long. Split it.');
  await userEvent.keyboard('{Escape}');
});

it('shows hostile values as the text they are', async () => {
  const hostile = '<img src=x onerror="window.hit=1">\u202E'.repeat(20);
  const contents = SHARED_CONTENTS.map((group) => ({
    ...group,
    items: group.items.map((item) => ({ ...item, value: hostile, personal: true })),
  }));
  await render(ShareDialog, { ...props(), contents });
  const dialog = page.getByRole('dialog').element();
  expect(dialog.querySelectorAll('img')).toHaveLength(0);
  expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
});
