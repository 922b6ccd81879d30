import type { FileText } from '../text-of';
import type { Repaired } from './repair';
import type { BadRecord } from './scan';

/** The rejected rows of all files. */
export interface AllRejects {
  readonly count: number;
  /** Those that are kept, by file. */
  readonly stored: readonly (readonly BadRecord[])[];
}

/** What was rejected on the way: records that did not become text, then rows that our scanner left out. */
export function allRejects(
  texts: readonly FileText[],
  repaired: readonly Repaired[] | null,
): AllRejects {
  const files = texts.map(({ converted }, file) => [
    converted?.rejected ?? { count: 0, stored: [] },
    { count: repaired?.[file]?.rejected ?? 0, stored: repaired?.[file]?.stored ?? [] },
  ]);
  return {
    count: files.flat().reduce((sum, { count }) => sum + count, 0),
    stored: files.map((both) => both.flatMap(({ stored }) => stored)),
  };
}
