import { describe, expect, it } from 'vitest';
import type { ColumnReading, DateOrder } from '../../base/reading';
import { LANGUAGES, monthNames } from '../values/date-words';
import { ColumnGuess } from './column-guess';
import { DateGuess } from './date-guess';
import { readColumns } from './read-columns';

const two = (number: number) => String(number).padStart(2, '0');

/** What values, separated by bars, say about their order, and their reading under a name. */
function guessed(cells: string, name = 'value', order: DateOrder | null = null) {
  const guess = new DateGuess();
  for (const cell of cells.split(' | ')) guess.add(cell);
  return [guess.orderEvidence(), guess.read(name, order)] as const;
}

describe('dates of a column', () => {
  it.each<[string, string, DateOrder | 'none' | 'contradiction' | null]>([
    ['a day above twelve in front', '03/04/2024 | 25/04/2024', 'dmy'],
    [
      'a day above twelve in the middle, behind ISO dates',
      '03/04/2024 | 2024-05-01 | 4/25/24',
      'mdy',
    ],
    ['nothing', '03/04/2024 | 05/06/2024 10:30', 'none'],
    ['points', '03.04.2024 | 05.06.24', 'dmy'],
    ['days in both places', '31/01/2024 | 01/31/2024', 'contradiction'],
    ['two-digit years, any of which may be in front', '01-02-03 | 04-05-06', 'none'],
    ['two-digit years that only their range tells', '24-03-05 | 99-04-06', 'ymd'],
    ['a day that only one order has', '31-04-05', 'ymd'],
    [
      'days that could be as many years',
      Array.from({ length: 15 }, (_, day) => `${two(day + 1)}/${two((day % 3) + 1)}/24`).join(
        ' | ',
      ),
      'none',
    ],
    ['names of months', '5 Jan 2024 | 6 Feb 2024', null],
  ])('tell the order of their numbers: %s', (_, cells, evidence) => {
    expect(guessed(cells)[0]).toBe(evidence);
  });

  it('have a year behind the day where it would be too many years', () => {
    const days = Array.from({ length: 31 }, (_, day) => `${two(day + 1)}/01/24`);
    expect(guessed(days.join(' | '))[0]).toBe('dmy');
    const years = Array.from({ length: 60 }, (_, year) => `${two(year + 1)}/01/01`);
    expect(guessed(years.join(' | '))[0]).toBe('ymd');
  });

  it.each<[string, string, ColumnReading | null]>([
    [
      'with and without a time',
      '31/01/2024 | 1/2/2024 10:30',
      { name: 'value', type: 'timestamp', format: '%d/%m/%Y' },
    ],
    [
      'abbreviated and in full',
      '5 Mar 2024 | 6 June 2024',
      { name: 'value', type: 'date', format: '%d %b %Y' },
    ],
    [
      'in a language that only one name tells',
      '5 Mar 2024 | 6 Jun 2024 | 7 Okt 2024',
      { name: 'value', type: 'date', format: '%d %b %Y', months: 'de' },
    ],
    [
      'by name among ISO',
      '2024-05-01 | 5 Jan 2024 10:30 | 6 Feb 2024 11:00',
      { name: 'value', type: 'timestamp', format: '%d %b %Y %H:%M' },
    ],
    ['in two languages', '5 Okt 2024 | 6 Dec 2024', null],
    ['by name and by number', '5 Oct 2024 | 31/10/2024', null],
    ['as months only', '2024-01 | 2024-02', null],
    ['as weeks', '2024-W01 | 2024-W02', null],
    ['as quarters', '2024-Q1 | 2024-Q2', null],
    ['as versions', '1.10.2 | 1.11.0', null],
    ['as three numbers between blanks', '10 12 14 | 11 12 14', null],
  ])('may be written %s', (_, cells, expected) => {
    expect(guessed(cells, 'value', 'dmy')[1]).toEqual(expected);
  });

  it.each<[string, string, Partial<ColumnReading> | null]>([
    ['created_at', '1704465005 | 1704465006', { type: 'timestamp', format: 'epoch_s' }],
    ['Bestelldatum', '1704465005000 | 1704465006000', { type: 'timestamp', format: 'epoch_ms' }],
    [
      'event_timestamp',
      '1704465005000123 | 1704465006000000',
      { type: 'timestamp', format: 'epoch_us' },
    ],
    ['Fecha de compra', '45296 | 45297', { type: 'date', format: 'excel' }],
    ['data zamówienia', '45296.5 | 45297', { type: 'timestamp', format: 'excel' }],
    ['account', '1704465005 | 1704465006', null],
    ['update count', '45296 | 45297', null],
    ['delivery time', '45296 | 45297', null],
    ['postal code', '45296 | 45297', null],
    ['day', '20240105 | 20240106', { type: 'date', format: '%Y%m%d' }],
    ['article', '20240105 | 20240106', null],
  ])('may be numbers where the name says so: %s of %s', (name, cells, expected) => {
    const [, read] = guessed(cells, name);
    expect(read).toEqual(expected === null ? null : { name, ...expected });
  });

  it('are named in each language without a name that is another month elsewhere', () => {
    const months = new Map<string, number>();
    for (const [month, names] of LANGUAGES.flatMap((one) => [...monthNames(one).entries()])) {
      for (const name of names) {
        expect([name, months.get(name) ?? month]).toEqual([name, month]);
        months.set(name, month);
      }
    }
    expect(months.size).toBeGreaterThan(100);
  });
});

it('births with years of two digits stay text: 45 could be 1945 or 2045', () => {
  const days = ['13/01/45', '31/12/68', '30/11/70'];
  const columns = (names: readonly string[]) => {
    const guesses = names.map(() => new ColumnGuess());
    for (const guess of guesses) for (const day of days) guess.add(day);
    return readColumns(guesses, names, false, {}).columns;
  };
  expect(columns(['birthday', 'Geburtsdatum', 'order_date']).map(({ type }) => type)).toEqual([
    'text',
    'text',
    'date',
  ]);
});
