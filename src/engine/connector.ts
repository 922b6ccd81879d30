import type { Result } from '../base/result';
import type { SqlToken } from '../base/sql-token';
import type { LiteralValue, Sql } from '../sql';

/** A column as the engine describes it. */
export interface ColumnInfo {
  readonly name: string;
  /** DuckDB's name of the type. */
  readonly type: string;
}

/** Something that a query can read by name. */
export interface RelationInfo {
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly columns: readonly ColumnInfo[];
  /** Exact for tables, null for views. */
  readonly rows: number | null;
}

export interface QueryOptions {
  /** Values of `getvariable(name)`, set before the statement. */
  readonly variables?: Readonly<Record<string, LiteralValue>>;
  readonly signal?: AbortSignal;
  /** At most this many rows are fetched; the rest is never computed where the plan allows it. */
  readonly limit?: number;
  /** 0 to 1, where the engine knows. */
  readonly onProgress?: (share: number) => void;
}

/** Rows as Arrow IPC stream bytes, ready to be transferred. */
export interface ArrowBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rows: number;
  /** True when `limit` cut the result. */
  readonly truncated: boolean;
}

export interface Capabilities {
  readonly intake: boolean;
  readonly cancel: boolean;
  readonly persist: boolean;
}

/**
 * What a query engine must do for Quintile. One contract suite runs against every implementation. The position of an
 * error is in UTF-16 units, in the user's text where the statement holds one, else in the statement.
 */
export interface Connector {
  readonly dialect: 'duckdb';
  readonly capabilities: Capabilities;
  /** Rows of one query. Text of the user goes through `checkQuery` first. */
  query(statement: Sql, options?: QueryOptions): Promise<Result<ArrowBytes>>;
  /**
   * Rows of a query of any size: the parts of an Arrow IPC stream, the schema first, as they are computed. Other
   * statements wait until the last; what takes a part must be quick. `limit` does not count here.
   */
  stream(
    statement: Sql,
    take: (part: Uint8Array) => void,
    options?: QueryOptions,
  ): Promise<Result<void>>;
  /** Runs a statement of our own that gives no rows (create, drop, set). */
  exec(statement: Sql, options?: QueryOptions): Promise<Result<void>>;
  /**
   * Parses a user's text alone and gives it back as a query that admits nothing but a query. Commands, several
   * statements and what closes the parenthesis are `engine.not_a_query`.
   */
  checkQuery(text: string): Promise<Result<Sql>>;
  /** The pieces of a text as the engine reads it, comments included; it need not be a query. Waits for no statement. */
  tokenize(text: string): Promise<Result<readonly SqlToken[]>>;
  describe(statement: Sql): Promise<Result<readonly ColumnInfo[]>>;
  relations(): Promise<Result<readonly RelationInfo[]>>;
  close(): Promise<void>;
}

/** The table that Arrow data go into. */
export interface ArrowTarget {
  readonly schema: string;
  readonly name: string;
  /** Whether the table is to be made first; it must not exist then. */
  readonly create: boolean;
}

/** A connector that can read files of the user. */
export interface FileConnector extends Connector {
  /** Makes a file readable for SQL; the answer is the path to use in `read_csv`, valid until released. */
  registerFile(file: Blob): Promise<Result<string>>;
  releaseFile(path: string): Promise<void>;
  /**
   * Puts the rows of one whole Arrow IPC stream (schema, dictionaries, batches, end) into a table, which is made first
   * where `create` says so. The stream's bytes are given away. All its rows go in, or none. It cannot be cancelled once
   * it has begun: large data come as several streams, which also bounds the memory they take.
   */
  insertArrow(
    target: ArrowTarget,
    stream: Uint8Array<ArrayBuffer>,
    signal?: AbortSignal,
  ): Promise<Result<void>>;
  /** Tells the bytes of registered files that the engine has read since the listener was set; called often. */
  onBytesRead(listener: ((bytes: number) => void) | null): void;
  /** Whether tables are kept in compressed storage. */
  readonly compressed: boolean;
  /** Memory in bytes. */
  memory(): Promise<MemoryInfo>;
  /** Moves everything to the compressed in-memory database, where new tables will be made too. Idempotent. */
  useCompressedStorage(): Promise<Result<void>>;
}

export interface MemoryInfo {
  readonly used: number;
  readonly limit: number;
  readonly compressed: boolean;
}
