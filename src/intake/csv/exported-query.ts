import type { ColumnInfo } from '../../engine/connector';
import { ident, join, literal, sql, type Sql } from '../../sql';

/** The query that reads a table outside of Quintile that was saved there as CSV: the same rows in the same types. */
export function exportedQuery(file: string, columns: readonly ColumnInfo[]): Sql {
  const types = columns.map(({ name, type }) => sql`${ident(name)}: ${literal(type)}`);
  const options = [
    sql`
      columns = {
        ${join(types, ',\n')}
      }
    `,
    sql`auto_detect = false`,
    sql`header = true`,
    sql`delim = ','`,
    sql`quote = '"'`,
    sql`escape = '"'`,
  ];
  return sql`
    from read_csv(
      ${literal(file)},
      ${join(options, ',\n')}
    )
  `;
}
