import type { QuintileError } from '../../base/errors';
import type { Role } from '../../base/roles';
import type { CellId } from '../../document/notebook';

/** What a cell brings into the notebook’s one namespace. */
export interface Provides {
  /** Relations that others can read. */
  readonly relations: readonly string[];
  /** Values that others can use as `$name`. */
  readonly variables: readonly string[];
  /** The selection that it publishes, if it does. Its value is the user’s choice, not a result of the cell. */
  readonly selection: string | null;
}

/** What a cell needs from elsewhere, by name. */
export interface Reads {
  readonly relations: readonly string[];
  /**
   * Built-in models that it reads unless their roles are missing: cells of these names are read as others, and what the
   * built-in ones need is no condition.
   */
  readonly preferred: readonly string[];
  /** Roles whose rows it uses where they are there, and does without where not. */
  readonly welcome: readonly Role[];
  readonly variables: readonly string[];
  /** Selections whose change means running again. */
  readonly selections: readonly string[];
  /** Selections that it follows in its own way: they have to exist, no more. */
  readonly follows: readonly string[];
  /** True where the as-of date changes the outcome. */
  readonly asOf: boolean;
  /** True where it reads sources by their qualified names. */
  readonly sources: boolean;
}

export const READS_NOTHING: Reads = {
  relations: [],
  preferred: [],
  welcome: [],
  variables: [],
  selections: [],
  follows: [],
  asOf: false,
  sources: false,
};
export const PROVIDES_NOTHING: Provides = { relations: [], variables: [], selection: null };

/** One cell as the graph sees it. */
export interface CellFacts {
  readonly id: CellId;
  /** How messages call it: its name, or its place on the page (`#3`). */
  readonly label: string;
  /** Equal where running it again would do the same. */
  readonly content: string;
  readonly provides: Provides;
  readonly reads: Reads;
  /** What is wrong with the cell’s own text: it does not run. */
  readonly error: QuintileError | null;
}
