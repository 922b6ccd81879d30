import { DataType, type Field, type RecordBatch, type Vector } from 'apache-arrow';
import { writeXlsxStream, type CellValue as XlsxValue, type ColumnDef } from 'hucre/xlsx';
import { cellReader } from '../base/arrow-values';
import { cellText, type CellValue } from '../base/cell-value';
import { quintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import type { ArrowParts } from './arrow-parts';
import { FilePieces } from './file-pieces';
import { WritePace, type WriteHooks } from './writing';

/**
 * What a sheet holds at most: rows with the header, columns, characters of a cell (Microsoft, “Excel specifications and
 * limits”).
 */
export const XLSX_LIMITS = { rows: 1_048_576, columns: 16_384, characters: 32_767 } as const;

export interface XlsxExportOptions extends WriteHooks {
  /**
   * Text is always stored as text, which Excel never runs. Guarded, its columns also have the format Text, so that a cell
   * that begins like a formula stays text when somebody edits it.
   */
  readonly formulaGuard: boolean;
}

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Digits that Excel keeps of a number. */
const EXACT = 999_999_999_999_999;

/**
 * A workbook of one sheet, header row fixed. Dates are dates of Excel; what it has no type for (days before 1900-03-01,
 * whole numbers of more than 15 digits, lists) is text, NaN and infinity are empty. Null when the signal ended it. More
 * than a sheet holds is `export.over_limit`: nothing is cut.
 */
export async function writeXlsx(
  parts: ArrowParts,
  options: XlsxExportOptions,
): Promise<Result<Blob> | null> {
  const { fields } = parts.schema;
  if (parts.rows >= XLSX_LIMITS.rows) {
    return overLimit('rows', parts.rows, XLSX_LIMITS.rows - 1);
  }
  if (fields.length > XLSX_LIMITS.columns) {
    return overLimit('columns', fields.length, XLSX_LIMITS.columns);
  }
  const file = new FilePieces();
  const stream = writeXlsxStream(rowsOf(parts, fields, new WritePace(options)), {
    name: 'Data',
    columns: fields.map((field) => columnOf(field, options.formulaGuard)),
    freezePane: { rows: 1 },
  });
  try {
    const reader = stream.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      file.add(value.slice());
    }
  } catch (thrown) {
    if (thrown instanceof Ended) return null;
    if (thrown instanceof TooLong)
      return overLimit('characters', thrown.length, XLSX_LIMITS.characters);
    throw thrown;
  }
  return ok(file.toBlob(TYPE));
}

class Ended extends Error {}

class TooLong extends Error {
  constructor(readonly length: number) {
    super();
  }
}

function overLimit(of: 'rows' | 'columns' | 'characters', found: number, limit: number) {
  return fail(quintileError('export.over_limit', { format: 'Excel', of, found, limit }));
}

/** The header, then the rows. */
async function* rowsOf(
  parts: ArrowParts,
  fields: readonly Field[],
  pace: WritePace,
): AsyncGenerator<XlsxValue[]> {
  yield fields.map(({ name }) => textCell(name));
  for await (const batch of parts.batches()) {
    const readers = readersOf(batch, fields);
    for (let row = 0; row < batch.numRows; row++) yield readers.map((read) => read(row));
    if (!(await pace.wrote(batch.numRows))) throw new Ended();
  }
}

type ReadCell = (row: number) => XlsxValue;

function readersOf(batch: RecordBatch, fields: readonly Field[]): ReadCell[] {
  return fields.map(({ type }, index) => {
    const vector: Vector | null = batch.getChildAt(index);
    const read = cellReader(type as DataType);
    const write = DataType.isDate(type) || DataType.isTimestamp(type) ? timeCell : valueCell;
    return (row) => {
      const value: unknown = vector?.get(row);
      return value === null || value === undefined ? null : write(read(value));
    };
  });
}

function valueCell(value: CellValue): XlsxValue {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      if (!Number.isFinite(value)) return null;
      return Number.isInteger(value) && Math.abs(value) > EXACT ? String(value) : value;
    default:
      return textCell(cellText(value));
  }
}

/** The first day that Excel and everybody else count alike. */
const FIRST_DAY = '1900-03-01';
const LAST_DAY = '9999-12-31';

function timeCell(value: CellValue): XlsxValue {
  const text = cellText(value);
  const day = text.slice(0, 10);
  const isIso = /^\d{4}-/.test(text) && day >= FIRST_DAY && day <= LAST_DAY;
  return isIso ? new Date(text.includes('T') ? `${text}Z` : `${text}T00:00:00Z`) : textCell(text);
}

/** Text as it comes back from a workbook: what its format would read as an escape, or not at all, is written otherwise. */
function textCell(text: string): string {
  if (text.length > XLSX_LIMITS.characters) throw new TooLong(text.length);
  return text
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll(
      /[\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      '\uFFFD',
    );
}

function columnOf({ name, type }: Field, formulaGuard: boolean): ColumnDef {
  const width = Math.min(Math.max(name.length + 2, 10), 40);
  if (DataType.isDate(type)) return { width: Math.max(width, 12), numFmt: 'yyyy-mm-dd' };
  if (DataType.isTimestamp(type))
    return { width: Math.max(width, 20), numFmt: 'yyyy-mm-dd hh:mm:ss' };
  const isText = DataType.isUtf8(type) || DataType.isLargeUtf8(type);
  if (!isText) return { width };
  return { width: Math.max(width, 18), ...(formulaGuard ? { numFmt: '@' } : {}) };
}
