import type { ColumnReading } from '../../base/reading';
import { fitsDate } from '../values/date-fits';
import type { ColumnPlan } from './query';

/** Cells are told up to here, see `columnSql`. */
const TOLD = 60;

/**
 * The next weaker way to read a column of dates that stumbled over a cell (empty where it is not known): dates in any way
 * of writing that one rule reads, then days as points in time, then offsets left out, then text. Ways that do not take
 * the cell are passed over. Null when the user chose the type and the scanner has to decide.
 */
export function nextDatePlan(
  { column, lenient }: ColumnPlan,
  cell: string,
  repaired: boolean,
): ColumnPlan | null {
  const loose = withoutIsoFormat(column);
  const forced = column.forced === true;
  const moment: ColumnReading = { ...loose, type: 'timestamp' };
  const weaker: readonly ColumnReading[] = [
    ...(lenient ? [] : [loose]),
    ...(forced || column.type === 'timestamp' ? [] : [moment]),
    ...(forced || column.offsets === true ? [] : [{ ...moment, offsets: true }]),
  ];
  const text = cell.length < TOLD ? cell.trim() : '';
  const next = weaker.find((one) => text === '' || fitsDate(one, text));
  if (next !== undefined) return { column: next, lenient: true };
  if (forced && !repaired) return null;
  // What is known of its dates stays known: those that can be read are read where they are needed.
  const { name, format, months, offsets } = column;
  const known = {
    ...(format && { format }),
    ...(months && { months }),
    ...(offsets && { offsets }),
  };
  return { column: { name, type: 'text', ...known }, lenient: false };
}

/** ISO in several ways has no format. */
function withoutIsoFormat(column: ColumnReading): ColumnReading {
  if (column.format?.startsWith('%Y-%m-%d') !== true) return column;
  const { format: _, ...rest } = column;
  return rest;
}
