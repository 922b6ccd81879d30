import { cellText } from '../base/cell-value';
import type { QuintileError } from '../base/errors';
import type { ReadingChoices } from '../base/reading';
import { ok, type Result } from '../base/result';
import type { Mapping, Role } from '../base/roles';
import type { RoleFacts } from '../base/role-facts';
import type { Shape, ShapeOffer } from '../base/shapes';
import type { RoleCounts, SourceReport } from '../base/sources';
import type {
  ArrowBytes,
  CallId,
  ReadableIds,
  ReadingPreview,
  RoleChecks,
  SetRoleOptions,
  TableInFile,
} from '../kernel/protocol';
import { RememberedReadings } from '../store/remembered-readings';
import { sliceQuery } from '../notebook/slice';
import { CURRENCY_QUERY, LAST_DAY_QUERY, LAST_RECORD_QUERY } from '../notebook/source-queries';
import type { Sql } from '../sql';
import type { EngineState, Task } from './engine.svelte';
import { currencyChoices, type CurrencyRows } from './currency-choices';
import { IdMatchingState } from './id-matching.svelte';
import { decodeRows, type Row } from './rows';

/** Files that are being read right now. */
export interface ImportTask {
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly task: Task;
}

/** The first rows of a source as text. */
export interface Sample {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

const SAMPLE_ROWS = 20;
const SOME_VALUES = 12;
/** More than there are in the world. */
const MOST_CURRENCIES = 400;

/** What the user brought, how it is read, and the honest counts about it. */
export class SourcesState {
  reports = $state.raw<readonly SourceReport[]>([]);
  imports = $state.raw<readonly ImportTask[]>([]);
  /** Failures that belong to no source, such as an import that was refused as a whole. */
  failures = $state.raw<readonly QuintileError[]>([]);
  /** Sources that suggest themselves to be made from others. */
  offers = $state.raw<readonly ShapeOffer[]>([]);
  counts = $state.raw<RoleCounts | null>(null);
  checks = $state.raw<RoleChecks | null>(null);
  /** ISO 4217 code of the amounts, where the data say it. */
  currency = $state<string | null>(null);
  /** ISO day of the last order that counts; without orders, of the latest record. */
  lastDay = $state<string | null>(null);
  /** While names, e-mails and phones are masked: customer ids that are some, and stay. */
  readableIds = $state.raw<readonly ReadableIds[]>([]);
  /** Counts up with every change of what the role views hold. */
  revision = $state(0);
  /** Roles that a source supplies and that are accepted. */
  readonly roles = $derived(
    this.reports.flatMap((report) =>
      report.roles.filter((role) => role.accepted).map(({ role }) => role),
    ),
  );
  /** Sources that wait for an answer. */
  readonly asking = $derived(this.reports.filter((report) => (report.needs?.length ?? 0) > 0));
  readonly ids: IdMatchingState;
  readonly #remembered = new RememberedReadings();
  #masked = false;

  constructor(private readonly engine: EngineState) {
    this.ids = new IdMatchingState(engine, (result) => this.#settle(result));
    // Before any file: the kernel takes one call after the other.
    void engine.client.api.rememberReadings(this.#remembered.all());
  }

  /** Reads files into sources; the reports of these files come back. */
  async addFiles(files: readonly File[]): Promise<Result<readonly SourceReport[]>> {
    const { client } = this.engine;
    const label =
      files.length === 1
        ? `Reading ${files[0]?.name ?? ''}`
        : `Reading ${String(files.length)} files`;
    const entries = files.map(({ name, size }) => ({ name, bytes: size }));
    const result = await this.#importing(label, entries, (call, task) =>
      client.api.addFiles(
        call,
        [...files],
        client.listener((progress) => {
          task.progress = progress;
        }),
      ),
    );
    await this.#settle(result);
    return result;
  }

  /** Shows a file as one that comes while something brings it, such as a fetch. */
  bring(name: string, work: (task: Task) => Promise<Result<File>>): Promise<Result<File>> {
    return this.#importing(`Fetching ${name}`, [{ name, bytes: 0 }], (_, task) => work(task));
  }

  async #importing<T>(
    label: string,
    files: ImportTask['files'],
    work: (call: CallId, task: Task) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return this.engine.run(label, async (call, task) => {
      const entry = { files, task };
      this.imports = [...this.imports, entry];
      try {
        return await work(call, task);
      } finally {
        this.imports = this.imports.filter((other) => other !== entry);
      }
    });
  }

  async setRole(
    source: string,
    role: Role | null,
    mapping: Mapping,
    options: SetRoleOptions = {},
  ): Promise<Result<SourceReport>> {
    const result = await this.engine.run(`Mapping ${source}`, (call) =>
      this.engine.client.api.setRole(call, source, role, mapping, options),
    );
    await this.#settle(result);
    if (result.ok) await this.#remember(source);
    return result;
  }

  /** Reads a source again; the choices take the place of all that were made before. */
  async reread(source: string, choices: ReadingChoices): Promise<Result<SourceReport>> {
    const { client } = this.engine;
    const result = await this.engine.run(`Reading ${source} again`, (call, task) =>
      client.api.reread(
        call,
        source,
        choices,
        client.listener((progress) => {
          task.progress = progress;
        }),
      ),
    );
    await this.#settle(result);
    if (result.ok) await this.#remember(source);
    return result;
  }

  /** Forgets what was decided about such files, and reads this one as if nobody had ever seen one. */
  async readAfresh(source: string): Promise<Result<SourceReport>> {
    const { client } = this.engine;
    const known = await client.api.readingToRemember(source);
    if (known.ok && known.value) this.#remembered.remove(known.value.key);
    await client.api.rememberReadings(this.#remembered.all());
    const result = await this.engine.run(`Reading ${source} again`, (call, task) =>
      client.api.readAfresh(
        call,
        source,
        client.listener((progress) => {
          task.progress = progress;
        }),
      ),
    );
    await this.#settle(result);
    return result;
  }

  /** Makes a source from others. */
  async takeShape(shape: Shape): Promise<Result<SourceReport>> {
    const result = await this.engine.run('Putting sources together', (call) =>
      this.engine.client.api.takeShape(call, shape),
    );
    await this.#settle(result);
    return result;
  }

  async declineShape(shape: Shape): Promise<void> {
    await this.engine.client.api.declineShape(shape);
    await this.#refreshOffers();
  }

  /** Tables in the file of a source, such as sheets. */
  async tablesInFile(source: string): Promise<readonly TableInFile[]> {
    const tables = await this.engine.run(
      'Looking at the file',
      (call) => this.engine.client.api.tablesInFile(call, source),
      { background: true },
    );
    return tables.ok ? tables.value : [];
  }

  async previewReading(
    source: string,
    choices: ReadingChoices,
    signal?: AbortSignal,
  ): Promise<Result<ReadingPreview>> {
    return this.engine.run(
      'Previewing',
      (call) => this.engine.client.api.previewReading(call, source, choices),
      { background: true, ...(signal ? { signal } : {}) },
    );
  }

  async remove(source: string): Promise<void> {
    await this.#settle(await this.engine.client.api.removeSource(source));
  }

  /** A slice of a relation, such as rejected or excluded rows. */
  async slice(query: Sql, offset: number, limit: number): Promise<Result<Row[]>> {
    const { client } = this.engine;
    return decodeRows(
      await this.engine.run(
        'Fetching rows',
        (call) => client.api.query(call, sliceQuery(query, offset, limit).text, {}),
        { background: true },
      ),
    );
  }

  /** The first rows of a source as text, as they were read. */
  async sample(source: string): Promise<Sample | null> {
    const report = this.report(source);
    const rows = await this.#look((call) =>
      this.engine.client.api.sampleSource(call, source, SAMPLE_ROWS),
    );
    if (!report || !rows.ok) return null;
    const columns = report.columns.map(({ name }) => name);
    return { columns, rows: rows.value.map((row) => columns.map((name) => textOrNull(row[name]))) };
  }

  /** Currencies to choose from for a source, with its rows in them. */
  async currencies(report: SourceReport): Promise<readonly CurrencyRows[]> {
    const column = report.mapping['currency'];
    if (column === undefined) return currencyChoices(report, null);
    const rows = await this.#look((call) =>
      this.engine.client.api.sourceValues(call, report.source, column, MOST_CURRENCIES),
    );
    if (!rows.ok) return [];
    const held = rows.value.map(({ value, rows: count }) => ({
      currency: cellText(value),
      rows: Number(count),
    }));
    return currencyChoices(report, held);
  }

  /** Some values of a column, as they stand in the file. */
  async someValues(source: string, column: string): Promise<string[]> {
    const rows = await this.#look((call) =>
      this.engine.client.api.sourceValues(call, source, column, SOME_VALUES),
    );
    return rows.ok ? rows.value.map(({ value }) => cellText(value)) : [];
  }

  report(source: string): SourceReport | undefined {
    return this.reports.find((report) => report.source === source);
  }

  /** Counts of transactions; called after the first result, so that the result does not wait for them. */
  async refreshCounts(): Promise<void> {
    const revision = this.revision;
    if (!this.roles.includes('transactions')) {
      this.counts = null;
      this.checks = null;
      await this.#findLastDay(this.roles.length > 0 ? LAST_RECORD_QUERY : null, revision);
      return;
    }
    const counts = await this.engine.run(
      'Counting rows',
      (call) => this.engine.client.api.counts(call, 'transactions'),
      { background: true },
    );
    if (revision === this.revision && counts.ok) this.counts = counts.value;
    const currency = await this.engine.rows(CURRENCY_QUERY, 'Finding the currency');
    if (revision !== this.revision || !currency.ok) return;
    this.currency = textOrNull(currency.value[0]?.['currency']);
    await this.#findLastDay(LAST_DAY_QUERY, revision);
  }

  async #findLastDay(query: Sql | null, revision: number): Promise<void> {
    if (query === null) this.lastDay = null;
    else {
      const rows = await this.engine.rows(query, 'Finding the last day');
      if (revision === this.revision)
        this.lastDay = rows.ok ? textOrNull(rows.value[0]?.['last_day']) : null;
    }
  }

  /** Duplicates and match rates: in the background, as they cost more than the first result may. */
  async refreshChecks(): Promise<void> {
    const revision = this.revision;
    if (!this.roles.includes('transactions')) return;
    const checks = await this.engine.run(
      'Checking',
      (call) => this.engine.client.api.checks(call),
      {
        background: true,
      },
    );
    if (revision === this.revision && checks.ok) this.checks = checks.value;
  }

  /** What makes the rows of a role known again; null where they cannot be counted. */
  async facts(role: Role): Promise<RoleFacts | null> {
    const facts = await this.engine.run(
      'Comparing the data',
      (call) => this.engine.client.api.roleFacts(call, role),
      { background: true },
    );
    return facts.ok ? facts.value : null;
  }

  addFailure(failure: QuintileError): void {
    this.failures = [...this.failures, failure];
  }

  dismissFailure(failure: QuintileError): void {
    this.failures = this.failures.filter((other) => other !== failure);
  }

  async #settle(result: Result<unknown>): Promise<void> {
    if (!result.ok && result.error.code !== 'cancelled')
      this.failures = [...this.failures, result.error];
    const reports = await this.engine.client.api.sources();
    if (reports.ok) this.reports = reports.value;
    await this.#refreshOffers();
    if (this.#masked) await this.#refreshReadableIds();
    else this.readableIds = [];
    if (result.ok) {
      this.revision += 1;
      this.checks = null;
    }
  }

  /** Masks names, e-mails and phones in everything that is read, or shows them again. */
  async mask(on: boolean): Promise<Result<void>> {
    this.#masked = on;
    const result = await this.engine.run(on ? 'Masking' : 'Unmasking', (call) =>
      this.engine.client.api.setMasking(call, on),
    );
    await this.#settle(result);
    return result;
  }

  async #refreshOffers(): Promise<void> {
    const offers = await this.engine.client.api.shapeOffers();
    if (offers.ok) this.offers = offers.value;
  }

  /** What the user has decided is done again when such a file comes. */
  async #remember(source: string): Promise<void> {
    const { api } = this.engine.client;
    const decided = await api.readingToRemember(source);
    if (!decided.ok || decided.value === null) return;
    this.#remembered.put(decided.value);
    await api.rememberReadings(this.#remembered.all());
  }

  async #refreshReadableIds(): Promise<void> {
    const masking = await this.engine.client.api.masking();
    if (masking.ok) this.readableIds = masking.value.readableIds;
  }

  /** A look into a file: its rows as they stand, masked where they are to be. */
  async #look(work: (call: number) => Promise<Result<ArrowBytes>>): Promise<Result<Row[]>> {
    return decodeRows(await this.engine.run('Fetching rows', work, { background: true }));
  }

  /** After the engine was opened anew. */
  async restart(): Promise<Result<readonly SourceReport[]>> {
    const { client } = this.engine;
    this.engine.status = 'restarting';
    const result = await client.api.restart(client.listener(undefined));
    this.engine.status = result.ok ? 'ready' : 'failed';
    await this.#settle(result);
    return result.ok ? ok(result.value) : result;
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
