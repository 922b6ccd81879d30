import { quintileError } from '../base/errors';
import { columnsOfTable, type Reading, type ReadingChoices } from '../base/reading';
import { fail, ok, type Result } from '../base/result';
import { fieldText } from './csv/record';
import { rawText } from './csv/record-bytes';
import { LINES_OF_FILE, scanBytes, type BadRecord } from './csv/scan';
import { tailRecords } from './csv/tail';
import { SetAsideCollector, type SetAsideRecord } from './set-aside';
import { sampleFile } from './sniff/sample';
import { sniffSample, type Sniff } from './sniff/sniff-file';
import { footerKind } from './sniff/structure/footer';
import { lastRecords } from './sniff/structure/footer-start';
import { isBlankLine } from './sniff/structure/rows';

/** The first rows of a file as they would be read. */
export interface FilePreview {
  readonly sniff: Sniff;
  readonly columns: readonly string[];
  /** Cells as text, null where empty; at most 1,000 rows. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** The first lines of the file as they stand in it. */
  readonly raw: readonly string[];
  /** What would be rejected among these rows. */
  readonly rejected: readonly BadRecord[];
  /** What would be set aside around and among these rows. */
  readonly setAside: readonly SetAsideRecord[];
}

const ROWS = 1000;
const RAW_LINES = 30;
const RAW_LENGTH = 1000;

/** Reads the head of a file under the given choices, without the engine: fast enough to follow every change of a form. */
export async function previewReading(
  file: File,
  choices: ReadingChoices,
  signal?: AbortSignal,
): Promise<Result<FilePreview>> {
  const sample = await sampleFile(file, choices, { signal, rows: ROWS });
  if (!sample.ok) return sample;
  if (signal?.aborted) return fail(quintileError('cancelled', {}));
  const sniff = sniffSample(file, sample.value, choices);
  if (!sniff.ok) return sniff;
  const { reading } = sniff.value;
  const { bytes: shown, whole, written } = sample.value.shown;
  const rows: (string | null)[][] = [];
  const rejected: BadRecord[] = [];
  const aside = new SetAsideCollector();
  const places = reading.columns.flatMap(({ empty }, field) => (empty === true ? [] : [field]));
  const { converted } = sample.value;
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
      good: (bytes, record) => {
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
  if (!enough()) {
    for (const [at, record] of below.entries()) {
      if (reading.columns.length > 1 && isBlankLine(record.row)) continue;
      const after = counting.byRecord ? at : record.line - (below[0]?.line ?? 0);
      const raw = rawText(shown, record.start, record.end);
      aside.add({ kind: footerKind(record.row), line: line + after, raw });
    }
  }
  const columns = columnsOfTable(reading).map(({ name }) => name);
  return ok({
    sniff: sniff.value,
    columns,
    rows,
    raw: sample.value.converted?.raw ?? rawLines(written),
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

function rawLines(head: Uint8Array): string[] {
  const text = new TextDecoder().decode(head.subarray(0, RAW_LINES * RAW_LENGTH));
  const lines = text.split(/\r\n|\n|\r/, RAW_LINES + 1);
  return lines
    .slice(0, RAW_LINES)
    .map((line) => (line.length > RAW_LENGTH ? `${line.slice(0, RAW_LENGTH)}…` : line));
}
