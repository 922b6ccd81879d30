import type { FilePreview } from '../preview';
import { fits, TYPE_WORDS } from '../values/fits';
import type { ArrowField } from './arrow-schema';
import { typeName } from './arrow-schema';
import type { ColumnarSniff } from './sniff-columnar';

const ROWS = 200;

/** The first rows as they would be read. There is no raw text: what stands in its place describes the columns. */
export function previewOf(sniff: ColumnarSniff): FilePreview {
  const { reading, sample } = sniff;
  const rows: (string | null)[][] = [];
  const rejected: FilePreview['rejected'][number][] = [];
  for (const [index, row] of sample.rows.slice(0, ROWS).entries()) {
    const place = reading.columns.findIndex(
      (column, at) => column.forced === true && !fits(column, row[at] ?? ''),
    );
    const column = reading.columns[place];
    if (column === undefined) {
      rows.push([...row]);
      continue;
    }
    rejected.push({
      line: index + 2,
      column: column.name,
      reason: `“${row[place] ?? ''}” is not ${TYPE_WORDS[column.type]}`,
      raw: row.map((cell) => cell ?? '').join(','),
    });
  }
  const columns = sample.columns;
  return { sniff, columns, rows, raw: describeFields(sniff.fields), rejected, setAside: [] };
}

function describeFields(fields: readonly ArrowField[]): string[] {
  return fields.map((field) => `${field.name}: ${typeName(field)}`);
}
