import type { TableInFile } from '../converter';
import { parseRange, type CellRange } from '../grid/range';
import { readRows } from './sheet-rows';
import { relationsOf, type Workbook, type WorkbookSheet } from './workbook';
import { attribute } from '../xml-scanner';

/** Rows of a sheet that tell whether it holds a table. */
const PROBE_ROWS = 50;

/** The sheets of a workbook, and which of them look like tables. */
export async function tablesOf(workbook: Workbook): Promise<TableInFile[]> {
  const looks: (Look | null)[] = [];
  for (const sheet of workbook.sheets) looks.push(await look(workbook, sheet));
  const widest = Math.max(...looks.map((seen) => seen?.columns ?? 0));
  return workbook.sheets.map((sheet, at) => {
    const seen = looks[at] ?? null;
    const isNotes = seen !== null && seen.columns < 2 && widest > 1;
    return {
      choice: { sheet: sheet.name },
      label: workbook.sheets.length === 1 ? null : sheet.name,
      worthReading: !sheet.hidden && seen !== null && seen.rows > 1 && !isNotes,
    };
  });
}

interface Look {
  /** Rows and columns with values, of the first rows. */
  readonly rows: number;
  readonly columns: number;
}

/** Null where there is nothing that could be a table. */
async function look(workbook: Workbook, { part, isChart }: WorkbookSheet): Promise<Look | null> {
  if (part === null || isChart) return null;
  const columns = new Set<number>();
  let rows = 0;
  let seen = 0;
  try {
    const pivots = await pivotsOn(workbook, part);
    await readRows(
      workbook,
      part,
      ({ row, cells }) => {
        seen += 1;
        const own = cells.filter(
          ({ column }) => !pivots.some((pivot) => isInside(pivot, row, column)),
        );
        if (own.length === 0) return;
        rows += 1;
        for (const { column } of own) columns.add(column);
      },
      { enough: () => rows >= PROBE_ROWS || seen >= PROBE_ROWS * 20 },
    );
  } catch {
    // Whoever reads it tells what is wrong with it.
    return { rows: 2, columns: 2 };
  }
  return { rows, columns: columns.size };
}

/** Where pivot tables stand: they sum up a table that is elsewhere. Their filters and titles stand above. */
async function pivotsOn(workbook: Workbook, part: string): Promise<CellRange[]> {
  const ranges: CellRange[] = [];
  for (const { type, target } of await relationsOf(workbook.parts, part)) {
    if (type !== 'pivotTable') continue;
    await workbook.parts.scan(target, {
      open: (name, attributes) => {
        const range = name === 'location' ? parseRange(attribute(attributes, 'ref') ?? '') : null;
        if (range !== null) ranges.push({ ...range, top: 1 });
      },
      close: () => undefined,
      text: () => undefined,
    });
  }
  return ranges;
}

function isInside({ top, left, bottom, right }: CellRange, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}
