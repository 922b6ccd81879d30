import type { DateOrder } from './reading';
import type { ExcludedStatus } from './roles';

/** Columns that have a value on the first line of a group only: it counts for the group's other lines, too. */
export interface Filled {
  /** Column whose value the lines of a group share, such as the number of an order. */
  readonly by: string;
  readonly columns: readonly string[];
}

/** The export of a known system that a source was recognised as, and what follows from it for the whole source. */
export interface KnownExport {
  readonly id: string;
  /** Continues “Recognised as”. */
  readonly title: string;
  /** What is special about it, in words for the user. */
  readonly note: string;
  /** Statuses that say that a sale was not completed; part of the cleaning it was given, and can be switched off there. */
  readonly statuses?: readonly ExcludedStatus[];
  readonly filled?: Filled;
  /** Columns that stay text although their values look like numbers. */
  readonly text?: readonly string[];
  /** How the system writes dates whose values leave the order open. */
  readonly date_order?: DateOrder;
}
