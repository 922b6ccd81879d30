import type { Reading, ReadingChoices } from '../../../base/reading';
import type { Row } from '../records';
import { isEmptyRow, trimmedLength } from './rows';

/** How many columns a table has, and what becomes of rows with fewer fields. */
export interface RowWidth {
  readonly columns: number;
  readonly shortRows: Reading['short_rows'];
}

/** Above this share of rows, too few fields are a way of writing empty cells and no damage. */
const MOSTLY_SHORT = 0.5;

/**
 * The columns of a table whose records mostly have `fields`. Spreadsheets leave out empty cells at the ends of rows:
 * where more than half of the rows are shorter than the header, they are filled up unless the user says otherwise.
 */
export function rowWidth(
  first: Row,
  body: readonly Row[],
  fields: number,
  choices: ReadingChoices,
): RowWidth {
  const shortRows = choices.short_rows ?? 'reject';
  if (body.length === 0) return { columns: first.length, shortRows };
  if (shortRows === 'pad') return { columns: Math.max(first.length, fields), shortRows };
  const named = trimmedLength(first);
  const rows = body.filter((row) => !isEmptyRow(row));
  const short = rows.filter((row) => row.length < named).length;
  const long = rows.filter((row) => row.length > named).length;
  const mostlyShort =
    fields > 1 && rows.length > 1 && short > rows.length * MOSTLY_SHORT && long * 20 <= rows.length;
  if (
    mostlyShort &&
    choices.short_rows === undefined &&
    named > fields - 1 &&
    !isRowNamed(first, rows)
  )
    return { columns: named, shortRows: 'pad' };
  return { columns: hasDelimiterAtEnd(first, body, fields) ? fields - 1 : fields, shortRows };
}

/** Rows end in a delimiter where the header does not. */
function hasDelimiterAtEnd(first: Row, body: readonly Row[], fields: number): boolean {
  return (
    fields > 1 &&
    first.length === fields - 1 &&
    body.every((row) => row.length !== fields || row[fields - 1] === null)
  );
}

/** R writes no name for its first column of row names: all rows are one longer. */
function isRowNamed(first: Row, rows: readonly Row[]): boolean {
  return rows.every((row) => row.length === first.length + 1);
}

/** The row if it has the columns of the table, or can be given them. */
export function fitted(row: Row, { columns, shortRows }: RowWidth): Row[] {
  if (row.length === columns) return [row];
  if (row.length === columns + 1 && row[columns] === null) return [row.slice(0, columns)];
  if (row.length > columns || shortRows !== 'pad') return [];
  return [[...row, ...Array.from({ length: columns - row.length }, () => null)]];
}
