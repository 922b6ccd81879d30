import '../theme.css';
import { createRawSnippet } from 'svelte';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Dialog from './Dialog.svelte';

beforeAll(() => page.viewport(1200, 800));

const children = createRawSnippet(() => ({
  render: () => '<div><button>First</button><button>Last</button></div>',
}));

/** A button of the page that has the focus, as if it had opened the dialog. */
function opener(): HTMLButtonElement {
  const button = document.createElement('button');
  button.textContent = 'Open';
  document.body.append(button);
  button.focus();
  return button;
}

afterEach(() => {
  document.querySelectorAll('body > button').forEach((button) => {
    button.remove();
  });
});

it('takes the focus, keeps it while tabbing, and gives it back on Escape', async () => {
  const button = opener();
  const onclose = vi.fn();
  const props = { title: 'Mapping', description: 'What is what', onclose, children };
  const { rerender } = await render(Dialog, { ...props, open: false });
  await rerender({ ...props, open: true });

  const dialog = page.getByRole('dialog', { name: 'Mapping' });
  await expect.element(dialog).toHaveFocus();
  await expect.element(dialog).toHaveAccessibleDescription('What is what');
  const inside = new Set<string>();
  for (let presses = 0; presses < 5; presses += 1) {
    await userEvent.keyboard('{Tab}');
    expect(dialog.element().contains(document.activeElement)).toBe(true);
    inside.add(document.activeElement?.textContent.trim() ?? '');
  }
  expect([...inside]).toEqual(expect.arrayContaining(['First', 'Last']));

  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(onclose).toHaveBeenCalledOnce();
  await vi.waitFor(() => {
    expect(document.activeElement).toBe(button);
  });
});

it('closes by its button', async () => {
  const onclose = vi.fn();
  await render(Dialog, { open: true, title: 'Mapping', onclose, children });
  await page.getByRole('button', { name: 'Close' }).click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(onclose).toHaveBeenCalledOnce();
});
