import type { SetAsideKind } from '../../../base/reading';
import type { Row } from '../records';
import { matchesAbove, numberOf } from './sums';
import { filledCells, firstFilled, isBlankLine, isEmptyCell } from './rows';
import { isNoteText, isRowCount, totalLabel } from './words';

export type FooterKind = Extract<SetAsideKind, 'totals' | 'notes' | 'empty_row'>;

/** What is known about the records among which a footer is looked for. */
export interface FooterGround {
  /** Fields of the table's rows. */
  readonly width: number;
  /** The records are all of the file: sums can be checked. */
  readonly complete: boolean;
  readonly keep: readonly SetAsideKind[];
}

/** More records than these at the end are no footer. */
const MAX_RECORDS = 60;
/** Rows above that tell which columns are always filled. */
const LOOK_ABOVE = 50;

/** What a record at the end may be; `weak` ones need a blank line or a sure one above them. */
interface Suspect {
  readonly kind: FooterKind;
  readonly weak: boolean;
}

/**
 * The records at the end that are totals, notes or empty, in file order; blank lines are none. Empty for a table that
 * ends with its last row, even if cells of that row are missing.
 */
export function findFooter(rows: readonly Row[], ground: FooterGround): FooterKind[] {
  const suspects: (Suspect | null)[] = [];
  for (let at = rows.length - 1; at > 0 && suspects.length < MAX_RECORDS; at--) {
    const row = rows[at] ?? [];
    if (isBlankLine(row)) {
      suspects.unshift(null);
      continue;
    }
    const suspect = suspectOf(row, rows.slice(Math.max(0, at - maxAbove(ground)), at), ground);
    if (suspect === null || ground.keep.includes(suspect.kind)) break;
    suspects.unshift(suspect);
  }
  return sureOnes(suspects);
}

function maxAbove({ complete }: FooterGround): number {
  return complete ? Number.POSITIVE_INFINITY : LOOK_ABOVE;
}

/** From the first record on that is sure, or weak below a gap. */
function sureOnes(suspects: readonly (Suspect | null)[]): FooterKind[] {
  const start = suspects.findIndex(
    (suspect, at) =>
      suspect !== null &&
      (!suspect.weak ||
        (at > 0 && (suspects[at - 1] === null || suspects[at - 1]?.kind === 'empty_row'))),
  );
  if (start < 0) return [];
  return suspects.slice(start).flatMap((suspect) => (suspect === null ? [] : [suspect.kind]));
}

function suspectOf(row: Row, above: readonly Row[], ground: FooterGround): Suspect | null {
  const first = firstFilled(row);
  if (first === null) return ground.width < 2 ? null : { kind: 'empty_row', weak: false };
  if (ground.width < 2)
    return isRowCount(first.text) && row.length === 1 ? { kind: 'notes', weak: false } : null;
  if (isTotalsRow(row, above, ground)) return { kind: 'totals', weak: false };
  return noteSuspect(row, first, ground);
}

function noteSuspect(
  row: Row,
  first: { readonly at: number; readonly text: string },
  { width }: FooterGround,
): Suspect | null {
  const filled = filledCells(row);
  const narrow = row.length < width;
  const fewCells = filled === 1 || (filled === 2 && width > 3);
  // A sentence may hold the delimiter.
  const prose = row.length !== width && row.slice(1).some((cell) => /^ \p{L}/u.test(cell ?? ''));
  if (saysNote(row, first.text) && (fewCells || prose) && (narrow || prose || width > 2))
    return { kind: 'notes', weak: false };
  if (filled !== 1) return null;
  if (narrow || (first.at === 0 && /\p{L}\S*\s+\S/u.test(first.text)))
    return { kind: 'notes', weak: true };
  return null;
}

/** A note, or one that is written over two cells: `60,record(s) downloaded`. */
function saysNote(row: Row, first: string): boolean {
  const cells = row.map((cell) => cell ?? '').filter((cell) => cell.trim() !== '');
  return isNoteText(first) || (cells.length === 2 && isNoteText(cells.join(' ')));
}

/**
 * A totals row has a word for it in its first cell and numbers beside it, or no word but the sums of the columns above;
 * what other rows always tell, such as an id or a date, it does not.
 */
function isTotalsRow(row: Row, above: readonly Row[], ground: FooterGround): boolean {
  const first = firstFilled(row);
  if (first === null || row.length > ground.width + 1) return false;
  const label = totalLabel(first.text);
  const others = row.filter((cell, at) => at !== first.at && !isEmptyCell(cell));
  const numbers = others.filter((cell) => isNumberish(cell ?? ''));
  if (label === null) {
    return (
      ground.complete &&
      others.length === numbers.length &&
      isNumberish(first.text) &&
      missesWhatOthersTell(row, above, ground.width) > 0 &&
      isSumOf(row, above)
    );
  }
  if (numbers.length === 0) return false;
  const plain = others.length === numbers.length;
  if (ground.complete && (plain || label === 'alone') && matchesAbove(row, above).matches > 0)
    return true;
  if (!plain) return false;
  if (row.length < ground.width && label === 'alone') return true;
  const missed = missesWhatOthersTell(row, above, ground.width);
  if (!ground.complete) return missed > 0 || (label === 'alone' && ground.width === 2);
  return missed > (label === 'alone' ? 0 : 1);
}

/** Columns beside the first filled one that hold something but numbers in nearly all rows above, and nothing here. */
function missesWhatOthersTell(row: Row, above: readonly Row[], width: number): number {
  const rows = above.slice(-LOOK_ABOVE).filter((other) => other.length === width && isPlain(other));
  if (rows.length < 2) return 0;
  let missed = 0;
  for (let column = 0; column < width; column++) {
    if (!isEmptyCell(row[column])) continue;
    const filled = rows.filter((other) => !isEmptyCell(other[column])).length;
    if (filled >= rows.length * 0.8) missed++;
  }
  return missed;
}

/** Neither empty nor a total itself. */
function isPlain(row: Row): boolean {
  const first = firstFilled(row);
  return first !== null && totalLabel(first.text) !== 'alone';
}

/** Without a word for it the sums must be beyond chance: two of them, or one of many digits. */
function isSumOf(row: Row, above: readonly Row[]): boolean {
  const { matches, digits, cells, rows } = matchesAbove(row, above);
  return rows >= 3 && matches === cells && (matches > 1 || digits >= 4);
}

function isNumberish(cell: string): boolean {
  return (
    numberOf(cell, '.') !== null ||
    numberOf(cell, ',') !== null ||
    /^\d[\d.,' ]*\s*\p{L}{1,10}\.?$/u.test(cell.trim())
  );
}

/** Of records known to be at the end, what each is; of totals the word for it. */
export function footerKind(row: Row): { readonly kind: FooterKind; readonly label: string | null } {
  const first = firstFilled(row);
  if (first === null) return { kind: 'empty_row', label: null };
  const numbers = row.some((cell) => !isEmptyCell(cell) && isNumberish(cell ?? ''));
  const label = totalLabel(first.text);
  const total = numbers && (label !== null || isNumberish(first.text));
  if (!total || saysNote(row, first.text)) return { kind: 'notes', label: null };
  return { kind: 'totals', label: label === 'alone' ? first.text : null };
}
