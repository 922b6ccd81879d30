import { expect, it } from 'vitest';
import { openSign, readNumberAs } from './decimal-reading';

it('finds the sign that may be for decimals or for thousands', () => {
  expect(['1,234', '€ 1.234', '12.345 kg', '1,5', '1234'].map(openSign)).toEqual([
    ',',
    '.',
    '.',
    null,
    null,
  ]);
});

it('reads a number by either sign', () => {
  expect([readNumberAs('1,234', ','), readNumberAs('1,234', '.')]).toEqual(['1.234', '1234']);
  expect([readNumberAs('€ -1.234', ','), readNumberAs('(1.234)', '.')]).toEqual([
    '-1234',
    '-1.234',
  ]);
  expect(readNumberAs('1.234.567', '.')).toBeNull();
  expect(readNumberAs('n/a', '.')).toBeNull();
});
