import { tableFromIPC } from 'apache-arrow';
import { tableRows } from '../../base/arrow-values';
import { ok, type Result } from '../../base/result';
import type { Connector, FileConnector } from '../../engine/connector';
import { fileQuery } from '../../export/audience/file-query';
import { assignmentQuery } from '../../export/audience/holdout-query';
import type { Sql } from '../../sql';
import type {
  AudienceCounts,
  AudienceFiles,
  AudiencePreview,
  AudienceRequest,
  HoldoutFacts,
} from '../audience-api';
import { exportRows, type ExportOptions } from '../exports';
import { countAudience } from './counts';
import { holdoutFacts } from './holdout';
import { withAudience, type MadeAudience, type MakeOptions } from './made-audience';

/** Rows of a preview. */
const PREVIEW_ROWS = 12;

interface Facts {
  readonly counts: AudienceCounts;
  readonly holdout: HoldoutFacts | null;
}

/** Lists of customers on their way out. Queries have been checked: they may hold the user’s text. */
export class Audiences {
  #next = 1;

  /** @param knowsResponses whether the campaigns role tells who responded */
  constructor(private readonly knowsResponses: () => boolean) {}

  preview(
    connector: FileConnector,
    query: Sql,
    request: AudienceRequest,
    options: MakeOptions,
  ): Promise<Result<AudiencePreview>> {
    return withAudience(connector, query, request, this.#next++, options, async (made) => {
      const facts = await this.#facts(connector, made, request, options.signal);
      if (!facts.ok) return facts;
      const first = await connector.query(rowsOf(made, request), {
        signal: options.signal,
        limit: PREVIEW_ROWS,
      });
      if (!first.ok) return first;
      const columns = made.columns.map(({ header }) => header);
      const rows = tableRows(tableFromIPC(first.value.bytes)).map((row) =>
        columns.map((header) => row[header] ?? null),
      );
      return ok({ ...facts.value, columns, rows });
    });
  }

  export(
    connector: FileConnector,
    query: Sql,
    request: AudienceRequest,
    options: ExportOptions,
  ): Promise<Result<AudienceFiles>> {
    return withAudience(
      connector,
      query,
      request,
      this.#next++,
      options,
      async (made): Promise<Result<AudienceFiles>> => {
        const facts = await this.#facts(connector, made, request, options.signal);
        if (!facts.ok) return facts;
        const file = await exportRows(connector, rowsOf(made, request), options);
        if (!file.ok) return file;
        const { holdout } = request;
        if (!holdout) return ok({ ...facts.value, file: file.value, holdoutFile: null });
        const assignment = assignmentQuery(made.tables, holdout.campaign, holdout.sentOn);
        const assigned = await exportRows(connector, assignment, { ...options, format: 'csv' });
        if (!assigned.ok) return assigned;
        return ok({ ...facts.value, file: file.value, holdoutFile: assigned.value });
      },
    );
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

function rowsOf({ tables, columns, preset }: MadeAudience, request: AudienceRequest): Sql {
  return fileQuery(tables, columns, preset, request.holdout !== null);
}
