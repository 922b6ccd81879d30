import '../theme.css';
import { beforeAll, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import KeyboardHelp from './KeyboardHelp.svelte';
import { NOTEBOOK_SHORTCUTS } from './shortcuts';

beforeAll(() => page.viewport(900, 900));

it('shows what holds everywhere, and the shortcuts given under their groups', async () => {
  const { rerender } = await render(KeyboardHelp, { open: true });
  await expect.element(page.getByRole('table', { name: 'Keyboard shortcuts' })).toBeVisible();
  await rerender({ open: true, shortcuts: Object.values(NOTEBOOK_SHORTCUTS) });
  const cell = page.getByRole('table', { name: 'On a cell' });
  await expect.element(cell).toHaveTextContent('Run the cell and go to the next');
  const editor = page.getByRole('table', { name: 'In an editor' });
  await expect.element(editor).toHaveTextContent('Leave the editor for its cell');
  const help = page.getByRole('table', { name: 'On the page' }).element().textContent;
  expect(help.split('Show this')).toHaveLength(2);
});
