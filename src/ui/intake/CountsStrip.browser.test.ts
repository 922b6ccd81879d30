import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { COUNTS } from '../../../tests/helpers/intake-examples';
import CountsStrip from './CountsStrip.svelte';

beforeAll(() => page.viewport(1200, 800));

it('reads as an equation that adds up', async () => {
  await render(CountsStrip, { counts: COUNTS });
  const words = page.getByRole('region', { name: 'Rows counted' }).element().textContent;
  expect(words.replace(/\s+/g, ' ')).toContain(
    '541,909 rows read = 397,872 kept + 144,025 left out + 12 rejected',
  );
});

it('leads to the rows of each reason and to the rejected ones', async () => {
  const onreason = vi.fn();
  const onrejected = vi.fn();
  await render(CountsStrip, { counts: COUNTS, onreason, onrejected });
  await page.getByRole('button', { name: '8,905 returns' }).click();
  expect(onreason).toHaveBeenCalledExactlyOnceWith('return');
  await page.getByRole('button', { name: '12 that could not be read' }).click();
  expect(onrejected).toHaveBeenCalledOnce();
  expect(page.getByRole('button', { name: /duplicates/ }).elements()).toHaveLength(0);
});
