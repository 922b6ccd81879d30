import { cellText } from '../base/cell-value';
import { quintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import type { FileConnector } from '../engine/connector';
import { qualified, sql } from '../sql';
import type { FoundCustomer } from './customer-api';
import { MATCH_STEPS, searchQuery, searchTableQuery, whoColumns } from './customer-search-query';
import type { EngineWork } from './engine-work';
import { PAGER_SCHEMA } from './pagers';
import type { CallId } from './protocol';
import type { RoleViews } from './role-views';
import { fetchRows } from './statements';

/** Where other tables of ours are that nobody asks for by name. */
const TABLE = qualified(PAGER_SCHEMA, 'customer_search');

/**
 * Finds customers while somebody types. Who can be found is put into a table of its own at the first letter, so that
 * each further one is a quick scan; it goes when the data change.
 */
export class CustomerSearch {
  #table: Promise<Result<void>> | null = null;
  #running: CallId | null = null;

  constructor(
    private readonly engine: EngineWork,
    private readonly views: RoleViews,
  ) {}

  /** What was found is for who typed last: a search that still runs is cancelled. */
  async search(
    call: CallId,
    text: string,
    limit: number,
  ): Promise<Result<readonly FoundCustomer[]>> {
    if (this.#running !== null) this.engine.calls.cancel(this.#running);
    this.#running = call;
    try {
      return await this.engine.work(call, (connector, signal) =>
        this.#find(connector, text, limit, signal),
      );
    } finally {
      if (this.#running === call) this.#running = null;
    }
  }

  /** The data have changed, or the engine has gone with the table. */
  forget(): void {
    this.#table = null;
  }

  /** Takes the table away: it holds what was shown before. */
  async clear(connector: FileConnector): Promise<void> {
    this.forget();
    await connector.exec(sql`drop table if exists ${TABLE}`);
  }

  async #find(
    connector: FileConnector,
    text: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<Result<readonly FoundCustomer[]>> {
    if (text.trim() === '' || this.views.roles().size === 0) return ok([]);
    // Not under the signal: the next letter would begin it anew.
    const making = (this.#table ??= this.#make(connector));
    const made = await making;
    if (!made.ok) {
      this.#table = null;
      return made;
    }
    const found: FoundCustomer[] = [];
    for (const step of MATCH_STEPS) {
      // Its table goes when the data change: who still waits asks again.
      if (signal.aborted || this.#table !== making) return fail(quintileError('cancelled', {}));
      const left = limit - found.length;
      if (left <= 0) break;
      const rows = await fetchRows(connector, searchQuery(TABLE, text, step, left), { signal });
      if (!rows.ok) return this.#table === making ? rows : fail(quintileError('cancelled', {}));
      found.push(
        ...rows.value.map((row) => ({
          customer_id: cellText(row['customer_id']),
          name: row['name'] === null ? null : cellText(row['name']),
          email: row['email'] === null ? null : cellText(row['email']),
          matched: row['matched'] as FoundCustomer['matched'],
        })),
      );
    }
    return ok(found);
  }

  #make(connector: FileConnector): Promise<Result<void>> {
    return this.engine.changes.take(() => {
      const query = searchTableQuery(this.views.roles(), whoColumns(this.views.attributes()));
      return connector.exec(sql`
        create or replace table ${TABLE} as
        ${query}
      `);
    });
  }
}
