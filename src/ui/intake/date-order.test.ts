import { describe, expect, it } from 'vitest';
import { possibleOrders, readDateAs } from './date-order';

describe('readDateAs', () => {
  it.each([
    ['03/04/2024', 'dmy', '3 April 2024'],
    ['03/04/2024', 'mdy', '4 March 2024'],
    ['1.12.2010 08:26', 'dmy', '1 December 2010, 08:26'],
    ['1/12/2010, 8:26 PM', 'mdy', '12 January 2010, 8:26 PM'],
    ['Mo., 05. 06. 2024', 'dmy', '5 June 2024'],
    ['12-01-10', 'mdy', '1 December 2010'],
    ['01/02/68', 'dmy', '1 February 2068'],
    ['01/02/69', 'dmy', '1 February 1969'],
    ['24-03-05', 'ymd', '5 March 2024'],
    ['24-3-5T10:15', 'ymd', '5 March 2024, 10:15'],
  ] as const)('reads %s as %s: %s', (text, order, expected) => {
    expect(readDateAs(text, order)).toBe(expected);
  });

  it.each([
    ['13/04/2024', 'mdy'],
    ['31/04/2024', 'dmy'],
    ['2024-04-03', 'dmy'],
    ['03/04/2024', 'ymd'],
    ['soon', 'dmy'],
    ['00/01/2024', 'dmy'],
  ] as const)('does not read %s as %s', (text, order) => {
    expect(readDateAs(text, order)).toBeNull();
  });
});

describe('possibleOrders', () => {
  it.each([
    [
      ['03/04/2024', '05/06/2024'],
      ['dmy', 'mdy'],
    ],
    [['01-02-03'], ['dmy', 'mdy', 'ymd']],
    [
      ['24-03-05', '24-03-06'],
      ['dmy', 'ymd'],
    ],
    [[], ['dmy', 'mdy']],
  ] as const)('of %j are %j', (texts, orders) => {
    expect(possibleOrders(texts)).toEqual(orders);
  });
});
