import { tableFromIPC } from 'apache-arrow';
import { quintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import { literal, qualified, sql, type Sql } from '../sql';
import type { ArrowBytes, Connector } from '../engine/connector';
import { TOP_ROWS } from './materialisation';
import type { PagerInfo } from './protocol';
import type { UserQuery } from './user-query';

export const PAGER_SCHEMA = 'pager';

interface Pager {
  readonly query: UserQuery;
  readonly table: Sql;
  kept: boolean;
}

/**
 * Sorted, filtered results of which slices are fetched. The first slices come from the query with a limit (the engine
 * keeps only the top rows); who scrolls further has the sorted result kept once and read by position.
 */
export class Pagers {
  readonly #open = new Map<number, Pager>();
  #next = 1;

  async open(
    connector: Connector,
    query: UserQuery,
    signal: AbortSignal,
  ): Promise<Result<PagerInfo>> {
    const counted = await connector.query(
      sql`
        select count(*)::DOUBLE as rows from (
          ${query.sql}
        )
      `,
      { signal },
    );
    if (!counted.ok) return counted;
    const row = tableFromIPC(counted.value.bytes).get(0) as { rows: number } | null;
    const pager = this.#next++;
    const table = qualified(PAGER_SCHEMA, `p${String(pager)}`);
    this.#open.set(pager, { query, table, kept: false });
    return ok({ pager, rows: row?.rows ?? 0 });
  }

  async page(
    connector: Connector,
    id: number,
    offset: number,
    limit: number,
    signal: AbortSignal,
  ): Promise<Result<ArrowBytes>> {
    const pager = this.#open.get(id);
    // The data have changed since it was opened: who asks opens it anew, and needs no error on the way.
    if (!pager) return fail(quintileError('cancelled', {}));
    if (!pager.kept && offset + limit > TOP_ROWS) {
      const kept = await connector.exec(
        sql`
          create or replace table ${pager.table} as
          ${pager.query.sql}
        `,
        { signal },
      );
      if (!kept.ok) return pager.query.explain(kept);
      pager.kept = true;
    }
    const rows = pager.kept
      ? sql`from ${pager.table}`
      : sql`
          from (
            ${pager.query.sql}
          )
        `;
    const page = await connector.query(
      sql`
        ${rows}
        limit ${literal(limit)} offset ${literal(offset)}
      `,
      { signal },
    );
    return pager.query.explain(page);
  }

  async close(connector: Connector, id: number): Promise<void> {
    const pager = this.#open.get(id);
    this.#open.delete(id);
    if (pager?.kept) await connector.exec(sql`drop table if exists ${pager.table}`);
  }

  /** Closes what reads one of these relations or variables: their rows have changed. */
  async clearReading(connector: Connector, names: readonly string[]): Promise<void> {
    for (const [id, { query }] of [...this.#open]) {
      if (names.some((name) => query.reads.has(name))) await this.close(connector, id);
    }
  }

  /** Forgets everything; the tables went with the engine. */
  forget(): void {
    this.#open.clear();
  }

  /** Closes everything: the data have changed. */
  async clear(connector: Connector): Promise<void> {
    for (const id of [...this.#open.keys()]) await this.close(connector, id);
  }
}
