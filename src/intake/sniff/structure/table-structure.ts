import type { Reading, ReadingChoices, SetAsideKind } from '../../../base/reading';
import { tailRecords } from '../../csv/tail';
import { ColumnGuess } from '../column-guess';
import type { SniffedDialect } from '../dialect';
import { columnNames, hasHeader } from '../header';
import { headRecords, sliceRows, type HeadRecord, type Row } from '../records';
import type { FileSample } from '../sample';
import { emptyColumns } from './empty-columns';
import { findTable, tableWidth, type FoundTable } from './find-table';
import type { FooterKind } from './footer';
import { footerStart } from './footer-start';
import { joinHeaderRows } from './header-rows';
import { fitted, rowWidth, type RowWidth } from './row-width';
import { isBlankLine } from './rows';
import { strayKindOf, type StrayKind } from './stray-rows';

/** Which of the sampled records are rows of the table, and what the others are. */
export interface TableStructure {
  /** Lines before the header. */
  readonly skip: number;
  readonly header: boolean;
  readonly headerRows: number;
  readonly units: boolean;
  readonly footer: readonly FooterKind[];
  readonly stray: readonly StrayKind[];
  readonly shortRows: Reading['short_rows'];
  readonly names: readonly string[];
  /** For each column whether it is set aside. */
  readonly empty: readonly boolean[];
  /** Sampled rows, all with a cell for each column. */
  readonly rows: readonly Row[];
  readonly guesses: readonly ColumnGuess[];
}

/** Finds header, rows and columns in samples of a file; null where there is no record at all. */
export function tableStructure(
  sample: FileSample,
  sniffed: SniffedDialect,
  choices: ReadingChoices,
): TableStructure | null {
  const all = headRecords(sample.head, sample.whole, sniffed).filter(
    ({ line }) => line >= sniffed.statement,
  );
  const dialect = { ...sniffed, fields: tableWidth(all, sniffed.fields) };
  const { records, slices, footer } = withoutFooter(sample, all, dialect, choices);
  const table = findChosenTable(records, dialect.fields, sample, choices);
  if (table === null) return null;
  const start = records[table.start];
  if (start === undefined) return null;
  const headerRows = records.slice(table.start, table.start + table.headerRows).map(rowOf);
  const names =
    headerRows.length === 1
      ? (headerRows[0] ?? [])
      : joinHeaderRows(headerRows, longest(headerRows));
  const body = records
    .slice(table.start + table.headerRows + (table.units ? 1 : 0))
    .map(rowOf)
    .filter((row) => dialect.fields === 1 || !isBlankLine(row));
  const padded: ReadingChoices =
    table.sure === 'none' ? { short_rows: 'pad', ...choices } : choices;
  const width = rowWidth(names, body, dialect.fields, padded);
  const sampled = [...body, ...slices.flatMap((slice) => sliceRows(slice, dialect))];
  const found = judgeRows(sampled, names, headerRows, table, width, choices);
  if (found.rows.length === 0 && body.length === 0) return null;
  const named = found.header ? alignedHeader(names, width.columns) : null;
  const keepsEmpty = choices.keep?.includes('empty_column') === true;
  const empty = emptyColumns(named, keepsEmpty ? [] : found.rows, width.columns);
  return {
    skip: start.line,
    ...found,
    headerRows: table.headerRows,
    units: table.units,
    footer,
    shortRows: width.shortRows,
    names: columnNames(named, width.columns),
    empty,
  };
}

interface WithoutFooter {
  readonly records: readonly HeadRecord[];
  readonly slices: readonly Uint8Array<ArrayBuffer>[];
  readonly footer: readonly FooterKind[];
}

/** The samples as far as they stand above totals and notes; where the end is not sampled, it is looked at when it is read. */
function withoutFooter(
  { head, whole, slices, format }: FileSample,
  records: readonly HeadRecord[],
  dialect: SniffedDialect,
  { keep = [] }: ReadingChoices,
): WithoutFooter {
  const found = { records, slices, footer: [] };
  if (head.length === 0 || format === 'json') return found;
  const ground = { width: dialect.fields, complete: whole, keep };
  if (whole) {
    const { from, kinds } = footerStart(records.map(rowOf), ground);
    return { ...found, records: records.slice(0, from), footer: kinds };
  }
  const last = slices.at(-1);
  if (last === undefined) return found;
  const tail = tailRecords(last, dialect, false);
  const { from, kinds } = footerStart(
    tail.map(({ row }) => row),
    ground,
  );
  const cut = tail[from];
  if (cut === undefined) return found;
  return { ...found, slices: [...slices.slice(0, -1), last.subarray(0, cut.start)], footer: kinds };
}

function findChosenTable(
  records: readonly HeadRecord[],
  width: number,
  { converted }: FileSample,
  choices: ReadingChoices,
): FoundTable | null {
  const keeps = (kind: SetAsideKind) => choices.keep?.includes(kind) === true;
  const { skip } = choices;
  const filled = (from: number) =>
    records.findIndex(({ line, row }) => line >= from && (width === 1 || !isBlankLine(row)));
  const wishes = {
    from: skip === undefined ? (converted?.header === true ? 0 : null) : filled(skip),
    headerRows:
      choices.header_rows ?? (keeps('header_row') || converted?.header === true ? 1 : null),
    units: !keeps('units') && converted?.header !== true,
    header: choices.header ?? null,
  };
  const table = findTable(records, width, wishes);
  if (table === null || !keeps('preamble') || skip !== undefined) return table;
  const start = filled(0);
  // Lines before the header that are kept are rows, and so is the header.
  return start === table.start
    ? table
    : { start, headerRows: 1, units: false, sure: choices.header ?? 'none' };
}

/** Tells header and rows apart, and leaves out of the rows what is none of them. */
function judgeRows(
  sampled: readonly Row[],
  first: Row,
  headerRows: readonly Row[],
  table: FoundTable,
  width: RowWidth,
  choices: ReadingChoices,
): Pick<TableStructure, 'header' | 'rows' | 'guesses' | 'stray'> {
  const judged = (headers: readonly Row[]) => {
    const { rows, stray } = withoutStray(sampled, headers, width, choices);
    return { rows, stray, guesses: guessesOf(rows, width.columns) };
  };
  const under = judged(headerRows);
  const header =
    choices.header ??
    (table.sure === 'none'
      ? false
      : table.sure || hasHeader(first, under.guesses, under.rows.length));
  if (header) return { ...under, header };
  const bare = under.stray.includes('repeated_header') ? judged([]) : under;
  const rows = [...fitted(first, width), ...bare.rows];
  first.forEach((cell, column) => bare.guesses[column]?.add(cell));
  return { ...bare, rows, header };
}

function withoutStray(
  sampled: readonly Row[],
  headers: readonly Row[],
  width: RowWidth,
  { keep = [] }: ReadingChoices,
): { rows: Row[]; stray: StrayKind[] } {
  const stray = new Set<StrayKind>();
  const rows = sampled.flatMap((row) => {
    const kind = strayKindOf(row, headers, width.columns);
    if (kind === null || keep.includes(kind)) return fitted(row, width);
    stray.add(kind);
    return [];
  });
  return { rows, stray: [...stray] };
}

function guessesOf(rows: readonly Row[], columns: number): ColumnGuess[] {
  const guesses = Array.from({ length: columns }, () => new ColumnGuess());
  for (const row of rows) row.forEach((cell, column) => guesses[column]?.add(cell));
  return guesses;
}

/** R writes no name for its first column of row names. */
function alignedHeader(first: Row, columns: number): Row {
  return first.length === columns - 1 ? [null, ...first] : first;
}

function longest(rows: readonly Row[]): number {
  return Math.max(...rows.map((row) => row.length));
}

function rowOf({ row }: HeadRecord): Row {
  return row;
}
