export {
  currenciesQuery,
  detectReturnMarkQuery,
  duplicateCustomersQuery,
  duplicateRowsQuery,
  idShapeQuery,
  matchQuery,
  scientificIdsQuery,
} from './checks-query';
export { countsQuery, distinctsQuery } from './counts-query';
export { roleExcludedViewQuery, roleMappedQuery, roleViewQuery } from './role-queries';
export type { IdShape, RoleSupply } from './role-supply';
export type { TransactionOptions } from './transactions-query';
export { completeCleaning, missingParts, validateMapping } from './validate-mapping';
