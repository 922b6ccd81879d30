import type { ReadingChoices } from '../base/reading';
import { columnsKey, type RememberedReading } from '../base/remembered';
import type { Sniff } from '../intake/sniff/sniff-file';
import type { StoredSource } from './source-store';

/** What the user decided about files before, by the set of their column names. */
export class ReadingMemory {
  #readings = new Map<string, RememberedReading>();

  /** Replaces everything that is remembered. */
  set(readings: readonly RememberedReading[]): void {
    this.#readings = new Map(readings.map((reading) => [reading.key, reading]));
  }

  find(columns: readonly string[]): RememberedReading | null {
    return this.#readings.get(columnsKey(columns)) ?? null;
  }
}

/** What was chosen for such files before, without an encoding that the bytes of this one rule out. */
export function choicesThatFit({ choices }: RememberedReading, found: Sniff): ReadingChoices {
  const { encoding, ...others } = choices;
  if (encoding === undefined || encoding === found.reading.encoding) return choices;
  const isUtf16 = [encoding, found.reading.encoding].some((one) => one.startsWith('utf-16'));
  const isSure = found.reading.encoding_confidence === undefined && !isAscii(found);
  return isUtf16 || isSure || encoding === 'utf-8' ? others : choices;
}

/** Whether a file that is read as such files were before has the columns that those had then. */
export function hasColumnsAsBefore({ columns }: RememberedReading, { sample }: Sniff): boolean {
  return columns === undefined || sample.columns.every((name) => columns.includes(name));
}

function isAscii({ sample: { columns, rows } }: Sniff): boolean {
  return [columns, ...rows].every((row) => row.every((cell) => /^[\0-\x7f]*$/.test(cell ?? '')));
}

/** What is worth remembering of a source as the user left it; null where nothing was decided or all is still asked. */
export function worthRemembering(
  { foundColumns, columns, choices, roles, needs, error }: StoredSource,
  day: string,
): RememberedReading | null {
  if (error !== null || needs.length > 0 || foundColumns.length === 0) return null;
  // What singles out a table of its file, such as a sheet, says nothing about another file.
  const { sheet: _, range: __, path: ___, ...kept } = choices;
  return {
    key: columnsKey(foundColumns),
    choices: kept,
    columns: columns.map(({ name }) => name),
    roles: roles
      .filter(({ accepted }) => accepted)
      .map(({ role, mapping, cleaning, traits }) => ({
        role,
        mapping,
        cleaning,
        ...(traits && { traits }),
      })),
    day,
  };
}
