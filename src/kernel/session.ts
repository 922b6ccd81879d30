import type { Attribute } from '../base/attributes';
import { ok, type Result } from '../base/result';
import type { RoleFacts } from '../base/role-facts';
import type { Role } from '../base/roles';
import type { RoleCounts, SourceReport } from '../base/sources';
import type { Selection } from '../base/selection';
import type { Variables } from '../base/variables';
import type { ColumnInfo, FileConnector } from '../engine/connector';
import { Formats } from '../intake/formats';
import type { ParquetLibrary } from '../export/parquet';
import type { ScriptParts } from '../export/sql-script';
import { ident, sql, type LiteralValue, type SqlReferences } from '../sql';
import type { FoundCustomer } from './customer-api';
import { CustomerSearch } from './customer-search';
import { whoColumns } from './customer-search-query';
import { EngineWork, type OpenConnector } from './engine-work';
import { ExportCalls } from './export-calls';
import { IdMatchingCalls } from './id-matching';
import type { OnProgress } from './call';
import { Importer } from './importer';
import { LinkedStore } from './linked/linked-store';
import { modelFacts } from './model-facts';
import { ModelStore } from './model-store';
import type {
  ColumnSummary,
  DefinedRelation,
  LinkedChart,
  LinkedCounts,
  RelationDefinition,
} from './notebook-api';
import { NotebookCalls } from './notebook-calls';
import { NotebookRelations } from './notebook-relations';
import { PAGER_SCHEMA, Pagers } from './pagers';
import type { MaskingReport } from './privacy-api';
import { PrivacyCalls } from './privacy-calls';
import type {
  ArrowBytes,
  CallId,
  EngineInfo,
  KernelApi,
  MemoryInfo,
  ModelRun,
  PagerInfo,
  RelationInfo,
  RoleChecks,
} from './protocol';
import { RelationSupply } from './relation-supply';
import { RoleViews } from './role-views';
import { SourceCalls } from './source-calls';
import { SourceStore } from './source-store';
import { scriptParts } from './script-parts';
import { summarizeQuery } from './summarize';
import type { UserQuery } from './user-query';

const notHere = () => Promise.reject(new Error('there is no library for it here'));

/** The kernel: everything the page asks of data and engine, in one place for one tab. */
export class Session implements KernelApi {
  readonly #engine: EngineWork;
  readonly #sources = new SourceStore();
  readonly #views = new RoleViews(this.#sources);
  readonly #cells = new NotebookRelations();
  readonly #models = new ModelStore((name) => this.#cells.has(name));
  readonly #pagers = new Pagers();
  readonly #linked = new LinkedStore();
  readonly #importer: Importer;
  readonly #supply: RelationSupply;
  readonly #notebook: NotebookCalls;
  readonly #files: SourceCalls;
  readonly #privacy: PrivacyCalls;
  readonly #ids: IdMatchingCalls;
  readonly #search: CustomerSearch;
  readonly #exports: ExportCalls;

  /** @param loadParquet the library for Parquet files, where there is one */
  constructor(
    openConnector: OpenConnector,
    loadParquet: () => Promise<ParquetLibrary> = notHere,
    formats = new Formats(notHere),
  ) {
    this.#importer = new Importer(this.#sources, formats);
    this.#engine = new EngineWork(openConnector, (connector) =>
      this.#cells.applyVariables(connector),
    );
    const { changes } = this.#engine;
    this.#supply = new RelationSupply(this.#cells, this.#models, changes, () =>
      modelFacts(this.#sources, this.#views),
    );
    this.#notebook = new NotebookCalls(
      this.#engine,
      this.#cells,
      this.#models,
      this.#supply,
      (connector, names) => this.#forgetRowsOf(connector, names),
    );
    this.#exports = new ExportCalls((...work) => this.#asked(...work), loadParquet, this.#views);
    this.#search = new CustomerSearch(this.#engine, this.#views);
    const changed = (connector: FileConnector) => this.#changed(connector);
    this.#files = new SourceCalls(this.#engine, this.#sources, this.#importer, formats, changed);
    this.#ids = new IdMatchingCalls(this.#engine, this.#views, changed);
    this.#privacy = new PrivacyCalls(
      this.#engine,
      this.#sources,
      this.#views,
      this.#cells,
      async (connector) => {
        await this.#forgetRows(connector);
        return this.#changed(connector);
      },
    );
  }

  open(): Promise<Result<EngineInfo>> {
    return this.#engine.start();
  }

  cancel(call: CallId): Promise<void> {
    this.#engine.calls.cancel(call);
    return Promise.resolve();
  }

  readonly addFiles: KernelApi['addFiles'] = (...asked) => this.#files.addFiles(...asked);
  readonly tablesInFile: KernelApi['tablesInFile'] = (...asked) =>
    this.#files.tablesInFile(...asked);
  readonly previewReading: KernelApi['previewReading'] = (...asked) =>
    this.#files.previewReading(this.#privacy.masked, ...asked);
  readonly reread: KernelApi['reread'] = (...asked) => this.#files.reread(...asked);
  readonly readAfresh: KernelApi['readAfresh'] = (...asked) => this.#files.readAfresh(...asked);
  readonly setRole: KernelApi['setRole'] = (...asked) => this.#files.setRole(...asked);
  readonly rememberReadings: KernelApi['rememberReadings'] = (...asked) =>
    this.#files.rememberReadings(...asked);
  readonly readingToRemember: KernelApi['readingToRemember'] = (...asked) =>
    this.#files.readingToRemember(...asked);
  readonly shapeOffers: KernelApi['shapeOffers'] = (...asked) => this.#files.shapeOffers(...asked);
  readonly takeShape: KernelApi['takeShape'] = (...asked) => this.#files.takeShape(...asked);
  readonly declineShape: KernelApi['declineShape'] = (...asked) =>
    this.#files.declineShape(...asked);
  readonly removeSource: KernelApi['removeSource'] = (...asked) =>
    this.#files.removeSource(...asked);
  readonly sources: KernelApi['sources'] = (...asked) => this.#files.sources(...asked);

  readonly idMatching: KernelApi['idMatching'] = (...asked) => this.#ids.idMatching(...asked);
  readonly setIdRule: KernelApi['setIdRule'] = (...asked) => this.#ids.setIdRule(...asked);

  setMasking(call: CallId, on: boolean): Promise<Result<void>> {
    return this.#privacy.setMasking(call, on);
  }

  masking(): Promise<Result<MaskingReport>> {
    return this.#privacy.masking();
  }

  sampleSource(call: CallId, source: string, limit: number): Promise<Result<ArrowBytes>> {
    return this.#privacy.sampleSource(call, source, limit);
  }

  sourceValues(
    call: CallId,
    source: string,
    column: string,
    limit: number,
  ): Promise<Result<ArrowBytes>> {
    return this.#privacy.sourceValues(call, source, column, limit);
  }

  async counts(call: CallId, role: Role): Promise<Result<RoleCounts>> {
    return this.#engine.work(call, (connector, signal) =>
      this.#views.counts(connector, role, signal),
    );
  }

  async checks(call: CallId): Promise<Result<RoleChecks>> {
    return this.#engine.work(call, (connector, signal) => this.#views.checks(connector, signal));
  }

  attributes(_call: CallId): Promise<Result<readonly Attribute[]>> {
    return Promise.resolve(ok(this.#views.attributes()));
  }

  nameColumns(_call: CallId): Promise<Result<readonly string[]>> {
    return Promise.resolve(ok(whoColumns(this.#views.attributes()).name));
  }

  searchCustomers(
    call: CallId,
    text: string,
    limit: number,
  ): Promise<Result<readonly FoundCustomer[]>> {
    return this.#search.search(call, text, limit);
  }

  async setAsOf(call: CallId, asOf: string | null): Promise<Result<void>> {
    return this.#engine.change(call, (connector) => {
      this.#views.asOf = asOf;
      return this.#changed(connector);
    });
  }

  runModel(...asked: Parameters<KernelApi['runModel']>): Promise<Result<ModelRun>> {
    return this.#notebook.runModel(...asked);
  }

  async query(
    call: CallId,
    text: string,
    options: { limit?: number; variables?: Record<string, LiteralValue> },
  ): Promise<Result<ArrowBytes>> {
    return this.#asked(call, text, (query, connector, signal) =>
      connector.query(query.sql, { ...options, signal }),
    );
  }

  async openPager(call: CallId, text: string): Promise<Result<PagerInfo>> {
    return this.#asked(call, text, (query, connector, signal) =>
      this.#pagers.open(connector, query, signal),
    );
  }

  async page(
    call: CallId,
    pager: number,
    offset: number,
    limit: number,
  ): Promise<Result<ArrowBytes>> {
    return this.#engine.work(call, (connector, signal) =>
      this.#pagers.page(connector, pager, offset, limit, signal),
    );
  }

  async closePager(pager: number): Promise<void> {
    const engine = await this.#engine.opened();
    if (engine.ok) await this.#pagers.close(engine.value, pager);
  }

  openLinked(
    call: CallId,
    relation: string,
    charts: readonly LinkedChart[],
  ): Promise<Result<{ readonly linked: number; readonly counts: LinkedCounts }>> {
    return this.#asked(call, sql`from ${ident(relation)}`.text, (query, connector, signal) =>
      this.#linked.open(connector, query.sql, charts, signal, query.reads),
    );
  }

  moveLinked(
    linked: number,
    selections: Readonly<Record<string, Selection>>,
  ): Promise<Result<LinkedCounts>> {
    return this.#linked.move(linked, selections);
  }

  closeLinked(linked: number): Promise<void> {
    this.#linked.close(linked);
    return Promise.resolve();
  }

  exportQuery(...asked: Parameters<KernelApi['exportQuery']>) {
    return this.#exports.exportQuery(...asked);
  }

  previewAudience(...asked: Parameters<KernelApi['previewAudience']>) {
    return this.#exports.previewAudience(...asked);
  }

  exportAudience(...asked: Parameters<KernelApi['exportAudience']>) {
    return this.#exports.exportAudience(...asked);
  }

  async closeAudience(): Promise<void> {
    const engine = await this.#engine.opened();
    if (engine.ok) await this.#exports.audiences.close(engine.value);
  }

  async relations(): Promise<Result<readonly RelationInfo[]>> {
    return this.#engine.use(async (connector) => {
      const made = await this.#engine.changes.take(() => this.#models.makeViews(connector));
      if (!made.ok) return made;
      const relations = await connector.relations();
      if (!relations.ok) return relations;
      const hidden = this.#privacy.hiddenRelation;
      return ok(relations.value.filter((one) => one.schema !== PAGER_SCHEMA && !hidden(one)));
    });
  }

  async memory(): Promise<Result<MemoryInfo>> {
    return this.#engine.use(async (connector) => ok(await connector.memory()));
  }

  async restart(onProgress: OnProgress): Promise<Result<readonly SourceReport[]>> {
    await this.#engine.close();
    this.#models.forget();
    this.#pagers.forget();
    this.#views.forget();
    this.#cells.forget();
    this.#search.forget();
    this.#exports.audiences.forget();
    return this.#engine.use(async (connector) => {
      const restored = await this.#importer.restore(connector, onProgress);
      if (!restored.ok) return restored;
      const followed = await this.#files.restore(connector);
      return followed.ok ? this.sources() : followed;
    });
  }

  analyse(texts: readonly string[]): Promise<Result<readonly SqlReferences[]>> {
    return this.#notebook.analyse(texts);
  }

  tokens(texts: readonly string[]): ReturnType<KernelApi['tokens']> {
    return this.#notebook.tokens(texts);
  }

  async roleFacts(call: CallId, role: Role): Promise<Result<RoleFacts>> {
    return this.#engine.work(call, (connector, signal) =>
      this.#views.facts(connector, role, signal),
    );
  }

  setVariables(values: Variables): Promise<Result<void>> {
    return this.#notebook.setVariables(values);
  }

  defineRelation(call: CallId, definition: RelationDefinition): Promise<Result<DefinedRelation>> {
    return this.#notebook.defineRelation(call, definition);
  }

  dropCells(names: readonly string[]): Promise<Result<void>> {
    return this.#notebook.dropCells(names);
  }

  scriptParts(call: CallId): Promise<Result<ScriptParts>> {
    const [sources, views, cells] = [this.#sources, this.#views, this.#cells];
    const ground = { sources, views, cells, models: this.#models, supply: this.#supply };
    return this.#engine.change(call, (connector, signal) => scriptParts(connector, ground, signal));
  }

  async describe(call: CallId, text: string): Promise<Result<readonly ColumnInfo[]>> {
    return this.#asked(call, text, (query, connector) => connector.describe(query.sql));
  }

  async summarize(call: CallId, text: string): Promise<Result<readonly ColumnSummary[]>> {
    return this.#asked(call, text, (query, connector, signal) =>
      summarizeQuery(connector, query.sql, signal),
    );
  }

  /** Work with a query of the user, after everything that it names was made. */
  #asked<T>(
    call: CallId,
    text: string,
    work: (query: UserQuery, connector: FileConnector, signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return this.#engine.work(call, async (connector, signal) => {
      const query = await this.#supply.check(connector, text, signal);
      return query.ok ? query.value.explain(await work(query.value, connector, signal)) : query;
    });
  }

  /** After anything that changes what the role views hold. */
  async #changed(connector: FileConnector): Promise<Result<void>> {
    const changed = await this.#views.rebuild(connector);
    this.#supply.dataChanged();
    if (!changed.ok) return changed;
    if (changed.value.size > 0) {
      await this.#search.clear(connector);
      await this.#forgetRows(connector);
      await this.#models.clear(connector, changed.value);
    }
    return ok(undefined);
  }

  /** Closes what shows rows of these relations, or follows these variables. */
  async #forgetRowsOf(connector: FileConnector, names: readonly string[]): Promise<void> {
    this.#linked.clearReading(names);
    this.#exports.audiences.clearReading(connector, names);
    await this.#pagers.clearReading(connector, names);
  }

  /** Closes what shows rows of relations that are about to change. */
  async #forgetRows(connector: FileConnector): Promise<void> {
    this.#linked.clear();
    this.#exports.audiences.clear(connector);
    await this.#pagers.clear(connector);
  }
}
