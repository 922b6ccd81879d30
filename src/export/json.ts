import type { DataType, Vector } from 'apache-arrow';
import { cellReader } from '../base/arrow-values';
import type { ArrowParts } from './arrow-parts';
import { FilePieces } from './file-pieces';
import { WritePace, type WriteHooks } from './writing';

/**
 * JSON in UTF-8: an array with an object for each row, one a line. Dates are ISO text, whole numbers beyond 2^53 text too
 * (others would read them wrongly), NULL, NaN and infinity null. Null when the signal ended it.
 */
export async function writeJson(parts: ArrowParts, hooks: WriteHooks): Promise<Blob | null> {
  const { fields } = parts.schema;
  const keys = fields.map((field) => `${JSON.stringify(field.name)}:`);
  const file = new FilePieces();
  const pace = new WritePace(hooks);
  let before = '[\n';
  for await (const batch of parts.batches()) {
    const writers = fields.map((field, index) =>
      valueWriter(field.type as DataType, batch.getChildAt(index)),
    );
    for (let row = 0; row < batch.numRows; row++) {
      const members = writers.map((write, index) => (keys[index] ?? '') + write(row));
      file.add(`${before}{${members.join(',')}}`);
      before = ',\n';
    }
    if (!(await pace.wrote(batch.numRows))) return null;
  }
  file.add(before === '[\n' ? '[]\n' : '\n]\n');
  return file.toBlob('application/json');
}

function valueWriter(type: DataType, vector: Vector | null): (row: number) => string {
  if (!vector) return () => 'null';
  const read = cellReader(type);
  return (row) => {
    const value: unknown = vector.get(row);
    return value === null || value === undefined ? 'null' : JSON.stringify(read(value), bigText);
  };
}

function bigText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
