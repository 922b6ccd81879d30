import type { ColumnReading, Reading } from '../../src/base/reading';

/** The reading of a columnar file: of the text formats' properties, none has a meaning. */
export function columnarReading(
  format: 'parquet' | 'arrow',
  columns: readonly ColumnReading[],
): Reading {
  return {
    format,
    encoding: 'utf-8',
    compression: 'none',
    delimiter: ',',
    quote: '"',
    header: true,
    skip: 0,
    short_rows: 'reject',
    columns,
    date_order: null,
  };
}
