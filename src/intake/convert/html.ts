import { quintileError, type QuintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import type {
  ConvertedTable,
  Converter,
  ConvertHooks,
  TableChoice,
  TableInFile,
} from './converter';
import { GridTable, type Columns } from './grid/grid-table';
import { MergeFiller } from './grid/merge-filler';
import { parseRange, WHOLE_SHEET, type CellRange } from './grid/range';
import type { GridRow } from './grid/grid-row';
import { PageRows } from './html/page-rows';
import { PageReader, type PageTable } from './html/page-tables';
import { isSpreadsheetXml } from './html/is-spreadsheet-xml';
import { SpreadsheetXmlReader, type XmlSheet } from './html/spreadsheet-xml';
import { textChunks, textHead } from './html/text-stream';
import { XmlDamage } from './xml-scanner';

/**
 * Web pages: each `<table>` is a table, whatever the file is called, and so are the sheets of workbooks in XML. Cells are
 * the text that a reader of the page sees.
 */
export const htmlConverter: Converter = {
  async tables(file) {
    try {
      const found = await findTables(file, {});
      return found.length === 0 ? fail(noTable(file)) : ok(found.map(({ table }) => table));
    } catch (thrown) {
      return fail(pageFailure(file, thrown));
    }
  },

  async convert(file, choice, hooks = {}) {
    const range = choice.range === undefined ? WHOLE_SHEET : parseRange(choice.range);
    if (range === null) {
      const detail = `“${choice.range ?? ''}” is no range such as A5:H200.`;
      return fail(quintileError('intake.unreadable', { file: file.name, detail }));
    }
    try {
      const found = await chooseTable(file, choice, hooks);
      return found.ok ? ok(await convertTable(file, found.value, range, hooks)) : found;
    } catch (thrown) {
      return fail(pageFailure(file, thrown, hooks.signal));
    }
  },
};

/** Gets the rows of all tables, each by its key. */
interface Rows {
  readonly start?: (key: string, table: PageTable | XmlSheet) => void;
  readonly row: (
    key: string,
    row: GridRow,
    merged: readonly CellRange[],
    /** All cells are marked as names. */
    isNames: boolean,
  ) => void;
  /** True when the rest is not needed. */
  readonly enough?: () => boolean;
}

async function readAll(file: File, rows: Rows, hooks: ConvertHooks): Promise<void> {
  const isXml = isSpreadsheetXml(await textHead(file));
  const reader = isXml ? sheetReader(rows) : pageReader(rows);
  for await (const chunk of textChunks(file, hooks)) {
    reader.push(chunk);
    if (rows.enough?.() === true) return;
  }
  reader.end();
}

function sheetReader(rows: Rows): SpreadsheetXmlReader {
  return new SpreadsheetXmlReader({
    start: (sheet) => rows.start?.(sheet.name, sheet),
    row: (sheet, row, merged) => {
      rows.row(sheet.name, row, merged, false);
    },
  });
}

function pageReader(rows: Rows): PageReader {
  const placing = new Map<PageTable, PageRows>();
  return new PageReader({
    start: (table) => {
      placing.set(table, new PageRows());
      rows.start?.(String(table.number), table);
    },
    row: (table, cells) => {
      const placed = placing.get(table)?.place(cells);
      if (placed === undefined || placed.cells.length === 0) return;
      const isNames = cells.every(({ isHeader }) => isHeader);
      rows.row(String(table.number), placed, placed.merged, isNames);
    },
  });
}

interface Found {
  readonly key: string;
  readonly table: TableInFile;
  /** The first row, and only that, is marked as the names of the columns. */
  readonly header: boolean;
}

const FOUND = new WeakMap<File, readonly Found[]>();

/** The tables of a file; they are looked for once. */
async function findTables(file: File, hooks: ConvertHooks): Promise<readonly Found[]> {
  const known = FOUND.get(file);
  if (known !== undefined) return known;
  const looks = new Map<string, Look>();
  const rows: Rows = {
    start: (key, table) => {
      looks.set(key, { table, rows: 0, columns: 0, names: [] });
    },
    row: (key, row, _, isNames) => {
      const look = looks.get(key);
      if (look === undefined) return;
      look.rows += 1;
      look.columns = Math.max(look.columns, row.cells.length);
      if (look.names.length < 2) look.names.push(isNames);
    },
  };
  await readAll(file, rows, hooks);
  const found = [...looks].map(([key, look]) => ({
    key,
    table: tableInFile(key, look, looks.size === 1),
    header: look.names[0] === true && look.names[1] === false,
  }));
  FOUND.set(file, found);
  return found;
}

interface Look {
  readonly table: PageTable | XmlSheet;
  rows: number;
  columns: number;
  readonly names: boolean[];
}

function tableInFile(key: string, { table, rows, columns }: Look, isOnly: boolean): TableInFile {
  const isTable = rows > 1 && columns > 1 && !table.isHidden;
  return 'name' in table
    ? { choice: { sheet: key }, label: isOnly ? null : table.name, worthReading: isTable }
    : {
        choice: { path: key },
        label: isOnly ? null : table.label,
        worthReading: isTable && !table.isLayout,
      };
}

async function chooseTable(
  file: File,
  choice: TableChoice,
  hooks: ConvertHooks,
): Promise<Result<Found>> {
  const tables = await findTables(file, { signal: hooks.signal });
  const wanted = choice.sheet ?? choice.path;
  const found =
    wanted === undefined
      ? (tables.find(({ table }) => table.worthReading) ?? tables[0])
      : tables.find(({ key }) => key === wanted);
  if (found !== undefined) return ok(found);
  if (tables.length === 0) return fail(noTable(file));
  const detail = `it has no table “${wanted ?? ''}”, but ${tables.map(({ key }) => `“${key}”`).join(', ')}.`;
  return fail(quintileError('intake.unreadable', { file: file.name, detail }));
}

async function convertTable(
  file: File,
  found: Found,
  range: CellRange,
  hooks: ConvertHooks,
): Promise<ConvertedTable> {
  const write = async (columns: Columns | null) => {
    const table = new GridTable(range, columns);
    const filler = new MergeFiller();
    const rows: Rows = {
      row: (key, row, merged) => {
        if (key === found.key) table.add(row, filler.fill(row, merged));
      },
      enough: () => hooks.rows !== undefined && table.rows >= hooks.rows,
    };
    await readAll(file, rows, hooks);
    return { table, filler };
  };
  let written = await write(null);
  if (written.table.misjudged) written = await write(written.table.columns);
  const table = written.table.finish(written.filler.filled);
  return found.header && range === WHOLE_SHEET ? { ...table, header: true } : table;
}

function noTable(file: File): QuintileError {
  const looksLike = 'a web page without a table';
  return quintileError('intake.not_a_table', { file: file.name, looksLike });
}

function pageFailure(file: File, thrown: unknown, signal?: AbortSignal): QuintileError {
  if (signal?.aborted === true) return quintileError('cancelled', {});
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  if (thrown instanceof XmlDamage)
    return quintileError('intake.corrupt_file', { file: file.name, kind: 'workbook', detail });
  return quintileError('intake.unreadable', { file: file.name, detail });
}
