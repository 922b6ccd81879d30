import { expect, it } from 'vitest';
import { recognise } from './recognise';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf16 = (text: string) =>
  new Uint8Array(Uint16Array.from(`\ufeff${text}`, (letter) => letter.charCodeAt(0)).buffer);

/** What a file is, in one word or in the words of the page. */
function kindOf(head: Uint8Array): string {
  const found = recognise(head);
  if (found.kind === 'table') return found.format;
  return found.kind === 'archive' ? 'archive' : found.looksLike;
}

/** The header of a part of a ZIP archive, with its content. */
function zipPart(name: string, content = ''): string {
  const size = (length: number) => String.fromCharCode(length & 255, length >> 8);
  return `PK\x03\x04${'\0'.repeat(22)}${size(name.length)}\0\0${name}${content}`;
}

it.each([
  ['id,name\n1,Ada\n', 'csv'],
  ['[Order ID],[Name]\n1,Ada\n', 'csv'],
  ['[1] 2024-01-02 started\n', 'csv'],
  ['[2024-01-02] started\n', 'csv'],
  ['{id};name\n1;Ada\n', 'csv'],
  ['{"a":1},7\n{"a":2},8\n', 'csv'],
  ['["a","b"];7\n', 'csv'],
  ['<5,small\n>5,large\n', 'csv'],
  ['"<table>",1\n', 'csv'],
  ['{"a":1}', 'json'],
  ['  \n[ {"a":1},', 'json'],
  ['\xef\xbb\xbf[{"a":1}]', 'json'],
  ['{"a":1}\n{"a":2}\n', 'json'],
  ['{"a":1},\n{"a":2},\n', 'json'],
  ['{}', 'json'],
  ['[]\n', 'json'],
  ['[1,2.5,null]', 'json'],
  ['["a","b"]\n["c","d"]\n', 'json'],
  ['// made by hand\n{"a":1}', 'json'],
  ["{'a': 1, 'b': None}", 'json'],
  ['[{"a":1}] and more', 'json'],
  ['<!DOCTYPE html><html>', 'html'],
  ['\n <html xmlns:x="urn:schemas-microsoft-com:office:excel">', 'html'],
  ['<?xml version="1.0"?>\n<!-- x --><html>', 'html'],
  ['<meta charset="utf-8"><table>', 'html'],
  ['<div><b>Orders</b><table><tr>', 'html'],
  ['<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', 'html'],
  ['<?xml version="1.0"?><orders>', 'an XML document'],
  ['MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n', 'a web archive (.mht)'],
  ['PAR1\x15\x04', 'parquet'],
  ['ARROW1\0\0', 'arrow'],
  ['\xff\xff\xff\xff\x10\x01\0\0\x10\0\0\0', 'arrow'],
  ['\xff\xff\xff\xff\xff\xff\xff\xff', 'csv'],
  [zipPart('xl/worksheets/sheet1.xml', 'x'), 'xlsx'],
  [zipPart('docProps/app.xml') + zipPart('xl/theme/theme1.xml'), 'xlsx'],
  [zipPart('[Content_Types].xml') + zipPart('docProps/thumbnail.jpeg'), 'xlsx'],
  [zipPart('[Content_Types].xml') + zipPart('word/document.xml'), 'a Word document (.docx)'],
  [zipPart('[Content_Types].xml') + zipPart('ppt/slides/s.xml'), 'a PowerPoint file (.pptx)'],
  [zipPart('[Content_Types].xml') + zipPart('xl/workbook.bin'), 'a binary Excel workbook (.xlsb)'],
  [
    zipPart('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'),
    'an OpenDocument spreadsheet (.ods)',
  ],
  [zipPart('xl/orders.csv', 'id\n1\n'), 'archive'],
  [zipPart('orders.csv', 'see xl/workbook.xml'), 'archive'],
  ['PK\x05\x06', 'archive'],
  // A workbook with a password lies in such a file too: the reader of workbooks tells them apart.
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'xlsx'],
  ['%PDF-1.7', 'a PDF document'],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive'],
  ['\x05\x06\x07\x0e\x0f\x10\x11\x12', 'a binary file'],
])('%j is %s', (head, kind) => {
  expect(kindOf(bytes(head))).toBe(kind);
});

it.each([
  ['id\tname\n1\tAda\n', 'csv'],
  ['[{"name": "Ada"}]', 'json'],
  ['<html><table>', 'html'],
])('UTF-16 is looked at as its text: %j is %s', (text, kind) => {
  expect(kindOf(utf16(text))).toBe(kind);
});

it('says what to do with what cannot be read', () => {
  expect(recognise(bytes('Rar!\x1a\x07'))).toMatchObject({
    instead: 'Unpack it and drop the files that are in it.',
  });
});

it('looks at a few bytes without stumbling', () => {
  for (const text of ['', 'P', 'PK', '{', '[', '<', '\xff\xff\xff\xff'])
    expect(() => recognise(bytes(text))).not.toThrow();
});
