import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberStyle, ReadingChoices } from '../../base/reading';
import { fits } from '../values/fits';
import { plainNumber } from '../values/numbers';
import { ColumnGuess } from './column-guess';
import { readColumns, type ReadColumns } from './read-columns';

/** Columns of a file by name, read together. */
function read(
  columns: Readonly<Record<string, readonly string[]>>,
  choices: ReadingChoices = {},
  isPlain = false,
): ReadColumns {
  const guesses = Object.values(columns).map((cells) => {
    const guess = new ColumnGuess();
    for (const cell of cells) guess.add(cell);
    return guess;
  });
  return readColumns(guesses, Object.keys(columns), isPlain, choices);
}

/** `number ,.` for a decimal comma with points between thousands, then signs, `%` and `()`; `plain` without a style. */
function told(cells: readonly string[], name = 'x', choices: ReadingChoices = {}): string {
  const result = read({ [name]: cells }, choices);
  if (result.ambiguousNumbers.length > 0) return 'ambiguous';
  const [column] = result.columns;
  if (column === undefined) return '';
  const { type, number } = column;
  if (type === 'text') return 'text';
  if (number === undefined) return `${type} plain`;
  const marks = [
    number.currencies?.join(' '),
    number.percent && '%',
    number.negatives && '()',
  ].filter(Boolean);
  return [`${type} ${number.decimal}${number.group}`, ...marks].join(' ');
}

describe('the way in which the numbers of a column are written', () => {
  it.each<[string, string[], string]>([
    ['plain whole numbers', ['1', '-20', '0'], 'integer plain'],
    ['plain numbers', ['1', '2.5', '-.25', '1e-7'], 'number plain'],
    ['decimal commas', ['12,50', '3'], 'number ,'],
    ['decimal commas and points', ['1.234,50', '3,1'], 'number ,.'],
    ['decimal commas, decided by a leading zero', ['0,125', '1,250'], 'number ,'],
    ['decimal commas, decided by four digits', ['1,2345', '1,234'], 'number ,'],
    ['decimal commas, decided by four digits before', ['1234,500', '1,234'], 'number ,'],
    ['thousands by comma, decided by a point', ['1,234.5', '1,234'], 'number .,'],
    ['thousands by comma, decided by a second', ['1,234,567', '1,234', '9'], 'integer .,'],
    ['thousands by point, decided by a second', ['1.234.567', '1.234', '9'], 'integer ,.'],
    ['thousands by comma as in India', ['1,23,456', '12,34,567.50'], 'number .,'],
    ['thousands by blank', ['1 234', '999'], 'integer . '],
    ['thousands by no-break blanks', ['1\u00a0234,5', '12\u202f345'], 'number , '],
    ['thousands by thin blank', ['1\u2009234.5', '-7'], 'number . '],
    ['thousands by apostrophe', ["1'234.50", '1’234’567'], "number .'"],
    ['a sign before', ['$1,234.50', '$5'], 'number ., $'],
    ['a sign behind', ['1.234,50 €', '5,00\u00a0€'], 'number ,. €'],
    ['a code behind', ['12.50 USD', '7.00 USD'], 'number . USD'],
    ['sign and code', ['$12.50 USD', '$7.00 USD'], 'number . $ USD'],
    ['sign or code of one currency', ['€12.50', 'EUR 7.00', '€3.10'], 'number . € EUR'],
    ['words', ['12,50 zł', '1 234,00 zł', '0'], 'number ,  zł'],
    ['Swiss francs', ["Fr. 1'234.50", 'Fr. 7.00'], "number .' Fr."],
    ['Brazilian reals', ['R$ 1.234,50', '-R$ 7,00'], 'number ,. R$'],
    ['Danish crowns', ['kr. 1.234,50', 'kr. 7,00'], 'number ,. kr.'],
    ['minus before the sign', ['-$5.10', '$-5.10'], 'number . $'],
    ['parentheses', ['(1.50)', '2.25', '$(3.00)'], 'number . $ ()'],
    ['trailing minus', ['1.50-', '2.25'], 'number . ()'],
    ['the true minus', ['\u22121.50', '2.25'], 'number .'],
    ['percents', ['12.5 %', '7%', '-3%'], 'number . %'],
    ['percents with the sign before', ['%12,5', '%7'], 'number , %'],
    ['a point before three digits', ['1.234', '52.520', '7'], 'ambiguous'],
    ['a point before other digits too', ['1.234', '52.52', '7'], 'number plain'],

    ['a comma before three digits', ['1,234', '52,520', '7'], 'ambiguous'],
    ['both signs before three digits', ['1,234', '52.520'], 'ambiguous'],
    ['a point before three digits beside a currency', ['€1.459', '€7'], 'ambiguous'],

    ['leading zeros', ['007', '12'], 'text'],
    ['leading zeros before a comma', ['007,5', '12,5'], 'text'],
    ['a plus sign', ['+49', '12'], 'text'],
    ['contradicting signs', ['1,23', '1.23'], 'text'],
    ['several currencies', ['€12.50', '$7.00'], 'text'],
    ['a dollar among other dollars', ['$12.50', 'C$7.00'], 'text'],
    ['percents among others', ['12.5 %', '7'], 'text'],
    ['something else', ['12.5', 'n/a'], 'text'],
    ['units', ['12 kg', '7 kg'], 'text'],
    ['more than 15 digits', ['1.234.567.890.123.456', '1,5'], 'text'],
    ['groups of two', ['12,34', '12,34,56'], 'text'],
    ['blanks in odd places', ['12 34', '1 2345'], 'text'],
    ['days', ['01.02.2024', '03.04.2024'], 'date plain'],
    ['versions', ['1.2.3', '1.2.4'], 'text'],
    ['company numbers in groups', ['732 829 320', '542 065 479'], 'text'],
    ['national ids with points', ['12.345.678', '23.456.789'], 'text'],
    ['product codes', ['PEN 100', 'PEN 200', 'PEN100'], 'text'],
    ['area codes', ['(212)', '(646)'], 'text'],
    ['no currency', ['XYZ 12.50', 'XYZ 7.00'], 'text'],
  ])('%s', (_, cells, expected) => {
    expect(told(cells)).toBe(expected);
  });

  it('is that of money where the name says so', () => {
    expect(told(['EUR 100', 'EUR 250'], 'Total price')).toBe('integer . EUR');
    expect(told(['12.345.678', '23.456.789'], 'Umsatz')).toBe('integer ,.');
    expect(told(['(212)', '(646)'], 'refund')).toBe('integer . ()');
  });

  it('is as the user says where the values leave it open, and only there', () => {
    expect(told(['1,234', '7'], 'x', { decimal: ',' })).toBe('number ,');
    expect(told(['1,234', '7'], 'x', { decimal: '.' })).toBe('integer .,');
    expect(told(['1.234', '7'], 'x', { decimal: ',' })).toBe('integer ,.');
    expect(told(['1.234', '7'], 'x', { decimal: '.' })).toBe('number plain');
    expect(told(['12,50', '7'], 'x', { decimal: '.' })).toBe('number ,');
  });

  it('is that of most values for a type the user chose', () => {
    const cells = ['1.234,50 €', '7,00 €', 'n/a', '12.5'];
    expect(told(cells, 'x', { types: { x: 'number' } })).toBe('number ,. €');
    expect(told(['1,234', 'n/a'], 'x', { types: { x: 'integer' } })).toBe('ambiguous');
    expect(told(['1,234', '7'], 'x', { types: { x: 'text' } })).toBe('text');
    expect(told(['007', 'n/a'], 'x', { types: { x: 'number' } })).toBe('number plain');
  });
});

describe('what 1,234 and 1.234 mean in a file', () => {
  const ambiguous = (columns: Record<string, string[]>, isPlain = false) => {
    const { ambiguousNumbers, decimal, needs } = read(columns, {}, isPlain);
    expect(needs).toEqual(ambiguousNumbers.length > 0 ? ['decimal'] : []);
    return [...ambiguousNumbers, decimal ?? 'open'];
  };

  it.each<[string, Record<string, string[]>, boolean, string[]]>([
    ['another column has decimal points', { a: ['1,234'], b: ['1.5'] }, false, ['.']],
    ['another column has decimal commas', { a: ['1,234'], b: ['1,5'] }, false, [',']],
    [
      'others contradict each other',
      { a: ['1,234'], b: ['1,5'], c: ['1.5'] },
      false,
      ['a', 'open'],
    ],
    ['others say nothing', { a: ['1,234'], b: ['17'], c: ['0'] }, false, ['a', 'open']],
    ['points among decimal commas are thousands', { a: ['1.234'], b: ['1,5'] }, false, [',']],
    ['points between semicolons are open', { a: ['1.234'], b: ['17'] }, false, ['a', 'open']],
    ['but not beside other points', { a: ['1.234'], b: ['0.5'] }, false, ['.']],
    ['points between commas are open', { a: ['1.234'], b: ['17'] }, false, ['a', 'open']],
    ['but not where a format has numbers', { a: ['1.234'], b: ['17'] }, true, ['open']],
    ['commas and points in two columns', { a: ['1.234'], b: ['1,234'] }, false, ['a', 'b', 'open']],
  ])('%s', (_, columns, isPlain, expected) => {
    expect(ambiguous(columns, isPlain)).toEqual(expected);
  });

  it('reads groups by blank with the decimal sign of the file', () => {
    const { columns } = read({ a: ['1 234', '7'], b: ['1,5', '2'] });
    expect(columns[0]?.number).toEqual({ decimal: ',', group: ' ' });
  });
});

const styles = fc.record({
  decimal: fc.constantFrom<NumberStyle['decimal'][]>('.', ','),
  group: fc.constantFrom('', ',', '.', ' ', '\u00a0', '\u202f', "'", '’'),
  indian: fc.boolean(),
  sign: fc.constantFrom('', '', '€', '$', 'USD', 'zł', 'R$', 'Fr.'),
  signBehind: fc.boolean(),
  blank: fc.constantFrom('', ' ', '\u00a0'),
  negative: fc.constantFrom('-', '\u2212', '()', 'behind', 'inner'),
  percent: fc.boolean(),
  places: fc.constantFrom(0, 1, 2, 3, 3, 4),
});
type Way = typeof styles extends fc.Arbitrary<infer T> ? T : never;

/** Writes `units` of 10^-places in a way; the plain text beside it. */
function write(units: number, way: Way): { text: string; plain: string } {
  const digits = String(Math.abs(units)).padStart(way.places + 1, '0');
  const whole = digits.slice(0, digits.length - way.places);
  const fraction = digits.slice(digits.length - way.places);
  const size = way.indian && way.group === ',' ? 2 : 3;
  const head = whole.slice(0, -3).replace(new RegExp(`\\B(?=(\\d{${size}})+$)`, 'g'), way.group);
  const grouped = whole.length > 3 ? `${head}${way.group}${whole.slice(-3)}` : whole;
  const number = `${grouped}${fraction === '' ? '' : way.decimal}${fraction}`;
  const money = way.percent ? '' : way.sign;
  const minus = units < 0;
  const inner = minus && way.negative === 'inner' ? `-${number}` : number;
  const beside =
    money === ''
      ? inner
      : way.signBehind
        ? `${inner}${way.blank}${money}`
        : `${money}${way.blank}${inner}`;
  const text = way.percent ? `${beside}${way.blank}%` : beside;
  const plain = `${minus ? '-' : ''}${whole}${fraction === '' ? '' : '.'}${fraction}${way.percent ? 'e-2' : ''}`;
  if (!minus || way.negative === 'inner') return { text, plain };
  if (way.negative === '()') return { text: `(${text})`, plain };
  return { text: way.negative === 'behind' ? `${text}-` : `${way.negative}${text}`, plain };
}

describe('numbers of any style', () => {
  it('are read as they were meant, or asked about, or stay text: never something else', () => {
    const outcomes = { same: 0, asked: 0, text: 0 };
    fc.assert(
      fc.property(
        styles.filter(({ decimal, group }) => group !== decimal),
        fc.array(fc.integer({ min: -99_999_999, max: 99_999_999 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(1, 100, 10_000, 100_000),
        (way, units, shrink) => {
          const cells = units.map((one) => write(Math.trunc(one / shrink), way));
          const { columns, ambiguousNumbers } = read({ amount: cells.map(({ text }) => text) });
          const [column] = columns;
          if (ambiguousNumbers.length > 0) outcomes.asked++;
          else if (column?.type === 'text') outcomes.text++;
          else if (column !== undefined) {
            outcomes.same++;
            for (const { text, plain } of cells) {
              const style = column.number ?? { decimal: '.', group: '' };
              const read = plainNumber(style, column.type === 'integer', text);
              expect([text, fits(column, text)]).toEqual([text, true]);
              expect([text, Number(read) + 0]).toEqual([text, Number(plain) + 0]);
            }
          }
        },
      ),
      { numRuns: 3000, seed: 11 },
    );
    expect(outcomes.same).toBeGreaterThan(2000);
    expect(outcomes.asked).toBeGreaterThan(20);
    expect(outcomes.text).toBeLessThan(200);
  });
});
