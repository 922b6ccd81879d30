import type { ColumnReading, ReadAs } from '../../base/reading';
import { fitsDate } from './date-fits';

/** Beyond this, numbers lose digits as doubles: columns that have such cells stay text. */
export const MAX_EXACT_NUMBER = 9e15;

/** Whole numbers that a double holds exactly, so that nothing is rounded on the way. */
const INTEGER = /^[+-]?\d{1,15}(\.0+)?$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;
/** Numbers written 1.234,50, as a regular expression for a whole text, in JavaScript and in the engine alike. */
export const DECIMAL_COMMA = '[+-]?([0-9]+(,[0-9]*)?|[0-9]{1,3}([.][0-9]{3})+(,[0-9]*)?|,[0-9]+)';
const DECIMAL_COMMA_TEXT = new RegExp(`^${DECIMAL_COMMA}$`);
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
      return INTEGER.test(text);
    case 'number':
      return column.number?.decimal === ','
        ? DECIMAL_COMMA_TEXT.test(text)
        : NUMBER.test(text) && Math.abs(Number(text)) <= MAX_EXACT_NUMBER;
    case 'boolean':
      return BOOLEAN.test(text);
    case 'date':
    case 'timestamp':
      return fitsDate(column, text);
  }
}
