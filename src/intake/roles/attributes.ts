import type { Attribute } from '../../base/attributes';
import type { ReadAs } from '../../base/reading';
import { typeFamily } from './column-expressions';
import { extraColumns, extraType } from './output-columns';
import type { RoleSupply } from './role-supply';
import { traitKind } from './trait-kind';

/**
 * The columns of the `customers` view beside the id, in the order and with the types that the view has, each with the
 * kind of trait that its name says: the name in the view, or where that says nothing the column’s own.
 */
export function attributesOf(supplies: readonly RoleSupply[]): readonly Attribute[] {
  return extraColumns('customers', supplies).map((extra) => {
    const names = [extra.name, ...extra.from.values()];
    const readAs = readAsOf(extra.mixed ? 'VARCHAR' : extra.type);
    const kinds = names.map((name) => traitKind(name, readAs));
    return {
      name: extra.name,
      type: extraType(extra),
      kind: kinds.find((kind) => kind !== 'other') ?? 'other',
    };
  });
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
