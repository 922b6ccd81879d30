import { quintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import { shapeKey, sourcesOf, type Shape, type ShapeOffer } from '../base/shapes';
import type { FileConnector } from '../engine/connector';
import {
  buyersQuery,
  joinCandidates,
  joinedTable,
  mappingOf,
  unionCandidates,
  unionTable,
  wideCandidates,
  wideTable,
  type ShapedTable,
  type ShapeSource,
} from '../intake/shapes';
import { sourceSlug } from '../intake/slug';
import { sql, type Sql } from '../sql';
import { signsDiffer, signsOfParts } from './constant-currency';
import { ASK_ALL, completeRole } from './role-decision';
import { shapedCleaning, shapedStatuses } from './shaped-cleaning';
import { judgeJoin, judgeUnion, judgeWide } from './shape-judgement';
import {
  EMPTY_SOURCE,
  sourceTable,
  withoutCurrencyNeed,
  type SourceStore,
  type StoredRole,
  type StoredSource,
} from './source-store';
import { fetchRows } from './statements';

/** Ids written as floats are looked for in every column; marks of returns were found in the parts. */
const ALL_IDS = { ...ASK_ALL, returnMark: false };

type Join = Extract<Shape, { kind: 'join' }>;

/** Sources that are made from other sources: which suggest themselves, making them, and making them again. */
export class ShapedSources {
  /** What the user said no to, in this visit. */
  readonly #declined = new Set<string>();
  #offers: readonly ShapeOffer[] = [];

  constructor(private readonly sources: SourceStore) {}

  /** What suggests itself and was not taken by itself. */
  get offers(): readonly ShapeOffer[] {
    return this.#offers;
  }

  /**
   * After sources have come, changed or gone: makes again what was made from them, takes what is sure, and leaves the
   * rest as offers. Answers the names of the sources that were made.
   */
  async settle(connector: FileConnector, signal: AbortSignal): Promise<Result<readonly string[]>> {
    const refreshed = await this.#refresh(connector);
    if (!refreshed.ok) return refreshed;
    const made: string[] = [];
    const open: ShapeOffer[] = [];
    const found = await this.#find(connector, signal);
    if (!found.ok) return found;
    for (const offer of found.value) {
      if (offer.sure && !this.#isUsed(offer.shape)) {
        const name = await this.#make(connector, offer.shape, null, signal, offer);
        if (!name.ok) return name;
        made.push(name.value);
      } else open.push(offer);
    }
    this.#offers = open.filter(({ shape }) => !this.#isUsed(shape));
    return ok(made);
  }

  /** Makes the source of an offer. */
  async take(connector: FileConnector, shape: Shape, signal: AbortSignal): Promise<Result<string>> {
    const missing = sourcesOf(shape).find((name) => this.sources.get(name) === undefined);
    if (missing !== undefined)
      return fail(quintileError('intake.unknown_source', { source: missing }));
    this.#declined.delete(shapeKey(shape));
    const offer = this.#offers.find((one) => shapeKey(one.shape) === shapeKey(shape));
    return this.#make(connector, shape, null, signal, offer);
  }

  /** Never suggests it again in this visit; called too when the user removes what was made. */
  decline(shape: Shape): void {
    this.#declined.add(shapeKey(shape));
    this.#offers = this.#offers.filter((offer) => shapeKey(offer.shape) !== shapeKey(shape));
  }

  /** Makes everything again in a fresh engine. */
  restore(connector: FileConnector): Promise<Result<void>> {
    return this.#refresh(connector);
  }

  #shaped(): (StoredSource & { shape: Shape })[] {
    return this.sources.all().flatMap((source) => {
      const { shape } = source;
      return shape === null ? [] : [{ ...source, shape }];
    });
  }

  /**
   * Sources whose parts were read again are made again; those whose parts have gone, or no longer fit one another, go. It
   * cannot be cancelled: what was made would tell something else than its parts.
   */
  async #refresh(connector: FileConnector): Promise<Result<void>> {
    const { signal } = new AbortController();
    for (const stored of this.#shaped()) {
      const { shape } = stored;
      const parts = sourcesOf(shape).flatMap((name) => this.sources.get(name) ?? []);
      if (revisionOf(parts) === stored.revision) continue;
      const stands = await this.#stillStands(connector, shape, parts, signal);
      if (!stands.ok) return stands;
      if (stands.value) {
        const made = await this.#make(connector, shape, stored, signal);
        if (!made.ok) return made;
        continue;
      }
      this.sources.remove(stored.name);
      const dropped = await connector.exec(sql`drop table if exists ${sourceTable(stored.name)}`);
      if (!dropped.ok) return dropped;
    }
    return ok(undefined);
  }

  /** Whether a shape can be made of its parts as they are now: other keys could lose money, or double it. */
  async #stillStands(
    connector: FileConnector,
    shape: Shape,
    parts: readonly StoredSource[],
    signal: AbortSignal,
  ): Promise<Result<boolean>> {
    const whole = parts.length === sourcesOf(shape).length;
    if (!whole || parts.some(({ error }) => error !== null)) return ok(false);
    if (!hasColumns(shape, parts)) return ok(false);
    const [source, other] = parts.map(shapeSource);
    if (shape.kind !== 'join' || !source || !other) return ok(true);
    const judged = await judgeJoin(connector, shape, source, other, signal);
    return judged.ok ? ok(judged.value !== null) : judged;
  }

  async #find(connector: FileConnector, signal: AbortSignal): Promise<Result<ShapeOffer[]>> {
    const free = this.sources
      .all()
      .filter(
        (source) =>
          source.error === null &&
          source.shape === null &&
          source.columns.length > 0 &&
          source.ambiguousDates.length === 0,
      );
    const shapes = free.map(shapeSource);
    const asked = <T extends Shape>(candidates: readonly T[]) =>
      candidates.filter((shape) => !this.#declined.has(shapeKey(shape)) && !this.#isUsed(shape));
    const byName = (name: string) => {
      const source = shapes.find((one) => one.name === name);
      if (source === undefined) throw new RangeError(`no source ${name}`);
      return source;
    };
    const offers: (ShapeOffer | null)[] = [];
    const joins = await this.#joinsWorthALook(connector, shapes, signal);
    if (!joins.ok) return joins;
    for (const shape of asked(joins.value)) {
      const judged = await judgeJoin(
        connector,
        shape,
        byName(shape.source),
        byName(shape.other),
        signal,
      );
      if (!judged.ok) return judged;
      offers.push(judged.value);
    }
    for (const shape of asked(shapes.flatMap(wideCandidates))) {
      const judged = await judgeWide(connector, shape, byName(shape.source), signal);
      if (!judged.ok) return judged;
      offers.push(judged.value);
    }
    for (const shape of asked(unionCandidates(shapes))) {
      const parts = shape.sources.flatMap((name) => this.sources.get(name) ?? []);
      // Put together, nothing would tell their rows apart.
      if (signsDiffer(parts)) continue;
      const judged = await judgeUnion(connector, shape, shape.sources.map(byName), signal);
      if (!judged.ok) return judged;
      offers.push(judged.value);
    }
    return ok(offers.filter((offer) => offer !== null));
  }

  /** Of contacts and accounts, those are the customers who buy; contacts, while nobody has bought yet. */
  async #joinsWorthALook(
    connector: FileConnector,
    shapes: readonly ShapeSource[],
    signal: AbortSignal,
  ): Promise<Result<Join[]>> {
    const orders = shapes.find(
      (one) => mappingOf(one, 'transactions')['customer_id'] !== undefined,
    );
    const worth: Join[] = [];
    const shares = new Map<string, number>();
    for (const shape of joinCandidates(shapes)) {
      const { purpose } = shape;
      if (purpose === 'lines' || purpose === 'refunds') {
        worth.push(shape);
        continue;
      }
      if (orders === undefined) {
        if (purpose === 'accounts') worth.push(shape);
        continue;
      }
      for (const name of [shape.source, shape.other]) {
        const customers = shapes.find((one) => one.name === name);
        if (customers === undefined || shares.has(name)) continue;
        const found = await fetchRows(connector, buyersQuery(orders, customers), { signal });
        if (!found.ok) return found;
        shares.set(name, Number(found.value[0]?.['share'] ?? 0));
      }
      // Who is looked at as the customer is the source of the join, in both directions.
      if ((shares.get(shape.source) ?? 0) >= (shares.get(shape.other) ?? 0)) worth.push(shape);
    }
    return ok(worth);
  }

  /** Whether a source of this kind, made from the same ones, is there already. */
  #isUsed(shape: Shape): boolean {
    return this.#shaped().some(
      (stored) =>
        shapeKey(stored.shape) === shapeKey(shape) ||
        (shape.kind === 'join' &&
          stored.shape.kind === 'join' &&
          stored.shape.source === shape.source),
    );
  }

  /** @param before the source as it stood, whose name and roles stay */
  async #make(
    connector: FileConnector,
    shape: Shape,
    before: StoredSource | null,
    signal: AbortSignal,
    offer?: ShapeOffer,
  ): Promise<Result<string>> {
    const parts = sourcesOf(shape).flatMap((name) => this.sources.get(name) ?? []);
    const { query, roles } = tableOf(shape, parts.map(shapeSource));
    const name = before?.name ?? sourceSlug(nameOf(shape), this.sources.names());
    const table = sourceTable(name);
    const made = await connector.exec(
      sql`
        create or replace table ${table} as
        ${query}
      `,
      { signal },
    );
    if (!made.ok) return made;
    const columns = await connector.describe(sql`from ${table}`);
    if (!columns.ok) return columns;
    const counted = await fetchRows(connector, sql`select count(*)::DOUBLE as rows from ${table}`);
    if (!counted.ok) return counted;
    const preset = shape.kind === 'union' ? sharedPreset(parts) : null;
    const statuses = await shapedStatuses(connector, name, columns.value, roles, preset, signal);
    if (!statuses.ok) return statuses;
    const source: StoredSource = {
      ...EMPTY_SOURCE,
      name,
      revision: revisionOf(parts),
      columns: columns.value,
      rows: Number(counted.value[0]?.['rows'] ?? 0),
      rejected: parts.reduce((sum, part) => sum + part.rejected, 0),
      preset,
      statuses: statuses.value,
      shape,
      shapeNotes: offer?.notes ?? before?.shapeNotes ?? [],
      signs: signsOfParts(parts, columns.value),
    };
    const kept = before === null ? [] : rolesThatFit(before.roles, source);
    if (kept.length > 0) {
      this.sources.put({ ...source, roles: kept, needs: before?.needs ?? [] });
      return ok(name);
    }
    const supplied: StoredRole[] = [];
    for (const { role, mapping } of roles) {
      const cleaning = shapedCleaning(parts, role, statuses.value);
      const chosen = { role, mapping, confidence: 1, accepted: true, cleaning, idCleaning: [] };
      const completed = await completeRole(connector, source, chosen, ALL_IDS, signal);
      if (!completed.ok) return completed;
      supplied.push(completed.value);
    }
    this.sources.put({ ...source, roles: supplied });
    return ok(name);
  }
}

/** The query that makes a source from others; null for one that was read from files. */
export function shapeQuery({ shape }: StoredSource, sources: SourceStore): Sql | null {
  if (shape === null) return null;
  const parts = sourcesOf(shape).flatMap((name) => sources.get(name) ?? []);
  return tableOf(shape, parts.map(shapeSource)).query;
}

/** Whether the columns that a shape names are there. */
function hasColumns(shape: Shape, parts: readonly StoredSource[]): boolean {
  const [source, other] = parts.map(({ columns }) => new Set(columns.map(({ name }) => name)));
  switch (shape.kind) {
    case 'join':
      return source?.has(shape.key) === true && other?.has(shape.otherKey) === true;
    case 'wide':
      return [
        shape.customer,
        ...shape.columns,
        ...(shape.at === undefined ? [] : [shape.at]),
      ].every((name) => source?.has(name));
    case 'union':
      return true;
  }
}

function shapeSource(source: StoredSource): ShapeSource {
  const { name, columns, shape, files, parts } = source;
  const { roles } = withoutCurrencyNeed(source);
  return {
    name,
    file: files[0]?.name ?? (shape === null ? name : nameOf(shape)),
    table: sourceTable(name),
    columns,
    roles,
    parts,
  };
}

/** The known export that all parts are: what is special about it is special about them together. */
function sharedPreset([first, ...others]: readonly StoredSource[]): StoredSource['preset'] {
  const preset = first?.preset ?? null;
  return others.every((other) => other.preset?.id === preset?.id) ? preset : null;
}

function tableOf(shape: Shape, parts: readonly ShapeSource[]): ShapedTable {
  const [first, second] = parts;
  if (first === undefined) throw new RangeError('a shape needs sources');
  if (shape.kind === 'wide') return wideTable(shape, first);
  if (shape.kind === 'union') return unionTable(parts);
  if (second === undefined) throw new RangeError('a join needs two sources');
  return joinedTable(shape, first, second);
}

function nameOf(shape: Shape): string {
  switch (shape.kind) {
    case 'join':
      return `${shape.source}_with_${shape.other}`;
    case 'wide':
      return `${shape.source}_${shape.purpose}`;
    case 'union':
      return `${commonStart(shape.sources)}_all`;
  }
}

function commonStart(names: readonly string[]): string {
  const [first = ''] = names;
  let length = first.length;
  while (!names.every((name) => name.startsWith(first.slice(0, length)))) length--;
  return first.slice(0, length).replace(/[_\d]+$/, '') || first;
}

/** Goes up with every new reading of a part. */
function revisionOf(parts: readonly StoredSource[]): number {
  return parts.reduce((sum, { revision }) => sum + revision, 0);
}

function rolesThatFit(roles: readonly StoredRole[], { columns }: StoredSource): StoredRole[] {
  const known = new Set(columns.map(({ name }) => name));
  return roles.filter(({ mapping }) => Object.values(mapping).every((name) => known.has(name)));
}
