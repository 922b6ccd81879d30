import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import workerAsset from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmAsset from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { quintileError } from '../../base/errors';
import { fail, type Result } from '../../base/result';
import { startBlobWorker } from '../../base/trusted-script';
import { sql } from '../../sql';
import { engineWorkerSource } from './engine-worker-source';
import { WasmConnector } from './wasm-connector';

const START_TIMEOUT_MS = 60_000;
/** How long the engine works before it looks for a cancel, in milliseconds. */
const POLLING_INTERVAL_MS = 50;

/** Where the worker reports it; Node has nobody to report to. */
const PROGRESS_STATEMENTS = [sql`SET enable_progress_bar = true`, sql`SET progress_bar_time = 200`];

/** Opens the engine in a nested worker of its own; call it from the kernel's worker. */
export async function openBrowserConnector(): Promise<Result<WasmConnector>> {
  const absolute = (asset: string) => new URL(asset, self.location.href.replace(/^blob:/, '')).href;
  const worker = startBlobWorker(engineWorkerSource(absolute(workerAsset)), { name: 'engine' });
  const listeners = listen(worker);
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  try {
    await inTime(database.instantiate(absolute(wasmAsset)));
    await database.open({
      path: ':memory:',
      query: { queryPollingInterval: POLLING_INTERVAL_MS },
    });
    const connection = await database.connectInternal();
    for (const statement of PROGRESS_STATEMENTS)
      await database.runQuery(connection, statement.text);
    return await WasmConnector.open({
      bindings: database,
      connection,
      version: await database.getVersion(),
      connect: () => database.connectInternal(),
      register: (name, file) =>
        database.registerFileHandle(name, file, DuckDBDataProtocol.BROWSER_FILEREADER, true),
      breathe: () => Promise.resolve(),
      onBytesRead: (listener) => {
        listeners.bytes = 0;
        listeners.bytesRead = listener;
      },
      onQueryProgress: (listener) => {
        listeners.progress = listener;
      },
      terminate: () => database.terminate(),
    });
  } catch (thrown) {
    worker.terminate();
    return fail(quintileError('engine.unavailable', { detail: describe(thrown) }));
  }
}

interface EngineMessage {
  readonly type?: string;
  readonly bytes?: number;
  readonly data?: { readonly percentage: number };
}

interface Listeners {
  /** Read since the listener was set. */
  bytes: number;
  bytesRead: ((bytes: number) => void) | null;
  progress: ((share: number) => void) | null;
}

/** Takes the messages that are ours before duckdb-wasm sees and warns about them. */
function listen(worker: Worker): Listeners {
  const listeners: Listeners = { bytes: 0, bytesRead: null, progress: null };
  worker.addEventListener('message', (event: MessageEvent<EngineMessage>) => {
    const { data } = event;
    if (data.type === 'BYTES_READ') {
      event.stopImmediatePropagation();
      listeners.bytes += data.bytes ?? 0;
      listeners.bytesRead?.(listeners.bytes);
    } else if (data.type === 'PROGRESS_UPDATE') {
      listeners.progress?.((data.data?.percentage ?? 0) / 100);
    }
  });
  return listeners;
}

/** Without wasm-unsafe-eval, `instantiate` never settles: a named error is better than waiting for ever. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('it did not answer within a minute'));
    }, START_TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function describe(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
