import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { EXAMPLE_RULES } from '../../models/custom_segments/example-rules';
import type { SegmentRule } from '../../models/declarations';
import type { RuleColumn } from './rules/rule-columns';
import RulesEditor from './RulesEditor.svelte';

beforeAll(() => page.viewport(1100, 1000));

const SCORE = { type: 'INTEGER', min: 1, max: 5 };
const COLUMNS: readonly RuleColumn[] = [
  { name: 'r', ...SCORE },
  { name: 'f', ...SCORE },
  { name: 'm', ...SCORE },
  { name: 'frequency', type: 'INTEGER', min: 1, max: 209 },
  { name: 'revenue', type: 'DOUBLE', min: -120.5, max: 280206 },
  { name: 'city', type: 'VARCHAR', values: ['Leeds', 'York'] },
  { name: 'first_ordered_at', type: 'TIMESTAMP', min: '2023-01-05', max: '2025-06-30' },
  { name: 'newsletter', type: 'BOOLEAN' },
];
const COUNTS = new Map([
  ['Best customers', 962],
  ['Good, gone quiet', 411],
  ['One order so far', 1310],
  ['Everyone else', 1655],
]);

async function open(
  rules: readonly SegmentRule[] = EXAMPLE_RULES,
  counts: ReadonlyMap<string, number> | null = COUNTS,
) {
  const onchange = vi.fn<(rules: readonly SegmentRule[]) => void>();
  const onpreview = vi.fn<(rules: readonly SegmentRule[]) => void>();
  const props = { rules, columns: COLUMNS, rest: 'Everyone else', counts, onchange, onpreview };
  const screen = await render(RulesEditor, props);
  const last = () => onchange.mock.lastCall?.[0] ?? [];
  return { onchange, onpreview, last, rerender: screen.rerender };
}

const named = (rules: readonly SegmentRule[]) => rules.map(({ segment }) => segment);
const button = (name: string | RegExp) => page.getByRole('button', { name });
const name = (place: number) => page.getByRole('textbox', { name: `Name of segment ${place}` });

it('shows every segment with its size, and the rest last', async () => {
  await open();
  await expect.element(name(1)).toHaveValue('Best customers');
  await expect.element(page.getByText('962')).toBeVisible();
  await expect.element(page.getByText(/^22[.,]2/)).toBeVisible();
  await expect.element(page.getByText('1,655')).toBeVisible();
  const items = page.getByRole('listitem').elements();
  expect(items).toHaveLength(3);
  await expect.element(page.getByText('Everybody who is left')).toBeVisible();
});

it('says that it is counting', async () => {
  await open(EXAMPLE_RULES, null);
  expect(page.getByText('…', { exact: true }).elements()).toHaveLength(4);
});

it('asks for counts while a slider moves, and keeps the rules when it stops', async () => {
  const { onchange, onpreview, last } = await open();
  const slider = page.getByRole('slider', { name: 'Value of frequency, slider' });
  const element = slider.element() as HTMLInputElement;
  for (const value of ['20', '40', '60']) {
    element.value = value;
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }
  expect(onchange).not.toHaveBeenCalled();
  await vi.waitFor(() => {
    expect(onpreview.mock.lastCall?.[0][2]?.when).toEqual([
      [{ field: 'frequency', is: 'at most', value: 60 }],
    ]);
  });
  expect(onpreview.mock.calls.length).toBeLessThan(4);
  await expect
    .element(page.getByRole('spinbutton', { name: 'Value of frequency' }))
    .toHaveValue('60');
  element.dispatchEvent(new Event('change', { bubbles: true }));
  expect(onchange).toHaveBeenCalledTimes(1);
  expect(last()[2]?.when).toEqual([[{ field: 'frequency', is: 'at most', value: 60 }]]);
});

it('changes a column, a test and a value', async () => {
  const { last } = await open();
  const condition = () => page.getByRole('listitem').nth(2);
  await condition().getByRole('combobox', { name: 'Column' }).selectOptions('city');
  expect(last()[2]?.when).toEqual([[{ field: 'city', is: 'any of', value: ['Leeds'] }]]);
  await condition().getByRole('combobox', { name: 'How city compares' }).selectOptions('is not');
  await condition().getByRole('combobox', { name: 'Value of city' }).selectOptions('York');
  expect(last()[2]?.when).toEqual([[{ field: 'city', is: 'not equal', value: 'York' }]]);
  await condition()
    .getByRole('combobox', { name: 'How city compares' })
    .selectOptions('is missing');
  expect(last()[2]?.when).toEqual([[{ field: 'city', is: 'missing' }]]);
  await condition().getByRole('combobox', { name: 'Column' }).selectOptions('first_ordered_at');
  await condition().getByLabelText('Value of first_ordered_at').fill('2024-05-01');
  await userEvent.tab();
  expect(last()[2]?.when).toEqual([
    [{ field: 'first_ordered_at', is: 'at least', value: '2024-05-01' }],
  ]);
});

it('chooses several values', async () => {
  const { last } = await open([
    { segment: 'North', when: [[{ field: 'city', is: 'any of', value: ['Leeds'] }]] },
  ]);
  await button(/Value of city/).click();
  await page.getByRole('option', { name: 'York' }).click();
  expect(last()[0]?.when).toEqual([[{ field: 'city', is: 'any of', value: ['Leeds', 'York'] }]]);
});

it('adds and removes conditions and alternatives', async () => {
  const { last } = await open();
  const third = page.getByRole('listitem').nth(2);
  await third.getByRole('button', { name: 'And', exact: true }).click();
  expect(last()[2]?.when[0]).toHaveLength(2);
  await third.getByRole('button', { name: 'Or', exact: true }).click();
  expect(last()[2]?.when).toHaveLength(2);
  await third.getByRole('button', { name: 'Remove the condition on frequency' }).click();
  expect(last()[2]?.when[0]).toEqual([{ field: 'r', is: 'at least', value: 3 }]);
});

it('adds, names, copies and removes segments', async () => {
  const { last, onchange } = await open();
  await button('Segment').click();
  await expect.element(name(4)).toHaveFocus();
  await name(4).fill('Best customers');
  await userEvent.tab();
  await expect
    .element(page.getByText('Two segments are called “Best customers”.').first())
    .toBeVisible();
  expect(named(last())).toContain('New segment');
  const before = onchange.mock.calls.length;
  await name(4).fill('Mine');
  await userEvent.tab();
  expect(onchange.mock.calls.length).toBe(before + 1);
  expect(named(last()).at(-1)).toBe('Mine');
  await button('Copy Mine').click();
  await button('Remove Good, gone quiet').click();
  expect(named(last())).toEqual(['Best customers', 'One order so far', 'Mine', 'Mine 2']);
});

it('moves a segment by keyboard and keeps the focus on it', async () => {
  const { last } = await open();
  button(/^Move Best customers/)
    .element()
    .focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(named(last())).toEqual(['Good, gone quiet', 'Best customers', 'One order so far']);
  await expect.element(button(/^Move Best customers: place 2 of 3/)).toHaveFocus();
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('Best customers is at place 2 of 3.');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
  expect(named(last())).toEqual(['Good, gone quiet', 'Best customers', 'One order so far']);
});

it('moves a segment by dragging', async () => {
  const { last } = await open();
  await button(/^Move One order so far/).dropTo(page.getByRole('listitem').nth(0));
  expect(named(last())).toEqual(['One order so far', 'Best customers', 'Good, gone quiet']);
});

it('gives a segment its colour, meaning and action', async () => {
  const { last } = await open();
  await button('Colour and words of Best customers').click();
  await page.getByRole('radio', { name: 'Colour 6' }).click({ force: true });
  await page.getByLabelText('What it means').fill('The ones we live on.');
  await userEvent.tab();
  expect(last()[0]).toMatchObject({ color: 5, meaning: 'The ones we live on.' });
});

it('follows rules from outside, as after an undo', async () => {
  const { rerender } = await open();
  await button('Remove Best customers').click();
  await rerender({ rules: [...EXAMPLE_RULES] });
  await expect.element(name(1)).toHaveValue('Best customers');
});

it('says what is not there, and keeps it', async () => {
  const { onchange } = await open([
    { segment: 'X', when: [[{ field: 'gone', is: 'over', value: 3 }]] },
  ]);
  await expect.element(page.getByText('There is no column gone.')).toBeVisible();
  expect(onchange).not.toHaveBeenCalled();
});

it('fits on a phone', async () => {
  await page.viewport(390, 900);
  await open();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  await page.viewport(1100, 1000);
});
