import type { ReadingChoices } from '../../../base/reading';
import { sniffDialect, type SniffedDialect } from '../dialect';
import type { FileSample } from '../sample';
import { tableStructure, type TableStructure } from './table-structure';

/** A table, and how its fields are separated. */
export interface SeparatedTable {
  readonly dialect: SniffedDialect;
  readonly table: TableStructure;
}

/** Of longer files, a preamble is too small a part to hide how the fields are separated. */
const MAX_LINES = 400;
const LINE_FEED = 10;

/**
 * Looks for a table in the lower part of a short file in which no delimiter was found: many lines of a preamble may hide
 * it. Taken only where a header with columns of numbers, dates or the like stands below other lines.
 */
export function tableBelowPreamble(
  sample: FileSample,
  choices: ReadingChoices,
): SeparatedTable | null {
  if (choices.delimiter !== undefined || choices.skip !== undefined) return null;
  const ends = lineEnds(sample.head);
  if (ends.length < 4 || ends.length > MAX_LINES) return null;
  for (const part of [0.5, 0.75]) {
    const from = ends[Math.floor(ends.length * part)] ?? 0;
    const found = sniffDialect(sample.head.subarray(from), sample.whole, choices);
    if (found.fields < 2) continue;
    const dialect = { ...found, statement: 0 };
    const table = tableStructure(sample, dialect, choices);
    if (table !== null && table.skip > 0 && table.header && hasTypes(table))
      return { dialect, table };
  }
  return null;
}

function hasTypes({ guesses }: TableStructure): boolean {
  return guesses.some((guess) => guess.sets('header') === 'apart');
}

/** Where the lines after the first begin. */
function lineEnds(bytes: Uint8Array): number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
    if (at + 1 < bytes.length) ends.push(at + 1);
    if (ends.length > MAX_LINES) break;
  }
  return ends;
}
