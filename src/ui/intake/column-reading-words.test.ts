import { expect, it } from 'vitest';
import type { ColumnReading } from '../../base/reading';
import { columnReadingWords } from './column-reading-words';

const words = (column: Omit<ColumnReading, 'name'>, ambiguous?: 'date' | 'number') =>
  columnReadingWords({ name: 'a', ...column }, ambiguous);

it('shows a number as the cells of the column write it', () => {
  const euro = { decimal: ',', group: '.', currencies: ['€'] } as const;
  expect(words({ type: 'number', number: euro })).toBe('1.234,50 €');
  expect(words({ type: 'integer', number: { decimal: '.', group: "'" } })).toBe("1'234");
  const dollar = { decimal: '.', group: ',', currencies: ['$', 'USD'], negatives: true } as const;
  expect(words({ type: 'number', number: dollar })).toBe(
    '$1,234.50, also USD, negative as (1) or 1-',
  );
  expect(words({ type: 'number', number: { decimal: ',', group: '', percent: true } })).toBe(
    '1234,50 %',
  );
});

it('shows a date with what comes first, and the language of its months', () => {
  expect(words({ type: 'date', format: '%d.%m.%Y' })).toBe('day first, 31.01.2024');
  expect(words({ type: 'timestamp', format: '%m/%d/%Y %I:%M %p' })).toBe(
    'month first, 01/31/2024 02:05 PM',
  );
  expect(words({ type: 'date', format: '%y/%m/%d' })).toBe('year first, 24/01/31');
  expect(words({ type: 'date', format: '%d. %B %Y', months: 'de' })).toBe(
    '31. Januar 2024, months in German',
  );
  expect(words({ type: 'date', format: 'excel' })).toBe('days as Excel counts them');
  expect(words({ type: 'timestamp', offsets: true })).toBe('year first, time zones left out');
});

it('says what is chosen, open or in contradiction, and nothing about plain cells', () => {
  expect(words({ type: 'number', forced: true })).toMatch(/^chosen/);
  expect(words({ type: 'text' }, 'date')).toMatch(/two ways/);
  expect(words({ type: 'text', contradictory: true })).toMatch(/day first and with the month/);
  expect(words({ type: 'text', format: '%d.%m.%Y' })).toMatch(/^nearly all are dates, day first/);
  expect(
    ['integer', 'number', 'text', 'boolean'].map((type) => words({ type: type as 'text' })),
  ).toEqual(['', '', '', '']);
  expect(words({ type: 'date', format: '%Y-%m-%d' })).toBe('');
});
