import type { ColumnTrait } from '../base/attributes';
import type { ColumnInfo } from '../engine/connector';
import { columnTrait } from '../intake/roles';

const KNOWN = new WeakMap<readonly ColumnInfo[], readonly ColumnTrait[]>();

/** What each column of a source would tell about a customer, by its name. */
export function columnTraits(columns: readonly ColumnInfo[]): readonly ColumnTrait[] {
  const known = KNOWN.get(columns) ?? columns.map(({ name, type }) => columnTrait(name, type));
  KNOWN.set(columns, known);
  return known;
}
