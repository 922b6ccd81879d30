import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import CommandPalette from './CommandPalette.svelte';
import type { Command } from './commands';

beforeAll(() => page.viewport(900, 700));

function commands() {
  const ran: string[] = [];
  const make = (
    id: string,
    title: string,
    group: string,
    more: Partial<Command> = {},
  ): Command => ({
    id,
    title,
    group,
    run: () => ran.push(id),
    ...more,
  });
  const list = [
    make('run', 'Run this cell', 'Cell', { shortcut: 'ctrl+enter' }),
    make('stop', 'Stop', 'Cell', { disabled: 'Nothing runs' }),
    ...Array.from({ length: 30 }, (_, i) => make(`go-${i}`, `Go to cell ${i}`, 'Go to')),
  ];
  return { ran, list };
}

const field = () => page.getByRole('combobox', { name: 'Find a command' });
/** What a screen reader says is chosen. */
const chosen = () =>
  document.getElementById(field().element().getAttribute('aria-activedescendant') ?? '');

it('finds a command by what is typed and runs it by Enter', async () => {
  const { ran, list } = commands();
  const onclose = vi.fn();
  await render(CommandPalette, { open: true, commands: list, onclose });
  await expect.element(field()).toHaveFocus();
  await userEvent.keyboard('cell 17');
  await vi.waitFor(() => expect(chosen()?.textContent).toContain('Go to cell 17'));
  await userEvent.keyboard('{Enter}');
  expect(ran).toEqual(['go-17']);
  expect(onclose).toHaveBeenCalledOnce();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

it('moves by arrows, around the ends, with the chosen one in sight', async () => {
  const { list } = commands();
  await render(CommandPalette, { open: true, commands: list });
  await expect.element(field()).toHaveFocus();
  expect(chosen()?.textContent).toContain('Run this cell');
  await userEvent.keyboard('{ArrowUp}');
  await vi.waitFor(() => expect(chosen()?.textContent).toContain('Go to cell 29'));
  const box = page.getByRole('listbox').element().getBoundingClientRect();
  expect(chosen()?.getBoundingClientRect().bottom).toBeLessThanOrEqual(box.bottom);
  await userEvent.keyboard('{ArrowDown}');
  await vi.waitFor(() => expect(chosen()?.textContent).toContain('Run this cell'));
});

it('says why a command cannot be run, and does not run it', async () => {
  const { ran, list } = commands();
  await render(CommandPalette, { open: true, commands: list });
  await userEvent.keyboard('stop');
  const option = page.getByRole('option', { name: 'Stop' });
  await expect.element(option).toHaveAttribute('aria-disabled', 'true');
  await expect.element(option).toHaveTextContent('Nothing runs');
  await userEvent.keyboard('{Enter}');
  expect(ran).toEqual([]);
  await expect.element(field()).toBeVisible();
});

it('says so when nothing answers', async () => {
  await render(CommandPalette, { open: true, commands: commands().list });
  await userEvent.keyboard('qqq');
  await expect.element(page.getByRole('status')).toHaveTextContent('No command answers “qqq”.');
});

it('closes by Escape and runs by a click', async () => {
  const { ran, list } = commands();
  const onclose = vi.fn();
  const view = await render(CommandPalette, { open: true, commands: list, onclose });
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(onclose).toHaveBeenCalledOnce();
  await view.rerender({ open: true, commands: list, onclose });
  await page.getByRole('option', { name: 'Go to cell 3', exact: true }).click();
  expect(ran).toEqual(['go-3']);
});
