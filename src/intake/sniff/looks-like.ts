/** What a file is that cannot be read, in words that fit after “it looks like”, and what to do with such a file. */
export interface NotATable {
  readonly looksLike: string;
  readonly instead?: string;
}

const UNPACK = 'Unpack it and drop the files that are in it.';
const SAVE_AS_XLSX =
  'Open it in a spreadsheet program, save it as .xlsx or .csv, and drop that file.';

/** First bytes of files that are no tables, whatever they are called. */
const SIGNATURES: readonly (readonly [start: string, looksLike: string, instead?: string])[] = [
  ['%PDF-', 'a PDF document'],
  ['PARE', 'an encrypted Parquet file'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['SQLite format 3\0', 'an SQLite database'],
  // Workbooks of Excel 2 to 4, which had no container around them.
  ['\x09\x00\x04\x00', 'a very old Excel file (.xls)', SAVE_AS_XLSX],
  ['\x09\x02\x06\x00', 'a very old Excel file (.xls)', SAVE_AS_XLSX],
  ['\x09\x04\x06\x00', 'a very old Excel file (.xls)', SAVE_AS_XLSX],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive', UNPACK],
  ['Rar!\x1a\x07', 'a RAR archive', UNPACK],
  ['BZh', 'a bzip2 archive', UNPACK],
  ['\xfd7zXZ\0', 'an xz archive', UNPACK],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive', UNPACK],
  ['ORC', 'an ORC file'],
  ['Obj\x01', 'an Avro file'],
  ['{\\rtf', 'an RTF document'],
  ['\0asm', 'a WebAssembly module'],
  ['\x7fELF', 'a program'],
  ['MZ\x90\0', 'a program'],
];

/** What a file is that is no text and no format that can be read, from its first bytes; null when it may be one. */
export function looksLike(head: Uint8Array): NotATable | null {
  const start = latin1(head.subarray(0, 512));
  const signature = SIGNATURES.find(([bytes]) => start.startsWith(bytes));
  if (signature) return notATable(signature[1], signature[2]);
  return start.slice(257, 262) === 'ustar' ? notATable('a tar archive', UNPACK) : null;
}

/** Markup and mail that hold no table that can be read, from the beginning of a text. */
export function looksLikeMarkup(text: string): NotATable | null {
  if (/^\s*<\?xml\b/i.test(text)) return notATable('an XML document');
  if (/^\s*MIME-Version:/i.test(text) && /^Content-Type:\s*multipart\//im.test(text))
    return notATable('a web archive (.mht)', SAVE_AS_XLSX);
  return null;
}

/** Text has next to no control characters besides tabs, line ends and the two that serve as delimiters. */
export function isBinary(head: Uint8Array): boolean {
  let control = 0;
  for (const byte of head)
    if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 1 && byte !== 31) control++;
  return control > 4 && control / head.length > 0.02;
}

function notATable(looksLike: string, instead?: string): NotATable {
  return instead === undefined ? { looksLike } : { looksLike, instead };
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
