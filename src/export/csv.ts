import { DataType, type Vector } from 'apache-arrow';
import { cellText } from '../base/cell-value';
import { cellReader } from '../base/arrow-values';
import type { ArrowParts } from './arrow-parts';
import { FilePieces } from './file-pieces';
import { WritePace, type WriteHooks } from './writing';

export interface CsvExportOptions extends WriteHooks {
  /** Prefixes text cells that a spreadsheet would run as a formula with an apostrophe. */
  readonly formulaGuard: boolean;
}

/** What spreadsheets take for the beginning of a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** Harmless: a number with its sign, such as a telephone number. */
const SIGNED_NUMBER = /^[+-]\d+(\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * RFC 4180 CSV in UTF-8: CRLF line ends, dates ISO, empty for NULL. Numbers are never guarded, text that begins like a
 * formula is when asked. Null when the signal ended it.
 */
export async function writeCsv(parts: ArrowParts, options: CsvExportOptions): Promise<Blob | null> {
  const { fields } = parts.schema;
  const header = fields.map((field) => csvCell(guard(field.name, options.formulaGuard))).join(',');
  const file = new FilePieces();
  const pace = new WritePace(options);
  file.add(`${header}\r\n`);
  for await (const batch of parts.batches()) {
    const writers = fields.map((field, index) =>
      cellWriter(field.type as DataType, batch.getChildAt(index), options.formulaGuard),
    );
    for (let row = 0; row < batch.numRows; row++) {
      file.add(writers.map((write) => write(row)).join(',') + '\r\n');
    }
    if (!(await pace.wrote(batch.numRows))) return null;
  }
  return file.toBlob('text/csv;charset=utf-8');
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
  return on && FORMULA.test(text) && !SIGNED_NUMBER.test(text) ? `'${text}` : text;
}

function csvCell(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
