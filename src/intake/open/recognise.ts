import type { Format } from '../../base/reading';
import { isSpreadsheetXml } from '../convert/html/is-spreadsheet-xml';
import { sniffUtf16 } from '../sniff/encoding';
import { isBinary, looksLike, looksLikeMarkup, type NotATable } from '../sniff/looks-like';
import { startsJson } from './json-start';
import { isZip, zipKind, type ZipKind } from './zip-names';

/** What a file is by its first bytes: a format that can be read, an archive to open, or something else in words. */
export type Recognised =
  | { readonly kind: 'table'; readonly format: Format }
  | { readonly kind: 'archive' }
  | ({ readonly kind: 'other' } & NotATable);

/** Characters in which a page begins, or a document of another kind shows itself. */
const START = 4096;
/** Largest length that the first message of an Arrow stream, its schema, is believed to have. */
const MAX_SCHEMA = 64 * 1024 * 1024;

/** First bytes of an old Office file, as Windows-1252 shows them. */
const COMPOUND_FILE = '\u00d0\u00cf\x11\u00e0\u00a1\u00b1\x1a\u00e1';

const SAVE_AS_XLSX = 'Save it as .xlsx or .csv in the program it is from, and drop that file.';
const NOT_READ: Readonly<Record<Exclude<ZipKind, 'xlsx' | 'archive'>, NotATable>> = {
  xlsb: { looksLike: 'a binary Excel workbook (.xlsb)', instead: SAVE_AS_XLSX },
  word: { looksLike: 'a Word document (.docx)' },
  powerpoint: { looksLike: 'a PowerPoint file (.pptx)' },
  'opendocument-spreadsheet': {
    looksLike: 'an OpenDocument spreadsheet (.ods)',
    instead: SAVE_AS_XLSX,
  },
  opendocument: { looksLike: 'an OpenDocument file' },
  numbers: { looksLike: 'an Apple Numbers spreadsheet', instead: SAVE_AS_XLSX },
};

/**
 * Tells from the first bytes (inflated, where they were compressed) what a file is; some 64 kB make it sure. Names play
 * no part.
 */
export function recognise(head: Uint8Array): Recognised {
  if (begins(head, 'PAR1')) return table('parquet');
  // FEA1 is Feather before it was Arrow: who reads Arrow says what to do with it.
  if (begins(head, 'ARROW1') || begins(head, 'FEA1') || isArrowStream(head)) return table('arrow');
  if (isZip(head)) return recogniseZip(head);
  // Workbooks with a password are such files too: who reads workbooks tells them from old ones.
  if (begins(head, COMPOUND_FILE)) return table('xlsx');
  const other = looksLike(head);
  if (other !== null) return { kind: 'other', ...other };
  const utf16 = sniffUtf16(head);
  if (utf16 === null && isBinary(head)) return { kind: 'other', looksLike: 'a binary file' };
  return recogniseText(new TextDecoder(utf16 ?? 'utf-8').decode(head));
}

function recogniseZip(head: Uint8Array): Recognised {
  const kind = zipKind(head);
  if (kind === 'archive') return { kind };
  return kind === 'xlsx' ? table('xlsx') : { kind: 'other', ...NOT_READ[kind] };
}

function recogniseText(text: string): Recognised {
  if (isPage(text) || isSpreadsheetXml(text.slice(0, START))) return table('html');
  const other = looksLikeMarkup(text.slice(0, START));
  if (other !== null) return { kind: 'other', ...other };
  return table(startsJson(text) ? 'json' : 'csv');
}

/** A web page, or a part of one with a table: also what shops export as .xls. */
function isPage(text: string): boolean {
  const start = text.slice(0, START).replace(/^(?:\s|<\?xml[^>]*\?>|<!--[\s\S]*?-->)+/, '');
  if (/^<(?:!doctype html|html|head|body|table|meta|style)\b/i.test(start)) return true;
  return (
    /^<(?:div|center|font|h[1-6]|p|section|main|title)\b/i.test(start) && /<table\b/i.test(text)
  );
}

/** A stream of Arrow messages begins with a mark and the length of the first, without a signature. */
function isArrowStream(head: Uint8Array): boolean {
  if (head.length < 8 || head.subarray(0, 4).some((byte) => byte !== 0xff)) return false;
  const length = new DataView(head.buffer, head.byteOffset).getUint32(4, true);
  return length > 0 && length % 8 === 0 && length < MAX_SCHEMA;
}

function begins(head: Uint8Array, signature: string): boolean {
  return new TextDecoder('latin1').decode(head.subarray(0, signature.length)) === signature;
}

function table(format: Format): Recognised {
  return { kind: 'table', format };
}
