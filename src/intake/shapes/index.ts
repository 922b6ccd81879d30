export { joinCandidates } from './find-joins';
export { agreeingCustomersQuery, buyersQuery, joinedTable, keysQuery } from './join-query';
export type { ShapeSource } from './shape-source';
export { mappingOf } from './shape-source';
export type { ShapedTable } from './shaped-table';
export { ordersTwiceQuery, unionCandidates, unionTable } from './union';
export { wideCandidates, wideFactsQuery, wideTable } from './wide';
