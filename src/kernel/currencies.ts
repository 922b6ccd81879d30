import { cellText } from '../base/cell-value';
import { ok, type Result } from '../base/result';
import type { Cleaning } from '../base/roles';
import type { Connector } from '../engine/connector';
import { currenciesQuery } from '../intake/roles';
import { literal, sql } from '../sql';
import { constantCurrency } from './constant-currency';
import { supplyOf } from './role-views';
import {
  withoutCurrencyNeed,
  type SourceStore,
  type StoredRole,
  type StoredSource,
} from './source-store';
import { fetchRows } from './statements';

/** More than there are in the world: a column that is no currency may have as many values as rows. */
const MOST_CURRENCIES = 400;

/** A source whose orders count, but for their currency. */
interface Candidate {
  readonly source: StoredSource;
  /** Currencies that its sums would be in. */
  readonly counted: readonly string[];
  /** Whether any of its amounts are in them, as written or converted. */
  readonly counts: boolean;
  /** Chosen for it, where it has several or others have another. */
  readonly chosen: string | null;
}

/** The currency in which sums are, over all sources: they never mix any. */
export class Currencies {
  /** Currencies as they are written, by source, with what they were found for. */
  readonly #written = new Map<string, { key: string; currencies: readonly string[] }>();
  #counting: string | null = null;

  constructor(private readonly sources: SourceStore) {}

  /**
   * After sources have come, changed or gone: orders in several currencies, or in another than those of other sources,
   * need the user to choose; what stood in their way may have gone. Orders of which no currency is known are not asked.
   * @param answered the source that the user has just decided on: what was chosen for it stands, and others are asked
   */
  async settle(connector: Connector, answered?: string): Promise<Result<void>> {
    const candidates: Candidate[] = [];
    const replaced = this.sources.replaced('transactions');
    const sources = this.sources.all().map(withoutCurrencyNeed);
    for (const source of sources) {
      const role = source.roles.find(({ role: name }) => name === 'transactions');
      if (role?.accepted !== true || replaced.has(source.name)) continue;
      const written = await this.#find(connector, source, role);
      if (!written.ok) return written;
      candidates.push(candidateOf(source, role.cleaning, written.value));
    }
    this.#counting = this.#choose(candidates, answered);
    for (const source of sources) {
      const own = candidates.find((one) => one.source === source);
      const others = candidates.filter((one) => one !== own && isIn(one, this.#counting));
      const otherCurrency = own !== undefined && others.length > 0 ? this.#counting : null;
      const asks = own !== undefined && own.counted.some((one) => one !== this.#counting);
      this.sources.put({ ...source, otherCurrency, ...(asks && asked(source)) });
    }
    return ok(undefined);
  }

  /** The one in which sums were before, while some source is in it: who comes later is asked. */
  #choose(candidates: readonly Candidate[], answered: string | undefined): string | null {
    const sure = candidates.filter(({ counted, counts }) => counted.length === 1 && counts);
    const decided = sure.find(({ source, chosen }) => source.name === answered && chosen !== null);
    const before = sure.find((one) => isIn(one, this.#counting));
    return (decided ?? before ?? sure[0])?.counted[0] ?? null;
  }

  /** Currencies of the amounts as the file has them; none where nothing tells. */
  async #find(
    connector: Connector,
    source: StoredSource,
    role: StoredRole,
  ): Promise<Result<readonly string[]>> {
    const column = role.mapping['currency'];
    if (column === undefined) {
      const constant = constantCurrency(source, role);
      return ok(constant === null ? [] : [constant]);
    }
    const key = JSON.stringify([source.revision, column]);
    const known = this.#written.get(source.name);
    if (known?.key === key) return ok(known.currencies);
    const rows = await fetchRows(
      connector,
      sql`from (${currenciesQuery(supplyOf(source, role))}) limit ${literal(MOST_CURRENCIES)}`,
    );
    if (!rows.ok) return rows;
    const currencies = rows.value.map(({ currency = null }) => cellText(currency));
    this.#written.set(source.name, { key, currencies });
    return ok(currencies);
  }
}

function candidateOf(
  source: StoredSource,
  { currency: chosen, rates }: Cleaning,
  written: readonly string[],
): Candidate {
  // Where no currency is known there is nothing to choose from.
  if (chosen === null || written.length === 0)
    return { source, counted: written, counts: written.length > 0, chosen: null };
  const counts = written.some((one) => one === chosen || Object.hasOwn(rates ?? {}, one));
  return { source, counted: [chosen], counts, chosen };
}

function isIn({ counted, counts }: Candidate, currency: string | null): boolean {
  return counts && counted.length === 1 && counted[0] === currency;
}

/** Nothing is computed from a source while there is anything to ask. */
function asked({ needs, roles }: StoredSource): Pick<StoredSource, 'needs' | 'roles'> {
  return {
    needs: [...needs, 'currency'],
    roles: roles.map((role) => ({ ...role, accepted: false })),
  };
}
