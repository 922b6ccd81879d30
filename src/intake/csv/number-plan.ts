import type { ColumnReading, NumberStyle, Reading } from '../../base/reading';
import { commonCurrencies } from '../values/currencies';
import {
  COMMA_STYLES,
  DIGIT_STYLES,
  parseWrittenNumber,
  POINT_STYLES,
  type WrittenNumber,
} from '../values/written-number';
import type { ColumnPlan } from './query';

/**
 * The next weaker way to read a column of numbers that stumbled over a cell (empty where it is not known): as the cell
 * is written too, then with blanks, then whole numbers as numbers, then text. Null when the user chose the type and the
 * scanner has to decide.
 */
export function nextNumberPlan(
  { column, lenient }: ColumnPlan,
  cell: string,
  reading: Pick<Reading, 'columns' | 'decimal' | 'delimiter'>,
  repaired: boolean,
): ColumnPlan | null {
  const wider = widerNumbers(column, cell, reading);
  if (wider !== null) return { column: wider, lenient: true };
  const plain = column.number === undefined;
  if (plain && !lenient) return { column, lenient: true };
  if (column.forced === true && !repaired) return null;
  if (plain && column.type === 'integer' && !isDoubtfulPoint(cell, reading))
    return { column: { ...column, type: 'number' }, lenient: false };
  return { column: { name: column.name, type: 'text' }, lenient: false };
}

/**
 * A wider reading of a column of numbers, found from samples, that takes a cell it does not take so far: with a
 * separator between thousands, fractions, negatives in parentheses, another sign of the same currency. Null where the
 * cell is none of these, or leaves open what its point or comma means.
 */
function widerNumbers(
  column: ColumnReading,
  cell: string,
  reading: Pick<Reading, 'columns' | 'decimal'>,
): ColumnReading | null {
  const number = parseWrittenNumber(cell.trim());
  if (number === null || column.forced === true) return null;
  // The plain ways are tried in any case.
  if (number.plain && column.number === undefined) return null;
  const style: NumberStyle = column.number ?? { decimal: '.', group: '' };
  const currencies = joinedCurrencies(style, number);
  if (currencies === null || number.percent !== (style.percent ?? false)) return null;
  const styles = number.styles & possibleStyles(column, reading);
  const point = (styles & POINT_STYLES) !== 0;
  const comma = (styles & COMMA_STYLES) !== 0;
  const open = point && comma;
  if (styles === 0 || (open && /[.,]/.test(number.digits))) return null;
  const decimal = open ? style.decimal : point ? '.' : ',';
  const fraction = number.digits.includes(decimal);
  const wider: NumberStyle = {
    ...style,
    decimal,
    group: style.group === '' ? groupOf(number, decimal) : style.group,
    ...(currencies.length > 0 && { currencies }),
    ...(number.accounting && { negatives: true }),
  };
  const type = fraction ? 'number' : column.type;
  const same = type === column.type && JSON.stringify(wider) === JSON.stringify(column.number);
  return same ? null : { ...column, type, number: wider };
}

/**
 * Whether a cell such as 1.234, met where samples showed whole numbers only, may be taken for one and a bit: not where
 * the file has decimal commas, or has semicolons between fields and no point elsewhere.
 */
function isDoubtfulPoint(
  cell: string,
  reading: Pick<Reading, 'columns' | 'decimal' | 'delimiter'>,
): boolean {
  const number = parseWrittenNumber(cell.trim());
  if (number === null || (number.styles & COMMA_STYLES) === 0) return false;
  const { points, commas } = signsOf(reading);
  return commas || (!points && reading.delimiter === ';');
}

/** Ways in which the digits of a column can go on. */
function possibleStyles(
  column: ColumnReading,
  reading: Pick<Reading, 'columns' | 'decimal'>,
): number {
  const { number, type } = column;
  const group = number?.group ?? '';
  const own = type === 'number' || group === ',' || group === '.' ? (number?.decimal ?? '.') : null;
  const { points, commas } = signsOf(reading);
  const decimal = own ?? (points === commas ? null : points ? '.' : ',');
  return DIGIT_STYLES.reduce((set, one, index) => {
    const goesOn =
      (decimal === null || one.decimal === decimal) && (group === '' || one.group === group);
    return goesOn ? set | (1 << index) : set;
  }, 0);
}

/** Which signs stand before fractions in the file, as far as its reading tells. */
function signsOf({ columns, decimal }: Pick<Reading, 'columns' | 'decimal'>) {
  const signs = new Set(
    columns.flatMap(({ type, number }) => (type === 'number' ? [number?.decimal ?? '.'] : [])),
  );
  if (decimal) signs.add(decimal);
  return { points: signs.has('.'), commas: signs.has(',') };
}

function joinedCurrencies(style: NumberStyle, number: WrittenNumber): readonly string[] | null {
  const own = style.currencies ?? [];
  if (number.currencies.length === 0) return own;
  const same =
    own.length > 0 && commonCurrencies(own).join() === commonCurrencies(number.currencies).join();
  return same ? [...new Set([...own, ...number.currencies])] : null;
}

function groupOf({ digits }: WrittenNumber, decimal: '.' | ','): NumberStyle['group'] {
  const other = decimal === '.' ? ',' : '.';
  if (digits.includes(other)) return other;
  if (/['’]/u.test(digits)) return "'";
  return /[^\d.,]/u.test(digits) ? ' ' : '';
}
