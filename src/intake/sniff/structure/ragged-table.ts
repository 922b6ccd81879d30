import type { ReadingChoices } from '../../../base/reading';
import { sniffDialect } from '../dialect';
import { headRecords } from '../records';
import type { FileSample } from '../sample';
import type { SeparatedTable } from './below-preamble';
import { isEmptyRow, trimmedLength } from './rows';
import { tableStructure } from './table-structure';

const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Looks for a table whose rows leave out the empty cells at their ends, so that no number of fields prevails: the header
 * has at least three names, no row more fields than it, and most rows have several.
 */
export function raggedTable(sample: FileSample, choices: ReadingChoices): SeparatedTable | null {
  if (choices.delimiter !== undefined) return null;
  for (const delimiter of DELIMITERS) {
    const found = sniffDialect(sample.head, sample.whole, { ...choices, delimiter });
    const [header, ...rows] = headRecords(sample.head, sample.whole, found).flatMap(({ row }) =>
      isEmptyRow(row) ? [] : [row],
    );
    if (header === undefined || rows.length < 2 || trimmedLength(header) < 3) continue;
    const several = rows.filter((row) => row.length > 1).length;
    if (several < rows.length * 0.6 || rows.some((row) => row.length > header.length)) continue;
    const dialect = { ...found, fields: header.length };
    const table = tableStructure(sample, dialect, choices);
    if (table !== null && table.header && table.shortRows === 'pad' && table.skip === 0)
      return { dialect, table };
  }
  return null;
}
