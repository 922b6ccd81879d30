/** A value that a column can be compared with. */
export type SelectableValue = string | number | boolean | null;

/** One condition on a column. Bounds are ISO text for dates and timestamps; a null bound is open. */
export type Clause =
  | { readonly field: string; readonly values: readonly SelectableValue[] }
  | {
      readonly field: string;
      /** Included. */
      readonly from: number | string | null;
      /** Left out, as the upper edge of a bin is. */
      readonly to: number | string | null;
    };

/**
 * What is chosen in one place: alternatives, each a conjunction of clauses. No alternatives: nothing is chosen, and
 * nothing is filtered.
 */
export type Selection = readonly (readonly Clause[])[];

export const NOTHING_SELECTED: Selection = [];
