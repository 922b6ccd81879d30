/** First bytes of files that are no CSV, whatever they are called. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF document'],
  ['PAR1', 'a Parquet file'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['SQLite format 3\0', 'an SQLite database'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Excel or Office file (.xls)'],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive'],
  ['Rar!\x1a\x07', 'a RAR archive'],
  ['BZh', 'a bzip2 archive'],
  ['\xfd7zXZ\0', 'an xz archive'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive'],
  ['ARROW1', 'an Arrow file'],
  ['ORC', 'an ORC file'],
  ['Obj\x01', 'an Avro file'],
  ['{\\rtf', 'an RTF document'],
  ['\0asm', 'a WebAssembly module'],
  ['\x7fELF', 'a program'],
  ['MZ\x90\0', 'a program'],
];

/**
 * What a file is that is not a table of text, from its first bytes, in words that fit after “it looks like”; null when
 * it may be a table. UTF-16 has to be told apart before.
 */
export function looksLike(head: Uint8Array): string | null {
  const start = latin1(head.subarray(0, 512));
  const signature = SIGNATURES.find(([bytes]) => start.startsWith(bytes));
  if (signature) return signature[1];
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06'))
    return looksLikeZip(latin1(head.subarray(0, 16_384)));
  if (start.slice(257, 262) === 'ustar') return 'a tar archive';
  return (
    looksLikeMarkup(latin1(head.subarray(0, 4096))) ?? (isBinary(head) ? 'a binary file' : null)
  );
}

function looksLikeZip(start: string): string {
  if (start.includes('xl/')) return 'an Excel workbook (.xlsx)';
  if (start.includes('word/')) return 'a Word document (.docx)';
  if (start.includes('ppt/')) return 'a PowerPoint file (.pptx)';
  if (start.includes('opendocument.spreadsheet')) return 'an OpenDocument spreadsheet (.ods)';
  // Workbooks name their sheets only further on, but always begin with this part.
  if (start.includes('[Content_Types].xml')) return 'an Excel workbook or another Office file';
  return 'a ZIP archive';
}

function looksLikeMarkup(start: string): string | null {
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (/^<(!doctype html|html|head|body|table)\b/i.test(text)) return 'an HTML page';
  if (/^<\?xml\b/i.test(text)) return 'an XML document';
  if (/^\{\s*(\}|"[^"\n]*"\s*:)/.test(text)) return 'a JSON file';
  if (/^\[\s*(\]\s*$|\{\s*"|\[)/.test(text)) return 'a JSON file';
  return null;
}

/** Text has next to no control characters besides tabs, line ends and the two that serve as delimiters. */
function isBinary(head: Uint8Array): boolean {
  let control = 0;
  for (const byte of head)
    if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 1 && byte !== 31) control++;
  return control > 4 && control / head.length > 0.02;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
