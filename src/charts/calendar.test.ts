import { describe, expect, it } from 'vitest';
import { formatSpan, spanOf, startAfter, startOf, startsBetween } from './calendar';

const dates = (...days: string[]) => days.map((day) => new Date(day));

describe('spanOf', () => {
  it.each([
    [['2011-01-01', '2012-01-01'], 'year'],
    [['2011-01-01', '2011-04-01', '2011-10-01'], 'quarter'],
    [['2011-01-01', '2011-04-01'], 'month'],
    [['2011-12-05', '2011-12-12', '2011-12-26'], 'week'],
    [['2011-12-05', '2011-12-12'], 'day'],
    [['2011-12-05', '2011-12-12', '2011-12-13T10:00Z'], null],
    [['2011-12-01'], null],
  ])('of %o is %s', (days, span) => {
    expect(spanOf([...dates(...days), null])).toBe(span);
  });
});

it('goes through a calendar unit by unit, over leap days and the turn of the year', () => {
  const days = (first: string, last: string, span: 'month' | 'week') =>
    startsBetween(new Date(first), new Date(last), span)?.map((day) => formatSpan(day, span));
  expect(days('2011-11-15', '2012-02-01', 'month')).toEqual([
    '2011-11',
    '2011-12',
    '2012-01',
    '2012-02',
  ]);
  expect(days('2012-02-27', '2012-03-06', 'week')).toEqual([
    'week of 2012-02-27',
    'week of 2012-03-05',
  ]);
  expect(startAfter(new Date('2012-02-28'), 'day')).toEqual(new Date('2012-02-29'));
  expect(startAfter(new Date('2011-10-01'), 'quarter', -4)).toEqual(new Date('2010-10-01'));
  expect(startOf(new Date('2011-12-11T23:00Z'), 'week')).toEqual(new Date('2011-12-05'));
  expect(formatSpan(new Date('2011-10-01'), 'quarter')).toBe('2011 Q4');
});

it('fills nothing in where the dates lie centuries apart', () => {
  expect(startsBetween(new Date('0001-01-01'), new Date('2011-01-01'), 'day')).toBeNull();
});
