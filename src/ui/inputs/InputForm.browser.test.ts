import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { InputSpec } from '../../document/input-spec';
import InputForm from './InputForm.svelte';

beforeAll(() => page.viewport(1000, 1000));

async function show(spec: InputSpec) {
  const onchange = vi.fn();
  const onname = vi.fn();
  const onchanges = vi.fn();
  await render(InputForm, { spec, name: 'spend', onchange, onchanges, onname });
  return { onchange, onchanges, onname };
}

async function write(label: string, text: string) {
  const field = page.getByLabelText(label, { exact: true });
  await field.fill(text);
  field.element().dispatchEvent(new Event('change', { bubbles: true }));
}

it('writes words, bounds and the default of a number', async () => {
  const { onchange } = await show({ type: 'number', min: 0 });
  await write('Label', 'Spent at least');
  expect(onchange).toHaveBeenLastCalledWith(['label'], 'Spent at least');
  await page.getByRole('spinbutton', { name: 'Most' }).fill('900');
  expect(onchange).toHaveBeenLastCalledWith(['max'], 900);
  await page.getByRole('spinbutton', { name: 'Default' }).fill('500');
  expect(onchange).toHaveBeenLastCalledWith(['default'], 500);
});

it('refuses names that queries could not read', async () => {
  const { onname } = await show({ type: 'text' });
  await write('Name', 'Not a name');
  await expect.element(page.getByText(/a letter first/)).toBeVisible();
  expect(onname).not.toHaveBeenCalled();
  await write('Name', 'minimum');
  expect(onname).toHaveBeenCalledExactlyOnceWith('minimum');
});

it('changes the type with all that it needs, and takes along what fits', async () => {
  const { onchanges } = await show({ type: 'number', default: 5, max: 10, label: 'Spend' });
  await page.getByRole('combobox', { name: 'Type' }).selectOptions('Range (slider)');
  expect(onchanges).toHaveBeenLastCalledWith([
    [['type'], 'range'],
    [['min'], 0],
  ]);
  await page.getByRole('combobox', { name: 'Type' }).selectOptions('Select one');
  expect(onchanges).toHaveBeenLastCalledWith([
    [['default'], undefined],
    [['max'], undefined],
    [['type'], 'select'],
    [['options'], ['A', 'B']],
  ]);
});

it('edits a list of options as lines, and turns it into a query', async () => {
  const { onchange } = await show({ type: 'select', options: ['DE', { value: 2, label: 'Two' }] });
  const lines = page.getByRole('textbox', { name: 'One option a line' });
  await expect.element(lines).toHaveValue('DE\n2 | Two');
  await write('One option a line', 'DE | Germany\nFR');
  expect(onchange).toHaveBeenLastCalledWith(['options'], [{ value: 'DE', label: 'Germany' }, 'FR']);
  await page.getByRole('radio', { name: 'From a query' }).click();
  expect(onchange.mock.lastCall?.[1]).toHaveProperty('sql');
});
