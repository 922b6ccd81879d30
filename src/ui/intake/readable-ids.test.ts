import { expect, it } from 'vitest';
import { readableIdsNote } from './readable-ids';

it('ids that are personal data are named, and nothing is said where there are none', () => {
  expect(readableIdsNote([])).toBeUndefined();
  expect(
    readableIdsNote([
      { source: 'orders', column: 'customer', like: 'email' },
      { source: 'crm', column: 'client', like: 'name' },
    ]),
  ).toBe(
    'Customer ids stay readable: customer of orders (e-mail addresses), client of crm (names).',
  );
});
