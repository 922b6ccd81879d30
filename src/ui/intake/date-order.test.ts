import { describe, expect, it } from 'vitest';
import { readDateAs } from './date-order';

describe('readDateAs', () => {
  it.each([
    ['03/04/2024', 'dmy', '3 April 2024'],
    ['03/04/2024', 'mdy', '4 March 2024'],
    ['1.12.2010 08:26', 'dmy', '1 December 2010'],
    ['12-01-10', 'mdy', '1 December 10'],
  ] as const)('reads %s as %s: %s', (text, order, expected) => {
    expect(readDateAs(text, order)).toBe(expected);
  });

  it.each([
    ['13/04/2024', 'mdy'],
    ['2024-04-03', 'dmy'],
    ['soon', 'dmy'],
    ['00/01/2024', 'dmy'],
  ] as const)('does not read %s as %s', (text, order) => {
    expect(readDateAs(text, order)).toBeNull();
  });
});
