import { expect, it } from 'vitest';
import type { Unit } from '../base/units';
import { columnUnits } from './column-units';

const unitOf = (name: string, type: string, known: Record<string, Unit> = {}) =>
  columnUnits([{ name, type }], known)[name];

it('follows the type where it decides', () => {
  expect(unitOf('revenue', 'DATE')).toBe('date');
  expect(unitOf('x', 'TIMESTAMP')).toBe('timestamp');
  expect(unitOf('x', 'BOOLEAN')).toBe('boolean');
  expect(unitOf('x', 'VARCHAR')).toBe('name');
  expect(unitOf('x', 'VARCHAR[]')).toBe('text');
});

it('knows columns of the roles and of the models', () => {
  expect(unitOf('amount', 'DECIMAL(18,4)')).toBe('money');
  expect(unitOf('monetary', 'DOUBLE')).toBe('money');
  expect(unitOf('frequency', 'INTEGER')).toBe('orders');
  expect(unitOf('revenue_share', 'DOUBLE')).toBe('share');
  expect(unitOf('customer_id', 'BIGINT')).toBe('id');
});

it('does not believe a name whose type does not fit', () => {
  expect(unitOf('monetary', 'VARCHAR')).toBe('name');
  expect(unitOf('segment', 'DOUBLE')).toBe('number');
});

it('guesses by endings that mean one thing, and else calls a number a number', () => {
  expect(unitOf('gap_days', 'DOUBLE')).toBe('days');
  expect(unitOf('new_customers', 'BIGINT')).toBe('customers');
  expect(unitOf('repeat_share', 'DOUBLE')).toBe('share');
  expect(unitOf('temperature', 'DOUBLE')).toBe('number');
  expect(unitOf('holidays', 'INTEGER')).toBe('number');
});

it('believes first what is known, also under odd names', () => {
  expect(unitOf('x', 'DOUBLE', { x: 'share' })).toBe('share');
  expect(unitOf('constructor', 'DOUBLE')).toBe('number');
  expect(columnUnits([{ name: '__proto__', type: 'DOUBLE' }], {})).toHaveProperty(
    ['__proto__'],
    'number',
  );
});
