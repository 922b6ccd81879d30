import { quintileError } from '../../base/errors';
import type { Reading, ReadingChoices } from '../../base/reading';
import { fail, ok, type Result } from '../../base/result';
import type { ConvertedTable, ConvertHooks } from '../convert/converter';
import { ColumnGuess } from './column-guess';
import { readColumns } from './read-columns';
import { sniffDialect, type SniffedDialect } from './dialect';
import { columnNames, hasHeader } from './header';
import { headRecords, sliceRows, type HeadRecord, type Row } from './records';
import { sampleFile, type FileSample } from './sample';

/** Rows of a file as text; null where a cell is empty. */
export interface SampleTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** What a file seems to be, found from samples of its bytes. */
export interface Sniff {
  readonly reading: Reading;
  readonly sample: SampleTable;
  /** `date_order`: no value decides whether day or month comes first in `ambiguousColumns`, which are text until then. */
  readonly needs: readonly ('date_order' | 'decimal')[];
  readonly ambiguousColumns: readonly string[];
  /** `decimal`: columns whose numbers, such as 1,234, could be read in two ways; text until that is decided. */
  readonly ambiguousNumbers?: readonly string[];
  /** Size of the file. */
  readonly bytes: number;
}

/**
 * Finds how a file is to be read, from its first 96 kB and 8 slices of the rest. Whatever is in `choices` is taken
 * as given. Fails with `intake.empty_file`, `no_rows`, `not_a_table`, `corrupt_gzip` or `unreadable`.
 */
export async function sniffFile(
  file: File,
  choices: ReadingChoices,
  hooks: ConvertHooks = {},
): Promise<Result<Sniff>> {
  try {
    const sample = await sampleFile(file, choices, hooks);
    if (hooks.signal?.aborted) return fail(quintileError('cancelled', {}));
    return sample.ok ? sniffSample(file, sample.value, choices) : sample;
  } catch (thrown) {
    // A file that was moved or changed since it was dropped cannot be read any more.
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return fail(quintileError('intake.unreadable', { file: file.name, detail }));
  }
}

/** As `sniffFile`, from samples already taken. */
export function sniffSample(file: File, sample: FileSample, given: ReadingChoices): Result<Sniff> {
  const choices = sample.converted ? { ...given, ...dialectOf(sample.converted) } : given;
  const dialect = sniffDialect(sample.head, sample.whole, choices);
  const table = findTable(headRecords(sample.head, sample.whole, dialect), dialect, choices);
  if (table === null) return fail(quintileError('intake.no_rows', { file: file.name }));
  const { body } = table;
  const columns = columnCount(table, dialect, choices);
  const sampled = [...body, ...sample.slices.flatMap((slice) => sliceRows(slice, dialect))];
  const rows = sampled.flatMap((row) => fitted(row, columns, choices));
  const guesses = Array.from({ length: columns }, () => new ColumnGuess());
  for (const row of rows) row.forEach((cell, index) => guesses[index]?.add(cell));
  const header = choices.header ?? hasHeader(table.first, guesses, rows.length);
  if (!header) {
    rows.unshift(...fitted(table.first, columns, choices));
    table.first.forEach((cell, index) => guesses[index]?.add(cell));
  }
  if (rows.length === 0 && body.length === 0)
    return fail(quintileError('intake.no_rows', { file: file.name }));
  const names = columnNames(header ? alignedHeader(table.first, columns) : null, columns);
  const read = readColumns(guesses, names, dialect.delimiter, choices);
  const reading: Reading = {
    format: sample.format,
    encoding: sample.encoding,
    compression: sample.compression,
    delimiter: dialect.delimiter,
    quote: dialect.quote,
    header,
    skip: table.skip,
    short_rows: choices.short_rows ?? 'reject',
    columns: read.columns,
    date_order: read.order,
    ...(read.decimal !== null && { decimal: read.decimal }),
    ...tableChoice(given),
  };
  return ok({
    reading,
    sample: { columns: names, rows },
    needs: read.needs,
    ambiguousColumns: read.ambiguousDates,
    ambiguousNumbers: read.ambiguousNumbers,
    bytes: file.size,
  });
}

/** How we write text from other formats. */
function dialectOf({ header }: ConvertedTable): ReadingChoices {
  return { delimiter: ',', quote: '"', ...(header && { header }) };
}

function tableChoice({ sheet, range, path }: ReadingChoices): Partial<Reading> {
  return {
    ...(sheet !== undefined && { sheet }),
    ...(range !== undefined && { range }),
    ...(path !== undefined && { path }),
  };
}

interface FoundTable {
  readonly skip: number;
  readonly first: Row;
  readonly body: readonly Row[];
}

/** Where the table begins: after blank lines, and after lines of a title or notes, which have next to no fields. */
function findTable(
  records: readonly HeadRecord[],
  dialect: SniffedDialect,
  choices: ReadingChoices,
): FoundTable | null {
  const isBlank = ({ row }: HeadRecord) =>
    row.every((cell) => cell === null || cell.trim() === '') && row.length <= 1;
  const isTitle = ({ row }: HeadRecord) =>
    dialect.fields > 2 &&
    row.filter((cell) => cell !== null).length <= 1 &&
    row.length < dialect.fields;
  const chosen = choices.skip;
  const start =
    chosen === undefined
      ? records.findIndex((record, index) => !isBlank(record) && (index > 20 || !isTitle(record)))
      : records.findIndex((record) => record.line >= chosen);
  const first = records[start];
  if (first === undefined) return null;
  const body = records
    .slice(start + 1)
    .filter((record) => dialect.fields === 1 || !isBlank(record));
  return { skip: chosen ?? first.line, first: first.row, body: body.map(({ row }) => row) };
}

/** Columns of the table: as most rows have, without a last one that is only a delimiter at the end of every line. */
function columnCount(
  { first, body }: FoundTable,
  dialect: SniffedDialect,
  choices: ReadingChoices,
): number {
  const { fields } = dialect;
  if (body.length === 0) return first.length;
  if (choices.short_rows === 'pad') return Math.max(first.length, fields);
  const trailing =
    fields > 1 &&
    (first.length === fields - 1 || (first.length === fields && first[fields - 1] === null)) &&
    body.every((row) => row.length !== fields || row[fields - 1] === null);
  return trailing ? fields - 1 : fields;
}

/** The row if it has the columns of the table, or can be given them. */
function fitted(row: Row, columns: number, choices: ReadingChoices): Row[] {
  if (row.length === columns) return [row];
  if (row.length === columns + 1 && row[columns] === null) return [row.slice(0, columns)];
  if (row.length > columns || choices.short_rows !== 'pad') return [];
  return [[...row, ...Array.from({ length: columns - row.length }, () => null)]];
}

/** R writes no name for its first column of row names. */
function alignedHeader(first: Row, columns: number): Row {
  return first.length === columns - 1 ? [null, ...first] : first;
}
