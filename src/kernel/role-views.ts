import type { Attribute } from '../base/attributes';
import { cellText } from '../base/cell-value';
import { quintileError } from '../base/errors';
import type { IdRule } from '../base/id-rules';
import { fail, ok, type Result } from '../base/result';
import type { RoleFacts } from '../base/role-facts';
import { DEFAULT_CLEANING, ROLES, type Role } from '../base/roles';
import type { RoleCounts } from '../base/sources';
import type { Connector, FileConnector } from '../engine/connector';
import {
  attributesOf,
  countsQuery,
  duplicateCustomersQuery,
  duplicateRowsQuery,
  matchQuery,
  roleExcludedViewQuery,
  roleFactsQuery,
  roleMappedQuery,
  roleViewQuery,
  scientificIdsQuery,
  type RoleSupply,
} from '../intake/roles';
import { ident, sql, type Sql } from '../sql';
import { constantCurrency } from './constant-currency';
import { Masking } from './masking';
import type { MaskingReport } from './privacy-api';
import type { RoleChecks } from './protocol';
import { sourceTable, type SourceStore, type StoredRole, type StoredSource } from './source-store';
import { execAll, fetchRows } from './statements';

/** What the SQL of a role has to know about one of its sources. */
export function supplyOf(source: StoredSource, role: StoredRole): RoleSupply {
  return {
    source: source.name,
    table: sourceTable(source.name),
    columns: source.columns,
    mapping: role.mapping,
    cleaning: role.cleaning,
    reading: source.reading,
    idCleaning: role.idCleaning,
    ...(role.traits && { traits: role.traits }),
    ...filledOf(source),
    ...currencyOf(source, role),
  };
}

function currencyOf(source: StoredSource, role: StoredRole): Pick<RoleSupply, 'constantCurrency'> {
  const currency = constantCurrency(source, role);
  return currency === null ? {} : { constantCurrency: currency };
}

/** Columns that a known export fills on the first line of a group only, as far as they are there. */
function filledOf({ preset, columns }: StoredSource): Pick<RoleSupply, 'filled'> {
  const filled = preset?.filled;
  const names = new Set(columns.map(({ name }) => name));
  if (filled === undefined || !names.has(filled.by)) return {};
  return { filled: { ...filled, columns: filled.columns.filter((name) => names.has(name)) } };
}

/** A source for itself, whatever it is mapped to. */
export function unmappedSupply(source: StoredSource): RoleSupply {
  const { name, columns, reading } = source;
  const table = sourceTable(name);
  return { source: name, table, columns, mapping: {}, cleaning: DEFAULT_CLEANING, reading };
}

/** The canonical views over the sources that supply them. */
export class RoleViews {
  /** ISO day, or null for the day after the last order. */
  asOf: string | null = null;
  /** What is made of the ids of customers in every role. */
  idRule: IdRule = 'exact';
  readonly masking = new Masking();
  /** The statements that made the views that stand. */
  readonly #standing = new Map<Role, string>();
  /** Whether nobody is twice in a source, by what decides it. */
  readonly #unique = new Map<string, boolean>();
  #compressed = false;

  constructor(private readonly sources: SourceStore) {}

  /** Roles that have a view now. */
  roles(): Set<Role> {
    return new Set(ROLES.filter((role) => this.sources.supplying(role).length > 0));
  }

  /** Canonical columns of the role that some source fills. */
  mapped(role: Role): string[] {
    return [
      ...new Set(
        this.sources.supplying(role).flatMap((supply) => Object.keys(supply.role.mapping)),
      ),
    ];
  }

  /** Columns of the `customers` view beside the id, with the kind of trait of each; none without the role. */
  attributes(): readonly Attribute[] {
    return attributesOf(this.#supplies('customers').map((supply) => this.masking.shown(supply)));
  }

  /** Rows in the tables that supply the role. */
  rows(role: Role): number {
    return this.sources.supplying(role).reduce((sum, { source }) => sum + source.rows, 0);
  }

  /**
   * Makes the views that have changed anew; those of roles without a source go. Answers the roles whose rows may be
   * others than before.
   */
  async rebuild(connector: FileConnector): Promise<Result<ReadonlySet<Role>>> {
    const changed = new Set<Role>();
    if (connector.compressed !== this.#compressed) this.forget();
    this.#compressed = connector.compressed;
    const present = this.roles();
    const looked = await this.#lookAtSources(connector);
    if (!looked.ok) return looked;
    const counted = await this.#findUnique(connector);
    if (!counted.ok) return counted;
    for (const role of ROLES) {
      const statements = present.has(role) ? this.#create(role) : drop(role);
      const key = present.has(role) ? this.#key(role, statements) : '';
      if ((this.#standing.get(role) ?? '') === key) continue;
      changed.add(role);
      this.#standing.delete(role);
      const made = await execAll(connector, statements);
      if (!made.ok) return made;
      this.#standing.set(role, key);
    }
    return ok(changed);
  }

  /** Sees which columns hold personal data, where they are to be masked. */
  async #lookAtSources(connector: Connector): Promise<Result<void>> {
    if (!this.masking.on) return ok(undefined);
    for (const { source, role } of ROLES.flatMap((role) => this.sources.supplying(role))) {
      const looked = await this.masking.look(connector, source, supplyOf(source, role));
      if (!looked.ok) return looked;
    }
    return ok(undefined);
  }

  /**
   * Finds the files of customers in which nobody is twice: their view is read many times, and cheaper without a look for
   * the first record of each. Files of orders, which tell of customers beside, have everybody many times.
   */
  async #findUnique(connector: Connector): Promise<Result<void>> {
    const orders = new Set(this.sources.supplying('transactions').map(({ source }) => source.name));
    for (const { source, role } of this.sources.supplying('customers')) {
      const key = this.#uniqueKey(source, role);
      if (orders.has(source.name) || this.#unique.has(key)) continue;
      const query = duplicateCustomersQuery([this.#supply(source, role)]);
      const rows = await fetchRows(connector, query);
      if (!rows.ok) return rows;
      this.#unique.set(key, Number(rows.value[0]?.['duplicate_customers']) === 0);
    }
    return ok(undefined);
  }

  /** What masking hides, and what it cannot. */
  maskingReport(): MaskingReport {
    const supplies = ROLES.flatMap((role) => this.#supplies(role));
    const { on } = this.masking;
    const ids = on ? this.masking.readableIds(supplies) : [];
    const once = new Map(ids.map((found) => [`${found.source}\n${found.column}`, found]));
    return { on, readableIds: [...once.values()] };
  }

  /** What a view's rows come from: its statements, and which reading of the sources. */
  #key(role: Role, statements: readonly Sql[]): string {
    const revisions = this.sources.supplying(role).map(({ source }) => source.revision);
    // Models read the kinds of traits, which are in no statement.
    const kinds = role === 'customers' ? this.attributes().map(({ kind }) => kind) : [];
    return [...revisions, ...kinds, ...statements.map(({ text }) => text)].join('\n');
  }

  /** Views went with the engine, or with a move of the tables. */
  forget(): void {
    this.#standing.clear();
  }

  /** One pass over the role's sources: rows kept, and excluded by reason. */
  async counts(connector: Connector, role: Role, signal: AbortSignal): Promise<Result<RoleCounts>> {
    const supplying = this.sources.supplying(role);
    // The role has gone since somebody asked for its counts.
    if (supplying.length === 0) return fail(quintileError('cancelled', {}));
    const rows = await fetchRows(
      connector,
      countsQuery(role, this.#supplies(role), { asOf: this.asOf }),
      { signal },
    );
    if (!rows.ok) return rows;
    const kept = rows.value.find((row) => row['reason'] === null);
    const excluded = rows.value
      .filter((row) => row['reason'] !== null)
      .map((row) => ({ reason: cellText(row['reason']), rows: Number(row['rows']) }));
    const rejected = supplying.reduce((sum, { source }) => sum + source.rejected, 0);
    const keptRows = Number(kept?.['rows'] ?? 0);
    return ok({
      role,
      read: keptRows + excluded.reduce((sum, entry) => sum + entry.rows, 0) + rejected,
      kept: keptRows,
      rejected,
      excluded,
      first_at: textOrNull(kept?.['first_at']),
      last_at: textOrNull(kept?.['last_at']),
      amount: typeof kept?.['amount'] === 'number' ? kept['amount'] : null,
    });
  }

  /** What makes the rows of a role known again; rejected rows count. */
  async facts(connector: Connector, role: Role, signal: AbortSignal): Promise<Result<RoleFacts>> {
    const supplying = this.sources.supplying(role);
    if (supplying.length === 0) return fail(quintileError('cancelled', {}));
    // Data are known again by what they are, not by what is shown of them.
    const isOtherwise = this.masking.on || this.idRule !== 'exact';
    const everyRow = isOtherwise
      ? roleMappedQuery(role, this.writtenSupplies(role), { asOf: this.asOf })
      : undefined;
    const rows = await fetchRows(connector, roleFactsQuery(role, everyRow), { signal });
    if (!rows.ok) return rows;
    const row = rows.value[0];
    const rejected = supplying.reduce((sum, { source }) => sum + source.rejected, 0);
    return ok({
      rows: Number(row?.['rows'] ?? 0) + rejected,
      from: textOrNull(row?.['first_at']),
      to: textOrNull(row?.['last_at']),
      checks: cellText(row?.['checks']),
    });
  }

  /** What is too dear for the first result: duplicates, and how customers and transactions meet. */
  async checks(connector: Connector, signal: AbortSignal): Promise<Result<RoleChecks>> {
    const present = this.roles();
    const both = present.has('transactions') && present.has('customers');
    const duplicates = present.has('transactions')
      ? await fetchRows(connector, duplicateRowsQuery(this.#supplies('transactions')), { signal })
      : ok([]);
    if (!duplicates.ok) return duplicates;
    const match = both ? await fetchRows(connector, matchQuery(), { signal }) : ok([]);
    if (!match.ok) return match;
    const records = present.has('customers')
      ? await fetchRows(connector, duplicateCustomersQuery(this.#supplies('customers')), { signal })
      : ok([]);
    if (!records.ok) return records;
    const scientific = await this.#scientificIds(connector, signal);
    if (!scientific.ok) return scientific;
    const number = (value: unknown) =>
      value === undefined || value === null ? null : Number(value);
    return ok({
      duplicateRows: number(duplicates.value[0]?.['duplicate_rows']),
      customersMatched: number(match.value[0]?.['customers_matched']),
      transactionCustomersWithoutRecord: number(
        match.value[0]?.['transaction_customers_without_record'],
      ),
      customersWithoutTransactions: number(match.value[0]?.['customers_without_transactions']),
      scientificIds: present.has('transactions') ? scientific.value : null,
      duplicateCustomers: number(records.value[0]?.['duplicate_customers']),
    });
  }

  async #scientificIds(connector: Connector, signal: AbortSignal): Promise<Result<number>> {
    let total = 0;
    for (const supply of this.#supplies('transactions')) {
      for (const id of ['customer_id', 'order_id'] as const) {
        const rows = await fetchRows(connector, scientificIdsQuery(supply, id), { signal });
        if (!rows.ok) return rows;
        total += Number(rows.value[0]?.['rows'] ?? 0);
      }
    }
    return ok(total);
  }

  #supplies(role: Role): RoleSupply[] {
    return this.sources.supplying(role).map(({ source, role: supplied }) => {
      const supply = this.#supply(source, supplied);
      const isUnique = role === 'customers' && this.#unique.get(this.#uniqueKey(source, supplied));
      return isUnique === true ? { ...supply, uniqueCustomers: true } : supply;
    });
  }

  /** The sources of a role with their customer ids as they are written. */
  writtenSupplies(role: Role): RoleSupply[] {
    return this.sources.supplying(role).map(({ source, role: stored }) => supplyOf(source, stored));
  }

  #supply(source: StoredSource, role: StoredRole): RoleSupply {
    const supply = supplyOf(source, role);
    return this.idRule === 'exact' ? supply : { ...supply, idRule: this.idRule };
  }

  #uniqueKey({ name, revision }: StoredSource, { mapping, idCleaning }: StoredRole): string {
    return JSON.stringify([name, revision, mapping['customer_id'], idCleaning, this.idRule]);
  }

  /** The views that stand, as they were made. */
  definitions(): { relation: string; kind: 'view'; query: string }[] {
    return ROLES.filter((role) => this.roles().has(role)).flatMap((role) =>
      this.#queries(role).map(({ name, query }) => ({
        relation: name,
        kind: 'view' as const,
        query: query.text,
      })),
    );
  }

  #create(role: Role): Sql[] {
    return this.#queries(role).map(
      ({ name, query }) => sql`
        create or replace view ${ident(name)} as
        ${query}
      `,
    );
  }

  #queries(role: Role): { name: string; query: Sql }[] {
    const supplies = this.#supplies(role).map((supply) => this.masking.shown(supply));
    const options = { asOf: this.asOf };
    return [
      { name: role, query: roleViewQuery(role, supplies, options) },
      { name: excludedName(role), query: roleExcludedViewQuery(role, supplies, options) },
    ];
  }
}

function excludedName(role: Role): string {
  return `${role}_excluded`;
}

function drop(role: Role): Sql[] {
  return [role, excludedName(role)].map((name) => sql`drop view if exists ${ident(name)}`);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
