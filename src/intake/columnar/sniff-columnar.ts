import { quintileError } from '../../base/errors';
import type { ColumnReading, Format, Reading, ReadingChoices } from '../../base/reading';
import { fail, ok, type Result } from '../../base/result';
import { ColumnGuess } from '../sniff/column-guess';
import { readColumns } from '../sniff/read-columns';
import type { Sniff } from '../sniff/sniff-file';
import { MAX_EXACT_NUMBER } from '../values/fits';
import { isThere } from './arrow-column';
import { readBatches, type ArrowBatch } from './arrow-reader';
import type { ArrowField } from './arrow-schema';
import { cellText } from './cell-text';
import type { ColumnarFile, OpenColumnar } from './columnar-file';
import { leafChain, leafColumns, type LeafColumn } from './columns';

/** Rows that are looked at: the first ones. */
const SAMPLE_ROWS = 1_000;

/** What a columnar file seems to be, and the columns as it has them. */
export interface ColumnarSniff extends Sniff {
  readonly fields: readonly ArrowField[];
}

/**
 * Finds how a columnar file is to be read. The file tells names and types; only columns of text are guessed, as dates
 * and as numbers that are written with signs. Numbers that are plain text stay text: they may be ids.
 */
export async function sniffColumnar(
  format: Format,
  file: File,
  choices: ReadingChoices,
  open: OpenColumnar,
  signal?: AbortSignal,
): Promise<Result<ColumnarSniff>> {
  const opened = await open(file, { rows: SAMPLE_ROWS, signal });
  if (!opened.ok) return opened;
  try {
    const { fields } = opened.value;
    const leaves = leafColumns(fields);
    if (leaves.length === 0) return fail(quintileError('intake.no_rows', { file: file.name }));
    const sampled = await sampleRows(opened.value, leaves);
    if (!sampled.ok) return sampled;
    const rows = sampled.value;
    if (signal?.aborted) return fail(quintileError('cancelled', {}));
    if (rows.length === 0) return fail(quintileError('intake.no_rows', { file: file.name }));
    const names = leaves.map(({ name }) => name);
    const { reading, ...open } = readLeaves(format, leaves, rows, choices);
    return ok({ reading, ...open, sample: { columns: names, rows }, bytes: file.size, fields });
  } finally {
    opened.value.close();
  }
}

type Rows = (string | null)[][];

async function sampleRows(
  file: ColumnarFile,
  leaves: readonly LeafColumn[],
): Promise<Result<Rows>> {
  const rows: Rows = [];
  while (rows.length < SAMPLE_ROWS) {
    const part = await file.next();
    if (!part.ok) return part;
    if (part.value === null) break;
    for await (const batch of readBatches(part.value.stream)) {
      addRows(rows, batch, leaves);
      if (rows.length >= SAMPLE_ROWS) break;
    }
  }
  return ok(rows);
}

function addRows(rows: Rows, batch: ArrowBatch, leaves: readonly LeafColumn[]): void {
  const chains = leaves.map((leaf) => leafChain(batch.columns, leaf));
  const count = Math.min(batch.rows, SAMPLE_ROWS - rows.length);
  for (let index = 0; index < count; index++) {
    rows.push(
      chains.map((chain) => {
        const column = chain.at(-1);
        const missing = chain.some((outer) => !isThere(outer, index));
        // An empty text is a missing value, as in any other file.
        return column === undefined || missing ? null : cellText(column, index) || null;
      }),
    );
  }
}

function readLeaves(
  format: Format,
  leaves: readonly LeafColumn[],
  rows: Rows,
  choices: ReadingChoices,
): Pick<Sniff, 'reading' | 'needs' | 'ambiguousColumns' | 'ambiguousNumbers'> {
  const types = choices.types ?? {};
  const wanted = leaves.map(({ name }) => (Object.hasOwn(types, name) ? types[name] : undefined));
  // What the file tells needs no guess.
  const guessed = leaves.map(
    ({ type }, index) => (wanted[index] ?? type) !== type || type === 'text',
  );
  const guesses = leaves.map((_, index) => {
    const guess = new ColumnGuess();
    if (guessed[index] === true) for (const row of rows) guess.add(row[index] ?? null);
    return guess;
  });
  const names = leaves.map(({ name }) => name);
  const read = readColumns(guesses, names, true, choices);
  const columns = leaves.map(({ name, type }, index): ColumnReading => {
    const column = read.columns[index] ?? { name, type: 'text' };
    const want = wanted[index];
    if (guessed[index] !== true) {
      if (want !== undefined) return { name, type, forced: true };
      const tooLarge = type === 'integer' && rows.some((row) => !isExact(row[index] ?? ''));
      return { name, type: tooLarge ? 'text' : type };
    }
    if (want !== undefined) return withoutFormat(column, type);
    const isDate = column.type === 'date' || column.type === 'timestamp';
    return isDate || column.number !== undefined ? column : { name, type: 'text' };
  });
  const reading: Reading = {
    format,
    encoding: 'utf-8',
    compression: 'none',
    delimiter: ',',
    quote: '"',
    header: true,
    skip: 0,
    short_rows: 'reject',
    columns,
    date_order: read.order,
    ...(read.decimal !== null && { decimal: read.decimal }),
  };
  return {
    reading,
    needs: read.needs,
    ambiguousColumns: read.ambiguousDates,
    ambiguousNumbers: read.ambiguousNumbers,
  };
}

/** Whether a whole number is one that numbers in here hold; the reader would find out for all rows. */
function isExact(cell: string): boolean {
  return Math.abs(Number(cell)) <= MAX_EXACT_NUMBER;
}

/** Dates and times of the file itself are cast, whatever their text looks like. */
function withoutFormat(column: ColumnReading, type: LeafColumn['type']): ColumnReading {
  if (type !== 'date' && type !== 'timestamp') return column;
  const { format: _, ...rest } = column;
  return rest;
}
