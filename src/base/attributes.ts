import type { TraitKind } from './roles';

/** A column of the `customers` view beside the id. */
export interface Attribute {
  readonly name: string;
  /** DuckDB’s name of the type. */
  readonly type: string;
  readonly kind: TraitKind;
}
