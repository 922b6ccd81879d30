/** Why two sources are joined. */
export type JoinPurpose =
  /** Order lines get customer and date from the orders that they belong to. */
  | 'lines'
  /** Refunds get the customer from the orders that they take back. */
  | 'refunds'
  /** Contacts get the attributes of their account. */
  | 'accounts';

/** What wide columns of one row a customer tell about, one row for each of them. */
export type WidePurpose = 'campaigns' | 'surveys' | 'interactions';

/**
 * A source made from other sources by one query, because the tables have another shape than a role needs. It stands
 * beside them as a source of its own; those it is made from stay as they are.
 */
export type Shape =
  | {
      readonly kind: 'join';
      readonly purpose: JoinPurpose;
      /** Every row of this source stays; rows of the other are added where the keys are equal. */
      readonly source: string;
      readonly key: string;
      readonly other: string;
      readonly otherKey: string;
    }
  | {
      readonly kind: 'wide';
      readonly purpose: WidePurpose;
      readonly source: string;
      /** Column that says who. */
      readonly customer: string;
      /** The columns that become rows; their names become the campaign, question or kind. */
      readonly columns: readonly string[];
      /** Column with the day, where there is one. */
      readonly at?: string;
    }
  | {
      readonly kind: 'union';
      /** Sources with the same columns, such as the months of a year, in order. */
      readonly sources: readonly string[];
    };

/** A shape that the data suggest. */
export interface ShapeOffer {
  readonly shape: Shape;
  /** What would happen, in one sentence for the user, with its counts. */
  readonly sentence: string;
  /** What else to know, e.g. rows without a partner. */
  readonly notes: readonly string[];
  /** Nothing speaks against it: taken by itself, shown, and easily undone. */
  readonly sure: boolean;
}
