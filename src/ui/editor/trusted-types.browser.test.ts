import '../theme.css';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import CodeEditor from './CodeEditor.svelte';

it('works where texts must be trusted to become scripts or markup', async () => {
  const broken = vi.fn();
  document.addEventListener('securitypolicyviolation', broken);
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content =
    "require-trusted-types-for 'script'; trusted-types svelte-trusted-html dompurify app-worker; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:";
  document.head.append(meta);
  expect(() => (document.createElement('div').innerHTML = '<b>probe</b>')).toThrow();
  const value = 'select  from rfm';
  const schema = {
    relations: [{ name: 'rfm', kind: 'model', columns: [{ name: 'monetary', doc: 'Spent.' }] }],
    inputs: [],
  };
  const diagnostics = [{ from: 13, to: 16, message: 'No', severity: 'error' }] as const;
  await render(CodeEditor, { value, label: 'SQL', language: 'sql', schema, diagnostics });
  const box = page.getByRole('textbox', { name: 'SQL' });
  await expect.element(box).toHaveAttribute('contenteditable', 'true');
  await box.click();
  await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowRight>7/}mo');
  await expect.element(page.getByRole('option').first()).toHaveTextContent('monetary');
  await expect.element(page.getByText('Spent.')).toBeVisible();
  await userEvent.hover(document.querySelector('.cm-lintRange-error') ?? document.body);
  await expect.element(page.getByText('No', { exact: true })).toBeVisible();
  // The probe proves that the policy holds; nothing else may run into it.
  const samples = broken.mock.calls.map(([event]: { sample: string }[]) => event?.sample);
  expect(samples).toEqual(['Element innerHTML|<b>probe</b>']);
});
