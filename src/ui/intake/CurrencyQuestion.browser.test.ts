import '../theme.css';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import CurrencyQuestion from './CurrencyQuestion.svelte';

const CURRENCIES = [
  { currency: 'USD', rows: 400 },
  { currency: 'EUR', rows: 0 },
];

async function question() {
  const onanswer = vi.fn();
  const onmapping = vi.fn();
  const why = ['The orders in us.csv are in USD, those in other files in EUR.'];
  await render(CurrencyQuestion, {
    file: 'us.csv',
    why,
    currencies: CURRENCIES,
    onanswer,
    onmapping,
  });
  return { onanswer, onmapping };
}

it('is answered with a currency and the rates into it', async () => {
  const { onanswer } = await question();
  await expect.element(page.getByText('those in other files in EUR')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Count in this currency' })).toBeDisabled();
  await page.getByLabelText('Currency', { exact: true }).selectOptions('EUR');
  await page.getByRole('radio', { name: 'Convert with rates' }).click();
  await page.getByLabelText('1 USD in EUR').fill('0.92');
  await page.getByRole('button', { name: 'Count in EUR' }).click();
  expect(onanswer).toHaveBeenCalledExactlyOnceWith({ currency: 'EUR', rates: { USD: 0.92 } });
});

it('leads to the whole mapping', async () => {
  const { onmapping } = await question();
  await page.getByRole('button', { name: 'Look at the whole mapping' }).click();
  expect(onmapping).toHaveBeenCalledOnce();
});
