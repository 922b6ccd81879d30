import { quintileError } from '../base/errors';
import type { ReadingChoices } from '../base/reading';
import { fail, ok, type Result } from '../base/result';
import { fieldText } from './csv/record';
import { scanBytes, type BadRecord } from './csv/scan';
import { sampleFile } from './sniff/sample';
import { sniffSample, type Sniff } from './sniff/sniff-file';

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
  const { head, whole } = sample.value;
  const rows: (string | null)[][] = [];
  const rejected: BadRecord[] = [];
  scanBytes(head, reading, whole, {
    good: (bytes, record) => {
      rows.push(
        reading.columns.map((_, field) => {
          const missing = field >= record.fields || record.starts[field] === record.ends[field];
          return missing ? null : fieldText(bytes, record, field, reading.quote);
        }),
      );
    },
    bad: (record) => rejected.push(record),
    enough: () => rows.length + rejected.length >= ROWS,
  });
  const columns = reading.columns.map(({ name }) => name);
  return ok({
    sniff: sniff.value,
    columns,
    rows,
    raw: sample.value.converted?.raw ?? rawLines(head),
    rejected,
  });
}

function rawLines(head: Uint8Array): string[] {
  const text = new TextDecoder().decode(head.subarray(0, RAW_LINES * RAW_LENGTH));
  const lines = text.split(/\r\n|\n|\r/, RAW_LINES + 1);
  return lines
    .slice(0, RAW_LINES)
    .map((line) => (line.length > RAW_LENGTH ? `${line.slice(0, RAW_LENGTH)}…` : line));
}
