import type { TraitKind } from './roles';

/** A column of the `customers` view beside the id. */
export interface Attribute {
  readonly name: string;
  /** DuckDB’s name of the type. */
  readonly type: string;
  readonly kind: TraitKind;
}

/** Kinds of traits that the user chose, by column of the source. */
export type TraitKinds = Readonly<Record<string, TraitKind>>;

/**
 * What a column says of a person: how it is masked follows from it. `staff` are names of who looks after customers,
 * `birth` whole dates of birth.
 */
export type PersonalKind = 'name' | 'staff' | 'email' | 'phone' | 'address' | 'link' | 'birth';

/** What a column of a source would tell about a customer, by its name. */
export interface ColumnTrait {
  readonly column: string;
  readonly kind: TraitKind;
  /** Null where nothing says that it is personal. */
  readonly personal: PersonalKind | null;
}
