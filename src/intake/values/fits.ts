import type { ColumnReading, ReadAs } from '../../base/reading';
import { fitsDate } from './date-fits';
import { plainNumber } from './numbers';

/** Beyond this, numbers lose digits as doubles: columns that have such cells stay text. */
export const MAX_EXACT_NUMBER = 9e15;

/** Whole numbers that a double holds exactly, so that nothing is rounded on the way. */
const INTEGER = /^[+-]?\d{1,15}(\.0+)?$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;
const BOOLEAN = /^(true|false|t|f|yes|no|y|n|1|0)$/i;

/** What a type is called in a sentence such as “n/a” is not a number. */
export const TYPE_WORDS: Readonly<Record<ReadAs, string>> = {
  text: 'a text',
  integer: 'a whole number',
  number: 'a number',
  date: 'a date',
  timestamp: 'a date and time',
  boolean: 'true or false',
};

/** Whether a cell can be read as its column says. Empty cells fit every type: they are missing values. */
export function fits(column: ColumnReading, cell: string): boolean {
  const text = cell.trim();
  if (column.type === 'text' || text === '') return true;
  switch (column.type) {
    case 'integer':
    case 'number':
      return fitsNumber(column, text);
    case 'boolean':
      return BOOLEAN.test(text);
    case 'date':
    case 'timestamp':
      return fitsDate(column, text);
  }
}

function fitsNumber({ type, number }: ColumnReading, text: string): boolean {
  const whole = type === 'integer';
  if (number !== undefined) return plainNumber(number, whole, text) !== null;
  if (whole) return INTEGER.test(text);
  return NUMBER.test(text) && Math.abs(Number(text)) <= MAX_EXACT_NUMBER;
}
