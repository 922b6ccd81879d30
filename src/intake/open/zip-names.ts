/** What a ZIP archive is by the names in it. */
export type ZipKind =
  | 'xlsx'
  | 'xlsb'
  | 'word'
  | 'powerpoint'
  | 'opendocument-spreadsheet'
  | 'opendocument'
  | 'numbers'
  | 'archive';

/** True for the first bytes of a ZIP archive, also an empty or a split one. */
export function isZip(head: Uint8Array): boolean {
  const [p, k, third = 0, fourth = 0] = head;
  if (p !== 0x50 || k !== 0x4b) return false;
  return [0x0304, 0x0506, 0x0708].includes(third * 256 + fourth);
}

/** Tells Office files, which are ZIP archives, from others, by those of their parts that lie in the first bytes. */
export function zipKind(head: Uint8Array): ZipKind {
  const parts = partsIn(head);
  const has = (pattern: RegExp) => parts.some(({ name }) => pattern.test(name));
  const mime = parts.find(({ name }) => name === 'mimetype')?.start ?? '';
  if (mime.includes('opendocument.spreadsheet')) return 'opendocument-spreadsheet';
  if (mime.includes('opendocument')) return 'opendocument';
  if (has(/^xl\/\w+\.bin$|^xl\/worksheets\/\w+\.bin$/)) return 'xlsb';
  if (has(/^xl\/(workbook\.xml|worksheets\/|_rels\/|theme\/|styles\.xml|sharedStrings\.xml)/))
    return 'xlsx';
  if (has(/^word\//)) return 'word';
  if (has(/^ppt\//)) return 'powerpoint';
  if (has(/^Index\/.*\.iwa$/)) return 'numbers';
  // The sheets of a workbook may lie further on, behind a picture of its first page.
  if (has(/^\[Content_Types\]\.xml$/)) return 'xlsx';
  return 'archive';
}

interface ZipPart {
  readonly name: string;
  /** Its first bytes, as they are stored. */
  readonly start: string;
}

/** Parts whose headers lie in these bytes. */
function partsIn(head: Uint8Array): ZipPart[] {
  const parts: ZipPart[] = [];
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  for (
    let at = head.indexOf(0x50);
    at !== -1 && at + 30 <= head.length;
    at = head.indexOf(0x50, at + 1)
  ) {
    if (view.getUint32(at, true) !== 0x04034b50) continue;
    const start = at + 30 + view.getUint16(at + 26, true);
    const content = start + view.getUint16(at + 28, true);
    parts.push({
      name: latin1(head.subarray(at + 30, start)),
      start: latin1(head.subarray(content, content + 60)),
    });
  }
  return parts;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
