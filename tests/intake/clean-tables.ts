import fc from 'fast-check';

/** A table without anything to set aside, as text. */
export interface CleanTable {
  readonly text: string;
  readonly rows: number;
}

const WORDS = (
  'tea coffee apples blue green Anna Bob Clara Köln Paris London open closed paid refund north south gift ' +
  'shirt shoe red card cash web store phone letter winter summer box bag cup plate fork knife lamp desk'
).split(' ');
const NAMES = (
  'id order_id customer name date ordered_at amount qty price city country note comment status segment email ' +
  'product category channel code value first last score visits Datum Betrag Kunde Menge Status'
).split(' ');

const word = fc.constantFrom(...WORDS);
const sentence = fc
  .array(word, { minLength: 2, maxLength: 12 })
  .map((words) => `${words.join(' ')}.`);
const prose = fc
  .array(word, { minLength: 3, maxLength: 14 })
  .map((words) => words.join(', ').replace(/, (\w+)$/, ' and $1'));
const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const money = fc.integer({ min: -5000, max: 500_000 }).map((cents) => (cents / 100).toFixed(2));

/** Cells of a column, by what it is about. */
const COLUMNS: readonly fc.Arbitrary<string>[] = [
  fc.integer({ min: 1, max: 99_999 }).map(String),
  fc.integer({ min: 1, max: 9999 }).map((id) => `C-${String(id).padStart(4, '0')}`),
  fc.integer({ min: 0, max: 5 }).map(String),
  word,
  fc.tuple(word, word).map((pair) => pair.join(' ')),
  sentence,
  prose,
  day,
  day.map((date) => `${date} 10:30:00`),
  money,
  fc.constantFrom('true', 'false'),
  fc.constantFrom('yes', 'no', 'n/a', ''),
  fc.integer({ min: 1, max: 999 }).map((number) => `${String(number)} units sold`),
  fc.constantFrom('S', 'M', 'L', 'XL', 'kg', 'EUR'),
  fc.tuple(word, fc.constantFrom(': ', ' - ', '; ')).map(([text, mark]) => text + mark + text),
];

/**
 * Tables as shops and people have them: of numbers, of texts, one column, one row, ids in the last column, gaps in any
 * cell beside the first that is filled. No row and no column is without a value or a name.
 */
export const cleanTables: fc.Arbitrary<CleanTable> = fc
  .record({
    names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 9 }),
    rows: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 4, max: 40 })),
    gaps: fc.constantFrom(0, 0, 0.1, 0.4),
    delimiter: fc.constantFrom(',', ';', '\t'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    lastEnd: fc.boolean(),
  })
  .chain(({ names, rows, gaps, delimiter, lineEnd, lastEnd }) =>
    fc
      .tuple(...names.map(() => fc.constantFrom(...COLUMNS)))
      .chain((kinds) =>
        fc.array(
          fc.record({
            cells: fc.tuple(...kinds),
            holes: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
              minLength: names.length,
              maxLength: names.length,
            }),
            filled: fc.nat({ max: names.length - 1 }),
          }),
          { minLength: rows, maxLength: rows },
        ),
      )
      .map((records) => {
        const body = records.map(({ cells, holes, filled }) =>
          cells.map((cell, at) => {
            if (at === filled || names.length === 1) return cell === '' ? 'x' : cell;
            return (holes[at] ?? 1) < gaps ? '' : cell;
          }),
        );
        const lines = [names, ...body].map((cells) =>
          cells.map((cell) => written(cell, delimiter)).join(delimiter),
        );
        return { text: lines.join(lineEnd) + (lastEnd ? lineEnd : ''), rows };
      }),
  );

function written(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}
