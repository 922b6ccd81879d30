import { columnsKey, type RememberedReading } from '../base/remembered';
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

/** What is worth remembering of a source as the user left it; null where nothing was decided or all is still asked. */
export function worthRemembering(
  { foundColumns, choices, roles, needs, error }: StoredSource,
  day: string,
): RememberedReading | null {
  if (error !== null || needs.length > 0 || foundColumns.length === 0) return null;
  // What singles out a table of its file, such as a sheet, says nothing about another file.
  const { sheet: _, range: __, path: ___, ...kept } = choices;
  return {
    key: columnsKey(foundColumns),
    choices: kept,
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
