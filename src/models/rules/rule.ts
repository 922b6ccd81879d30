/** What a value is compared with. */
export type RuleValue = string | number | boolean;

/** How a column has to compare. `missing` and `present` take no value; `any of` and `none of` take a list. */
export type RuleTest =
  | { readonly is: 'at least' | 'at most' | 'over' | 'under'; readonly value: number | string }
  | { readonly is: 'equal' | 'not equal'; readonly value: RuleValue }
  | { readonly is: 'any of' | 'none of'; readonly value: readonly RuleValue[] }
  | { readonly is: 'contains'; readonly value: string }
  | { readonly is: 'missing' | 'present' };

/** One condition: a column, and how it has to compare. A missing value only meets `missing`, `none of` and `not equal`. */
export type RuleClause = { readonly field: string } & RuleTest;

/** A named group and who is in it: all conditions of one alternative hold. */
export interface SegmentRule {
  readonly segment: string;
  /** Alternatives of conditions that have to hold together; the rest group has none and takes everyone left. */
  readonly when: readonly (readonly RuleClause[])[];
  readonly meaning?: string;
  readonly action?: string;
  /** Which of the segment colours it has, from 0. */
  readonly color?: number;
}
