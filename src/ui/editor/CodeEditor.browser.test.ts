import '../theme.css';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import CodeEditor from './CodeEditor.svelte';
import type { SqlSchema } from './sql-completion/schema';

beforeAll(() => page.viewport(900, 700));
afterEach(() => {
  delete document.documentElement.dataset['theme'];
});

const schema: SqlSchema = {
  relations: [
    {
      name: 'rfm',
      kind: 'model',
      columns: [
        { name: 'customer_id', type: 'VARCHAR' },
        { name: 'monetary', type: 'DOUBLE', doc: 'What the customer spent.' },
        { name: 'segment', type: 'VARCHAR' },
      ],
    },
    { name: 'rfm_segments', kind: 'model', columns: [{ name: 'segment' }] },
  ],
  inputs: [{ name: 'spend', type: 'number', value: '500' }],
};

const SQL = { language: 'sql', label: 'SQL of slipping', schema } as const;
const box = () => page.getByRole('textbox', { name: 'SQL of slipping' });
const text = () => (box().element() as HTMLElement).innerText.replaceAll('​', '');

/** Renders an editor whose text is kept by its surroundings, as a notebook does. */
async function controlled(value: string, props: object = {}) {
  const texts: string[] = [];
  const given = {
    ...SQL,
    onchange: (now: string) => {
      texts.push(now);
      void set(now);
    },
    ...props,
  };
  const view = await render(CodeEditor, { ...given, value });
  const set = (now: string) => view.rerender({ ...given, value: now });
  await expect.element(box()).toHaveAttribute('contenteditable', 'true');
  return { set, texts };
}

it('shows the text before it is loaded, in the same place and of the same size', async () => {
  const value = Array.from({ length: 14 }, (_, i) => `select ${i} -- a line`).join('\n');
  const { container } = await render(CodeEditor, { ...SQL, value });
  const still = container.querySelector('.static pre.code');
  const range = document.createRange();
  range.selectNodeContents(still ?? container);
  const before = { text: range.getBoundingClientRect(), frame: container.getBoundingClientRect() };
  await expect.element(box()).toHaveAttribute('contenteditable', 'true');
  const after = document.createRange();
  after.selectNodeContents(box().element());
  const { top, left, height } = container.getBoundingClientRect();
  expect([top, left, height]).toEqual([before.frame.top, before.frame.left, before.frame.height]);
  const line = container.querySelector('.cm-line');
  const first = document.createRange();
  first.selectNodeContents(line ?? container);
  expect(Math.abs(first.getBoundingClientRect().left - before.text.left)).toBeLessThan(1);
  expect(Math.abs(first.getBoundingClientRect().top - before.text.top)).toBeLessThan(1.5);
});

it('tells every edit, and runs by Ctrl and Enter', async () => {
  const onrun = vi.fn();
  const onrunnext = vi.fn();
  const { texts } = await controlled('select 1', { onrun, onrunnext });
  await box().click();
  await userEvent.keyboard('{Control>}{End}{/Control} -- x');
  await vi.waitFor(() => expect(texts.at(-1)).toBe('select 1 -- x'));
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  expect(onrun).toHaveBeenCalledOnce();
  expect(onrunnext).toHaveBeenCalledOnce();
  expect(texts.at(-1)).toBe('select 1 -- x');
});

it('takes a change from outside and keeps the cursor where it was', async () => {
  const { set, texts } = await controlled('select a from rfm');
  await box().click();
  await userEvent.keyboard('{Control>}{End}{/Control}');
  await set('select alpha, beta from rfm');
  await vi.waitFor(() => expect(text()).toBe('select alpha, beta from rfm'));
  expect(texts).toEqual([]);
  await userEvent.keyboard(' r');
  await vi.waitFor(() => expect(texts.at(-1)).toBe('select alpha, beta from rfm r'));
});

it('does not put an older text of its own back while the next is being typed', async () => {
  const told: string[] = [];
  const given = { ...SQL, onchange: (now: string) => told.push(now) };
  const view = await render(CodeEditor, { ...given, value: '' });
  await box().click();
  await userEvent.keyboard('-- abc');
  await vi.waitFor(() => expect(told.at(-1)).toBe('-- abc'));
  await view.rerender({ ...given, value: '-- ab' });
  await view.rerender({ ...given, value: '-- abc' });
  expect(text()).toBe('-- abc');
});

it('takes back what was typed here, then asks the notebook', async () => {
  const onundo = vi.fn();
  const onredo = vi.fn();
  const { texts } = await controlled('-- ', { onundo, onredo });
  await box().click();
  await userEvent.keyboard('{Control>}{End}{/Control}abc');
  await userEvent.keyboard('{Control>}z{/Control}');
  await vi.waitFor(() => expect(texts.at(-1)).toBe('-- '));
  expect(onundo).not.toHaveBeenCalled();
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(onundo).toHaveBeenCalledOnce();
  await userEvent.keyboard('{Control>}y{/Control}');
  await vi.waitFor(() => expect(texts.at(-1)).toBe('-- abc'));
  await userEvent.keyboard('{Control>}y{/Control}');
  expect(onredo).toHaveBeenCalledOnce();
});

it('lets Tab pass until something is typed, then indents; Escape leaves', async () => {
  const onescape = vi.fn();
  const { texts } = await controlled('-- x', { onescape });
  const after = document.createElement('button');
  document.body.append(after);
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(box().element());
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement).toBe(after);
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  await userEvent.keyboard('y{Tab}');
  expect(document.activeElement).toBe(box().element());
  await vi.waitFor(() => expect(texts.at(-1)).toBe('  y-- x'));
  await userEvent.keyboard('{Escape}');
  expect(onescape).toHaveBeenCalledOnce();
  after.remove();
});

it('offers columns while typing and puts the chosen one in', async () => {
  const { texts } = await controlled('select  from rfm');
  await box().click();
  await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowRight>7/}mo');
  const option = page.getByRole('option').first();
  await expect.element(option).toHaveTextContent('monetary');
  await expect.element(option).toHaveTextContent('double');
  // CodeMirror takes no answer in the first moment, so that a list that just opened is not taken by chance.
  await new Promise((done) => setTimeout(done, 100));
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(texts.at(-1)).toBe('select monetary from rfm'));
});

it('puts the cursor between the brackets of a function', async () => {
  const { texts } = await controlled('select  from rfm');
  await box().click();
  await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowRight>7/}medi');
  await expect.element(page.getByRole('option').first()).toHaveTextContent('median');
  await new Promise((done) => setTimeout(done, 100));
  await userEvent.keyboard('{Enter}x');
  await vi.waitFor(() => expect(texts.at(-1)).toBe('select median(x) from rfm'));
});

it('cannot be written in when read only', async () => {
  const { texts } = await controlled('select 1', { readonly: true });
  await expect.element(box()).toHaveAttribute('aria-readonly', 'true');
  await box().click();
  await userEvent.keyboard('x');
  expect(texts).toEqual([]);
});

it('shows what is wrong where it is, as text', async () => {
  const message = 'No column <b>reveneu</b>. Did you mean revenue?';
  const value = 'select reveneu from rfm';
  await controlled(value, { diagnostics: [{ from: 7, to: 7, message, severity: 'error' }] });
  await vi.waitFor(() =>
    expect(document.querySelector('.cm-lintRange-error')?.textContent).toBe('reveneu'),
  );
  await userEvent.hover(document.querySelector('.cm-lintRange-error') ?? document.body);
  await expect.element(page.getByText(message)).toBeVisible();
});

it.each(['yaml', 'markdown'] as const)('writes %s', async (language) => {
  const { texts } = await controlled('', { language });
  await box().click();
  await userEvent.keyboard('- a');
  await vi.waitFor(() => expect(texts.at(-1)).toBe('- a'));
});
