import { tableFromIPC, tableToIPC } from 'apache-arrow';
import { quintileError, type QuintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import type { SqlToken } from '../../base/sql-token';
import { foreignSql, ident, literal, sql, type Sql } from '../../sql';
import type {
  ArrowBytes,
  ArrowTarget,
  ColumnInfo,
  FileConnector,
  MemoryInfo,
  QueryOptions,
  RelationInfo,
} from '../connector';
import { concatBytes } from '../bytes';
import type { WasmHost } from './bindings';
import { COMPRESSED, moveToCompressed } from './compressed-storage';
import { toEngineError } from './engine-error';
import { readQuery } from './one-query';
import { tokenize } from './tokenize';
import { FILE_FOLDER, LOCK_STATEMENTS } from './lock';
import { Turns } from './turns';
import { COLUMNS_QUERY, groupRelations, MEMORY_QUERY, parseByteSize } from './catalog-queries';

/** DuckDB compiled to WebAssembly, in a browser worker or in Node. */
export class WasmConnector implements FileConnector {
  readonly dialect = 'duckdb';
  readonly capabilities = { intake: true, cancel: true, persist: false };
  readonly #host: WasmHost;
  readonly #turns = new Turns();
  #compressed = false;
  #nextFile = 1;

  private constructor(host: WasmHost) {
    this.#host = host;
  }

  /** Locks the engine and hands it over; nothing else may run before. */
  static async open(host: WasmHost): Promise<Result<WasmConnector>> {
    const connector = new WasmConnector(host);
    for (const statement of LOCK_STATEMENTS) {
      const done = await connector.exec(statement);
      if (!done.ok) return done;
    }
    return ok(connector);
  }

  get compressed(): boolean {
    return this.#compressed;
  }

  get version(): string {
    return this.#host.version;
  }

  async query(statement: Sql, options: QueryOptions = {}): Promise<Result<ArrowBytes>> {
    const { limit } = options;
    const limited =
      limit === undefined
        ? statement
        : sql`
            from (
              ${statement}
            )
            limit ${literal(limit + 1)}
          `;
    const result = await this.#turns.take(() => this.#run(limited, options), options.signal);
    if (!result.ok) return result;
    const table = tableFromIPC(result.value);
    if (limit === undefined || table.numRows <= limit) {
      return ok({ bytes: result.value, rows: table.numRows, truncated: false });
    }
    const bytes = concatBytes([tableToIPC(table.slice(0, limit), 'stream')]);
    return ok({ bytes, rows: limit, truncated: true });
  }

  async stream(
    statement: Sql,
    take: (part: Uint8Array) => void,
    options: QueryOptions = {},
  ): Promise<Result<void>> {
    const streamed = this.#turns.take(() => this.#run(statement, options, take), options.signal);
    const result = await streamed;
    return result.ok ? ok(undefined) : result;
  }

  async exec(statement: Sql, options: QueryOptions = {}): Promise<Result<void>> {
    const result = await this.#turns.take(() => this.#run(statement, options), options.signal);
    return result.ok ? ok(undefined) : result;
  }

  async checkQuery(text: string): Promise<Result<Sql>> {
    const tokens = await this.tokenize(text);
    if (!tokens.ok) return tokens;
    const read = readQuery(text, tokens.value);
    if ('refused' in read) return notAQuery(read.refused);
    const query = foreignSql(read.query);
    const alone = await this.#turns.take(() => this.#prepare(query));
    if (!alone.ok) return isSeveral(alone.error) ? notAQuery(read.whySeveral) : alone;
    const wrapped = sql`
      from (
      ${query}
      )
    `;
    const asQuery = await this.#turns.take(() => this.#prepare(wrapped));
    if (asQuery.ok) return ok(wrapped);
    if (asQuery.error.code !== 'engine.query_failed') return asQuery;
    return notAQuery(asQuery.error.params.detail);
  }

  async tokenize(text: string): Promise<Result<readonly SqlToken[]>> {
    try {
      return ok(await tokenize(this.#host.bindings, text));
    } catch (thrown) {
      return fail(toEngineError(thrown));
    }
  }

  async describe(statement: Sql): Promise<Result<readonly ColumnInfo[]>> {
    const result = await this.query(sql`
      select column_name as name, column_type as type from (describe ${statement})
    `);
    if (!result.ok) return result;
    const rows = tableFromIPC(result.value.bytes).toArray() as { name: string; type: string }[];
    return ok(rows.map(({ name, type }) => ({ name, type })));
  }

  async relations(): Promise<Result<readonly RelationInfo[]>> {
    const result = await this.query(COLUMNS_QUERY);
    return result.ok ? ok(groupRelations(tableFromIPC(result.value.bytes))) : result;
  }

  async registerFile(file: Blob): Promise<Result<string>> {
    // Fixed length: names match by prefix, so `a.csv` would also read `a.csv2`.
    const path = `${FILE_FOLDER}${String(this.#nextFile++).padStart(8, '0')}`;
    try {
      await this.#host.register(path, file);
      return ok(path);
    } catch (thrown) {
      return fail(toEngineError(thrown));
    }
  }

  async releaseFile(path: string): Promise<void> {
    const { bindings } = this.#host;
    await this.#turns.take(async () => {
      try {
        await bindings.dropFile(path);
      } catch {
        // A cancelled statement holds its files until the next one begins.
        await this.#run(sql`select 1`, {});
        await bindings.dropFile(path);
      }
      return ok(undefined);
    });
  }

  async insertArrow(
    target: ArrowTarget,
    stream: Uint8Array<ArrayBuffer>,
    signal?: AbortSignal,
  ): Promise<Result<void>> {
    return this.#turns.take(() => this.#insertArrow(target, stream), signal);
  }

  onBytesRead(listener: ((bytes: number) => void) | null): void {
    this.#host.onBytesRead(listener);
  }

  async memory(): Promise<MemoryInfo> {
    const result = await this.query(MEMORY_QUERY);
    if (!result.ok) return { used: 0, limit: 0, compressed: this.#compressed };
    const row = tableFromIPC(result.value.bytes).get(0) as {
      used: number;
      memory_limit: string;
    } | null;
    return {
      used: row?.used ?? 0,
      limit: parseByteSize(row?.memory_limit ?? ''),
      compressed: this.#compressed,
    };
  }

  async useCompressedStorage(): Promise<Result<void>> {
    if (this.#compressed) return ok(undefined);
    const moved = await moveToCompressed(this);
    if (moved.ok) this.#compressed = true;
    return moved;
  }

  async close(): Promise<void> {
    await this.#host.terminate();
  }

  /** In a connection of its own: one that met a damaged stream takes whatever comes next for the rest of it. */
  async #insertArrow(target: ArrowTarget, stream: Uint8Array): Promise<Result<void>> {
    const { bindings } = this.#host;
    let connection: number | null = null;
    try {
      connection = await this.#host.connect();
      if (this.#compressed) await bindings.runQuery(connection, sql`use ${ident(COMPRESSED)}`.text);
      await bindings.insertArrowFromIPCStream(connection, stream, target);
      return ok(undefined);
    } catch (thrown) {
      return fail(toEngineError(thrown));
    } finally {
      if (connection !== null) await bindings.disconnect(connection);
    }
  }

  async #prepare(statement: Sql): Promise<Result<void>> {
    const { bindings, connection } = this.#host;
    try {
      const prepared = await bindings.createPrepared(connection, statement.text);
      await bindings.closePrepared(connection, prepared);
      return ok(undefined);
    } catch (thrown) {
      return fail(toEngineError(thrown, statement));
    }
  }

  /** Runs a statement and answers all its Arrow bytes, or none where they are taken part by part. */
  async #run(
    statement: Sql,
    options: QueryOptions,
    take?: (part: Uint8Array) => void,
  ): Promise<Result<Uint8Array<ArrayBuffer>>> {
    const { bindings, connection } = this.#host;
    const { signal, variables = {} } = options;
    let cancelling: Promise<unknown> = Promise.resolve();
    const cancel = () => {
      cancelling = Promise.resolve(bindings.cancelPendingQuery(connection));
    };
    try {
      for (const [name, value] of Object.entries(variables)) {
        await bindings.runQuery(
          connection,
          sql`set variable ${ident(name)} = ${literal(value)}`.text,
        );
      }
      signal?.addEventListener('abort', cancel, { once: true });
      if (options.onProgress) this.#host.onQueryProgress(options.onProgress);
      const parts: Uint8Array[] = [];
      const keep = take ?? ((part) => void parts.push(part));
      await this.#pending(statement.text, signal, keep, take !== undefined);
      return ok(concatBytes(parts));
    } catch (thrown) {
      if (signal?.aborted) return fail(quintileError('cancelled', {}));
      return fail(toEngineError(thrown, statement));
    } finally {
      signal?.removeEventListener('abort', cancel);
      if (options.onProgress) this.#host.onQueryProgress(null);
      await cancelling;
    }
  }

  /**
   * Starts a statement, polls until it answers, and fetches its Arrow stream: the schema, then batch by batch. Streaming,
   * rows are computed as they are fetched, so that a result of any size needs little memory here.
   */
  async #pending(
    text: string,
    signal: AbortSignal | undefined,
    take: (part: Uint8Array) => void,
    streaming: boolean,
  ): Promise<void> {
    const { bindings, connection } = this.#host;
    let header = await bindings.startPendingQuery(connection, text, streaming);
    while (header === null) {
      await this.#host.breathe();
      header = await bindings.pollPendingQuery(connection);
    }
    take(header);
    for (;;) {
      if (signal?.aborted) throw new Error('query was canceled');
      const part = await bindings.fetchQueryResults(connection);
      if (part === null) {
        await this.#host.breathe();
        continue;
      }
      if (part.length === 0) return;
      take(part);
    }
  }
}

function notAQuery(detail: string): Result<never> {
  return fail(quintileError('engine.not_a_query', { detail }));
}

function isSeveral(error: QuintileError): boolean {
  return (
    error.code === 'engine.query_failed' && error.params.detail.includes('multiple statements')
  );
}
