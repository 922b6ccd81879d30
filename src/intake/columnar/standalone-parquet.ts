import { EMPTY, ident, join, literal, sql, type Sql } from '../../sql';
import type { ColumnarPlan } from './column-plan';
import { rowsQuery } from './columnar-query';
import type { LeafColumn } from './columns';

/** How the columns of one file became those of the table. */
export interface PlannedFile {
  readonly plans: readonly ColumnarPlan[];
  readonly leaves: readonly LeafColumn[];
  /** The file's columns, under the names that the engine gave them. */
  readonly staged: readonly string[];
}

/**
 * The query that reads Parquet files in DuckDB outside of Quintile: the same rows in the same types.
 */
export function standaloneParquet(
  files: readonly { readonly name: string; readonly planned: PlannedFile }[],
): Sql {
  return join(
    files.map(({ name, planned }) => rowsQuery(fromFile(name, planned), planned.plans)),
    '\nunion all\n',
  );
}

function fromFile(name: string, planned: PlannedFile): Sql {
  const { leaves, staged } = planned;
  const file = sql`read_parquet(${literal(name)})${columnNames(planned)}`;
  // Moments in time are as in UTC; else they would depend on the time zone of whoever runs it.
  const moments = leaves.flatMap(({ path, fields }) => {
    const type = fields.length === 1 ? fields[0]?.type : undefined;
    const column = staged[path[0]];
    return type?.kind === 'timestamp' && type.zone !== null && column !== undefined
      ? [sql`make_timestamp(epoch_us(${ident(column)})) as ${ident(column)}`]
      : [];
  });
  return moments.length === 0 ? file : sql`(select * replace (${join(moments)}) from ${file})`;
}

/** Names of columns, where they are not those in the file: who reads Parquet may call twins otherwise. */
function columnNames({ leaves, staged }: PlannedFile): Sql {
  const asInFile = leaves.every(({ path, fields }) => fields[0]?.name === staged[path[0]]);
  return asInFile ? EMPTY : sql` as file(${join(staged.map((name) => ident(name)))})`;
}
