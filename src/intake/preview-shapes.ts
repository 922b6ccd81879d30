import { columnsOfTable } from '../base/reading';
import type { FilePreview } from './preview';
import { personalKind } from './roles';

/**
 * The preview with texts as their shapes: letters as `x`, digits as `0`, signs as they are. Delimiters, quotes and
 * lengths can be seen, people cannot. The names of columns, numbers and dates stay.
 */
export function shapesOf(preview: FilePreview): FilePreview {
  const { reading } = preview.sniff;
  const shown = columnsOfTable(reading).map(
    ({ name, type }) => type !== 'text' && personalKind(name, type) === null,
  );
  return {
    ...preview,
    rows: preview.rows.map((row) =>
      row.map((cell, column) => (cell === null || shown[column] ? cell : shapeOf(cell))),
    ),
    raw: preview.raw.map((line, index) =>
      preview.headerLine !== null && preview.rawLines[index] === preview.headerLine
        ? line
        : shapeOf(line),
    ),
    rejected: preview.rejected.map((record) => ({
      ...record,
      reason: record.reason.replaceAll(/“[^”]*”/g, '“…”'),
      raw: shapeOf(record.raw),
    })),
    setAside: preview.setAside.map((record) => ({ ...record, raw: shapeOf(record.raw) })),
  };
}

function shapeOf(text: string): string {
  return text.replaceAll(/\p{L}/gu, 'x').replaceAll(/\p{N}/gu, '0');
}
