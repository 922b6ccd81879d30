import { ROLES, type Role } from './roles';

/** Why two sources are joined. */
export type JoinPurpose =
  /** Order lines get customer and date from the orders that they belong to. */
  | 'lines'
  /** Refunds get the customer from the orders that they take back. */
  | 'refunds'
  /** Contacts, who buy, get the attributes of their account. */
  | 'accounts'
  /** Accounts, which buy, get the number of their contacts. */
  | 'contacts';

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

/** The sources that a shape is made from. */
export function sourcesOf(shape: Shape): readonly string[] {
  switch (shape.kind) {
    case 'join':
      return [shape.source, shape.other];
    case 'wide':
      return [shape.source];
    case 'union':
      return shape.sources;
  }
}

/** Roles that the shape supplies in place of the sources it is made from: counted twice, they would double sums. */
export function replacedRoles(
  shape: Shape,
): readonly { readonly source: string; readonly roles: readonly Role[] }[] {
  switch (shape.kind) {
    case 'join':
      return replacedByJoin(shape.purpose).map((role, place) => ({
        source: place === 0 ? shape.source : shape.other,
        roles: [role],
      }));
    case 'wide':
      return [{ source: shape.source, roles: [shape.purpose] }];
    case 'union':
      return shape.sources.map((source) => ({ source, roles: ROLES }));
  }
}

function replacedByJoin(purpose: JoinPurpose): readonly Role[] {
  switch (purpose) {
    case 'lines':
      return ['transactions', 'transactions'];
    case 'refunds':
      return ['transactions'];
    case 'accounts':
    case 'contacts':
      return ['customers', 'customers'];
  }
}

/** The same text for shapes that are the same. */
export function shapeKey(shape: Shape): string {
  switch (shape.kind) {
    case 'join':
      return JSON.stringify([shape.purpose, shape.source, shape.key, shape.other, shape.otherKey]);
    case 'wide':
      return JSON.stringify([shape.purpose, shape.source, shape.columns]);
    case 'union':
      return JSON.stringify(shape.sources);
  }
}

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
