import type { ColumnType } from '../base/units';
import { ident, join, literal, sql, type Sql } from '../sql';

/** A column of a small table that was computed outside of SQL. */
export interface ValuesColumn {
  readonly name: string;
  readonly type: Extract<ColumnType, 'VARCHAR' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN'>;
}
type Value = string | number | boolean | null;

/** So many rows read well one below the other. */
const ROWS_TO_READ = 60;
const SEPARATOR = '\u001f';
const NOTHING = '\u001e';

/**
 * The rows of a table that TypeScript has computed, as a query: in lines where they are few, else a text for each column
 * that is taken apart, as thousands of literals take half a second to parse. Numbers that are not finite are NULL.
 *
 * @param rows one value for each column; up to some ten thousand rows
 */
export function valuesQuery(
  columns: readonly ValuesColumn[],
  rows: readonly (readonly Value[])[],
): Sql {
  if (rows.length === 0) return emptyQuery(columns);
  return rows.length > ROWS_TO_READ ? listsQuery(columns, rows) : linesQuery(columns, rows);
}

const TYPES: Readonly<Record<ValuesColumn['type'], Sql>> = {
  VARCHAR: sql`VARCHAR`,
  INTEGER: sql`INTEGER`,
  DOUBLE: sql`DOUBLE`,
  BOOLEAN: sql`BOOLEAN`,
};

function emptyQuery(columns: readonly ValuesColumn[]): Sql {
  const items = columns.map(({ name, type }) => sql`null::${TYPES[type]} as ${ident(name)}`);
  return sql`
    select
      ${join(items, ',\n')}
    where false
  `;
}

function linesQuery(columns: readonly ValuesColumn[], rows: readonly (readonly Value[])[]): Sql {
  const items = columns.map(
    ({ name, type }) => sql`${ident(name)}::${TYPES[type]} as ${ident(name)}`,
  );
  const lines = rows.map(
    (row) => sql`(${join(columns.map((_, at) => literal(finite(row[at] ?? null))))})`,
  );
  return sql`
    select
      ${join(items, ',\n')}
    from (
      values
        ${join(lines, ',\n')}
    ) as found(${join(columns.map(({ name }) => ident(name)))})
  `;
}

function listsQuery(columns: readonly ValuesColumn[], rows: readonly (readonly Value[])[]): Sql {
  const items = columns.map(({ name, type }, at) => {
    const text = rows.map((row) => written(row[at] ?? null)).join(SEPARATOR);
    return sql`
      nullif(unnest(string_split(${literal(text)}, ${literal(SEPARATOR)})), ${literal(NOTHING)})::${TYPES[type]} as ${ident(name)}
    `;
  });
  return sql`
    select
      ${join(items, ',\n')}
  `;
}

function finite(value: Value): Value {
  return typeof value === 'number' && !Number.isFinite(value) ? null : withoutNul(value);
}

function withoutNul(value: Value): Value {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}

function written(value: Value): string {
  const safe = finite(value);
  if (safe === null) return NOTHING;
  // The two marks mean nothing in a text; what a file holds of them goes.
  return String(safe).replaceAll(SEPARATOR, '').replaceAll(NOTHING, '');
}
