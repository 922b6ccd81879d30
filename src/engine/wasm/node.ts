import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ConsoleLogger, createDuckDB, LogLevel, NODE_RUNTIME } from '@duckdb/duckdb-wasm/blocking';
import type { Result } from '../../base/result';
import { WasmConnector } from './wasm-connector';

/** Opens the engine in Node: the same WebAssembly as in the browser, for tests and benchmarks. */
export async function openNodeConnector(): Promise<Result<WasmConnector>> {
  const dist = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/blocking'));
  const bundle = { mainModule: join(dist, 'duckdb-eh.wasm'), mainWorker: '' };
  const database = await createDuckDB(
    { mvp: bundle, eh: bundle },
    new ConsoleLogger(LogLevel.WARNING),
    NODE_RUNTIME,
  );
  await database.instantiate(() => undefined);
  database.open({ path: ':memory:' });
  const connect = () => database.connect().useUnsafe((_, id) => id);
  return WasmConnector.open({
    bindings: database,
    connection: connect(),
    connect: () => Promise.resolve(connect()),
    version: database.getVersion(),
    register: async (name, file) => {
      database.registerFileBuffer(name, new Uint8Array(await file.arrayBuffer()));
    },
    breathe: async () => {
      await setImmediate();
    },
    onBytesRead: () => undefined,
    onQueryProgress: () => undefined,
    terminate: () => {
      database.reset();
      return Promise.resolve();
    },
  });
}
