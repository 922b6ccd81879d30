import type { ColumnReading } from '../../base/reading';
import { formatOfShape, isCalendarDate, isIsoShape, parseWrittenDate } from './dates';

/** Whether a value can be read as the column of dates or timestamps says. */
export function fitsDate(column: ColumnReading, text: string): boolean {
  const date = parseWrittenDate(text);
  if (date === null) return false;
  if (column.format === undefined) {
    return (
      isIsoShape(date.shape) &&
      isCalendarDate(date, null) &&
      !(column.type === 'date' && date.shape.time !== '')
    );
  }
  const order = /^%d/.test(column.format) ? 'dmy' : 'mdy';
  return formatOfShape(date.shape, order) === column.format && isCalendarDate(date, order);
}
