import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  ConsoleLogger,
  createDuckDB,
  LogLevel,
  NODE_RUNTIME,
  type DuckDBBindings,
} from '@duckdb/duckdb-wasm/blocking';
import type { Result } from '../../base/result';
import { WasmConnector } from './wasm-connector';

/** Closed and emptied: to open one of them again takes a twentieth of the time of making one. */
const spare: DuckDBBindings[] = [];
const closers = new Set<() => void>();

/** Opens the engine in Node: the same WebAssembly as in the browser, for tests and benchmarks. */
export async function openNodeConnector(): Promise<Result<WasmConnector>> {
  const database = spare.pop() ?? (await instantiate());
  database.open({ path: ':memory:' });
  const connect = () => database.connect().useUnsafe((_, id) => id);
  const bindings = revocable(database);
  const close = () => {
    if (!closers.delete(close)) return;
    bindings.revoke();
    database.dropFiles();
    database.reset();
    spare.push(database);
  };
  closers.add(close);
  return WasmConnector.open({
    bindings: bindings.proxy,
    connection: connect(),
    connect: () => Promise.resolve(connect()),
    version: database.getVersion(),
    register: async (name, file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      bindings.proxy.registerFileBuffer(name, bytes);
    },
    breathe: async () => {
      await setImmediate();
    },
    onBytesRead: () => undefined,
    onQueryProgress: () => undefined,
    terminate: () => {
      close();
      return Promise.resolve();
    },
  });
}

/** Closes every engine that is still open: what a test left behind is not kept for the whole run. */
export function closeNodeConnectors(): void {
  for (const close of closers) close();
}

async function instantiate(): Promise<DuckDBBindings> {
  const dist = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/blocking'));
  const bundle = { mainModule: join(dist, 'duckdb-eh.wasm'), mainWorker: '' };
  const database = await createDuckDB(
    { mvp: bundle, eh: bundle },
    new ConsoleLogger(LogLevel.WARNING),
    NODE_RUNTIME,
  );
  await database.instantiate(() => undefined);
  return database;
}

/** Whoever still asks a closed engine must not reach the one that it has become. */
function revocable(database: DuckDBBindings) {
  return Proxy.revocable(database, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
