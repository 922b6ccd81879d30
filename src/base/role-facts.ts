/**
 * What tells the rows of a role apart from others without saying anything about anybody: counts, days, and sums from
 * which nothing can be read back. All rows that were read count, also those that cleaning leaves out.
 */
export interface RoleFacts {
  /** Rows read: kept, excluded and rejected. */
  readonly rows: number;
  /** ISO days of the first and the last row; null where no row has a time. */
  readonly from: string | null;
  readonly to: string | null;
  /** Whole numbers, one for each thing looked at, separated by spaces (see `roleFactsQuery`). */
  readonly checks: string;
}
