import type { Attribute, ColumnTrait } from '../../base/attributes';
import type { ReadAs } from '../../base/reading';
import { TRAIT_KINDS, type TraitKind } from '../../base/roles';
import { typeFamily } from './column-expressions';
import { extraColumns, extraType, type ExtraColumn } from './output-columns';
import { personalKind } from './personal-columns';
import type { RoleSupply } from './role-supply';
import { traitKind } from './trait-kind';

/**
 * The columns of the `customers` view beside the id, in the order and with the types that the view has, each with the
 * kind of trait that was chosen for it or that its name says: the name in the view, or where that says nothing the
 * column’s own.
 */
export function attributesOf(supplies: readonly RoleSupply[]): readonly Attribute[] {
  return extraColumns('customers', supplies).map((extra) => {
    const names = [extra.name, ...extra.from.values()];
    const readAs = readAsOf(extra.mixed ? 'VARCHAR' : extra.type);
    const kinds = names.map((name) => traitKind(name, readAs));
    return {
      name: extra.name,
      type: extraType(extra),
      kind: chosenKind(extra) ?? kinds.find((kind) => kind !== 'other') ?? 'other',
    };
  });
}

/** What is chosen comes from outside, as from the browser's store: only known kinds count. */
function chosenKind({ from }: ExtraColumn): TraitKind | undefined {
  for (const [{ traits }, column] of from) {
    const chosen = traits && Object.hasOwn(traits, column) ? traits[column] : undefined;
    if (chosen !== undefined && TRAIT_KINDS.includes(chosen)) return chosen;
  }
  return undefined;
}

/** What a column would tell about a customer, by its name and DuckDB’s name of its type. */
export function columnTrait(column: string, type: string): ColumnTrait {
  const readAs = readAsOf(type);
  return { column, kind: traitKind(column, readAs), personal: personalKind(column, readAs) };
}

/** The type by which a column’s name is understood. */
export function readAsOf(type: string): ReadAs {
  const family = typeFamily(type);
  switch (family) {
    case 'integer':
    case 'date':
    case 'timestamp':
    case 'boolean':
      return family;
    case 'double':
    case 'decimal':
      return 'number';
    case 'text':
    case 'other':
      return 'text';
  }
}
