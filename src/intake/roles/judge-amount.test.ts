import { expect, it } from 'vitest';
import type { ReadAs } from '../../base/reading';
import { proposeRoles } from './propose-roles';

function orders(amounts: readonly string[], type: ReadAs) {
  return proposeRoles(
    {
      columns: ['customer_id', 'order_id', 'order_date', 'amount'],
      types: ['text', 'text', 'date', type],
      rows: amounts.map((amount, row) => [
        `C${row % 7}`,
        `O${row}`,
        `2024-01-${10 + (row % 18)}`,
        amount,
      ]),
    },
    'orders.csv',
  )[0];
}

it('asks, and says why, where amounts are in several currencies', () => {
  const mixed = orders(
    Array.from({ length: 30 }, (_, row) => (row % 3 === 0 ? `$${row}.50` : `€${row}.50`)),
    'text',
  );
  expect(mixed).toMatchObject({ role: 'transactions', mapping: { amount: 'amount' } });
  expect(mixed?.confidence).toBeLessThanOrEqual(0.6);
  expect(mixed?.notes?.join()).toContain('several currencies ($, €)');
});

it('takes amounts in one currency as they are', () => {
  const amounts = Array.from({ length: 30 }, (_, row) => `${row}.5`);
  const one = orders(amounts, 'number');
  expect(one?.confidence).toBeGreaterThan(0.9);
  expect(one?.notes).toBeUndefined();
});
