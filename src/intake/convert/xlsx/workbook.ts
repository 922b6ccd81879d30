import { quintileError } from '../../../base/errors';
import { fail, ok, type Result } from '../../../base/result';
import { builtInFormat, parseFormat, type NumberFormat } from './number-format';
import { PartTooLarge, workbookFailure, XlsxPackage } from './package';
import { readSharedStrings } from './shared-strings';
import { attribute, type XmlHandlers } from '../xml-scanner';

export interface WorkbookSheet {
  readonly name: string;
  /** Part of the package, or null where the file names a sheet that it does not hold. */
  readonly part: string | null;
  readonly hidden: boolean;
  /** Charts and dialogs have no cells. */
  readonly isChart: boolean;
}

/** An open workbook: what its sheets have in common is read, the sheets are not. */
export interface Workbook {
  readonly file: File;
  readonly parts: XlsxPackage;
  readonly sheets: readonly WorkbookSheet[];
  readonly is1904: boolean;
  readonly formats: readonly NumberFormat[];
  readonly strings: readonly string[];
}

const OPEN = new WeakMap<File, Promise<Result<Workbook>>>();

/** Opens a workbook; the same file is opened once, as it is looked at several times. */
export function openWorkbook(file: File): Promise<Result<Workbook>> {
  let opening = OPEN.get(file);
  if (opening === undefined) {
    opening = open(file);
    OPEN.set(file, opening);
  }
  return opening;
}

async function open(file: File): Promise<Result<Workbook>> {
  const opened = await XlsxPackage.open(file);
  if (!opened.ok) return opened;
  const parts = opened.value;
  try {
    const root = await relationsOf(parts, '');
    const path = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
    const other = otherThanWorkbook(parts, path);
    if (other !== null)
      return fail(quintileError('intake.not_a_table', { file: file.name, looksLike: other }));
    const relations = await relationsOf(parts, path);
    const part = (wanted: string) => relations.find(({ type }) => type === wanted)?.target ?? '';
    const texts = part('sharedStrings');
    if (parts.isTooLargeToKeep(texts)) throw new PartTooLarge('its texts alone take over 1 GB.');
    return ok({
      file,
      parts,
      ...(await readDirectory(parts, path, relations)),
      formats: await readFormats(parts, part('styles')),
      strings: await readSharedStrings(parts, texts),
    });
  } catch (thrown) {
    return fail(workbookFailure(file, thrown));
  }
}

function otherThanWorkbook(parts: XlsxPackage, path: string): string | null {
  if (path.endsWith('.bin')) return 'a binary Excel workbook (.xlsb)';
  if (parts.has(path) && !/(^|\/)(word|ppt|visio)\//.test(path)) return null;
  if (parts.has('xl/workbook.bin')) return 'a binary Excel workbook (.xlsb)';
  if (parts.has('word/document.xml')) return 'a Word document (.docx)';
  if (parts.has('ppt/presentation.xml')) return 'a PowerPoint file (.pptx)';
  return 'a ZIP archive';
}

export interface Relation {
  readonly id: string;
  /** Last word of the type, e.g. `worksheet`: the rest differs between the variants of the format. */
  readonly type: string;
  readonly target: string;
}

/** What a part refers to, with paths made absolute; of the whole package when `path` is empty. */
export async function relationsOf(parts: XlsxPackage, path: string): Promise<Relation[]> {
  const cut = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, cut);
  const relations: Relation[] = [];
  await parts.scan(
    `${folder}_rels/${path.slice(cut)}.rels`,
    onOpen((name, attributes) => {
      if (name !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      relations.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type')?.split('/').at(-1) ?? '',
        target: resolvePath(folder, target),
      });
    }),
  );
  return relations;
}

function resolvePath(folder: string, target: string): string {
  const names: string[] = [];
  const path = target.replaceAll('\\', '/');
  for (const name of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
}

async function readDirectory(parts: XlsxPackage, path: string, relations: readonly Relation[]) {
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets: WorkbookSheet[] = [];
  let is1904 = false;
  await parts.scan(
    path,
    onOpen((name, attributes) => {
      if (name === 'workbookPr') is1904 = isTrue(attribute(attributes, 'date1904'));
      if (name !== 'sheet') return;
      const relation = byId.get(attribute(attributes, 'id') ?? '');
      sheets.push({
        name: attribute(attributes, 'name') ?? '',
        part: relation !== undefined && parts.has(relation.target) ? relation.target : null,
        hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
        isChart: relation !== undefined && relation.type !== 'worksheet',
      });
    }),
  );
  return { sheets, is1904 };
}

/** Formats by the number that cells refer to them with. */
async function readFormats(parts: XlsxPackage, path: string): Promise<NumberFormat[]> {
  const codes = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  await parts.scan(path, {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCells = true;
      else if (name === 'numFmt')
        codes.set(
          Number(attribute(attributes, 'numFmtId')),
          parseFormat(attribute(attributes, 'formatCode') ?? ''),
        );
      else if (name === 'xf' && inCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        formats.push(codes.get(id) ?? builtInFormat(id));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
    text: () => undefined,
  });
  return formats;
}

export function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

function onOpen(open: XmlHandlers['open']): XmlHandlers {
  return { open, close: () => undefined, text: () => undefined };
}
