import { quintileError } from '../../base/errors';
import type { Reading, ReadingChoices } from '../../base/reading';
import { fail, ok, type Result } from '../../base/result';
import type { ConvertHooks } from '../convert/converter';
import { readColumns } from './read-columns';
import { sniffDialect } from './dialect';
import { sampleFile, type FileSample, type SampleHooks } from './sample';
import { tableBelowPreamble } from './structure/below-preamble';
import { raggedTable } from './structure/ragged-table';
import { tableStructure, type TableStructure } from './structure/table-structure';

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

/** The engine takes minutes for tables that are wider, and the more so the wider they are. */
const MAX_COLUMNS = 5000;

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
    const looked = await sampleAndSniff(file, choices, hooks);
    return looked.ok ? ok(looked.value.sniff) : looked;
  } catch (thrown) {
    // A file that was moved or changed since it was dropped cannot be read any more.
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return fail(quintileError('intake.unreadable', { file: file.name, detail }));
  }
}

/** As `sniffFile`, with the samples, which are longer where no record ends in them. */
export async function sampleAndSniff(
  file: File,
  choices: ReadingChoices,
  hooks: SampleHooks = {},
): Promise<Result<{ readonly sample: FileSample; readonly sniff: Sniff }>> {
  const sample = await sampleFile(file, choices, hooks);
  if (hooks.signal?.aborted) return fail(quintileError('cancelled', {}));
  if (!sample.ok) return sample;
  const sniff = sniffSample(file, sample.value, choices);
  if (sniff.ok) return ok({ sample: sample.value, sniff: sniff.value });
  const canBeLonger =
    sniff.error.code === 'intake.no_rows' && !sample.value.whole && hooks.long !== true;
  return canBeLonger ? sampleAndSniff(file, choices, { ...hooks, long: true }) : sniff;
}

function sniffSample(file: File, sample: FileSample, given: ReadingChoices): Result<Sniff> {
  const choices = { ...given, ...dialectOf(sample) };
  const { dialect, table } = findTable(sample, choices);
  if (table === null) return fail(quintileError('intake.no_rows', { file: file.name }));
  if (table.names.length > MAX_COLUMNS) {
    const detail = `it has ${table.names.length.toLocaleString('en')} columns, and tables have at most ${MAX_COLUMNS.toLocaleString('en')} here.`;
    return fail(quintileError('intake.unreadable', { file: file.name, detail }));
  }
  const read = readColumns(table.guesses, table.names, false, choices);
  const reading: Reading = {
    format: sample.format,
    encoding: sample.encoding,
    ...(sample.encodingConfidence !== null && { encoding_confidence: sample.encodingConfidence }),
    compression: sample.compression,
    delimiter: dialect.delimiter,
    ...(sample.blanks && { blanks: true }),
    quote: dialect.quote,
    header: table.header,
    skip: table.skip,
    ...structureOf(table, choices),
    short_rows: table.shortRows,
    columns: read.columns.map((column, at) =>
      table.empty[at] === true && column.forced !== true ? { ...column, empty: true } : column,
    ),
    date_order: read.order,
    ...(read.decimal !== null && { decimal: read.decimal }),
    ...tableChoice(given),
  };
  return ok({
    reading,
    sample: sampleOf(table, reading),
    needs: read.needs,
    ambiguousColumns: read.ambiguousDates,
    ambiguousNumbers: read.ambiguousNumbers,
    bytes: file.size,
  });
}

function findTable(sample: FileSample, choices: ReadingChoices) {
  const dialect = sniffDialect(sample.head, sample.whole, choices);
  const hidden =
    dialect.fields === 1
      ? (tableBelowPreamble(sample, choices) ?? raggedTable(sample, choices))
      : null;
  return hidden ?? { dialect, table: tableStructure(sample, dialect, choices) };
}

/** How we write text from other formats, and tables separated by blanks. */
function dialectOf({ converted, blanks }: FileSample): ReadingChoices {
  if (converted === null) return blanks ? { delimiter: '\t' } : {};
  const { header } = converted;
  return { delimiter: ',', quote: '"', ...(header && { header }) };
}

function tableChoice({ sheet, range, path }: ReadingChoices): Partial<Reading> {
  return {
    ...(sheet !== undefined && { sheet }),
    ...(range !== undefined && { range }),
    ...(path !== undefined && { path }),
  };
}

/** What of the structure a reading tells only where there is something to tell. */
function structureOf(
  { header, headerRows, units, footer, stray }: TableStructure,
  { keep = [] }: ReadingChoices,
): Partial<Reading> {
  return {
    ...(header && headerRows > 1 && { header_rows: headerRows }),
    ...(header && units && { units }),
    ...(footer.length > 0 && { footer: footer.length }),
    ...(stray.length > 0 && { stray }),
    ...(keep.length > 0 && { keep }),
  };
}

/** The sampled rows of the columns that come into the table. */
function sampleOf({ names, rows }: TableStructure, { columns }: Reading): SampleTable {
  if (!columns.some(({ empty }) => empty === true)) return { columns: names, rows };
  const kept = names.flatMap((_, at) => (columns[at]?.empty === true ? [] : [at]));
  return {
    columns: kept.map((at) => names[at] ?? ''),
    rows: rows.map((row) => kept.map((at) => row[at] ?? null)),
  };
}
