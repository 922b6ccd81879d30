import type { Role } from '../../base/roles';

/** What a cell would show, told while the data for it are missing. */
export interface CellPreview {
  /** The question that it answers; null: none is known. */
  readonly question: string | null;
  /** What would be seen, each in a few words. */
  readonly shows: readonly string[];
}

/** What data that are missing would add to a cell that does without them. */
export interface CellAddition {
  readonly role: Role;
  /** Goes on “… would add”. */
  readonly what: string;
}
