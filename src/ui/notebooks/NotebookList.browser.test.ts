import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import NotebookList from './NotebookList.svelte';
import SaveState from './SaveState.svelte';

beforeAll(() => page.viewport(1200, 800));

const NOW = new Date('2024-05-10T12:00:00').getTime();
const NOTEBOOKS = [
  { id: 'a1', title: 'Who is slipping away?', updatedAt: NOW - 300_000, origin: 'own' as const },
  { id: 'b2', title: '<b>Sales</b>', updatedAt: NOW - 9 * 86_400_000, origin: 'shared' as const },
];
const props = () => ({
  notebooks: NOTEBOOKS,
  hrefOf: (id: string) => `#/n/${id}`,
  now: NOW,
  onopenfile: vi.fn(),
  onundo: vi.fn(),
  ondismiss: vi.fn(),
  onrename: vi.fn(),
  onduplicate: vi.fn(),
  ondownload: vi.fn(),
  ondelete: vi.fn(),
});

async function choose(title: string, action: string) {
  await page.getByRole('button', { name: `Actions for ${title}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

it('links to each notebook and says when it was changed', async () => {
  await render(NotebookList, props());
  await expect
    .element(page.getByRole('link', { name: 'Who is slipping away?' }))
    .toHaveAttribute('href', '#/n/a1');
  await expect.element(page.getByText('5 minutes ago')).toBeVisible();
  const second = page.getByRole('listitem').nth(1);
  await expect.element(second).toHaveTextContent('came by a link · 2024-05-01');
  await expect.element(page.getByRole('link', { name: '<b>Sales</b>' })).toBeVisible();
});

it('renames in place: Enter keeps, Escape leaves', async () => {
  const given = props();
  await render(NotebookList, given);
  await choose('Who is slipping away?', 'Rename');
  const field = page.getByRole('textbox', { name: 'Title of the notebook' });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('At risk{Enter}');
  expect(given.onrename).toHaveBeenCalledExactlyOnceWith('a1', 'At risk');
  await expect.element(field).not.toBeInTheDocument();
  await choose('Who is slipping away?', 'Rename');
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('Other{Escape}');
  await expect.element(field).not.toBeInTheDocument();
  expect(given.onrename).toHaveBeenCalledOnce();
});

it('duplicates, saves and deletes from the menu', async () => {
  const given = props();
  await render(NotebookList, given);
  await choose('<b>Sales</b>', 'Duplicate');
  await choose('<b>Sales</b>', 'Save as a file');
  await choose('<b>Sales</b>', 'Delete');
  for (const action of [given.onduplicate, given.ondownload, given.ondelete]) {
    expect(action).toHaveBeenCalledExactlyOnceWith('b2');
  }
});

it('brings the deleted one back', async () => {
  const given = { ...props(), deleted: 'Sales' };
  await render(NotebookList, given);
  await expect.element(page.getByRole('status')).toHaveTextContent('“Sales” was deleted.');
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(given.onundo).toHaveBeenCalledOnce();
});

it('says so when there are none, when they are read, and when nothing can be kept', async () => {
  const { rerender } = await render(NotebookList, { ...props(), notebooks: [] });
  await expect.element(page.getByText('No notebooks yet')).toBeVisible();
  await rerender({ notebooks: null });
  await expect.element(page.getByText('Reading your notebooks')).toBeInTheDocument();
  await rerender({ error: { message: 'It refuses to.', next: 'Save as a file.' } });
  await expect.element(page.getByText('It refuses to.')).toBeVisible();
  await expect.element(page.getByText('Save as a file.')).toBeVisible();
});

it('tells whether a notebook is saved, and what to do if not', async () => {
  const actions = { onretry: vi.fn(), onsavefile: vi.fn() };
  const { rerender } = await render(SaveState, { saving: { kind: 'saved' }, ...actions });
  await expect.element(page.getByText('Saved')).toBeVisible();
  expect(page.getByRole('button').elements()).toHaveLength(0);
  await rerender({ saving: { kind: 'pending' } });
  await expect.element(page.getByText('Saving…')).toBeVisible();
  await rerender({ saving: { kind: 'failed', error: { message: 'It is full.', next: '' } } });
  await expect.element(page.getByRole('alert')).toHaveTextContent('Not saved: It is full.');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Save as a file' }).click();
  expect(actions.onretry).toHaveBeenCalledOnce();
  expect(actions.onsavefile).toHaveBeenCalledOnce();
});
