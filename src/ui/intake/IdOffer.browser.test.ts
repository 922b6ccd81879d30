import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { IdRule } from '../../base/id-rules';
import type { IdOffer as Offer } from '../../kernel/protocol';
import IdOffer from './IdOffer.svelte';

beforeAll(() => page.viewport(390, 800));

const OFFER: Offer = {
  rule: 'digits',
  pairs: [
    {
      here: { role: 'transactions', sources: ['orders'] },
      there: { role: 'customers', sources: ['customers'] },
      customers: 5000,
      before: 188,
      found: 4978,
      merged: 2,
      examples: [
        { here: 'C-0012', there: '12' },
        { here: 'C-0013', there: '13' },
      ],
      mergedExamples: [['C-12', 'C-0012']],
    },
  ],
};

async function show(applied: Offer | null, offer: Offer | null) {
  const onchoose = vi.fn<(rule: IdRule) => void>();
  const ondecline = vi.fn<() => void>();
  const titleOf = (source: string) => `${source}.csv`;
  const screen = await render(IdOffer, { applied, offer, titleOf, onchoose, ondecline });
  const words = () => screen.container.textContent.replace(/\s+/g, ' ');
  return { onchoose, ondecline, words };
}

it('says how many customers would be found, which would become one, and shows some', async () => {
  const { words, onchoose, ondecline } = await show({ rule: 'exact', pairs: [] }, OFFER);
  expect(words()).toContain(
    '4,812 of 5,000 customers in orders.csv are not found in customers.csv. Without prefix and zeros, 4,790 of them are.',
  );
  expect(words()).toContain(
    '2 ids would be the same as another of its own file, such as C-12 and C-0012.',
  );
  const examples = page.getByRole('table');
  await expect.element(examples.getByRole('columnheader').first()).toHaveTextContent('orders.csv');
  await expect.element(examples.getByRole('row').nth(1)).toHaveTextContent(/C-0012\s*12/);

  await page.getByRole('button', { name: 'Match them so' }).click();
  expect(onchoose).toHaveBeenCalledExactlyOnceWith('digits');
  await page.getByRole('button', { name: 'Leave' }).click();
  expect(ondecline).toHaveBeenCalledOnce();
});

it('keeps saying by which rule customers are compared, and takes it back', async () => {
  const { words, onchoose } = await show(OFFER, null);
  expect(words()).toContain('Customer ids are compared without prefix and zeros');
  expect(words()).toContain(
    '4,978 of 5,000 customers in orders.csv are found in customers.csv; as they are written, 188.',
  );
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(onchoose).toHaveBeenCalledExactlyOnceWith('exact');
});

it('is silent where ids match as they are written', async () => {
  const { words } = await show({ rule: 'exact', pairs: [] }, null);
  expect(words().trim()).toBe('');
});
