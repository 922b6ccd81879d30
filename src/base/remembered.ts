import type { TraitKinds } from './attributes';
import type { ReadingChoices } from './reading';
import type { Cleaning, Mapping, Role } from './roles';

/** What the user decided about files with these columns, to be done again when such a file comes. */
export interface RememberedReading {
  /** Names of the columns, as `columnsKey` puts them. */
  readonly key: string;
  readonly choices: ReadingChoices;
  /** Names that the columns had when they were read so: others mean that a file is another one. */
  readonly columns?: readonly string[];
  /** Roles with what plays which part; empty where only the reading was decided. */
  readonly roles: readonly {
    readonly role: Role;
    readonly mapping: Mapping;
    readonly cleaning: Cleaning;
    readonly traits?: TraitKinds;
  }[];
  /** ISO day of the decision. */
  readonly day: string;
}

/** The same text for the same set of column names, whatever their order and case. */
export function columnsKey(columns: readonly string[]): string {
  return JSON.stringify([...new Set(columns.map((name) => name.trim().toLowerCase()))].sort());
}
