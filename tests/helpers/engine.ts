import { tableFromIPC } from 'apache-arrow';
import type { Connector } from '../../src/engine/connector';
import type { WasmConnector } from '../../src/engine/wasm/wasm-connector';
import { openNodeConnector } from '../../src/engine/wasm/node';
import type { Result } from '../../src/base/result';
import { foreignSql, type Sql } from '../../src/sql';

/** The value of a result that has to be a success; otherwise throws with the whole error. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** A fresh engine. */
export async function openEngine(): Promise<WasmConnector> {
  return must(await openNodeConnector());
}

/** Rows of a query as plain objects; cast sums and decimals to DOUBLE, counts to INTEGER. */
export async function rowsOf(
  connector: Connector,
  statement: Sql | string,
): Promise<Record<string, unknown>[]> {
  const query = typeof statement === 'string' ? foreignSql(statement) : statement;
  const { bytes } = must(await connector.query(query));
  return tableFromIPC(bytes)
    .toArray()
    .map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
}

/** Runs a statement that must work. */
export async function run(connector: Connector, statement: Sql | string): Promise<void> {
  must(await connector.exec(typeof statement === 'string' ? foreignSql(statement) : statement));
}
