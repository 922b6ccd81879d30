import { DataType, type RecordBatch, type Table, type Vector } from 'apache-arrow';
import type { CellValue } from './cell-value';

/** Reads a cell of one type from what Arrow gives. */
export type CellReader = (value: unknown) => CellValue;

/**
 * How values of an Arrow type become JavaScript values. DuckDB's decimals and sums of integers arrive as unscaled
 * words, dates and timestamps as epoch milliseconds: both would be read wrongly as they come.
 */
export function cellReader(type: DataType): CellReader {
  if (DataType.isDecimal(type)) return (value) => decimalToNumber(value, type.scale);
  if (DataType.isDate(type)) return (value) => isoDate(Number(value));
  if (DataType.isTimestamp(type)) return (value) => isoTimestamp(Number(value));
  if (DataType.isInt(type))
    return (value) => (typeof value === 'bigint' ? integer(value) : Number(value));
  if (DataType.isFloat(type)) return Number;
  if (DataType.isBool(type)) return Boolean;
  if (DataType.isList(type)) {
    const item = type.children[0];
    const read = item ? nullable(cellReader(item.type as DataType)) : () => null;
    return (value) => Array.from(value as Iterable<unknown>, read);
  }
  if (DataType.isStruct(type)) {
    const fields = type.children.map((child) => ({
      name: child.name,
      read: nullable(cellReader(child.type as DataType)),
    }));
    return (value) =>
      Object.fromEntries(
        fields.map(({ name, read }) => [name, read((value as Record<string, unknown>)[name])]),
      );
  }
  return (value) => String(value);
}

/** Rows of a table as plain objects. For small results only: what is large stays in columns. */
export function tableRows(table: Table): Record<string, CellValue>[] {
  return table.batches.flatMap((batch) => batchRows(batch));
}

/** One column of a table as an array of values. */
export function columnValues(table: Table, name: string): CellValue[] {
  const vector: Vector | null = table.getChild(name);
  if (!vector) throw new RangeError(`no column ${name}`);
  const read = nullable(cellReader(vector.type as DataType));
  return Array.from({ length: vector.length }, (_, row) => read(vector.get(row)));
}

function batchRows(batch: RecordBatch): Record<string, CellValue>[] {
  const columns = batch.schema.fields.map((field, index) => ({
    name: field.name,
    vector: batch.getChildAt(index),
    read: nullable(cellReader(field.type as DataType)),
  }));
  return Array.from({ length: batch.numRows }, (_, row) =>
    Object.fromEntries(columns.map(({ name, vector, read }) => [name, read(vector?.get(row))])),
  );
}

function nullable(read: CellReader): CellReader {
  return (value) => (value === null || value === undefined ? null : read(value));
}

function integer(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value;
}

function decimalToNumber(value: unknown, scale: number): number | bigint {
  const words = value as Uint32Array;
  let unscaled = 0n;
  for (let index = words.length - 1; index >= 0; index--)
    unscaled = (unscaled << 32n) | BigInt(words[index] ?? 0);
  const signed = BigInt.asIntN(words.length * 32, unscaled);
  if (scale === 0) return integer(signed);
  const digits = (signed < 0n ? -signed : signed).toString().padStart(scale + 1, '0');
  return Number(`${signed < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`);
}

function isoDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function isoTimestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/(\.000)?Z$/, '');
}
