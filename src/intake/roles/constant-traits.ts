import type { ColumnFacts, RoleSample } from './column-facts';
import { traitKind } from './trait-kind';

/** Customers with several rows that are needed before a column counts as constant. */
const ENOUGH_CUSTOMERS = 3;
const CONSTANT_SHARE = 0.98;

/** Names of the columns that tell about the customer: a trait by name, and the same in all rows of a customer. */
export function constantTraits(
  customer: ColumnFacts,
  columns: readonly ColumnFacts[],
  sample: RoleSample,
): readonly string[] {
  return columns
    .filter(({ name, type, filled }) => {
      const kind = traitKind(name, type);
      return filled > 0 && kind !== 'other' && kind !== 'behavioural';
    })
    .filter((column) => isConstant(customer, column, sample))
    .map(({ name }) => name);
}

function isConstant(customer: ColumnFacts, column: ColumnFacts, sample: RoleSample): boolean {
  const seen = new Map<string, { values: Set<string>; rows: number }>();
  for (const row of sample.rows) {
    const id = row[customer.index] ?? '';
    const value = row[column.index] ?? '';
    if (id === '' || value === '') continue;
    const found = seen.get(id) ?? { values: new Set(), rows: 0 };
    found.values.add(value);
    found.rows += 1;
    seen.set(id, found);
  }
  const repeated = [...seen.values()].filter(({ rows }) => rows > 1);
  const constant = repeated.filter(({ values }) => values.size === 1).length;
  return repeated.length >= ENOUGH_CUSTOMERS && constant >= CONSTANT_SHARE * repeated.length;
}
