import type { Sql } from '../../sql';
import type { ShapeRole } from './shape-source';

/** The query that makes a table from other sources, and the roles that it supplies. */
export interface ShapedTable {
  readonly query: Sql;
  readonly roles: readonly ShapeRole[];
  /** What the user should know about it. */
  readonly notes: readonly string[];
}
