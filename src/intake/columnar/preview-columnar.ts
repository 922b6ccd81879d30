import type { FilePreview } from '../preview';
import { fits, TYPE_WORDS } from '../values/fits';
import type { ArrowField } from './arrow-schema';
import { typeName } from './arrow-schema';
import type { ColumnarSniff } from './sniff-columnar';

const ROWS = 1_000;

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
  const raw = describeFields(sniff.fields);
  const nowhere = { lines: [], rawLines: [], headerLine: null, setAside: [] };
  return { sniff, columns, rows, raw, rejected, ...nowhere };
}

function describeFields(fields: readonly ArrowField[]): string[] {
  return fields.map((field) => `${field.name}: ${typeName(field)}`);
}
