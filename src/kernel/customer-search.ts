import { cellText, type CellValue } from '../base/cell-value';
import { quintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import type { FileConnector } from '../engine/connector';
import { qualified, sql, type Sql } from '../sql';
import type { FoundCustomer } from './customer-api';
import {
  RANKED,
  searchQueries,
  searchTableQuery,
  whoColumns,
  type SearchQueries,
} from './customer-search-query';
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
    if (this.views.roles().size === 0) return ok([]);
    // Not under the signal: the next letter would begin it anew.
    const making = (this.#table ??= this.#make(connector));
    const made = await making;
    if (!made.ok) {
      this.#table = null;
      return made;
    }
    if (text.trim() === '' || limit <= 0) return ok([]);
    const ask = async (query: Sql): Promise<Result<Match[]>> => {
      // Its table goes when the data change: who still waits asks again.
      const gone = () => signal.aborted || this.#table !== making;
      if (gone()) return fail(quintileError('cancelled', {}));
      const rows = await fetchRows(connector, query, { signal });
      if (rows.ok) return ok(rows.value.map(matchOf));
      return gone() ? fail(quintileError('cancelled', {})) : rows;
    };
    const queries = searchQueries(TABLE, text, limit);
    const itself = await ask(queries.id);
    if (!itself.ok) return itself;
    const others = await bestMatches(queries, limit - itself.value.length, ask);
    return others.ok ? ok([...itself.value, ...others.value].map(({ found }) => found)) : others;
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

interface Match {
  readonly found: FoundCustomer;
  readonly begins: boolean;
  readonly met: number;
}

/** Words that begin with the text first. Where there are too many matches to rank, those are looked for alone. */
async function bestMatches(
  queries: SearchQueries,
  limit: number,
  ask: (query: Sql) => Promise<Result<Match[]>>,
): Promise<Result<Match[]>> {
  const parts = await ask(queries.parts);
  if (!parts.ok) return parts;
  const enough = parts.value.filter(({ begins }) => begins).length >= limit;
  const all = (parts.value[0]?.met ?? 0) < RANKED;
  if (enough || all) return ok(parts.value.slice(0, limit));
  const beginnings = await ask(queries.beginnings);
  if (!beginnings.ok) return beginnings;
  const rest = parts.value.filter(({ begins }) => !begins);
  return ok([...beginnings.value, ...rest].slice(0, limit));
}

function matchOf(row: Readonly<Record<string, CellValue>>): Match {
  const textOf = (value: CellValue | undefined) =>
    value === null || value === undefined ? null : cellText(value);
  return {
    found: {
      customer_id: cellText(row['customer_id']),
      name: textOf(row['name']),
      email: textOf(row['email']),
      matched: row['matched'] as FoundCustomer['matched'],
    },
    begins: row['begins'] === true,
    met: Number(row['met']),
  };
}
