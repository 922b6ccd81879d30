import { columnsOfTable, type ColumnReading } from '../../base/reading';
import type { ReadingPreview } from '../../kernel/protocol';
import { columnReadingWords } from './column-reading-words';

/** A column of the previewed table. */
export interface PreviewColumn {
  readonly name: string;
  readonly reading: ColumnReading | undefined;
  /** How its cells are written. */
  readonly words: string;
  /** Pixels. */
  readonly width: number;
  /** Pixels from the first column. */
  readonly left: number;
}

const NARROWEST = 132;
const WIDEST = 300;
const CHARACTER = 7.2;
const PADDING = 26;
/** Rows that decide how wide a column is. */
const MEASURED = 60;

/** The columns of a preview, side by side. */
export function previewColumns(
  { columns, rows, report }: ReadingPreview,
  readings: readonly ColumnReading[],
): PreviewColumn[] {
  const { ambiguousDates = [], ambiguousNumbers = [] } = report;
  const inTable = report.reading ? columnsOfTable({ ...report.reading, columns: readings }) : [];
  let left = 0;
  return columns.map((name, place) => {
    const reading = inTable[place];
    const ambiguous = ambiguousDates.includes(name)
      ? 'date'
      : ambiguousNumbers.includes(name)
        ? 'number'
        : undefined;
    const words = reading ? columnReadingWords(reading, ambiguous) : '';
    let longest = name.length;
    for (const row of rows.slice(0, MEASURED)) longest = Math.max(longest, row[place]?.length ?? 0);
    const width = Math.min(WIDEST, Math.max(NARROWEST, longest * CHARACTER + PADDING));
    const column = { name, reading, words, width, left };
    left += width;
    return column;
  });
}
