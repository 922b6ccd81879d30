import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import CompareHead from './CompareHead.svelte';
import type { IndexFigures, SentenceFigures, ValueFigures } from './figures';
import HeatTable from './HeatTable.svelte';
import Sentences from './Sentences.svelte';
import TraitCard from './TraitCard.svelte';

beforeAll(() => page.viewport(1000, 1000));

const SAID: SentenceFigures = {
  segment: 'Loyal',
  base: 'everyone',
  kind: 'geographic',
  trait: 'city',
  sentence: 'For 41 % of Loyal, city is “Leeds”; for everyone it is 12 % (index 342, n = 218).',
  n: 218,
  p_holm: 0.00001,
  effect: 0.68,
  how_sure: 'very sure',
  small: false,
  query: 'select count(*) from people',
};

it('says what is different and how sure that is, and opens the SQL of a sentence', async () => {
  const onrun = vi.fn();
  await render(Sentences, { sentences: [SAID], onrun });
  await expect.element(page.getByText('very sure')).toBeVisible();
  await expect.element(page.getByText('medium difference')).toBeVisible();
  await expect.element(page.getByText('342', { exact: true })).toHaveStyle({ fontWeight: '700' });
  const sentence = page.getByRole('button', { name: /^For 41 % of Loyal/ });
  await expect.element(sentence).toHaveAttribute('aria-expanded', 'false');
  await sentence.click();
  await expect.element(sentence).toHaveAttribute('aria-expanded', 'true');
  await expect.element(page.getByText('from people')).toBeVisible();
  await page.getByRole('button', { name: 'Run it in a cell below' }).click();
  expect(onrun).toHaveBeenCalledExactlyOnceWith(SAID);
});

it('says it where nothing is sure', async () => {
  await render(Sentences, {
    sentences: [{ ...SAID, how_sure: 'could be chance', p_holm: 0.4, small: true }],
  });
  await expect.element(page.getByText('Nothing differs for sure.')).toBeVisible();
  await expect.element(page.getByText('few customers')).toBeVisible();
});

const SEGMENTS = [
  { segment: 'Loyal', customers: 695 },
  { segment: 'New', customers: 155 },
];

it('changes who is compared, and steps through the segments', async () => {
  const oncompare = vi.fn();
  const now = { segment: 'Loyal', against: 'everyone', other: null } as const;
  await render(CompareHead, { segments: SEGMENTS, now, format: {}, follows: {}, oncompare });
  await page.getByRole('combobox', { name: 'Segment', exact: true }).selectOptions('New');
  expect(oncompare).toHaveBeenLastCalledWith({ ...now, segment: 'New' });
  await page.getByRole('button', { name: 'Next segment' }).click();
  expect(oncompare).toHaveBeenLastCalledWith({ ...now, segment: 'New' });
  await page.getByRole('combobox', { name: 'Against' }).selectOptions('Another segment');
  expect(oncompare).toHaveBeenLastCalledWith({ ...now, against: 'segment', other: 'New' });
});

it('leaves a choice to the input that it follows', async () => {
  const now = { segment: 'Loyal', against: 'everyone', other: null } as const;
  const follows = { segment: 'who' };
  await render(CompareHead, { segments: SEGMENTS, now, format: {}, follows, oncompare: vi.fn() });
  await expect.element(page.getByText('Follows $who')).toBeVisible();
  await expect.element(page.getByRole('combobox', { name: 'Segment' })).toBeDisabled();
  await expect.element(page.getByRole('button', { name: 'Next segment' })).toBeDisabled();
});

const value = (name: string, more: Partial<ValueFigures> = {}): ValueFigures => ({
  trait: 'city',
  value: name,
  what: 'value',
  n: 41,
  share: 0.41,
  base_n: 120,
  base_share: 0.12,
  index: 342,
  low: 0.32,
  high: 0.51,
  p_holm: 0.001,
  effect: 0.6,
  small: false,
  ...more,
});

it('shows a trait beside its base: what is sure, what is of few, and what is missing', async () => {
  const onwhole = vi.fn();
  await render(TraitCard, {
    trait: {
      trait: 'city',
      kind: 'geographic',
      rows: 9,
      is_number: false,
      different: 1,
      effect: 0.6,
    },
    values: [
      value('Leeds'),
      value('Hull', { n: 3, share: 0.03, small: true, index: 250, p_holm: 0.0001 }),
      value('(missing)', { what: 'missing', share: 0.9, high: 0.95, index: 101, p_holm: 1 }),
    ],
    numbers: undefined,
    segment: 'Loyal',
    base: 'everyone',
    color: 'var(--seg-2)',
    isWhole: false,
    format: {},
    onwhole,
  });
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await expect.element(row('Leeds')).toHaveTextContent(/41\s*%.*12\s*%.*41.*342★, for sure/);
  await expect.element(row('Hull')).toHaveTextContent(/3, too few to rely on\s*250$/);
  // What is known fills the scale, however much is missing.
  const width = (name: string) =>
    row(name).element().querySelector('.own')?.getBoundingClientRect().width ?? 0;
  const full = row('Leeds').element().querySelector('.bars')?.getBoundingClientRect().width ?? 0;
  expect(width('Leeds') / full).toBeCloseTo(0.41 / 0.51, 2);
  expect(width('missing')).toBeLessThanOrEqual(full);
  await page.getByRole('button', { name: /Show all 9 values\s+of city/ }).click();
  expect(onwhole).toHaveBeenCalledExactlyOnceWith(true);
});

it('lets a column of the heat map be the segment, and a row the trait', async () => {
  const cell = (segment: string, index: number, small = false): IndexFigures => ({
    segment,
    kind: 'geographic',
    trait: 'city',
    value: 'Leeds',
    what: 'value',
    label: 'city: Leeds',
    n: small ? 2 : 80,
    segment_size: 100,
    share: 0.1,
    base_share: 0.12,
    index,
    small,
  });
  const [onchoose, ontrait] = [vi.fn(), vi.fn()];
  await render(HeatTable, {
    figures: [cell('Loyal', 342), cell('New', 17, true)],
    segments: SEGMENTS,
    chosen: 'Loyal',
    colors: {},
    format: {},
    onchoose,
    ontrait,
  });
  const loyal = page.getByRole('button', { name: 'Loyal' });
  await expect.element(loyal).toHaveAttribute('aria-pressed', 'true');
  await expect.element(page.getByRole('cell', { name: '342', exact: true })).toBeVisible();
  await expect
    .element(page.getByRole('cell', { name: /^17\s*, too few to rely on$/ }))
    .toBeVisible();
  await page.getByRole('button', { name: 'New' }).click();
  expect(onchoose).toHaveBeenCalledExactlyOnceWith('New');
  await page.getByRole('button', { name: /Leeds/ }).click();
  expect(ontrait).toHaveBeenCalledExactlyOnceWith('city');
});
