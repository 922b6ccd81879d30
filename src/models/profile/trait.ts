import type { Role, TraitKind } from '../../base/roles';
import type { Unit } from '../../base/units';
import type { Sql } from '../../sql';
import type { AttributeReading } from '../attributes/attribute-reading';

/** Where traits are read: at most one row for each customer. */
export interface TraitSource {
  readonly role: Role;
  /** What stands after FROM while the model runs; it has `customer_id`. */
  readonly from: Sql;
  /** The same for somebody who runs the SQL later, when scratch relations are gone. */
  readonly later: Sql;
}

/** Something that is known of customers. */
export interface Trait {
  /** As people read it; no two traits of a profile have the same. */
  readonly name: string;
  readonly kind: TraitKind;
  readonly source: TraitSource;
  /** The value of a customer, over a row of the source. */
  readonly value: Sql;
  readonly shape: 'text' | 'number';
  /** How numbers are put into brackets. */
  readonly reading: AttributeReading;
  readonly unit: Unit;
  /** What customers without a row in the source have: 0 where that says “never”, else nothing is known. */
  readonly absent: 0 | null;
}

/** A column or question that is no part of the profile. */
export interface LeftOut {
  readonly trait: string;
  readonly role: Role;
  readonly reason: LeaveReason;
  /** Different values; null where nobody counted. */
  readonly values: number | null;
}
export type LeaveReason =
  | 'contact data'
  | 'nearly all values differ'
  | 'the same for everybody'
  | 'no values'
  | 'beyond the most frequent';

/** The order in which kinds of traits are told. */
export const KIND_ORDER: readonly TraitKind[] = [
  'demographic',
  'geographic',
  'firmographic',
  'psychographic',
  'behavioural',
  'other',
  'contact',
];

/** The traits with names of their own: the second of a name says where it comes from. */
export function withOwnNames(traits: readonly Trait[]): readonly Trait[] {
  const taken = new Set<string>();
  return traits.map((trait) => {
    let name = trait.name;
    if (taken.has(name)) name = `${trait.name} (${trait.source.role})`;
    for (let number = 2; taken.has(name); number++) name = `${trait.name} (${String(number)})`;
    taken.add(name);
    return name === trait.name ? trait : { ...trait, name };
  });
}
