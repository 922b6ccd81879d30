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
