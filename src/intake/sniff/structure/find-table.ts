import { ColumnGuess } from '../column-guess';
import type { HeadRecord, Row } from '../records';
import { continuesHeader, groupRowsAbove } from './header-rows';
import {
  distinctCells,
  filledCells,
  firstFilled,
  foldedName,
  isBlankLine,
  isEmptyCell,
  isEmptyRow,
  trimmedLength,
} from './rows';
import { isUnitsRow } from './units-row';
import { isMissingWord, isNoteText } from './words';

/** Where the table of a file begins. */
export interface FoundTable {
  /** Records before the first row of the header. */
  readonly start: number;
  /** Rows that name the columns, if there is a header at all. */
  readonly headerRows: number;
  /** The row below the header tells units. */
  readonly units: boolean;
  /** Lines were passed over, or rows joined: the first row is a header for sure. `none`: it is none for sure. */
  readonly sure: boolean | 'none';
}

/** What the user, or another format, says about where the table begins. */
export interface TableWishes {
  /** The first record that may be the header; nothing before it is looked at. */
  readonly from: number | null;
  readonly headerRows: number | null;
  readonly units: boolean;
  /** False when there is no header. */
  readonly header: boolean | null;
}

/** A header is looked for this far down. */
const ZONE = 60;
/** Rows by which the types of the columns are known; fewer of very wide tables. */
const PROOF_ROWS = 40;
const PROOF_CELLS = 4000;

/**
 * Finds the header: the row from which on records agree in width and types. What stands before it has fewer fields or
 * cells, or a blank line below it; a full row right above the others is never passed over. Null without a row.
 */
export function findTable(
  records: readonly HeadRecord[],
  width: number,
  wishes: TableWishes,
): FoundTable | null {
  const first = wishes.from ?? records.findIndex(({ row }) => !isBlankLine(row));
  if (first < 0 || records[first] === undefined) return null;
  const rows = records.map(({ row }) => row);
  if (width < 2) return { start: first, headerRows: 1, units: false, sure: false };
  const search = new TableSearch(rows, width, first);
  const found = wishes.from === null ? search.find() : search.from(first);
  if (wishes.header === false) {
    const start = wishes.from ?? found.start;
    return { ...found, start, headerRows: 1, units: false };
  }
  const headerRows = wishes.headerRows ?? found.headerRows;
  const below = found.start + headerRows;
  const units =
    wishes.units && (headerRows === found.headerRows ? found.units : search.isUnits(below));
  return { ...found, headerRows, units };
}

class TableSearch {
  readonly #rows: readonly Row[];
  readonly #width: number;
  readonly #first: number;
  #guesses: ColumnGuess[] = [];
  readonly #used: readonly boolean[];

  constructor(rows: readonly Row[], width: number, first: number) {
    this.#rows = rows;
    this.#width = width;
    this.#first = first;
    const full = rows.flatMap((row, at) => (at >= first && this.#fits(row) ? [row] : []));
    // The lower part is data, even where much stands above a short table.
    for (const part of [0.5, 0.25, 0.75, 0.9]) {
      const below = full.slice(Math.floor(full.length * part));
      this.#learn(below.slice(0, Math.min(PROOF_ROWS, Math.ceil(PROOF_CELLS / width))));
      if (this.#anyTyped()) break;
    }
    const quarter = Math.floor(full.length / 4);
    const lower = full.slice(quarter, quarter + 5 * PROOF_ROWS);
    this.#used = Array.from({ length: width }, (_, column) =>
      lower.some((row) => !isEmptyCell(row[column])),
    );
  }

  find(): FoundTable {
    const data = this.#firstData();
    const found = data === null ? null : this.#aboveData(data);
    return found ?? this.#byWidth();
  }

  /** The table that begins at a given record. */
  from(start: number): FoundTable {
    const data = this.#firstData();
    const last = data === null ? start : this.#lastFilled(data - 1);
    if (last <= start) return { start, headerRows: 1, units: false, sure: false };
    const block = this.#headerBlock(last);
    return block.start === start
      ? { ...block, sure: true }
      : { start, headerRows: 1, units: this.isUnits(start + 1), sure: false };
  }

  isUnits(at: number): boolean {
    const row = this.#rows[at];
    if (row === undefined || at + 1 >= this.#rows.length) return false;
    return isUnitsRow(row, (cell, column) => this.#guesses[column]?.sets(cell) === 'apart');
  }

  #learn(rows: readonly Row[]): void {
    this.#guesses = Array.from({ length: this.#width }, () => new ColumnGuess());
    for (const row of rows) row.forEach((cell, column) => this.#guesses[column]?.add(cell));
  }

  #anyTyped(): boolean {
    return this.#guesses.some((guess) => guess.sets('header') === 'apart');
  }

  #fits(row: Row): boolean {
    const { length } = row;
    return (
      !isEmptyRow(row) &&
      (length === this.#width || (length === this.#width + 1 && isEmptyCell(row[this.#width])))
    );
  }

  /** How many columns tell that a row is of their kind, and how many that it is not. */
  #verdict(row: Row): { alike: number; apart: number } {
    let alike = 0;
    let apart = 0;
    row.forEach((cell, column) => {
      if (cell === null || isMissingWord(cell)) return;
      const verdict = this.#guesses[column]?.sets(cell);
      if (verdict === 'alike') alike++;
      if (verdict === 'apart') apart++;
    });
    return { alike, apart };
  }

  #isData(row: Row): boolean {
    if (!this.#fits(row)) return false;
    const { alike, apart } = this.#verdict(row);
    return alike > 0 && alike >= apart;
  }

  /** A full row of words where the columns hold something else. */
  #isHeader(row: Row): boolean {
    const { alike, apart } = this.#verdict(row);
    return apart > alike && this.#isFull(row);
  }

  /** Most columns that hold something have a cell in this row. */
  #isFull(row: Row): boolean {
    const used = this.#used.filter(Boolean).length;
    const filled = row.filter((cell, column) => this.#used[column] && !isEmptyCell(cell)).length;
    return filled >= Math.max(2, Math.ceil(used * 0.6));
  }

  /** The first record of the data; years in a row of groups are numbers too, but names follow it. */
  #firstData(): number | null {
    if (!this.#anyTyped()) return null;
    const end = Math.min(this.#rows.length, this.#first + ZONE + 1);
    for (let at = this.#first; at < end; at++) {
      const row = this.#rows[at];
      if (row === undefined || !this.#isData(row)) continue;
      const { alike, apart } = this.#verdict(row);
      if (alike > apart && this.#rows.slice(this.#first, at).some((above) => this.#isHeader(above)))
        return at;
      const next = this.#nextFilled(at + 1);
      if (next === null || !this.#isHeader(this.#rows[next] ?? [])) return at;
    }
    return null;
  }

  #nextFilled(from: number): number | null {
    for (let at = from; at < this.#rows.length; at++) {
      const row = this.#rows[at];
      if (row !== undefined && !isEmptyRow(row)) return at;
    }
    return null;
  }

  #lastFilled(from: number): number {
    let at = from;
    while (at >= this.#first && isEmptyRow(this.#rows[at] ?? [])) at--;
    return at;
  }

  #aboveData(data: number): FoundTable | null {
    const last = this.#headerAbove(data);
    const none = { headerRows: 1, units: false, sure: false };
    if (last < this.#first) return { start: data, ...none };
    const block = this.#headerBlock(last);
    const main = this.#rows[block.start + block.headerRows - 1] ?? [];
    const isHeader = this.#isNames(main);
    const start = isHeader ? block.start : data;
    if (!this.#mayPassOver(start)) return null;
    if (!isHeader) return { start, ...none };
    return { ...block, sure: start > this.#first || block.headerRows > 1 || block.units };
  }

  /** The row above the data; where that tells nothing about the columns, the nearest one of names above it. */
  #headerAbove(data: number): number {
    const last = this.#lastFilled(data - 1);
    for (let at = last; at >= this.#first; at--) {
      const row = this.#rows[at] ?? [];
      if (this.#isNames(row) && this.#verdict(row).apart > 0) return at;
      if (this.#verdict(row).apart > 0 || !(this.#fits(row) || isEmptyRow(row))) break;
    }
    return last;
  }

  #isNames(row: Row): boolean {
    const width = row.length === this.#width - 1 || this.#fits(row);
    const longer = row.length > this.#width && trimmedLength(row) >= this.#width;
    const { alike, apart } = this.#verdict(row);
    return (width || longer) && this.#isFull(row) && apart >= alike;
  }

  /** The rows of the header that ends right above the data. */
  #headerBlock(last: number): Omit<FoundTable, 'sure'> {
    const units = last > this.#first && this.isUnits(last);
    const lowest = units ? this.#lastFilled(last - 1) : last;
    const rows = this.#rows;
    const above = rows[lowest - 1];
    const lower = rows[lowest];
    let main = lowest;
    if (
      above !== undefined &&
      lower !== undefined &&
      lowest - 1 >= this.#first &&
      this.#isNames(above) &&
      this.#verdict(lower).alike === 0 &&
      continuesHeader(above, lower)
    )
      main = lowest - 1;
    const block = rows.slice(this.#first, main + 1);
    const groups = groupRowsAbove(block, block.length - 1);
    return { start: main - groups, headerRows: lowest - main + groups + 1, units };
  }

  /** Whether all rows before the table look as if they were none of it. */
  #mayPassOver(start: number): boolean {
    const header = this.#rows[start] ?? [];
    const names = this.#isHeader(header);
    const sure = names && this.#verdict(header).apart > 1 && !header.some(isValue);
    for (let at = this.#first; at < start; at++) {
      const row = this.#rows[at] ?? [];
      if (isEmptyRow(row) || row.length < this.#width - 1 || this.#isSparse(row)) continue;
      if (row.length < this.#width && (names || filledCells(row) <= 1)) continue;
      const { alike, apart } = this.#verdict(row);
      if (this.#fits(row) && alike > apart) return false;
      if (names && (isProse(row) || isParameter(row))) continue;
      if (sure && (filledCells(row) < filledCells(header) || row.some(isValue))) continue;
      if (!this.#hasGapBelow(at, start)) return false;
    }
    return true;
  }

  #isSparse(row: Row): boolean {
    const used = this.#used.filter(Boolean).length;
    return used > 2 && (filledCells(row) * 2 <= used || distinctCells(row) === 1);
  }

  #hasGapBelow(from: number, to: number): boolean {
    for (let at = from + 1; at < to; at++) if (isEmptyRow(this.#rows[at] ?? [])) return true;
    return false;
  }

  /** Without types to go by: after rows that have next to no fields, if a full one follows. */
  #byWidth(): FoundTable {
    const none = { headerRows: 1, units: false, sure: false };
    const end = Math.min(this.#rows.length, this.#first + ZONE);
    for (let at = this.#first; at < end; at++) {
      const row = this.#rows[at] ?? [];
      if (isEmptyRow(row)) continue;
      const narrow =
        row.length < this.#width &&
        (filledCells(row) <= 1 ? this.#width > 2 : row.length * 2 <= this.#width);
      const sparse = at + 1 < end && this.#isSparse(row) && distinctCells(row) <= 2;
      if (!narrow && !sparse) {
        const passed = at > this.#first && isDistinct(row);
        return { start: at, ...none, sure: passed && this.#isFull(row) };
      }
    }
    return { start: this.#first, ...none };
  }
}

function isDistinct(row: Row): boolean {
  const names = row.map(foldedName).filter((name) => name !== '');
  return new Set(names).size === names.length;
}

/** `Report period:` and what follows, or who made the file. */
function isParameter(row: Row): boolean {
  const text = firstFilled(row)?.text ?? '';
  return text.endsWith(':') || isNoteText(row.filter((cell) => cell !== null).join(' '));
}

/** A number or a date, as names of columns hardly ever are. */
function isValue(cell: string | null): boolean {
  return cell !== null && /^[-+]?\d[\d.,:/ -]*$/.test(cell.trim());
}

/** A sentence that the delimiter has cut. */
function isProse(row: Row): boolean {
  const pieces = row.filter((cell) => cell !== null);
  const length = pieces.reduce((sum, cell) => sum + cell.length, 0);
  return pieces.some((cell, at) => at > 0 && /^ \p{Ll}/u.test(cell)) || length > 40 * row.length;
}

/**
 * Fields of the rows of the table. Most records have `fields`; but where those all stand above wider ones that agree,
 * they are a block of parameters above the table.
 */
export function tableWidth(records: readonly HeadRecord[], fields: number): number {
  const last = records.findLastIndex(({ row }) => row.length === fields && !isEmptyRow(row));
  if (last >= ZONE) return fields;
  const after = records.slice(last + 1).filter(({ row }) => !isEmptyRow(row));
  const counts = new Map<number, number>();
  for (const { row } of after) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  for (const [width, count] of counts) {
    if (width > Math.max(2, fields) && count >= 2 && count >= after.length * 0.8) return width;
  }
  return fields;
}
