import { ok, type Result } from '../base/result';
import type { Connector } from '../engine/connector';
import {
  looksOf,
  looksQuery,
  maskedSupply,
  textColumns,
  type PersonalKind,
  type RoleSupply,
} from '../intake/roles';
import type { ReadableIds } from './privacy-api';
import type { StoredSource } from './source-store';
import { fetchRows } from './statements';

interface Looked {
  readonly revision: number;
  readonly looks: ReadonlyMap<string, PersonalKind>;
}

/** Whether personal data are masked, and what of each source is personal. */
export class Masking {
  on = false;
  /** By source. */
  readonly #looked = new Map<string, Looked>();

  /** Looks at the values of a source, once for each reading of it. */
  async look(
    connector: Connector,
    source: StoredSource,
    supply: RoleSupply,
  ): Promise<Result<void>> {
    if (this.#looked.get(source.name)?.revision === source.revision) return ok(undefined);
    const columns = textColumns(supply);
    const rows =
      columns.length > 0 ? await fetchRows(connector, looksQuery(supply, columns)) : ok([]);
    if (!rows.ok) return rows;
    const [row] = rows.value;
    const looks = row ? looksOf(columns, row) : new Map<string, PersonalKind>();
    this.#looked.set(source.name, { revision: source.revision, looks });
    return ok(undefined);
  }

  /** The supply as it is shown: masked where masking is on. Its source was looked at. */
  shown(supply: RoleSupply): RoleSupply {
    return this.on ? maskedSupply(supply, this.#looksOf(supply.source)) : supply;
  }

  /** What the ids of customers look like that are personal data themselves, and stay. */
  readableIds(supplies: readonly RoleSupply[]): ReadableIds[] {
    return supplies.flatMap(({ source, mapping }) => {
      const column = mapping['customer_id'] ?? '';
      const like = this.#looksOf(source).get(column);
      return like === 'email' || like === 'phone' || like === 'name'
        ? [{ source, column, like }]
        : [];
    });
  }

  #looksOf(source: string): ReadonlyMap<string, PersonalKind> {
    return this.#looked.get(source)?.looks ?? new Map<string, PersonalKind>();
  }
}
