import { expect, it } from 'vitest';
import { DEFAULT_CLEANING } from '../base/roles';
import { ORDERS } from '../../tests/helpers/intake-examples';
import { currencyChoices } from './currency-choices';

const chosen = (currency: string | null) =>
  ORDERS.roles.map((role) => ({ ...role, cleaning: { ...DEFAULT_CLEANING, currency } }));

it('offers what other files count in beside the own currencies, once each', () => {
  const held = [
    { currency: 'GBP', rows: 9 },
    { currency: 'EUR', rows: 1 },
  ];
  const report = { ...ORDERS, roles: chosen('USD') };
  expect(currencyChoices({ ...report, otherCurrency: 'EUR' }, held)).toEqual([
    ...held,
    { currency: 'USD', rows: 0 },
  ]);
  expect(currencyChoices({ ...report, otherCurrency: 'USD' }, held.slice(0, 1))).toEqual([
    { currency: 'GBP', rows: 9 },
    { currency: 'USD', rows: 0 },
  ]);
});

it('knows the currency by signs, and offers none where nothing tells', () => {
  const report = { ...ORDERS, roles: chosen(null), otherCurrency: 'EUR' };
  expect(currencyChoices({ ...report, signCurrency: 'GBP' }, null)).toEqual([
    { currency: 'GBP', rows: ORDERS.rows - ORDERS.rejected },
    { currency: 'EUR', rows: 0 },
  ]);
  expect(currencyChoices(report, null)).toEqual([]);
});
