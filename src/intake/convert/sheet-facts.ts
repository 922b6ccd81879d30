import type { ColumnReading } from '../../base/reading';
import type { SheetFacts } from '../../base/sources';
import type { ConvertedTable } from './converter';

/** What the sheets or pages of one source tell beside their values; null where that is nothing. */
export function sheetFacts(
  tables: readonly ConvertedTable[],
  columns: readonly ColumnReading[],
): SheetFacts | null {
  const sum = (count: (table: ConvertedTable) => number | undefined) =>
    tables.reduce((total, table) => total + (count(table) ?? 0), 0);
  const hiddenRows = sum((table) => table.hiddenRows);
  const filledMerges = sum((table) => table.filledMerges);
  const currencies = columns.flatMap(({ name }, at) => {
    const shown = new Set(tables.flatMap((table) => table.currencies?.[at] ?? []));
    return shown.size > 0 ? [{ column: name, currencies: [...shown] }] : [];
  });
  const isPlain = hiddenRows === 0 && filledMerges === 0 && currencies.length === 0;
  return isPlain ? null : { hiddenRows, filledMerges, currencies };
}
