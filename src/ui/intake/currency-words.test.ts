import { expect, it } from 'vitest';
import { ORDERS } from '../../../tests/helpers/intake-examples';
import { whyCurrency } from './currency-words';

const GBP = { currency: 'GBP', rows: 9 };
const EUR = { currency: 'EUR', rows: 0 };

it('says in which currency a file is, and in which the others', () => {
  expect(whyCurrency({ ...ORDERS, otherCurrency: 'EUR' }, [GBP, EUR])[0]).toBe(
    'The orders in orders.csv are in GBP, those in other files in EUR.',
  );
  expect(whyCurrency(ORDERS, [GBP, { ...EUR, rows: 1 }])[0]).toBe(
    'The orders in orders.csv are in GBP and EUR.',
  );
});

it('says that a choice has lost its reason', () => {
  const roles = ORDERS.roles.map((role) => ({
    ...role,
    cleaning: { ...role.cleaning, currency: 'EUR' },
  }));
  expect(whyCurrency({ ...ORDERS, roles }, [GBP, EUR])[0]).toContain('no other file is any more');
});
