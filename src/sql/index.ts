export {
  EMPTY,
  Sql,
  foreignSql,
  ident,
  join,
  literal,
  qualified,
  sql,
  type LiteralValue,
} from './sql';
export { findReferences, type SqlReferences } from './references';
export { mayReadRawRows } from './raw-reads';
export { tokensFrom, wordOf } from './tokens';
export { rewriteVariables, variableLiteral, type RewrittenSql } from './variables';
