import type { IdRule } from '../../base/id-rules';
import type { TraitKinds } from '../../base/attributes';
import type { Filled } from '../../base/known-export';
import type { ColumnReading, Reading } from '../../base/reading';
import type { Cleaning, Mapping } from '../../base/roles';
import type { ColumnInfo } from '../../engine/connector';
import { join, ident, sql, type Sql } from '../../sql';
import type { PersonalKind } from './personal-columns';

/** One source that supplies a role: all that is needed to write the SQL of its part of the role view. */
export interface RoleSupply {
  /** Name of the source, without schema. */
  readonly source: string;
  /** The table, such as `source.orders`. It must be a table, not a view: the row order of customers is its rowid. */
  readonly table: Sql;
  /** Columns as they are in the table. */
  readonly columns: readonly ColumnInfo[];
  readonly mapping: Mapping;
  readonly cleaning: Cleaning;
  /** Kinds of attributes that were chosen, by column. */
  readonly traits?: TraitKinds;
  /** Formats of dates that stayed text are taken from here; null where there is none. */
  readonly reading: Reading | null;
  /** Canonical ids whose `.0` is removed: all are whole numbers written as floats (see `idsAreFloatsQuery`). */
  readonly idCleaning?: readonly string[];
  /** What is made of customer ids, so that they meet in all sources; absent: nothing. */
  readonly idRule?: IdRule;
  /** The currency of all amounts, where no column says it; absent: nothing tells. */
  readonly constantCurrency?: string;
  /** The table is read with these columns filled; absent: as it stands. */
  readonly filled?: Filled;
  /** No two records have the same customer: nobody has to look for the first. */
  readonly uniqueCustomers?: boolean;
  /** While personal data are masked: the columns of the source that hold some. Absent: everything is shown. */
  readonly masks?: ReadonlyMap<string, PersonalKind>;
}

/** A column of a supply as expressions use it. */
export interface SourceColumn {
  readonly name: string;
  /** DuckDB's name of the type. */
  readonly type: string;
  /** `src.name` */
  readonly sql: Sql;
  /** How dates are written in it, where the reading knows that. */
  readonly dates: Pick<ColumnReading, 'format' | 'months'>;
}

/** The alias under which every query here reads the source's table. */
export const SRC = ident('src');

/** The column mapped to a canonical part, or null. A mapped column that is not there is a bug: validate first. */
export function mappedColumn(supply: RoleSupply, canonical: string): SourceColumn | null {
  const name = supply.mapping[canonical];
  if (name === undefined) return null;
  return namedColumn(supply, name);
}

/** The column of that name. */
export function namedColumn(supply: RoleSupply, name: string): SourceColumn {
  const info = supply.columns.find((column) => column.name === name);
  if (info === undefined) throw new TypeError(`${supply.source} has no column ${name}`);
  const reading: ColumnReading | undefined = supply.reading?.columns.find((c) => c.name === name);
  return {
    name,
    type: info.type.toUpperCase(),
    sql: join([SRC, ident(name)], '.'),
    dates: reading ?? {},
  };
}

/** `from source.orders as src`, without `from`. */
export function sourceAlias(supply: RoleSupply): Sql {
  return sourceRows(supply, supply.table);
}

/**
 * Rows of the source under the alias, from the table or a query over it that keeps all columns: with the columns filled
 * that have their value on the first line of a group only.
 */
export function sourceRows(supply: RoleSupply, rows: Sql): Sql {
  const { filled } = supply;
  if (filled === undefined || filled.columns.length === 0) return sql`${rows} as ${SRC}`;
  const by = ident(filled.by);
  const items = filled.columns.map((name) => {
    const { sql: own, type } = namedColumn(supply, name);
    const value = type === 'VARCHAR' ? sql`nullif(${own}, '')` : own;
    return sql`coalesce(${value}, if(${SRC}.${by} is null, null, max(${value}) over same)) as ${ident(name)}`;
  });
  // The position of a record is asked for by customers; a query over the table has none.
  const hasPosition =
    rows === supply.table && !supply.columns.some(({ name }) => name.toLowerCase() === 'rowid');
  return sql`
    (
      select ${hasPosition ? sql`${SRC}.rowid, ` : sql``}* replace (
        ${join(items, ',\n')}
      )
      from ${rows} as ${SRC}
      window same as (partition by ${SRC}.${by})
    ) as ${SRC}
  `;
}

/** A name that no column of the source has, for a column that only the query itself uses. */
export function freshName(supply: RoleSupply, wanted: string): Sql {
  const taken = new Set(supply.columns.map((column) => column.name.toLowerCase()));
  let name = wanted;
  while (taken.has(name)) name = `${name}_`;
  return ident(name);
}
