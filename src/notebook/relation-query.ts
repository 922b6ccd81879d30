import { ident, qualified, sql, type Sql } from '../sql';

/** All rows of a relation as lists call it: a bare name, or `source.<name>`. */
export function relationQuery(relation: string): Sql {
  const name = relation.startsWith(SOURCES)
    ? qualified('source', relation.slice(SOURCES.length))
    : ident(relation);
  return sql`from ${name}`;
}

const SOURCES = 'source.';
