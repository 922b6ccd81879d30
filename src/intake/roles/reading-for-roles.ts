import type { Reading } from '../../base/reading';
import type { Mapping } from '../../base/roles';
import { isCodeName } from './vocabulary';

const TEXT_PARTS = ['customer_id', 'order_id', 'product'];

/**
 * The reading with ids and codes as text, so that `00501` stays: columns that a mapping uses as customer, order or
 * product, and columns named as a product code, postal code or telephone number. What the user chose stays.
 */
export function readingForRoles(
  reading: Reading,
  roles: readonly { readonly mapping: Mapping }[],
): Reading {
  const ids = new Set(
    roles.flatMap(({ mapping }) => TEXT_PARTS.map((part) => mapping[part] ?? null)),
  );
  return {
    ...reading,
    columns: reading.columns.map((column) =>
      column.forced !== true && (ids.has(column.name) || isCodeName(column.name))
        ? { name: column.name, type: 'text' }
        : column,
    ),
  };
}
