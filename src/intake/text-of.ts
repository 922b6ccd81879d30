import type { Format, Reading } from '../base/reading';
import { fail, ok, type Result } from '../base/result';
import { quintileError } from '../base/errors';
import type { ConvertedTable, ConvertHooks, TableChoice } from './convert/converter';
import { converterOf } from './convert/converters';
import { decodeFile, type DecodeHooks } from './decode';

/** A file as delimited UTF-8 text. */
export interface FileText {
  readonly text: Blob;
  /** Bytes that are no character in the encoding. */
  readonly undecodable: number;
  /** Where the text was written by us, from another format. */
  readonly converted: ConvertedTable | null;
}

/** What of a reading decides on the text of a file. */
export type TextReading = Pick<
  Reading,
  'format' | 'encoding' | 'compression' | 'delimiter' | 'quote' | 'blanks'
> &
  TableChoice;

/** The whole text of a file: decoded and inflated, or written from a sheet, a web page or a JSON document. */
export async function textOf(
  file: File,
  reading: TextReading,
  hooks: DecodeHooks = {},
): Promise<Result<FileText>> {
  if (reading.format === 'csv') {
    const decoded = await decodeFile(file, reading, hooks);
    return decoded.ok ? ok({ ...decoded.value, converted: null }) : decoded;
  }
  const table = await convertedTable(file, reading.format, reading, hooks);
  return table.ok ? ok({ text: table.value.csv, undecodable: 0, converted: table.value }) : table;
}

/** Of each file the table that was converted last, as it is looked at several times while it is read. */
const CONVERTED = new WeakMap<File, { readonly key: string; readonly table: ConvertedTable }>();

/** A table of a file that is no delimited text, as such. */
export async function convertedTable(
  file: File,
  format: Format,
  { sheet, range, path }: TableChoice,
  hooks: ConvertHooks = {},
): Promise<Result<ConvertedTable>> {
  const loading = converterOf(format);
  if (loading === null) throw new TypeError(`${format} has no converter`);
  const key = JSON.stringify([format, sheet, range, path]);
  const known = CONVERTED.get(file);
  if (known?.key === key) return ok(known.table);
  const converter = await loading;
  const choice: TableChoice = {
    ...(sheet === undefined ? {} : { sheet }),
    ...(range === undefined ? {} : { range }),
    ...(path === undefined ? {} : { path }),
  };
  const table = await converter.convert(file, choice, hooks);
  if (hooks.signal?.aborted) return fail(quintileError('cancelled', {}));
  if (table.ok && hooks.rows === undefined) CONVERTED.set(file, { key, table: table.value });
  return table;
}
