import type { ArrowTarget } from '../connector';

type MaybePromise<T> = T | Promise<T>;

/**
 * The part of duckdb-wasm that Quintile uses, at the level of Arrow IPC bytes: the same in the browser (answers are
 * promises) and in Node (answers are values). Row objects never exist here.
 */
export interface WasmBindings {
  tokenize(text: string): MaybePromise<{ offsets: number[]; types: number[] }>;
  startPendingQuery(
    connection: number,
    text: string,
    allowStreamResult: boolean,
  ): MaybePromise<Uint8Array | null>;
  pollPendingQuery(connection: number): MaybePromise<Uint8Array | null>;
  cancelPendingQuery(connection: number): MaybePromise<boolean>;
  fetchQueryResults(connection: number): MaybePromise<Uint8Array | null>;
  runQuery(connection: number, text: string): MaybePromise<Uint8Array>;
  createPrepared(connection: number, text: string): MaybePromise<number>;
  closePrepared(connection: number, statement: number): MaybePromise<void>;
  insertArrowFromIPCStream(
    connection: number,
    stream: Uint8Array,
    options: ArrowTarget,
  ): MaybePromise<void>;
  disconnect(connection: number): MaybePromise<void>;
  dropFile(name: string): MaybePromise<unknown>;
}

/** Where the engine runs and what only that place can do. */
export interface WasmHost {
  readonly bindings: WasmBindings;
  readonly connection: number;
  readonly version: string;
  /** A further connection to the same database. */
  connect(): Promise<number>;
  /** Makes a file readable under the given name. */
  register(name: string, file: Blob): Promise<void>;
  /** Lets other events through while a statement runs: cancels arrive here. */
  breathe(): Promise<void>;
  /** Bytes of registered files read since the last call with a listener. */
  onBytesRead(listener: ((bytes: number) => void) | null): void;
  onQueryProgress(listener: ((share: number) => void) | null): void;
  terminate(): Promise<void>;
}
