import { readFileSync } from 'node:fs';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
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

/** A file of tests/fixtures/columnar. */
export function columnarFixture(name: string): File {
  return new File([readFileSync(new URL(`../fixtures/columnar/${name}`, import.meta.url))], name);
}

/** An Arrow file of plain columns. */
export function arrowFile(
  columns: Parameters<typeof tableFromArrays>[0],
  name = 'table.arrow',
): File {
  return new File([new Uint8Array(tableToIPC(tableFromArrays(columns), 'file'))], name);
}
