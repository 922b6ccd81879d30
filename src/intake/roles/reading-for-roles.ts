import type { KnownExport } from '../../base/known-export';
import type { Reading } from '../../base/reading';
import type { Mapping } from '../../base/roles';
import { isCodeName } from './vocabulary';

const TEXT_PARTS = ['customer_id', 'order_id', 'product'];

/**
 * The reading with ids and codes as text, so that `00501` stays: columns that a mapping uses as customer, order or
 * product, columns of a known export that are codes, and those named as a product code, postal code or telephone number. What the user chose stays.
 */
export function readingForRoles(
  reading: Reading,
  roles: readonly { readonly mapping: Mapping; readonly preset?: KnownExport }[],
): Reading {
  const ids = new Set(
    roles.flatMap(({ mapping, preset }) => [
      ...TEXT_PARTS.map((part) => mapping[part] ?? null),
      ...(preset?.text ?? []),
    ]),
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
