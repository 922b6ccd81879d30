import '../theme.css';
import { beforeAll, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Cleaning } from '../../base/roles';
import CurrencyChoice from './CurrencyChoice.svelte';

beforeAll(() => page.viewport(390, 800));

type Choice = Pick<Cleaning, 'currency' | 'rates'>;
const CURRENCIES = [
  { currency: 'EUR', rows: 4000 },
  { currency: 'GBP', rows: 900 },
  { currency: 'USD', rows: 100 },
];

/** The choice as a form holds it. */
async function choice(start: Choice) {
  let chosen = start;
  const onchange = vi.fn((next: Choice) => {
    chosen = next;
    void screen.rerender({ chosen });
  });
  const screen = await render(CurrencyChoice, { currencies: CURRENCIES, chosen, onchange });
  const total = page.getByRole('status');
  return { chosen: () => chosen, total };
}

it('leaves the other currencies out until rates are typed', async () => {
  const { chosen, total } = await choice({ currency: null, rates: null });
  await expect.element(total).not.toBeInTheDocument();
  await page.getByLabelText('Currency', { exact: true }).selectOptions('EUR');
  expect(chosen()).toEqual({ currency: 'EUR', rates: null });
  await expect.element(total).toHaveTextContent('4,000 of 5,000 rows would be kept.');

  await page.getByRole('radio', { name: 'Convert with rates' }).click();
  expect(chosen()).toEqual({ currency: 'EUR', rates: null });
  await page.getByLabelText('1 GBP in EUR').fill('1.17');
  expect(chosen()).toEqual({ currency: 'EUR', rates: { GBP: 1.17 } });
  await expect
    .element(total)
    .toHaveTextContent('4,900 of 5,000 rows would be kept; those without a rate are left out.');
  await page.getByLabelText('1 USD in EUR').fill('0.92');
  await expect.element(total).toHaveTextContent('5,000 of 5,000 rows would be kept.');

  await page.getByRole('radio', { name: 'Leave out' }).click();
  expect(chosen()).toEqual({ currency: 'EUR', rates: null });
  await page.getByRole('radio', { name: 'Convert with rates' }).click();
  expect(chosen()).toEqual({ currency: 'EUR', rates: { GBP: 1.17, USD: 0.92 } });
});

it('begins with the rates that were typed before, and forgets them with another currency', async () => {
  const { chosen } = await choice({ currency: 'EUR', rates: { GBP: 1.17 } });
  await expect.element(page.getByLabelText('1 GBP in EUR')).toHaveValue(1.17);
  await page.getByLabelText('Currency', { exact: true }).selectOptions('GBP');
  expect(chosen()).toEqual({ currency: 'GBP', rates: null });
  await expect.element(page.getByLabelText('1 EUR in GBP')).toHaveValue(null);
});

it('takes no rate of zero, and none below it', async () => {
  const { chosen } = await choice({ currency: 'EUR', rates: { GBP: 1.17, USD: 0.92 } });
  await page.getByLabelText('1 GBP in EUR').fill('0');
  expect(chosen().rates).toEqual({ USD: 0.92 });
  await page.getByLabelText('1 GBP in EUR').fill('-3');
  expect(chosen().rates).toEqual({ USD: 0.92 });
});
