import { ok, type Result } from '../../base/result';
import type { FileConnector } from '../../engine/connector';
import { qualified, sql, type Sql } from '../../sql';
import { PAGER_SCHEMA } from '../pagers';

/**
 * Scratch tables that stand as long as what they were made from does: each knows it as a text (its key), and is made again
 * when that is another.
 */
export class StandingTables<Name extends string> {
  readonly #keys = new Map<Name, string>();

  /** @param prefix of their names in the engine */
  constructor(
    private readonly prefix: string,
    private readonly names: readonly Name[],
  ) {}

  /** The table as SQL names it. */
  name(table: Name): Sql {
    return qualified(PAGER_SCHEMA, `${this.prefix}_${table}`);
  }

  /** Makes the table, unless it stands under the key. */
  async stand(table: Name, key: string, make: () => Promise<Result<void>>): Promise<Result<void>> {
    if (this.#keys.get(table) === key) return ok(undefined);
    this.#keys.delete(table);
    const made = await make();
    if (made.ok) this.#keys.set(table, key);
    return made;
  }

  /** Takes all tables away. */
  async drop(connector: FileConnector): Promise<Result<void>> {
    this.forget();
    for (const table of this.names) {
      const dropped = await connector.exec(sql`drop table if exists ${this.name(table)}`);
      if (!dropped.ok) return dropped;
    }
    return ok(undefined);
  }

  /** The tables have gone with the engine. */
  forget(): void {
    this.#keys.clear();
  }
}
