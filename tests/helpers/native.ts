import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

/** DuckDB as it runs outside of a browser, on one thread; what it prints is what its command line would. */
export async function openNative(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  return instance.connect();
}

/** Rows of a query as plain objects of JSON values: dates and decimals are text. */
export async function nativeRows(
  connection: DuckDBConnection,
  sql: string,
): Promise<Record<string, unknown>[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjectsJson();
}
