import { DataType, tableFromIPC, type Vector } from 'apache-arrow';
import { cellText } from '../base/cell-value';
import { cellReader } from '../base/arrow-values';

export interface CsvExportOptions {
  /** Prefixes text cells that a spreadsheet would run as a formula with an apostrophe. */
  readonly formulaGuard: boolean;
  readonly signal?: AbortSignal;
  /** Rows written so far. */
  readonly onRows?: (rows: number) => void;
}

const ROWS_PER_PIECE = 20_000;
/** What spreadsheets take for the beginning of a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * RFC 4180 CSV in UTF-8 of Arrow IPC bytes: CRLF line ends, dates ISO, empty for
 * NULL. Numbers are never guarded, text
 * that begins like a formula is when asked. Lets other events through now and then; null when the signal ended it.
 */
export async function arrowToCsv(
  bytes: Uint8Array,
  options: CsvExportOptions,
): Promise<Blob | null> {
  const table = tableFromIPC(bytes);
  const fields = table.schema.fields;
  const header = fields.map((field) => csvCell(guard(field.name, options.formulaGuard))).join(',');
  const pieces: string[] = [`${header}\r\n`];
  let written = 0;
  for (const batch of table.batches) {
    const writers = fields.map((field, index) =>
      cellWriter(field.type as DataType, batch.getChildAt(index), options.formulaGuard),
    );
    for (let row = 0; row < batch.numRows; row++) {
      pieces.push(writers.map((write) => write(row)).join(',') + '\r\n');
    }
    const before = written;
    written += batch.numRows;
    if (Math.floor(before / ROWS_PER_PIECE) !== Math.floor(written / ROWS_PER_PIECE)) {
      options.onRows?.(written);
      await new Promise((resolve) => setTimeout(resolve));
      if (options.signal?.aborted) return null;
    }
  }
  return new Blob(pieces, { type: 'text/csv;charset=utf-8' });
}

type CellWriter = (row: number) => string;

function cellWriter(type: DataType, vector: Vector | null, formulaGuard: boolean): CellWriter {
  if (!vector) return () => '';
  const read = cellReader(type);
  const isTimestamp = DataType.isTimestamp(type);
  const isText = DataType.isUtf8(type) || DataType.isLargeUtf8(type);
  return (row) => {
    const value: unknown = vector.get(row);
    if (value === null || value === undefined) return '';
    // A space, as spreadsheets take it for a time.
    const text = isTimestamp ? cellText(read(value)).replace('T', ' ') : cellText(read(value));
    return csvCell(isText ? guard(text, formulaGuard) : text);
  };
}

function guard(text: string, on: boolean): string {
  return on && FORMULA.test(text) ? `'${text}` : text;
}

function csvCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
