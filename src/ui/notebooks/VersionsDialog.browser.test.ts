import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import VersionsDialog from './VersionsDialog.svelte';

beforeAll(() => page.viewport(1200, 800));

const NOW = new Date('2024-05-10T12:00:00').getTime();
const TEXT = 'title: Sales\n\nselect 2\nfrom rfm\n';
const props = () => ({
  open: true,
  text: TEXT,
  versions: [
    { id: 'v2', name: null, text: TEXT, savedAt: NOW - 120_000 },
    {
      id: 'v1',
      name: 'Before the meeting',
      text: 'title: Sales\n\nselect 1\nfrom rfm\n',
      savedAt: NOW - 86_400_000,
    },
  ],
  now: NOW,
  onsave: vi.fn(),
  onrestore: vi.fn(),
  onclose: vi.fn(),
});

it('shows what restoring a version would change, and restores it', async () => {
  const given = props();
  await render(VersionsDialog, given);
  await expect.element(page.getByText('This is the text as it stands now.')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Restore' })).toBeDisabled();
  await page.getByRole('radio', { name: /Before the meeting/ }).click();
  const changes = page.getByRole('region', { name: 'Changes' });
  await expect.element(changes).toHaveTextContent('removed: select 2');
  await expect.element(changes).toHaveTextContent('added: select 1');
  await page.getByRole('button', { name: 'Restore' }).click();
  expect(given.onrestore).toHaveBeenCalledExactlyOnceWith('v1');
});

it('goes through the versions by keyboard', async () => {
  await render(VersionsDialog, props());
  page
    .getByRole('radio', { name: /Kept by itself/ })
    .element()
    .focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(page.getByRole('radio', { name: /Before the meeting/ })).toBeChecked();
  await expect.element(page.getByRole('region', { name: 'Changes' })).toBeVisible();
});

it('keeps the text under a name', async () => {
  const given = props();
  await render(VersionsDialog, given);
  await expect.element(page.getByRole('button', { name: 'Keep version' })).toBeDisabled();
  await page.getByRole('textbox').fill('  Final ');
  await userEvent.keyboard('{Enter}');
  expect(given.onsave).toHaveBeenCalledExactlyOnceWith('Final');
  await expect.element(page.getByRole('textbox')).toHaveValue('');
});

it('says so when there are none', async () => {
  await render(VersionsDialog, { ...props(), versions: [] });
  await expect.element(page.getByText(/There are no versions yet/)).toBeVisible();
});
