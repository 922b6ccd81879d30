import type {
  ColumnReading,
  DateOrder,
  NumberStyle,
  ReadAs,
  ReadingChoices,
} from '../../base/reading';
import { personalKind } from '../roles/personal-columns';
import type { ColumnGuess } from './column-guess';
import type { OrderEvidence } from './date-guess';
import { decideDecimalSigns } from './decimal-sign';

/** The columns of a file, and what is open about them. */
export interface ReadColumns {
  readonly columns: readonly ColumnReading[];
  readonly order: DateOrder | null;
  readonly decimal: NumberStyle['decimal'] | null;
  readonly needs: readonly ('date_order' | 'decimal')[];
  readonly ambiguousDates: readonly string[];
  readonly ambiguousNumbers: readonly string[];
}

/**
 * Reads every column as its values and the choices say. Where the values of a column leave the order of day and month or
 * the decimal sign open, the other columns of the file decide; where they do not either, it is text and ambiguous.
 *
 * @param isPlain the numbers come from a format that has numbers, and were written by us
 */
export function readColumns(
  guesses: readonly ColumnGuess[],
  names: readonly string[],
  isPlain: boolean,
  choices: ReadingChoices,
): ReadColumns {
  const types = choices.types ?? {};
  const wanted = names.map((name) => (Object.hasOwn(types, name) ? types[name] : undefined));
  const dates = dateOrders(guesses, wanted, choices);
  const numbers = guesses.map((guess, index) =>
    guess.decimalEvidence(names[index] ?? '', wanted[index]),
  );
  const signs = decideDecimalSigns(numbers, isPlain, choices.decimal);
  const ambiguousDates: string[] = [];
  const ambiguousNumbers: string[] = [];
  const columns = guesses.map((guess, index): ColumnReading => {
    const name = names[index] ?? '';
    const type = wanted[index];
    const order = dates.columns[index] ?? null;
    if (order === 'ambiguous') {
      ambiguousDates.push(name);
      return { name, type: 'text' };
    }
    const decimal = signs.columns[index] ?? '.';
    const read = (sign: NumberStyle['decimal']) =>
      type === undefined
        ? guess.read(name, { order, decimal: sign })
        : guess.readAs(name, type, { order, decimal: sign });
    if (decimal !== 'ambiguous') return withCentury(read(decimal));
    const plain = read('.');
    if (!isNumber(plain.type)) return plain;
    ambiguousNumbers.push(name);
    return { name, type: 'text' };
  });
  // A plain file is not said to be anything else than plain.
  const told =
    columns.some(({ number }) => number) || numbers.some((one) => one?.startsWith('open'));
  return {
    columns,
    order: dates.file,
    decimal: told && ambiguousNumbers.length === 0 ? signs.file : null,
    needs: [
      ...(ambiguousDates.length > 0 ? (['date_order'] as const) : []),
      ...(ambiguousNumbers.length > 0 ? (['decimal'] as const) : []),
    ],
    ambiguousDates,
    ambiguousNumbers,
  };
}

/** Births of two digits are text: 45 is 1945 or, as such years are read, 2045. */
function withCentury(column: ColumnReading): ColumnReading {
  const { name, type, format, forced } = column;
  const short = (type === 'date' || type === 'timestamp') && format?.includes('%y') === true;
  if (!short || forced === true || personalKind(name, type) !== 'birth') return column;
  return { ...column, type: 'text' };
}

function dateOrders(
  guesses: readonly ColumnGuess[],
  wanted: readonly (ReadAs | undefined)[],
  choices: ReadingChoices,
): { columns: readonly (DateOrder | 'ambiguous' | null)[]; file: DateOrder | null } {
  const evidence = guesses.map((guess, index) => {
    const type = wanted[index];
    return type === undefined || type === 'date' || type === 'timestamp'
      ? guess.orderEvidence()
      : null;
  });
  const decided = [...new Set(evidence.filter(isOrder))];
  const order = choices.date_order ?? (decided.length === 1 ? (decided[0] ?? null) : null);
  const columns = evidence.map((own, index) => {
    if (isOrder(own)) return own;
    if (own !== 'none' || choices.date_order !== undefined) return order;
    return order !== null && guesses[index]?.allowsOrder(order) === true ? order : 'ambiguous';
  });
  return { columns, file: evidence.every((one) => one === null) ? null : order };
}

function isOrder(evidence: OrderEvidence | null): evidence is DateOrder {
  return evidence === 'dmy' || evidence === 'mdy' || evidence === 'ymd';
}

function isNumber(type: ReadAs): boolean {
  return type === 'number' || type === 'integer';
}
