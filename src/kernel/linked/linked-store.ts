import { quintileError } from '../../base/errors';
import { fail, ok, type Failure, type Result } from '../../base/result';
import type { Selection } from '../../base/selection';
import type { ColumnInfo, Connector } from '../../engine/connector';
import type { Sql } from '../../sql';
import {
  LinkedCounter,
  MAX_SELECTIONS,
  type CountedChart,
} from '../../stats/linked-counts/linked-counts';
import type { LinkedChart, LinkedCounts, LinkedDimension } from '../notebook-api';
import { kindOf, loadColumns, type Reading } from './load-columns';

/** Bins of one chart at most: more are no picture, and counting them is slow. */
const MAX_BINS = 1_000_000;

type Selections = Readonly<Record<string, Selection>>;

/** A relation held in memory, shared by all that is open over it. */
interface Relation {
  readonly query: Sql;
  readonly described: readonly ColumnInfo[];
  reading: Reading;
}

interface Linked {
  readonly relation: Relation;
  /** Names that its query reads, of relations and (with their `$`) variables. */
  readonly reads: ReadonlySet<string>;
  readonly connector: Connector;
  readonly charts: readonly LinkedChart[];
  readonly closed: AbortController;
  /** What the counter was made from: the relation may have been read anew for another. */
  reading: Reading;
  counter: LinkedCounter;
  /** Moves that have to wait for a column do so one after the other. */
  loading: Promise<unknown>;
}

/**
 * Relations with a row for each customer, held as typed arrays while linked charts are open over them. Columns are read
 * once for a relation; a column that is missing later has all of them read again, for rows of two statements need not
 * stand in the same order.
 */
export class LinkedStore {
  readonly #relations = new Map<string, Relation>();
  readonly #open = new Map<number, Linked>();
  #next = 1;
  /** What is being opened; `stale` where its rows have changed meanwhile. */
  readonly #opening = new Set<{ readonly reads: ReadonlySet<string>; stale: boolean }>();

  /**
   * Loads what the charts need of a query, and counts under no selection.
   *
   * @param query checked: it may hold the user’s text
   * @param reads names of relations, and variables with their `$`, that the query reads: see `clearReading`
   * @returns `chart.invalid_spec` when a chart asks for what the columns cannot give, `engine.too_many_rows` when the
   *   rows are too many to be held
   */
  async open(
    connector: Connector,
    query: Sql,
    charts: readonly LinkedChart[],
    signal: AbortSignal,
    reads: ReadonlySet<string> = new Set(),
  ): Promise<Result<{ readonly linked: number; readonly counts: LinkedCounts }>> {
    const opening = { reads, stale: false };
    this.#opening.add(opening);
    const relation = await this.#relation(connector, query, fieldsOf(charts), signal);
    this.#opening.delete(opening);
    if (!relation.ok) return relation;
    if (opening.stale) return cancelled();
    const invalid = invalidChart(charts, relation.value.described);
    if (invalid) return invalid;
    const linked = this.#next++;
    const opened: Linked = {
      relation: relation.value,
      reads,
      connector,
      charts,
      closed: new AbortController(),
      reading: relation.value.reading,
      counter: counterOf(relation.value.reading, charts),
      loading: Promise.resolve(),
    };
    this.#relations.set(query.text, relation.value);
    this.#open.set(linked, opened);
    prepareInTurn(opened);
    return ok({ linked, counts: countsOf(opened.counter) });
  }

  /** Counts under selections. `cancelled` when the rows have changed since it was opened, or it was closed. */
  async move(id: number, selections: Selections): Promise<Result<LinkedCounts>> {
    const linked = this.#open.get(id);
    if (!linked) return cancelled();
    const held = new Map(Object.entries(selections).filter(([, one]) => one.length > 0));
    if (held.size > MAX_SELECTIONS) {
      const detail = `at most ${String(MAX_SELECTIONS)} selections can be linked at a time`;
      return fail(quintileError('chart.invalid_spec', { key: 'filter', detail }));
    }
    const fields = [...new Set([...held.values()].flat(2).map(({ field }) => field))];
    if (fields.some((field) => !linked.reading.columns.has(field))) {
      const loaded = linked.loading.then(() => this.#loadMore(linked, fields));
      linked.loading = loaded;
      const done = await loaded;
      if (!done.ok) return done;
      if (linked.closed.signal.aborted) return cancelled();
    }
    linked.counter.move(held);
    return ok(countsOf(linked.counter));
  }

  close(id: number): void {
    const linked = this.#open.get(id);
    if (!linked) return;
    linked.closed.abort();
    this.#open.delete(id);
    const { relation } = linked;
    const shared = [...this.#open.values()].some((other) => other.relation === relation);
    if (!shared && this.#relations.get(relation.query.text) === relation) {
      this.#relations.delete(relation.query.text);
    }
  }

  /** Closes everything: rows may have changed. */
  clear(): void {
    this.#closeWhere(() => true);
  }

  /** Closes what reads one of these names: their rows may have changed. */
  clearReading(names: readonly string[]): void {
    this.#closeWhere((reads) => names.some((name) => reads.has(name)));
  }

  #closeWhere(concerned: (reads: ReadonlySet<string>) => boolean): void {
    for (const opening of this.#opening) if (concerned(opening.reads)) opening.stale = true;
    for (const [id, { reads }] of [...this.#open]) if (concerned(reads)) this.close(id);
  }

  /** The relation with at least these columns; fields that it does not have are left to whoever checks. */
  async #relation(
    connector: Connector,
    query: Sql,
    fields: readonly string[],
    signal: AbortSignal,
  ): Promise<Result<Relation>> {
    const standing = this.#relations.get(query.text);
    if (standing && fields.every((field) => standing.reading.columns.has(field))) {
      return ok(standing);
    }
    const described = standing ? ok(standing.described) : await connector.describe(query);
    if (!described.ok) return described;
    const wanted = new Set([...fields, ...(standing?.reading.columns.keys() ?? [])]);
    const columns = described.value.filter(({ name }) => wanted.has(name));
    const reading = await loadColumns(connector, query, columns, signal);
    return reading.ok ? ok({ query, described: described.value, reading: reading.value }) : reading;
  }

  async #loadMore(linked: Linked, fields: readonly string[]): Promise<Result<void>> {
    const { relation, connector, charts } = linked;
    const unknown = fields.find((field) => !isColumn(field, relation.described));
    if (unknown !== undefined) return noColumn('filter', unknown);
    if (fields.some((field) => !relation.reading.columns.has(field))) {
      const wanted = new Set([...fields, ...relation.reading.columns.keys()]);
      const columns = relation.described.filter(({ name }) => wanted.has(name));
      const reading = await loadColumns(connector, relation.query, columns, linked.closed.signal);
      if (!reading.ok) return reading;
      relation.reading = reading.value;
    }
    linked.reading = relation.reading;
    linked.counter = counterOf(linked.reading, charts);
    return ok(undefined);
  }
}

function cancelled(): Failure {
  return fail(quintileError('cancelled', {}));
}

function noColumn(key: string, field: string): Failure {
  return fail(
    quintileError('chart.invalid_spec', { key, detail: `there is no column “${field}”` }),
  );
}

function isColumn(field: string, described: readonly ColumnInfo[]): boolean {
  return described.some(({ name }) => name === field);
}

function fieldsOf(charts: readonly LinkedChart[]): string[] {
  const fields = charts.flatMap(({ by, measure }) => [
    ...by.map(({ field }) => field),
    ...('field' in measure ? [measure.field] : []),
  ]);
  return [...new Set(fields)];
}

/** Why a chart cannot be counted, or null. */
function invalidChart(
  charts: readonly LinkedChart[],
  described: readonly ColumnInfo[],
): Failure | null {
  const types = new Map(described.map(({ name, type }) => [name, type]));
  const wrong = (key: string, detail: string) =>
    fail(quintileError('chart.invalid_spec', { key, detail }));
  const missing = fieldsOf(charts).find((field) => !types.has(field));
  if (missing !== undefined) return noColumn('field', missing);
  for (const { by, measure } of charts) {
    for (const dimension of by) {
      const { field } = dimension;
      if ('values' in dimension) continue;
      if (kindOf(types.get(field) ?? '') === 'category') {
        return wrong('bin', `“${field}” has no numbers or dates to be cut into bins`);
      }
      if (!isInterval(dimension)) return wrong('bin', `the bins of “${field}” have no width`);
    }
    if (by.reduce((product, dimension) => product * binCount(dimension), 1) > MAX_BINS) {
      return wrong('bin', `more than ${String(MAX_BINS)} bins`);
    }
    if ('field' in measure && kindOf(types.get(measure.field) ?? '') !== 'number') {
      return wrong('field', `“${measure.field}” has no numbers to add up`);
    }
  }
  return null;
}

function isInterval({ origin, width, bins }: { origin: number; width: number; bins: number }) {
  return Number.isFinite(origin) && width > 0 && Number.isInteger(bins) && bins > 0;
}

function binCount(dimension: LinkedDimension): number {
  return 'values' in dimension ? dimension.values.length : dimension.bins;
}

function counterOf(reading: Reading, charts: readonly LinkedChart[]): LinkedCounter {
  const counted = charts.map(({ by, measure, filter }): CountedChart => ({
    by: by.map((dimension) => ({ field: dimension.field, cut: dimension })),
    aggregate: measure.aggregate,
    measure: 'field' in measure ? measure.field : null,
    follows: filter,
  }));
  return new LinkedCounter(reading.columns, reading.rows, counted);
}

function countsOf(counter: LinkedCounter): LinkedCounts {
  return { charts: counter.results(), rows: counter.rows };
}

/** Sorts the fields that a brush is likely to move over, one at a time, while nobody waits. */
function prepareInTurn({ charts, counter, closed }: Linked): void {
  const fields = new Set(
    charts.flatMap(({ by }) => by.flatMap((cut) => ('values' in cut ? [] : [cut.field]))),
  );
  const queue = [...fields];
  const next = () => {
    const field = queue.shift();
    if (field === undefined || closed.signal.aborted) return;
    counter.prepare(field);
    setTimeout(next);
  };
  setTimeout(next);
}
