import type { Filled } from '../../base/known-export';
import type { DateOrder } from '../../base/reading';
import type { Cleaning, ExcludedStatus, Role } from '../../base/roles';

/** A column, or several of which one is meant: the first that is there and filled. */
export type Columns = string | readonly string[];

/** How a known export supplies a role. */
export interface PresetRole {
  readonly role: Role;
  /** Which column plays which part. Parts whose columns are not there are left out. */
  readonly parts: Readonly<Record<string, Columns>>;
  /** Columns that tell about the customer; for customers beside something else. Without them all others do. */
  readonly attributes?: readonly string[];
  readonly cleaning?: Partial<Cleaning>;
}

/**
 * The export of a known system: how it is recognised, and what its columns mean. Case, spaces and signs of column names
 * do not matter, nor does their order, and there may be more of them.
 */
export interface Preset {
  readonly id: string;
  /** Continues “Recognised as”. */
  readonly title: string;
  /** What is special, in words for the user. */
  readonly note: string;
  /** All of them are there. */
  readonly needs: readonly Columns[];
  /** At least so many of these are there, too. */
  readonly any?: { readonly atLeast: number; readonly of: readonly string[] };
  /** None of these: then it is another file. */
  readonly not?: readonly string[];
  readonly roles: readonly PresetRole[];
  /** Statuses of sales that were not completed; of a list, the first whose column is there. */
  readonly statuses?: readonly (ExcludedStatus | readonly ExcludedStatus[])[];
  readonly filled?: Filled;
  /** Columns that stay text although their values look like numbers. */
  readonly text?: readonly string[];
  readonly date_order?: DateOrder;
}
