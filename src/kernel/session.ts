import { quintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import type { Cleaning, Mapping, Role } from '../base/roles';
import type { ReadingChoices } from '../base/reading';
import type { RoleCounts, SourceReport } from '../base/sources';
import type { FileConnector } from '../engine/connector';
import { Turns } from '../engine/wasm/turns';
import { arrowToCsv } from '../export/csv';
import { clearRejects } from '../intake/rejects';
import { ident, sql, type LiteralValue, type Sql } from '../sql';
import { Calls } from './calls';
import { Importer, type OnProgress } from './importer';
import { ModelStore } from './model-store';
import { PAGER_SCHEMA, Pagers } from './pagers';
import type {
  ArrowBytes,
  CallId,
  CsvOptions,
  EngineInfo,
  KernelApi,
  MemoryInfo,
  ModelRun,
  PagerInfo,
  ReadingPreview,
  RelationInfo,
  RoleChecks,
  RunModelOptions,
  SetRoleOptions,
} from './protocol';
import { previewSource } from './preview';
import { RoleEditor } from './role-editor';
import { RoleViews } from './role-views';
import { reportOf, SOURCE_SCHEMA, SourceStore, sourceTable } from './source-store';
import { execAll } from './statements';
import { warmUpEngine, warmUpSniffer } from './warm-up';

/** How long the page has to be quiet before the engine warms up, in milliseconds. */
const QUIET_MS = 250;

/** Opens a fresh engine. */
export type OpenConnector = () => Promise<Result<FileConnector & { readonly version: string }>>;

/** The kernel: everything the page asks of data and engine, in one place for one tab. */
export class Session implements KernelApi {
  readonly #calls = new Calls();
  readonly #warmUp = new AbortController();
  /** What changes sources, views or models: one at a time, so that no one sees half of it. */
  readonly #changes = new Turns();
  readonly #sources = new SourceStore();
  readonly #views = new RoleViews(this.#sources);
  readonly #models = new ModelStore();
  readonly #pagers = new Pagers();
  readonly #importer = new Importer(this.#sources);
  readonly #roles = new RoleEditor(this.#sources);
  #opening: Promise<Result<FileConnector & { readonly version: string }>> | null = null;

  constructor(private readonly openConnector: OpenConnector) {}

  async open(): Promise<Result<EngineInfo>> {
    const started = performance.now();
    const opening = this.#engine();
    // The engine compiles in its own worker meanwhile.
    await warmUpSniffer();
    const opened = await opening;
    if (!opened.ok) return opened;
    this.#warmUpWhenIdle(opened.value);
    return ok({ version: opened.value.version, startedInMs: performance.now() - started });
  }

  cancel(call: CallId): Promise<void> {
    this.#calls.cancel(call);
    return Promise.resolve();
  }

  async addFiles(
    call: CallId,
    files: readonly File[],
    onProgress: OnProgress,
  ): Promise<Result<readonly SourceReport[]>> {
    return this.#change(call, async (connector, signal) => {
      const added = await this.#importer.add(connector, files, signal, onProgress);
      const changed = await this.#changed(connector);
      if (!added.ok) return added;
      return changed.ok ? ok(added.value.map((name) => this.#report(name))) : changed;
    });
  }

  async previewReading(
    call: CallId,
    source: string,
    choices: ReadingChoices,
  ): Promise<Result<ReadingPreview>> {
    return this.#calls.run(call, async (signal) => {
      const stored = this.#sources.get(source);
      return stored ? previewSource(stored, choices, signal) : unknownSource(source);
    });
  }

  async reread(
    call: CallId,
    source: string,
    choices: ReadingChoices,
    onProgress: OnProgress,
  ): Promise<Result<SourceReport>> {
    return this.#change(call, async (connector, signal) => {
      const stored = this.#sources.get(source);
      if (!stored) return unknownSource(source);
      const read = await this.#importer.reread(connector, stored, choices, signal, onProgress);
      const changed = await this.#changed(connector);
      if (!read.ok) return read;
      return changed.ok ? ok(this.#report(source)) : changed;
    });
  }

  async setRole(
    call: CallId,
    source: string,
    role: Role | null,
    mapping: Mapping,
    options: SetRoleOptions,
  ): Promise<Result<SourceReport>> {
    return this.#change(call, async (connector, signal) => {
      const stored = this.#sources.get(source);
      if (!stored) return unknownSource(source);
      if (options.reading) {
        const read = await this.#importer.reread(
          connector,
          stored,
          options.reading,
          signal,
          () => undefined,
        );
        if (!read.ok) return read;
      }
      const set = await this.#roles.set(
        connector,
        source,
        role,
        mapping,
        options.cleaning ?? {},
        signal,
      );
      if (!set.ok && !options.reading) return set;
      const changed = await this.#changed(connector);
      if (!set.ok) return set;
      return changed.ok ? ok(this.#report(source)) : changed;
    });
  }

  async removeSource(source: string): Promise<Result<void>> {
    return this.#changes.take(() =>
      this.#engineWork(async (connector) => {
        if (!this.#sources.get(source)) return unknownSource(source);
        this.#sources.remove(source);
        const changed = await this.#changed(connector);
        if (!changed.ok) return changed;
        const cleared = await clearRejects(connector, source);
        return cleared.ok
          ? connector.exec(sql`drop table if exists ${sourceTable(source)}`)
          : cleared;
      }),
    );
  }

  sources(): Promise<Result<readonly SourceReport[]>> {
    return Promise.resolve(ok(this.#sources.all().map(reportOf)));
  }

  async counts(call: CallId, role: Role): Promise<Result<RoleCounts>> {
    return this.#work(call, (connector, signal) => this.#views.counts(connector, role, signal));
  }

  async checks(call: CallId): Promise<Result<RoleChecks>> {
    return this.#work(call, (connector, signal) => this.#views.checks(connector, signal));
  }

  async setAsOf(call: CallId, asOf: string | null): Promise<Result<void>> {
    return this.#change(call, (connector) => {
      this.#views.asOf = asOf;
      return this.#changed(connector);
    });
  }

  async runModel(call: CallId, options: RunModelOptions): Promise<Result<ModelRun>> {
    return this.#change(call, async (connector, signal) => {
      await this.#pagers.clear(connector);
      return this.#models.run(connector, options, this.#modelInputs(), signal);
    });
  }

  async query(
    call: CallId,
    text: string,
    options: { limit?: number; variables?: Record<string, LiteralValue> },
  ): Promise<Result<ArrowBytes>> {
    return this.#work(call, async (connector, signal) => {
      const query = await this.#checked(connector, text, signal);
      return query.ok ? connector.query(query.value, { ...options, signal }) : query;
    });
  }

  async openPager(call: CallId, text: string): Promise<Result<PagerInfo>> {
    return this.#work(call, async (connector, signal) => {
      const query = await this.#checked(connector, text, signal);
      return query.ok ? this.#pagers.open(connector, query.value, signal) : query;
    });
  }

  async page(
    call: CallId,
    pager: number,
    offset: number,
    limit: number,
  ): Promise<Result<ArrowBytes>> {
    return this.#work(call, (connector, signal) =>
      this.#pagers.page(connector, pager, offset, limit, signal),
    );
  }

  async closePager(pager: number): Promise<void> {
    const engine = await this.#engine();
    if (engine.ok) await this.#pagers.close(engine.value, pager);
  }

  async exportCsv(
    call: CallId,
    text: string,
    options: CsvOptions,
    onProgress: OnProgress,
  ): Promise<Result<Blob>> {
    return this.#work(call, async (connector, signal) => {
      const query = await this.#checked(connector, text, signal);
      if (!query.ok) return query;
      const result = await connector.query(query.value, { signal });
      if (!result.ok) return result;
      const { bytes, rows: total } = result.value;
      const blob = await arrowToCsv(bytes, {
        formulaGuard: options.formulaGuard,
        signal,
        onRows: (rows) => {
          onProgress({ phase: 'exporting', rows, share: rows / total });
        },
      });
      return blob === null ? fail(quintileError('cancelled', {})) : ok(blob);
    });
  }

  async relations(): Promise<Result<readonly RelationInfo[]>> {
    return this.#engineWork(async (connector) => {
      const made = await this.#makeViews(connector);
      if (!made.ok) return made;
      const relations = await connector.relations();
      if (!relations.ok) return relations;
      return ok(relations.value.filter((relation) => relation.schema !== PAGER_SCHEMA));
    });
  }

  async memory(): Promise<Result<MemoryInfo>> {
    return this.#engineWork(async (connector) => ok(await connector.memory()));
  }

  async restart(onProgress: OnProgress): Promise<Result<readonly SourceReport[]>> {
    this.#calls.abandonAll();
    this.#changes.forget();
    const before = await this.#opening;
    if (before?.ok) await before.value.close();
    this.#opening = null;
    this.#models.forget();
    this.#pagers.forget();
    this.#views.forget();
    return this.#engineWork(async (connector) => {
      const restored = await this.#importer.restore(connector, onProgress);
      if (!restored.ok) return restored;
      const changed = await this.#changed(connector);
      return changed.ok ? this.sources() : changed;
    });
  }

  /** The user's text as a query; built-in models that it names are run first. */
  async #checked(
    connector: FileConnector,
    text: string,
    signal: AbortSignal,
  ): Promise<Result<Sql>> {
    for (const { id } of this.#models.missingFor(text)) {
      const options = { model: id, name: id, settings: {}, asOf: this.#views.asOf };
      const run = await this.#changes.take(
        () => this.#models.run(connector, options, this.#modelInputs(), signal),
        signal,
      );
      // A name may be a column of the same word: only the query itself can tell that the model was meant.
      if (!run.ok && run.error.code !== 'model.missing_role') return run;
    }
    const made = await this.#makeViews(connector, text, signal);
    return made.ok ? connector.checkQuery(text) : made;
  }

  /** Makes the views of models that the text names (all without a text), unless they stand already. */
  async #makeViews(
    connector: FileConnector,
    text?: string,
    signal?: AbortSignal,
  ): Promise<Result<void>> {
    if (!this.#models.awaitsView(text)) return ok(undefined);
    return this.#changes.take(() => this.#models.makeViews(connector, text), signal);
  }

  /** After anything that changes what the role views hold. */
  async #changed(connector: FileConnector): Promise<Result<void>> {
    const changed = await this.#views.rebuild(connector);
    if (!changed.ok) return changed;
    if (changed.value.size > 0) {
      await this.#pagers.clear(connector);
      await this.#models.clear(connector, changed.value);
    }
    return ok(undefined);
  }

  #modelInputs() {
    const roles = this.#views.roles();
    const cleanings: Cleaning[] = this.#sources
      .supplying('transactions')
      .map(({ role }) => role.cleaning);
    return {
      roles,
      transactionRows: roles.has('transactions') ? this.#views.rows('transactions') : null,
      mapped: Object.fromEntries([...roles].map((role) => [role, this.#views.mapped(role)])),
      returns: cleanings.some((cleaning) => cleaning.returns === 'net')
        ? ('net' as const)
        : ('exclude' as const),
    };
  }

  #report(source: string): SourceReport {
    const stored = this.#sources.get(source);
    if (!stored) throw new RangeError(`no source ${source}`);
    return reportOf(stored);
  }

  #work<T>(
    call: CallId,
    work: (connector: FileConnector, signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return this.#calls.run(call, (signal) =>
      this.#engineWork((connector) => work(connector, signal)),
    );
  }

  /** Once the page has been quiet for a moment; real work ends it at once. */
  #warmUpWhenIdle(connector: FileConnector): void {
    const { signal } = this.#warmUp;
    setTimeout(() => {
      if (signal.aborted) return;
      void this.#changes.take(async () => {
        await warmUpEngine(connector, signal);
        return ok(undefined);
      });
    }, QUIET_MS);
  }

  /** Work that changes what others read. */
  #change<T>(
    call: CallId,
    work: (connector: FileConnector, signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    this.#warmUp.abort();
    return this.#calls.run(call, (signal) =>
      this.#changes.take(() => this.#engineWork((connector) => work(connector, signal)), signal),
    );
  }

  async #engineWork<T>(work: (connector: FileConnector) => Promise<Result<T>>): Promise<Result<T>> {
    const engine = await this.#engine();
    return engine.ok ? work(engine.value) : engine;
  }

  #engine() {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  async #open() {
    const opened = await this.openConnector();
    if (!opened.ok) return opened;
    const prepared = await execAll(opened.value, [
      sql`create schema if not exists ${ident(SOURCE_SCHEMA)}`,
      sql`create schema if not exists ${ident(PAGER_SCHEMA)}`,
    ]);
    return prepared.ok ? opened : prepared;
  }
}

function unknownSource(source: string) {
  return fail(quintileError('intake.unknown_source', { source }));
}
