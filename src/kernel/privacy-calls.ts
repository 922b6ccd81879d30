import { ok, type Result } from '../base/result';
import type { ArrowBytes, Connector, FileConnector, RelationInfo } from '../engine/connector';
import { ident, join, literal, sql, type Sql } from '../sql';
import { maskedText } from '../intake/roles';
import type { EngineWork } from './engine-work';
import type { NotebookRelations } from './notebook-relations';
import type { MaskingReport } from './privacy-api';
import type { CallId } from './protocol';
import { unmappedSupply, type RoleViews } from './role-views';
import { unknownSource } from './source-calls';
import { SOURCE_SCHEMA, sourceTable, type SourceStore, type StoredSource } from './source-store';

/** Rows as they stand in the files, beside the sources. */
const LEFT_OUT = new Set(['rejected_rows', 'set_aside_rows']);

/** What of the files is shown: masking, and the page's own looks into them. */
export class PrivacyCalls {
  /** @param changed after what the role views show has changed */
  constructor(
    private readonly engine: EngineWork,
    private readonly sources: SourceStore,
    private readonly views: RoleViews,
    private readonly cells: NotebookRelations,
    private readonly changed: (connector: FileConnector) => Promise<Result<void>>,
  ) {}

  get masked(): boolean {
    return this.views.masking.on;
  }

  /** Whether a relation can not be read now, so that it is not offered. */
  readonly hiddenRelation = ({ schema, name }: RelationInfo): boolean =>
    this.masked && (schema === SOURCE_SCHEMA || LEFT_OUT.has(name));

  setMasking(call: CallId, on: boolean): Promise<Result<void>> {
    // At once, so that it also holds for an engine that has to be opened anew first.
    this.views.masking.on = on;
    this.cells.setMasked(on);
    return this.engine.change(call, (connector) => {
      // Again: what was being made meanwhile may hold what is to be hidden.
      this.cells.setMasked(on);
      return this.changed(connector);
    });
  }

  masking(): Promise<Result<MaskingReport>> {
    return Promise.resolve(ok(this.views.maskingReport()));
  }

  sampleSource(call: CallId, source: string, limit: number): Promise<Result<ArrowBytes>> {
    return this.#shown(call, source, (stored, text) => {
      const items = stored.columns.map(({ name }) => sql`${text(name)} as ${ident(name)}`);
      return sql`
        select
          ${join(items, ',\n')}
        from ${sourceTable(source)} as src
        limit ${literal(limit)}
      `;
    });
  }

  sourceValues(
    call: CallId,
    source: string,
    column: string,
    limit: number,
  ): Promise<Result<ArrowBytes>> {
    return this.#shown(
      call,
      source,
      (_, text) => sql`
        select ${text(column)} as value, count(*)::INTEGER as rows
        from ${sourceTable(source)} as src
        where ${ident(column)} is not null
        group by all
        order by rows desc, value
        limit ${literal(limit)}
      `,
    );
  }

  /** A query of a source, with its columns as texts that may be shown. */
  #shown(
    call: CallId,
    source: string,
    query: (stored: StoredSource, text: (column: string) => Sql) => Sql,
  ): Promise<Result<ArrowBytes>> {
    return this.engine.work(call, async (connector, signal) => {
      const stored = this.sources.get(source);
      if (!stored) return unknownSource(source);
      const text = await this.#textOf(connector, stored);
      return text.ok ? connector.query(query(stored, text.value), { signal }) : text;
    });
  }

  async #textOf(
    connector: Connector,
    stored: StoredSource,
  ): Promise<Result<(column: string) => Sql>> {
    const { masking } = this.views;
    const supply = unmappedSupply(stored);
    const looked = masking.on ? await masking.look(connector, stored, supply) : ok(undefined);
    if (!looked.ok) return looked;
    const { masks } = masking.shown(supply);
    return ok((column) => {
      const text = sql`${ident(column)}::VARCHAR`;
      const mask = masks?.get(column);
      return mask === undefined ? text : maskedText(mask, text);
    });
  }
}
