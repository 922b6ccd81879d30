import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import FilterBar from './FilterBar.svelte';

beforeAll(() => page.viewport(1000, 600));

const CHIPS = [
  { key: 'a', label: 'Segment', value: 'Champions', color: 'var(--seg-1)' },
  { key: 'b', label: 'Segment', value: 'Loyal', color: 'var(--seg-2)' },
  { key: 'c', label: 'Recency', value: '0 to under 10 days' },
];

async function open() {
  let chips = CHIPS;
  const fixed = { customers: 1292, total: 4338 };
  const onclear = vi.fn(() => void rerender({ chips: [] }));
  const onremove = vi.fn((key: string) => {
    chips = chips.filter((chip) => chip.key !== key);
    void rerender({ chips });
  });
  const { rerender } = await render(FilterBar, { ...fixed, chips, onclear, onremove });
  return { onclear, onremove };
}

it('shows what the customers in view are filtered by, and how many they are', async () => {
  await open();
  await expect.element(page.getByText('1,292 of 4,338 customers in view')).toBeVisible();
  await expect
    .element(page.getByRole('button', { name: 'Remove filter Segment Loyal' }))
    .toBeVisible();
});

it('removes a filter and keeps the focus in the bar', async () => {
  const { onremove } = await open();
  await page.getByRole('button', { name: 'Remove filter Segment Loyal' }).click();
  expect(onremove).toHaveBeenCalledExactlyOnceWith('b');
  const next = page.getByRole('button', { name: 'Remove filter Recency 0 to under 10 days' });
  await expect.element(next).toHaveFocus();
});

it('clears all, and takes no place without filters', async () => {
  const { onclear } = await open();
  await page.getByRole('button', { name: 'Clear all' }).click();
  expect(onclear).toHaveBeenCalledOnce();
  const bar = page.getByRole('region', { name: 'Filters' });
  await expect.element(bar).toHaveFocus();
  expect(getComputedStyle(bar.element()).position).toBe('absolute');
});
