import { tableFromIPC } from 'apache-arrow';
import { tableRows } from '../../base/arrow-values';
import { ok, type Result } from '../../base/result';
import type { Connector, FileConnector } from '../../engine/connector';
import { Turns } from '../../engine/wasm/turns';
import { fileQuery } from '../../export/audience/file-query';
import { assignmentQuery } from '../../export/audience/holdout-query';
import type {
  AudienceCounts,
  AudienceFiles,
  AudiencePreview,
  AudienceRequest,
  HoldoutFacts,
} from '../audience-api';
import { exportRows, type ExportOptions } from '../exports';
import type { UserQuery } from '../user-query';
import { countAudience } from './counts';
import { holdoutFacts } from './holdout';
import { AudienceMaker, type MadeAudience, type MakeOptions } from './made-audience';

/** Rows of a preview. */
const PREVIEW_ROWS = 12;

interface Facts {
  readonly counts: AudienceCounts;
  readonly holdout: HoldoutFacts | null;
}

/** Lists of customers on their way out, one at a time. What was made for one stays until it is closed. */
export class Audiences {
  readonly #maker = new AudienceMaker();
  readonly #turns = new Turns();
  /** Names that the query of the tables reads; null where there are no tables. */
  #reads: ReadonlySet<string> | null = null;
  #version = 0;

  /** @param knowsResponses whether the campaigns role tells who responded */
  constructor(private readonly knowsResponses: () => boolean) {}

  preview(
    connector: FileConnector,
    query: UserQuery,
    request: AudienceRequest,
    options: MakeOptions,
  ): Promise<Result<AudiencePreview>> {
    return this.#with(connector, query, request, options, async (made, facts) => {
      const first = await connector.query(rowsOf(made, request, PREVIEW_ROWS), {
        signal: options.signal,
      });
      if (!first.ok) return first;
      const columns = made.columns.map(({ header }) => header);
      const rows = tableRows(tableFromIPC(first.value.bytes)).map((row) =>
        columns.map((header) => row[header] ?? null),
      );
      return ok({ ...facts, columns, rows });
    });
  }

  export(
    connector: FileConnector,
    query: UserQuery,
    request: AudienceRequest,
    options: ExportOptions,
  ): Promise<Result<AudienceFiles>> {
    return this.#with(
      connector,
      query,
      request,
      options,
      async (made, facts): Promise<Result<AudienceFiles>> => {
        const file = await exportRows(connector, rowsOf(made, request, null), options);
        if (!file.ok) return file;
        const { holdout } = request;
        if (!holdout) return ok({ ...facts, file: file.value, holdoutFile: null });
        const assignment = assignmentQuery(made.tables, holdout.campaign, holdout.sentOn);
        const assigned = await exportRows(connector, assignment, { ...options, format: 'csv' });
        if (!assigned.ok) return assigned;
        return ok({ ...facts, file: file.value, holdoutFile: assigned.value });
      },
    );
  }

  /** Nobody works at an audience any more: its tables go, as soon as nothing reads them. */
  async close(connector: FileConnector): Promise<void> {
    if (!this.#reads) return;
    this.#reads = null;
    this.#version += 1;
    await this.#turns.take(() => this.#maker.drop(connector));
  }

  /** Rows of these relations, or values of these variables, are about to change. */
  clearReading(connector: FileConnector, names: readonly string[]): void {
    if (names.some((name) => this.#reads?.has(name))) this.clear(connector);
  }

  /** The data are about to change. Whoever reads the tables right now may finish. */
  clear(connector: FileConnector): void {
    void this.close(connector);
  }

  /** Everything went with the engine. */
  forget(): void {
    this.#version += 1;
    this.#reads = null;
    this.#turns.forget();
    this.#maker.forget();
  }

  #with<T>(
    connector: FileConnector,
    query: UserQuery,
    request: AudienceRequest,
    options: MakeOptions,
    use: (made: MadeAudience, facts: Facts) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return this.#turns.take(async () => {
      this.#reads = query.reads;
      const made = await this.#maker.make(connector, query.sql, this.#version, request, options);
      if (!made.ok) return made;
      const facts = await this.#facts(connector, made.value, request, options.signal);
      return facts.ok ? use(made.value, facts.value) : facts;
    }, options.signal);
  }

  async #facts(
    connector: Connector,
    made: MadeAudience,
    request: AudienceRequest,
    signal: AbortSignal,
  ): Promise<Result<Facts>> {
    const counted = await countAudience(connector, made, request, signal);
    if (!counted.ok) return counted;
    const { counts, withoutCustomer } = counted.value;
    if (!request.holdout) return ok({ counts, holdout: null });
    const known = this.knowsResponses();
    const facts = await holdoutFacts(connector, made, request.holdout, known, signal);
    return facts.ok ? ok({ counts, holdout: { ...facts.value, withoutCustomer } }) : facts;
  }
}

function rowsOf(
  { tables, columns, preset }: MadeAudience,
  request: AudienceRequest,
  limit: number | null,
) {
  return fileQuery(tables, columns, preset, request.holdout !== null, limit);
}
