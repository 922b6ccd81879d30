/** One thing that a reader of a link learns. */
export interface SharedItem {
  /** Where it stands, in a few words: `$spend, default`. */
  readonly where: string;
  /** As it stands in the link. */
  readonly value: string;
  /** It holds what looks like an e-mail address. */
  readonly personal: boolean;
}

/** What a link contains, kind by kind. */
export interface SharedGroup {
  readonly kind: 'title' | 'text' | 'input' | 'query' | 'model' | 'chart' | 'data' | 'other';
  /** Cells of this kind; a query has an item for each value in it, and may have none. */
  readonly cells: number;
  readonly items: readonly SharedItem[];
}

/** How the data here are to those that a notebook was written with. */
export type DataVerdict = 'same' | 'newer' | 'older' | 'other_rows' | 'other_columns' | 'not_known';

/** A column that a notebook’s mapping names and the data here do not have. */
export interface MissingColumn {
  /** The canonical column, or the attribute, that it plays. */
  readonly part: string;
  readonly column: string;
}

export interface RowsAndDays {
  readonly rows: number | null;
  /** ISO days. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The data of one role here beside those that a notebook was written with. */
export interface DataComparison {
  readonly role: string;
  readonly verdict: DataVerdict;
  /** The verdict in words: one short sentence, and what follows from it. */
  readonly title: string;
  readonly text: string;
  readonly missing: readonly MissingColumn[];
  readonly expected: RowsAndDays;
  /** Null where nothing can be said before the columns fit. */
  readonly actual: RowsAndDays | null;
}
