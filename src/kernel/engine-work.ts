import { ok, type Result } from '../base/result';
import type { FileConnector } from '../engine/connector';
import { Turns } from '../engine/wasm/turns';
import { ident, sql } from '../sql';
import { Calls } from './calls';
import { PAGER_SCHEMA } from './pagers';
import type { CallId, EngineInfo } from './protocol';
import { SOURCE_SCHEMA } from './source-store';
import { execAll } from './statements';
import { warmUpEngine, warmUpSniffer } from './warm-up';

/** How long the page has to be quiet before the engine warms up, in milliseconds. */
const QUIET_MS = 250;

type OpenedConnector = FileConnector & { readonly version: string };

/** Opens a fresh engine. */
export type OpenConnector = () => Promise<Result<OpenedConnector>>;

type Work<T> = (connector: FileConnector, signal: AbortSignal) => Promise<Result<T>>;

/** The engine of a session: opened when it is first needed, with the calls and changes that run in it. */
export class EngineWork {
  readonly calls = new Calls();
  /** What changes sources, views or models: one at a time, so that no one sees half of it. */
  readonly changes = new Turns();
  readonly #warmUp = new AbortController();
  #opening: Promise<Result<OpenedConnector>> | null = null;

  /** @param prepare what a fresh engine needs beside its schemas */
  constructor(
    private readonly openConnector: OpenConnector,
    private readonly prepare: (connector: FileConnector) => Promise<Result<void>>,
  ) {}

  /** Opens the engine and warms it up while nobody needs it. */
  async start(): Promise<Result<EngineInfo>> {
    const started = performance.now();
    const opening = this.opened();
    // The engine compiles in its own worker meanwhile.
    await warmUpSniffer();
    const opened = await opening;
    if (!opened.ok) return opened;
    this.#warmUpWhenIdle(opened.value);
    return ok({ version: opened.value.version, startedInMs: performance.now() - started });
  }

  /** Work that reads. */
  work<T>(call: CallId, work: Work<T>): Promise<Result<T>> {
    return this.calls.run(call, (signal) => this.use((connector) => work(connector, signal)));
  }

  /** Work that changes what others read. */
  change<T>(call: CallId, work: Work<T>): Promise<Result<T>> {
    return this.changeAfter(call, () => Promise.resolve(ok(undefined)), work);
  }

  /** The same, with a part before it that needs no engine: it is done while the engine may still be opening. */
  changeAfter<P, T>(
    call: CallId,
    prepare: (signal: AbortSignal) => Promise<Result<P>>,
    work: (connector: FileConnector, signal: AbortSignal, prepared: P) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    this.#warmUp.abort();
    return this.calls.run(call, (signal) =>
      this.changes.take(async () => {
        const [prepared, engine] = await Promise.all([prepare(signal), this.opened()]);
        if (!engine.ok) return engine;
        return prepared.ok ? work(engine.value, signal, prepared.value) : prepared;
      }, signal),
    );
  }

  /** Work that changes what others read, and cannot be cancelled. */
  changeFully<T>(work: (connector: FileConnector) => Promise<Result<T>>): Promise<Result<T>> {
    this.#warmUp.abort();
    return this.changes.take(() => this.use(work));
  }

  /** Work that cannot be cancelled. */
  async use<T>(work: (connector: FileConnector) => Promise<Result<T>>): Promise<Result<T>> {
    const engine = await this.opened();
    return engine.ok ? work(engine.value) : engine;
  }

  opened(): Promise<Result<OpenedConnector>> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** Ends the engine and answers the calls that it never will; the next work opens another. */
  async close(): Promise<void> {
    this.calls.abandonAll();
    this.changes.forget();
    const before = await this.#opening;
    if (before?.ok) await before.value.close();
    this.#opening = null;
  }

  /** Once the page has been quiet for a moment; real work ends it at once. */
  #warmUpWhenIdle(connector: FileConnector): void {
    const { signal } = this.#warmUp;
    setTimeout(() => {
      if (signal.aborted) return;
      void this.changes.take(async () => {
        await warmUpEngine(connector, signal);
        return ok(undefined);
      });
    }, QUIET_MS);
  }

  async #open(): Promise<Result<OpenedConnector>> {
    const opened = await this.openConnector();
    if (!opened.ok) return opened;
    const schemas = await execAll(opened.value, [
      sql`create schema if not exists ${ident(SOURCE_SCHEMA)}`,
      sql`create schema if not exists ${ident(PAGER_SCHEMA)}`,
    ]);
    const prepared = schemas.ok ? await this.prepare(opened.value) : schemas;
    return prepared.ok ? opened : prepared;
  }
}
