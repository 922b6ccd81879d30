import type { Role } from '../../base/roles';
import type { Sql } from '../../sql';
import {
  customersExcludedViewQuery,
  customersMappedQuery,
  customersViewQuery,
} from './customers-query';
import {
  recordsExcludedViewQuery,
  recordsMappedQuery,
  recordsViewQuery,
} from './record-roles-query';
import type { RoleSupply } from './role-supply';
import {
  transactionsExcludedViewQuery,
  transactionsMappedQuery,
  transactionsViewQuery,
  type TransactionOptions,
} from './transactions-query';

/** The query behind a role's view: canonical columns, then the columns that are not mapped; only rows that count. */
export function roleViewQuery(
  role: Role,
  supplies: readonly RoleSupply[],
  options: TransactionOptions,
): Sql {
  if (role === 'transactions') return transactionsViewQuery(supplies, options);
  return role === 'customers' ? customersViewQuery(supplies) : recordsViewQuery(role, supplies);
}

/** The query behind a role's `…_excluded` view: the same columns and `reason`; only rows that do not count. */
export function roleExcludedViewQuery(
  role: Role,
  supplies: readonly RoleSupply[],
  options: TransactionOptions,
): Sql {
  if (role === 'transactions') return transactionsExcludedViewQuery(supplies, options);
  return role === 'customers'
    ? customersExcludedViewQuery(supplies)
    : recordsExcludedViewQuery(role, supplies);
}

/** All rows of a role's sources with `reason`, NULL where the row counts. */
export function roleMappedQuery(
  role: Role,
  supplies: readonly RoleSupply[],
  options: TransactionOptions,
): Sql {
  if (role === 'transactions') return transactionsMappedQuery(supplies, options);
  return role === 'customers' ? customersMappedQuery(supplies) : recordsMappedQuery(role, supplies);
}
