import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { InputSpec } from '../../document/input-spec';
import InputControl from './InputControl.svelte';
import { standingValue } from './input-value';

beforeAll(() => page.viewport(900, 900));

async function show(spec: InputSpec, props: object = {}) {
  const onchange = vi.fn();
  const result = await render(InputControl, {
    spec,
    name: 'spend',
    value: standingValue(spec),
    onchange,
    ...props,
  });
  return { onchange, ...result };
}

it('takes a typed number, refuses what is none, and steps within the bounds', async () => {
  const { onchange, rerender } = await show({ type: 'number', default: 9, min: 0, max: 10 });
  const field = page.getByRole('spinbutton', { name: 'spend' });
  await field.fill('12');
  await expect.element(page.getByText('At most 10.')).toBeVisible();
  await field.fill('x');
  await expect.element(page.getByText('This is not a number.')).toBeVisible();
  expect(onchange).not.toHaveBeenCalled();
  await field.fill('9.5');
  await userEvent.keyboard('{Enter}');
  expect(onchange).toHaveBeenLastCalledWith(9.5);
  await rerender({ value: 9.5 });
  await userEvent.keyboard('{ArrowUp}');
  expect(onchange).toHaveBeenLastCalledWith(10);
  await rerender({ value: 10 });
  await expect.element(page.getByRole('button', { name: 'More' })).toBeDisabled();
});

it('moves a slider by keyboard and says where it stands', async () => {
  const { onchange } = await show({ type: 'range', default: 20, max: 50, step: 5 });
  const slider = page.getByRole('slider', { name: 'spend' });
  slider.element().focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(onchange).toHaveBeenLastCalledWith(25);
  await userEvent.keyboard('{End}');
  expect(onchange).toHaveBeenLastCalledWith(50);
});

it('hands on text while it is typed, and the last of it always', async () => {
  const { onchange } = await show({ type: 'text', label: 'Find' });
  await page.getByRole('textbox', { name: 'Find' }).fill('ab');
  await userEvent.keyboard('cdef{Tab}');
  expect(onchange).toHaveBeenLastCalledWith('abcdef');
});

it('switches a checkbox and takes a day', async () => {
  const { onchange, unmount } = await show({ type: 'checkbox', label: 'Only new' });
  await page.getByRole('switch', { name: 'Only new' }).click();
  expect(onchange).toHaveBeenLastCalledWith(true);
  await unmount();
  const day = await show({ type: 'date', label: 'Since' });
  await page.getByLabelText('Since').fill('2011-12-09');
  expect(day.onchange).toHaveBeenLastCalledWith('2011-12-09');
});

it('does not hand on a range of days that ends before it begins', async () => {
  const value = { from: '2011-01-01', to: '2011-12-09' };
  const { onchange } = await show({ type: 'date_range', label: 'Period', default: value });
  await page.getByLabelText('From').fill('2012-01-01');
  await expect.element(page.getByText('The first day is after the last.')).toBeVisible();
  expect(onchange).not.toHaveBeenCalled();
  await page.getByLabelText('To', { exact: true }).fill('2012-02-01');
  expect(onchange).toHaveBeenCalledExactlyOnceWith({ from: '2012-01-01', to: '2012-02-01' });
});

it('offers ranges that end with the last day of the data', async () => {
  const { onchange } = await show({ type: 'date_range' }, { lastDay: '2011-12-09' });
  await page.getByRole('button', { name: 'Last 30 days' }).click();
  expect(onchange).toHaveBeenCalledWith({ from: '2011-11-10', to: '2011-12-09' });
});

it('keeps the number 1 and the text 1 apart', async () => {
  const options = [1, '1', { value: 'x', label: '<b>X</b>' }];
  const { onchange } = await show({ type: 'select', options });
  const field = page.getByRole('combobox', { name: 'spend' });
  await field.selectOptions('<b>X</b>');
  expect(onchange).toHaveBeenLastCalledWith('x');
  const select = field.element() as HTMLSelectElement;
  select.selectedIndex = 1;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  expect(onchange).toHaveBeenLastCalledWith(1);
});

it('waits for choices that come from a query', async () => {
  const { rerender } = await show({ type: 'select', options: { sql: 'from kinds' } });
  await expect.element(page.getByRole('combobox')).toBeDisabled();
  await rerender({ options: [{ value: 'DE', label: 'DE' }] });
  await expect.element(page.getByRole('combobox')).toBeEnabled();
});

it('finds and chooses among a thousand choices by keyboard, in the order of the list', async () => {
  const options = Array.from({ length: 1000 }, (_, at) => `Town ${at}`);
  const { onchange, rerender } = await show({ type: 'multi_select', options, value: ['Town 990'] });
  await page.getByRole('button', { name: 'spend' }).click();
  await userEvent.keyboard('town 99');
  await expect
    .element(page.getByRole('option', { name: 'Town 990' }))
    .toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{Enter}');
  expect(onchange).toHaveBeenLastCalledWith(['Town 99', 'Town 990']);
  await userEvent.keyboard('{Escape}');
  await rerender({ value: ['Town 99', 'Town 990'] });
  await page.getByRole('button', { name: 'Remove Town 990' }).click();
  expect(onchange).toHaveBeenLastCalledWith(['Town 99']);
});

it('picks segments in the order of the segmentation, all or none', async () => {
  const names = ['Champions', 'Loyal', 'At Risk'];
  const options = names.map((value) => ({ value, label: value }));
  const { onchange } = await show({ type: 'segments', value: ['At Risk'] }, { options });
  await page.getByRole('button', { name: 'Champions' }).click();
  expect(onchange).toHaveBeenLastCalledWith(['Champions', 'At Risk']);
  await page.getByRole('button', { name: 'All' }).click();
  expect(onchange).toHaveBeenLastCalledWith(names);
  await page.getByRole('button', { name: 'None' }).click();
  expect(onchange).toHaveBeenLastCalledWith([]);
});
