/** A cell that has a value, or had one that cannot be taken over. */
export interface GridCell {
  /** From 1. */
  readonly column: number;
  readonly text: string;
  readonly kind: 'text' | 'number' | 'other' | 'lost';
  /** Currency that the cell is shown in, or null. */
  readonly currency: string | null;
  /** Why the value had to go. */
  readonly lost: string | null;
}

/** A row of a sheet or page in which something stands. */
export interface GridRow {
  /** From 1. */
  readonly row: number;
  readonly hidden: boolean;
  /** From left to right. */
  readonly cells: readonly GridCell[];
}
