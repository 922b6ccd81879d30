import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import LazyEditor from './LazyEditor.svelte';

beforeAll(() => page.viewport(900, 700));

const props = { language: 'sql', label: 'SQL of a cell', value: 'select 1\nfrom rfm' } as const;
const box = () => page.getByRole('textbox', { name: 'SQL of a cell' });
const live = () => document.querySelectorAll('.cm-editor').length;

it('is coloured text until it is reached by Tab, and then can be written in', async () => {
  const onchange = vi.fn();
  await render(LazyEditor, { ...props, onchange });
  expect(live()).toBe(0);
  await expect.element(box()).toHaveTextContent('select 1');
  await userEvent.keyboard('{Tab}');
  await expect.element(box()).toHaveAttribute('contenteditable', 'true');
  await expect.element(box()).toHaveFocus();
  await userEvent.keyboard('x');
  await vi.waitFor(() => expect(onchange).toHaveBeenCalledWith('xselect 1\nfrom rfm'));
});

it('puts the cursor where it was clicked', async () => {
  const onchange = vi.fn();
  await render(LazyEditor, { ...props, onchange });
  const second = document.querySelector('.static pre')?.getBoundingClientRect();
  await box().click({ position: { x: 500, y: (second?.height ?? 0) - 14 } });
  await expect.element(box()).toHaveFocus();
  await expect.element(box()).toHaveAttribute('contenteditable', 'true');
  await userEvent.keyboard(' r');
  await vi.waitFor(() => expect(onchange).toHaveBeenLastCalledWith('select 1\nfrom rfm r'));
});

it('does not take the focus from whoever has gone on', async () => {
  await render(LazyEditor, props);
  const next = document.createElement('button');
  document.body.append(next);
  (box().element() as HTMLElement).focus();
  next.focus();
  await new Promise((done) => setTimeout(done, 50));
  expect(document.activeElement).toBe(next);
  expect(live()).toBe(0);
  next.remove();
});

it('is focused and written in from outside', async () => {
  const onchange = vi.fn();
  const view = await render(LazyEditor, { ...props, value: '', onchange });
  const component = view.component as unknown as {
    focus(): Promise<void>;
    insert(text: string): Promise<void>;
  };
  await component.focus();
  await expect.element(box()).toHaveFocus();
  await component.insert('rfm');
  await vi.waitFor(() => expect(onchange).toHaveBeenLastCalledWith('rfm'));
});

it('underlines what is wrong before it is live', async () => {
  const diagnostics = [
    { from: 14, to: 17, message: 'No such relation', severity: 'error' } as const,
  ];
  await render(LazyEditor, { ...props, diagnostics });
  expect(document.querySelector('.static .error')?.textContent).toBe('rfm');
});
