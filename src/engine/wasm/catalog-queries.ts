import type { Table } from 'apache-arrow';
import { sql } from '../../sql';
import type { RelationInfo } from '../connector';

/** Every column of every relation of the current database, tables with their exact number of rows. */
export const COLUMNS_QUERY = sql`
  select
    columns.schema_name,
    columns.table_name,
    tables.table_name is null as is_view,
    coalesce(tables.estimated_size, 0)::DOUBLE as row_count,
    columns.column_name,
    columns.data_type
  from duckdb_columns() as columns
  left join duckdb_tables() as tables using (database_name, schema_name, table_name)
  where columns.database_name = current_database() and not columns.internal
  order by columns.schema_name, columns.table_name, columns.column_index
`;

/** Bytes in use, and what the engine may use. */
export const MEMORY_QUERY = sql`
  select
    (select coalesce(sum(memory_usage_bytes), 0)::DOUBLE from duckdb_memory()) as used,
    current_setting('memory_limit') as memory_limit
`;

interface ColumnRow {
  readonly schema_name: string;
  readonly table_name: string;
  readonly is_view: boolean;
  readonly row_count: number;
  readonly column_name: string;
  readonly data_type: string;
}

/** Rows of `COLUMNS_QUERY`, one entry for each relation. */
export function groupRelations(table: Table): RelationInfo[] {
  const relations = new Map<string, RelationInfo & { columns: { name: string; type: string }[] }>();
  for (const row of table.toArray() as ColumnRow[]) {
    const key = `${row.schema_name}.${row.table_name}`;
    let relation = relations.get(key);
    if (!relation) {
      relation = {
        schema: row.schema_name,
        name: row.table_name,
        kind: row.is_view ? 'view' : 'table',
        columns: [],
        rows: row.is_view ? null : row.row_count,
      };
      relations.set(key, relation);
    }
    relation.columns.push({ name: row.column_name, type: row.data_type });
  }
  return [...relations.values()];
}

const BYTE_UNITS: Readonly<Record<string, number>> = {
  bytes: 1,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
};

/** Bytes of a size as the engine writes it, such as `3.1 GiB`; 0 when it cannot be read. */
export function parseByteSize(text: string): number {
  const [amount, unit] = text.split(' ');
  return Number(amount) * (BYTE_UNITS[unit ?? ''] ?? 0) || 0;
}
