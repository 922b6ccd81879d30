import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import type { ConvertedTable, Converter, ConvertHooks, TableChoice } from './converter';
import { GridTable, type Columns } from './grid/grid-table';
import { MergeFiller } from './grid/merge-filler';
import { parseRange, WHOLE_SHEET, type CellRange } from './grid/range';
import { readMerges } from './xlsx/merges';
import { otherThanPackage } from './xlsx/old-office-file';
import { workbookFailure } from './xlsx/package';
import { readRows } from './xlsx/sheet-rows';
import { tablesOf } from './xlsx/sheets';
import { openWorkbook, type Workbook } from './xlsx/workbook';

/**
 * Workbooks of Excel 2007 and later (Office Open XML, ECMA-376): each sheet is a table. Values are what the cells hold,
 * not what their formats show of it.
 */
export const xlsxConverter: Converter = {
  async tables(file) {
    const opened = await open(file);
    if (!opened.ok) return opened;
    return ok(await tablesOf(opened.value));
  },

  async convert(file, choice, hooks = {}) {
    const opened = await open(file);
    if (!opened.ok) return opened;
    const area = await chooseArea(opened.value, choice);
    if (!area.ok) return area;
    try {
      return ok(await convertSheet(opened.value, area.value, hooks));
    } catch (thrown) {
      return fail(workbookFailure(file, thrown, hooks.signal));
    }
  },
};

async function open(file: File): Promise<Result<Workbook>> {
  return (await otherThanPackage(file)) ?? (await openWorkbook(file));
}

interface Area {
  readonly part: string;
  readonly range: CellRange;
}

async function chooseArea(workbook: Workbook, choice: TableChoice): Promise<Result<Area>> {
  const { file, sheets } = workbook;
  const range = choice.range === undefined ? WHOLE_SHEET : parseRange(choice.range);
  if (range === null) {
    const detail = `“${choice.range ?? ''}” is no range such as A5:H200.`;
    return fail(quintileError('intake.unreadable', { file: file.name, detail }));
  }
  const name = choice.sheet ?? (await firstTable(workbook));
  const sheet = sheets.find((one) => one.name === name);
  if (sheet === undefined) {
    const names = sheets.map((one) => `“${one.name}”`).join(', ');
    const detail = `it has no sheet “${name ?? ''}”, but ${names}.`;
    return fail(quintileError('intake.unreadable', { file: file.name, detail }));
  }
  if (sheet.part === null) {
    const detail = `the sheet “${sheet.name}” is missing in it`;
    return fail(
      quintileError('intake.corrupt_file', { file: file.name, kind: 'workbook', detail }),
    );
  }
  return ok({ part: sheet.isChart ? '' : sheet.part, range });
}

async function firstTable(workbook: Workbook): Promise<string | undefined> {
  const tables = await tablesOf(workbook);
  return (tables.find(({ worthReading }) => worthReading) ?? tables[0])?.choice.sheet;
}

async function convertSheet(
  workbook: Workbook,
  { part, range }: Area,
  hooks: ConvertHooks,
): Promise<ConvertedTable> {
  const { file, parts } = workbook;
  const merges = await readMerges(workbook, part, { signal: hooks.signal });
  const share = file.size / Math.max(parts.size(part), 1);
  const write = async (columns: Columns | null) => {
    const table = new GridTable(range, columns);
    const filler = new MergeFiller();
    let next = 0;
    await readRows(
      workbook,
      part,
      (row) => {
        const from = next;
        while ((merges[next]?.top ?? Infinity) <= row.row) next += 1;
        const starting = merges.slice(from, next).filter(({ top }) => top === row.row);
        table.add(row, filler.fill(row, starting));
      },
      {
        signal: hooks.signal,
        enough: () => hooks.rows !== undefined && table.rows >= hooks.rows,
        onInflated: (bytes) => {
          hooks.onBytes?.(Math.min(file.size, Math.round(bytes * share)));
        },
      },
    );
    return { table, filler };
  };
  let written = await write(null);
  if (written.table.misjudged) written = await write(written.table.columns);
  return written.table.finish(written.filler.filled);
}
