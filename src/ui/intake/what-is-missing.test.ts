import { expect, it } from 'vitest';
import type { ColumnReading } from '../../base/reading';
import { ORDERS, READING } from '../../../tests/helpers/intake-examples';
import { draftFor } from './mapping-draft';
import { begunAsOrders, whatIsMissing } from './what-is-missing';

const unknown = (columns: readonly ColumnReading[], parts = {}) => ({
  ...ORDERS,
  role: null,
  roles: [],
  parts,
  reading: { ...READING, columns },
});
const text = (name: string): ColumnReading => ({ name, type: 'text' });

it('says that baskets have neither customer, date nor amount, and what was recognised', () => {
  const basket: ColumnReading = { name: 'basket_id', type: 'integer' };
  const report = unknown([basket, text('item'), text('level1')], {
    order_id: 'basket_id',
    product: 'item',
  });
  expect(whatIsMissing(report)).toEqual([
    'No column says who bought, when, or for how much.',
    'Recognised: basket_id as order number and item as product.',
  ]);
});

it('calls no date and no number missing that may be meant', () => {
  const columns: ColumnReading[] = [
    text('a'),
    { name: 'b', type: 'date' },
    { name: 'c', type: 'number' },
  ];
  expect(whatIsMissing(unknown(columns))).toEqual(['No column says who bought by its name.']);
  expect(whatIsMissing(unknown(columns, { customer_id: 'a' }))[0]).toBe(
    'It could not be told which column is what.',
  );
});

it('asks to check what was proposed', () => {
  expect(whatIsMissing(ORDERS)).toEqual([
    'It could not be told for sure. Check the columns, and confirm.',
  ]);
  const nameless = { ...ORDERS, reading: { ...READING, header: false } };
  expect(whatIsMissing(nameless)[0]).toContain('no names of columns');
});

it('begins the form with what was recognised', () => {
  const parts = { order_id: 'basket_id', product: 'item' };
  const { role, roles } = begunAsOrders(unknown([text('item')], parts));
  expect(draftFor(role, { roles })).toMatchObject({ role: 'transactions', mapping: parts });
});
