import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { findDeclaration } from '../../models/declarations';
import ModelForm from './ModelForm.svelte';

beforeAll(() => page.viewport(1000, 1000));

const declaration = rfm();

function rfm() {
  const found = findDeclaration('rfm');
  if (!found) throw new Error('no RFM');
  return found;
}

async function show(settings: Record<string, unknown> = {}) {
  const onchange = vi.fn();
  const onedit = vi.fn();
  const choicesOf = () => ['transactions', 'big_orders'];
  await render(ModelForm, {
    declaration,
    settings,
    choicesOf,
    inputs: ['spend', 'day'],
    onchange,
    onedit,
  });
  return { onchange, onedit };
}

it('has a field for each setting of the model, with what it means', async () => {
  await show();
  for (const { label } of Object.values(declaration.settings))
    await expect.element(page.getByText(label, { exact: true }).first()).toBeInTheDocument();
  await expect.element(page.getByText(/Cut points that split the customers evenly/)).toBeVisible();
});

it('changes choices, whole numbers within their bounds, and relations', async () => {
  const { onchange } = await show({ bins: 9 });
  await page.getByRole('radio', { name: 'Equal groups' }).click();
  expect(onchange).toHaveBeenLastCalledWith('binning', 'ntile');
  await page.getByRole('spinbutton', { name: 'Bins' }).fill('11');
  expect(onchange).not.toHaveBeenCalledWith('bins', 11);
  await page.getByRole('spinbutton', { name: 'Bins' }).fill('10');
  expect(onchange).toHaveBeenLastCalledWith('bins', 10);
  await page.getByRole('combobox', { name: 'Orders' }).selectOptions('big_orders');
  expect(onchange).toHaveBeenLastCalledWith('transactions', 'big_orders');
});

it('takes cut points that rise, and says what is wrong with others', async () => {
  const { onchange } = await show({ recency_cuts: [1, 2] });
  const field = page.getByRole('textbox', { name: 'Recency cut points' });
  await field.fill('30, 20');
  field.element().dispatchEvent(new Event('change', { bubbles: true }));
  await expect.element(page.getByText(/larger than the one before/)).toBeVisible();
  expect(onchange).not.toHaveBeenCalled();
  await field.fill('20, 30');
  field.element().dispatchEvent(new Event('change', { bubbles: true }));
  expect(onchange).toHaveBeenLastCalledWith('recency_cuts', [20, 30]);
});

it('goes back to the default', async () => {
  const { onchange } = await show({ bins: 7 });
  await page.getByRole('button', { name: 'Reset to 5: Bins' }).click();
  expect(onchange).toHaveBeenCalledExactlyOnceWith('bins', undefined);
});

it('lets a setting follow an input, and shows which', async () => {
  const { onchange } = await show({ as_of: '$day' });
  await expect.element(page.getByText('$day')).toBeVisible();
  await page.getByRole('button', { name: 'Let Bins follow an input' }).click();
  await page.getByRole('menuitem', { name: 'Use $spend' }).click();
  expect(onchange).toHaveBeenLastCalledWith('bins', '$spend');
  await page.getByRole('button', { name: /Remove.*\$day/ }).click();
  expect(onchange).toHaveBeenLastCalledWith('as_of', undefined);
});

it('leaves the grid to its own editor', async () => {
  const { onedit } = await show({ grid: [] });
  await page.getByRole('button', { name: 'Edit grid…' }).click();
  expect(onedit).toHaveBeenCalledExactlyOnceWith('grid');
});
