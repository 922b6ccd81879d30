import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ChartSpec } from '../../document/chart-spec';
import type { BuilderColumn } from './chart-columns';
import ChartBuilder from './ChartBuilder.svelte';

beforeAll(() => page.viewport(700, 900));

const COLUMNS: readonly BuilderColumn[] = [
  { name: 'customer_id', type: 'VARCHAR', unit: 'id' },
  { name: 'recency_days', type: 'INTEGER', unit: 'days' },
  { name: 'monetary', type: 'DOUBLE', unit: 'money' },
  { name: 'segment', type: 'VARCHAR', unit: 'name' },
  { name: 'last_ordered_at', type: 'TIMESTAMP', unit: 'timestamp' },
];
const BAR: ChartSpec = { data: 'rfm', mark: 'bar', x: { aggregate: 'count' }, y: 'segment' };

/** The form with a spec that follows what it says. */
async function builder(spec: ChartSpec = BAR, props: object = {}) {
  const said: ChartSpec[] = [];
  const onchange = vi.fn((next: ChartSpec) => {
    said.push(next);
    void rendered.rerender({ spec: next });
  });
  const rendered = await render(ChartBuilder, {
    spec,
    columns: COLUMNS,
    relations: ['rfm', 'rfm_segments', 'transactions'],
    selections: ['recent'],
    onchange,
    ...props,
  });
  return { last: () => said.at(-1), onchange };
}
const column = (channel: string) => page.getByLabelText(`${channel}: column`);
const how = (channel: string) => page.getByLabelText(`${channel}: how it is shown`);

it('shows the chart as its text says it', async () => {
  await builder();
  await expect.element(page.getByRole('radio', { name: 'Bars' })).toBeChecked();
  await expect.element(page.getByLabelText('Data', { exact: true })).toHaveValue('rfm');
  await expect.element(column('Across (x)')).toHaveDisplayValue('Number of rows');
  await expect.element(column('Up (y)')).toHaveDisplayValue('segment');
  await expect.element(how('Up (y)')).toHaveDisplayValue('As it is');
});

it('says each change as a whole chart', async () => {
  const { last } = await builder();
  await column('Across (x)').selectOptions('monetary');
  expect(last()).toEqual({ ...BAR, x: 'monetary' });
  await how('Across (x)').selectOptions('Median');
  expect(last()).toEqual({ ...BAR, x: { field: 'monetary', aggregate: 'median' } });
  await column('Colour').selectOptions('segment');
  expect(last()).toMatchObject({ color: 'segment' });
  await column('Colour').selectOptions('– none –');
  expect(last()).not.toHaveProperty('color');
  await column('Up (y)').selectOptions('last_ordered_at');
  await how('Up (y)').selectOptions('By quarter');
  expect(last()).toMatchObject({ y: { field: 'last_ordered_at', bin: 'quarter' } });
});

it('lays a chart out anew for another mark, also by keyboard', async () => {
  const { last } = await builder();
  await page.getByRole('radio', { name: 'Histogram' }).click();
  expect(last()).toEqual({ data: 'rfm', mark: 'histogram', x: 'recency_days' });
  await expect.element(how('Across (x)')).toHaveDisplayValue('In bins');
  await userEvent.keyboard('{ArrowRight}');
  expect(last()).toEqual({ data: 'rfm', mark: 'box', x: 'segment', y: 'recency_days' });
});

it('opens more about a channel', async () => {
  const { last } = await builder({
    ...BAR,
    mark: 'histogram',
    x: 'monetary',
    y: undefined,
  } as never);
  await expect.element(page.getByLabelText('About how many bins')).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'More about Across (x)' }).click();
  await page.getByLabelText('About how many bins').fill('20');
  await userEvent.keyboard('{Enter}');
  expect(last()).toMatchObject({ x: { field: 'monetary', bin: 20 } });
  await page.getByLabelText('Scale').selectOptions('Logarithmic');
  expect(last()).toMatchObject({ x: { bin: 20, scale: 'log' } });
  await page.getByLabelText('Label').fill('Spent');
  await userEvent.keyboard('{Tab}');
  expect(last()).toMatchObject({ x: { label: 'Spent' } });
  await page.getByLabelText('Scale').selectOptions('Usual scale');
  expect(last()?.x).toEqual({ field: 'monetary', bin: 20, label: 'Spent' });
});

it('changes title, limit, stack and selections', async () => {
  const { last } = await builder({ ...BAR, color: 'segment' });
  await page.getByLabelText('Title').fill('Who they are');
  await page.getByLabelText('Categories at most').fill('12');
  await userEvent.keyboard('{Enter}');
  expect(last()).toMatchObject({ title: 'Who they are', limit: 12 });
  await page.getByRole('radio', { name: 'Side by side' }).click();
  expect(last()).toMatchObject({ stack: 'group' });
  await page.getByRole('switch', { name: 'Clicks and brushes choose' }).click();
  expect(last()).toMatchObject({ select: 'chosen' });
  await page.getByRole('switch', { name: 'Follows “recent”' }).click();
  expect(last()).toMatchObject({ filter: 'recent' });
  await page.getByRole('switch', { name: 'Follows “recent”' }).click();
  expect(last()).not.toHaveProperty('filter');
});

it('shows an error at its key, and a column that is not there', async () => {
  await builder(
    { ...BAR, y: 'segmnt' },
    { errors: { key: 'y', detail: 'there is no column “segmnt”; did you mean segment?' } },
  );
  await expect.element(column('Up (y)')).toHaveDisplayValue('segmnt (not there)');
  await expect.element(column('Up (y)')).toHaveAccessibleDescription(/did you mean segment/);
});

it('shows an error whose key has no field', async () => {
  await builder(BAR, { errors: { key: 'cuts', detail: 'give a list' } });
  await expect.element(page.getByText('cuts: give a list')).toBeVisible();
});

it.each([390, 320])('fits %i pixels', async (width) => {
  await page.viewport(width, 900);
  await builder({ ...BAR, color: 'segment', facet: 'segment', select: 'who' });
  await page.getByRole('button', { name: 'More about Colour' }).click();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  await page.viewport(700, 900);
});
