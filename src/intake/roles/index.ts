export {
  currenciesQuery,
  detectReturnMarkQuery,
  duplicateCustomersQuery,
  duplicateRowsQuery,
  idsAreFloatsQuery,
  matchQuery,
  scientificIdsQuery,
} from './checks-query';
export { countsQuery, distinctsQuery } from './counts-query';
export { roleExcludedViewQuery, roleMappedQuery, roleViewQuery } from './role-queries';
export type { RoleSupply } from './role-supply';
export type { TransactionOptions } from './transactions-query';
export { completeCleaning, missingParts, validateMapping } from './validate-mapping';
export type { RoleSample } from './column-facts';
export type { RelatedColumn } from './overlap';
export { proposeRoles, SURE, type RoleProposal } from './propose-roles';
export { readingForRoles } from './reading-for-roles';
export { traitKind } from './trait-kind';
