import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';

/** A cell: text, number, truth, nothing, or its XML where that is not enough. */
export type CellSpec = string | number | boolean | null | { readonly xml: string };

export interface SheetSpec {
  readonly rows?: readonly (readonly CellSpec[])[];
  /** Instead of rows: what stands in `<sheetData>`. */
  readonly data?: string;
  /** Behind the rows, e.g. `<mergeCells>`. */
  readonly behind?: string;
  readonly state?: 'hidden' | 'veryHidden';
}

export interface WorkbookSpec {
  readonly sheets: Readonly<Record<string, SheetSpec>>;
  /** Format codes; cells refer to them by `s="1"` and so on. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
  /** More parts of the package, or others in place of the usual ones. */
  readonly parts?: Readonly<Record<string, string>>;
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A number in the format of a given place, from 1. */
export function formatted(value: number | string, format: number): CellSpec {
  return { xml: `<c s="${format}"><v>${value}</v></c>` };
}

/** A cell of a type, such as an error (`e`). */
export function typed(type: string, value: string): CellSpec {
  return { xml: `<c t="${type}"><v>${value}</v></c>` };
}

/** Merges such as `A1:C1`. */
export function merged(...ranges: readonly string[]): string {
  return `<mergeCells>${ranges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
}

/** A workbook made of its parts, for what no writer writes. */
export async function workbook(spec: WorkbookSpec, name = 'orders.xlsx'): Promise<File> {
  const names = Object.keys(spec.sheets);
  const sheets = names.map((sheet, at) => {
    const state = spec.sheets[sheet]?.state;
    return `<sheet name="${sheet}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`;
  });
  const relations = names.map((_, at) => relation(`rId${at + 1}`, 'worksheet', sheetPath(at)));
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relationships([relation('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr${spec.date1904 ? ' date1904="1"' : ''}/><sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...relations,
      relation('rIdS', 'styles', 'styles.xml'),
    ]),
    'xl/styles.xml': styles(spec.formats ?? []),
  };
  names.forEach((sheet, at) => {
    parts[`xl/${sheetPath(at)}`] = sheetXml(spec.sheets[sheet] ?? {});
  });
  return zipped({ ...parts, ...spec.parts }, name);
}

/** Files in a ZIP archive. */
export async function zipped(parts: Readonly<Record<string, string>>, name: string): Promise<File> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [path, text] of Object.entries(parts)) await zip.add(path, new TextReader(text));
  return new File([await zip.close()], name);
}

function sheetPath(at: number): string {
  return `worksheets/sheet${at + 1}.xml`;
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
}

export function relationships(relations: readonly string[]): string {
  return `<Relationships>${relations.join('')}</Relationships>`;
}

function styles(formats: readonly string[]): string {
  const codes = formats.map(
    (code, at) =>
      `<numFmt numFmtId="${164 + at}" formatCode="${code.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"/>`,
  );
  const cells = ['<xf numFmtId="0"/>', ...formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`)];
  return `<styleSheet ${MAIN}><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join('')}</cellXfs></styleSheet>`;
}

function sheetXml({ rows = [], data, behind = '' }: SheetSpec): string {
  const lines = rows.map((cells) => `<row>${cells.map(cellXml).join('')}</row>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet ${MAIN}><sheetData>${data ?? lines.join('')}</sheetData>${behind}</worksheet>`;
}

function cellXml(cell: CellSpec): string {
  if (cell === null) return '<c/>';
  if (typeof cell === 'object') return cell.xml;
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  const text = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}
