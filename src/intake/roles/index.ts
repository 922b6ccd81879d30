export { attributesOf, columnTrait } from './attributes';
export {
  currenciesQuery,
  detectReturnMarkQuery,
  duplicateCustomersQuery,
  duplicateRowsQuery,
  idsAreFloatsQuery,
  matchQuery,
  scientificIdsQuery,
} from './checks-query';
export { countsQuery } from './counts-query';
export { idExamplesQuery, idMatchQuery, mergedIdsQuery } from './id-match-query';
export { roleFactsQuery } from './role-facts-query';
export { looksOf, looksQuery, maskedSupply, textColumns } from './masked-supply';
export { maskedText } from './masking';
export { personalKind, type PersonalKind } from './personal-columns';
export { roleExcludedViewQuery, roleMappedQuery, roleViewQuery } from './role-queries';
export type { RoleSupply } from './role-supply';
export { completeCleaning, validateMapping, validateStatuses } from './validate-mapping';
export type { RoleSample } from './column-facts';
export type { RelatedColumn } from './overlap';
export { knownParts, type KnownParts } from './known-parts';
export { ENOUGH_QUESTIONS, isQuestionName } from './question-names';
export { proposeRoles } from './propose-roles';
export {
  saleStatusColumns,
  statusCountsQuery,
  unfinishedStatus,
  type StatusCount,
} from './unfinished-sales';
export { SURE, type RoleProposal } from './role-proposal';
export { readingForRoles } from './reading-for-roles';
