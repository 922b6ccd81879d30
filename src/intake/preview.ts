import { quintileError } from '../base/errors';
import { columnsOfTable, type Reading, type ReadingChoices } from '../base/reading';
import { fail, ok, type Result } from '../base/result';
import type { ConvertedTable } from './convert/converter';
import { fieldText } from './csv/record';
import { rawText } from './csv/record-bytes';
import { LINES_OF_FILE, scanBytes, type BadRecord } from './csv/scan';
import { tailRecords } from './csv/tail';
import { SetAsideCollector, type SetAsideRecord } from './set-aside';
import { sampleAndSniff, type Sniff } from './sniff/sniff-file';
import { footerKind } from './sniff/structure/footer';
import { lastRecords } from './sniff/structure/footer-start';
import { isBlankLine } from './sniff/structure/rows';

/** The first rows of a file as they would be read. */
export interface FilePreview {
  readonly sniff: Sniff;
  readonly columns: readonly string[];
  /** Cells as text, null where empty; at most 1,000 rows. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Line of the file that each row begins on, from 1, or row of the sheet; empty for files without lines. */
  readonly lines: readonly number[];
  /** The first lines of the file as they stand in it, at least as far as the rows go; of columnar files, their columns. */
  readonly raw: readonly string[];
  /** Which lines those are; empty for files without lines. */
  readonly rawLines: readonly number[];
  /** Line of the row that names the columns. */
  readonly headerLine: number | null;
  /** What would be rejected among these rows. */
  readonly rejected: readonly BadRecord[];
  /** What would be set aside around and among these rows. */
  readonly setAside: readonly SetAsideRecord[];
}

const ROWS = 1000;
const RAW_LINES = 2000;
const RAW_LENGTH = 1000;

/** Reads the head of a file under the given choices, without the engine: fast enough to follow every change of a form. */
export async function previewReading(
  file: File,
  choices: ReadingChoices,
  signal?: AbortSignal,
): Promise<Result<FilePreview>> {
  try {
    return await previewOf(file, choices, signal);
  } catch (thrown) {
    // A file that was moved or changed since it was dropped cannot be read any more.
    if (!(thrown instanceof DOMException)) throw thrown;
    return fail(quintileError('intake.unreadable', { file: file.name, detail: thrown.message }));
  }
}

async function previewOf(
  file: File,
  choices: ReadingChoices,
  signal?: AbortSignal,
): Promise<Result<FilePreview>> {
  const looked = await sampleAndSniff(file, choices, { signal, rows: ROWS });
  if (!looked.ok) return looked;
  const { sample, sniff } = looked.value;
  const { reading } = sniff;
  const { bytes: shown, whole, written } = sample.shown;
  const rows: (string | null)[][] = [];
  const lines: number[] = [];
  let headerLine: number | null = null;
  const rejected: BadRecord[] = [];
  const aside = new SetAsideCollector();
  const places = reading.columns.flatMap(({ empty }, field) => (empty === true ? [] : [field]));
  const { converted } = sample;
  const counting =
    converted === null ? LINES_OF_FILE : { first: converted.firstRow, byRecord: true };
  const below = whole ? footerOf(shown, reading) : [];
  const end = below[0]?.start ?? shown.length;
  const enough = () => rows.length + rejected.length >= ROWS;
  const line = scanBytes(
    shown.subarray(0, end),
    reading,
    whole,
    {
      header: (line) => (headerLine = line),
      good: (bytes, record, line) => {
        lines.push(line);
        rows.push(
          places.map((field) => {
            const missing = field >= record.fields || record.starts[field] === record.ends[field];
            return missing ? null : fieldText(bytes, record, field, reading.quote);
          }),
        );
      },
      bad: (record) => rejected.push(record),
      aside: (record) => aside.add(record),
      enough,
    },
    counting,
  );
  const all = whole && !enough();
  if (!enough()) {
    for (const [at, record] of below.entries()) {
      if (reading.columns.length > 1 && isBlankLine(record.row)) continue;
      const after = counting.byRecord ? at : record.line - (below[0]?.line ?? 0);
      const raw = rawText(shown, record.start, record.end);
      aside.add({ kind: footerKind(record.row).kind, line: line + after, raw });
    }
  }
  const columns = columnsOfTable(reading).map(({ name }) => name);
  return ok({
    sniff,
    columns,
    rows,
    lines,
    ...(converted === null ? linesOf(written, all ? Infinity : line - 1) : rowsOf(converted)),
    headerLine: converted?.header === true ? null : headerLine,
    rejected,
    setAside: aside.stored,
  });
}

/** The records below the table. */
function footerOf(bytes: Uint8Array<ArrayBuffer>, reading: Reading) {
  const count = reading.footer ?? 0;
  if (count === 0) return [];
  const records = tailRecords(bytes, reading, true);
  const rows = records.map(({ row }) => row);
  return records.slice(lastRecords(rows, count, reading.columns.length));
}

/** Lines of a text file, as far as the rows reach. */
function linesOf(text: Uint8Array, end: number): Pick<FilePreview, 'raw' | 'rawLines'> {
  const all = new TextDecoder().decode(text).split(/\r\n|\n|\r/);
  if (all.at(-1) === '') all.pop();
  const raw = all.slice(0, Math.min(end, RAW_LINES)).map(shortened);
  return { raw, rawLines: raw.map((_, at) => at + 1) };
}

/** Rows of a sheet, or records of a list. */
function rowsOf({ raw, rawRows, firstRow }: ConvertedTable): Pick<FilePreview, 'raw' | 'rawLines'> {
  const first = Math.max(firstRow, 1);
  return { raw: raw.map(shortened), rawLines: rawRows ?? raw.map((_, at) => first + at) };
}

function shortened(line: string): string {
  return line.length > RAW_LENGTH ? `${line.slice(0, RAW_LENGTH)}…` : line;
}
