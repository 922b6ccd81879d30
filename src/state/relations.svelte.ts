/* eslint-disable svelte/prefer-svelte-reactivity -- looked up, never watched */
import { SvelteMap } from 'svelte/reactivity';
import { CANONICAL_COLUMNS, ROLES } from '../base/roles';
import type { ColumnDoc } from '../base/units';
import type { RelationInfo } from '../kernel/protocol';
import { DECLARATIONS } from '../models/declarations';
import type { ColumnSummary } from '../kernel/notebook-api';
import { columnUnits } from '../notebook/column-units';
import { relationQuery } from '../notebook/relation-query';
import { filteredInput } from '../notebook/model/model-cell';
import type { EngineState } from './engine.svelte';
import type { NotebookState } from './notebook/notebook.svelte';
import type { Unit } from '../base/units';

/** A column that queries can read, with what is known about it. */
export interface KnownColumn {
  readonly name: string;
  /** DuckDB’s name of the type. */
  readonly type: string;
  readonly unit: Unit;
  readonly doc?: string;
}

/** Something that queries can read. */
export interface KnownRelation {
  /** As SQL writes it. */
  readonly name: string;
  readonly group: 'Notebook' | 'Data' | 'Models' | 'Files';
  readonly columns: readonly KnownColumn[];
  readonly rows: number | null;
  /** The main relation of the model that makes it beside that; absent where it is one itself. */
  readonly partOf?: string;
}

/** Relations that models of no notebook make: `rfm` and the like, as declared. */
const DECLARED = new Map(
  DECLARATIONS.flatMap(({ id, outputs }) =>
    outputs.map(({ suffix, columns }): [string, readonly ColumnDoc[]] => [id + suffix, columns]),
  ),
);
/** The main relations of the others that built-in models make. */
const DECLARED_PARTS = new Map(
  DECLARATIONS.flatMap(({ id, outputs }) =>
    outputs.filter(({ suffix }) => suffix !== '').map(({ suffix }) => [id + suffix, id] as const),
  ),
);
const ROLE_COLUMNS = new Map<string, readonly ColumnDoc[]>(
  ROLES.map((role) => [role, CANONICAL_COLUMNS[role]]),
);

/** Everything that a query can read now: for the side panel, completion and forms. */
export class RelationsState {
  all = $state.raw<readonly KnownRelation[]>([]);
  /** What columns hold, by relation and column; for those that somebody has opened. */
  readonly summaries = new SvelteMap<string, ReadonlyMap<string, ColumnSummary>>();
  #turn = 0;

  constructor(
    private readonly engine: EngineState,
    private readonly notebook: NotebookState,
  ) {}

  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    const found = await this.engine.client.api.relations();
    if (turn !== this.#turn || !found.ok) return;
    const own = this.#cellRelations();
    const parts = new Map([...DECLARED_PARTS, ...this.#cellParts()]);
    const inputs = new Set(
      this.notebook.notebook.cells.flatMap(({ kind, name }) =>
        kind === 'model' && name !== null ? [filteredInput(name)] : [],
      ),
    );
    const standing = found.value
      // What a filtered model reads is not for others.
      .filter(({ name }) => !inputs.has(name))
      .map((relation) => known(relation, own))
      .map((relation) => withMain(relation, parts));
    const names = new Set(standing.map(({ name }) => name));
    // Built-in models run when they are first read: they are there although they do not stand yet.
    const offered = names.has('transactions') ? [...DECLARED] : [];
    const others = offered
      .filter(([name]) => !names.has(name))
      .map(([name, columns]): KnownRelation => ({ name, group: 'Models', columns, rows: null }))
      .map((relation) => withMain(relation, parts));
    this.summaries.clear();
    this.all = [...standing, ...others].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Sums up the columns of a relation, once until something changes. */
  async summarize(relation: string): Promise<void> {
    if (this.summaries.has(relation)) return;
    const turn = this.#turn;
    const found = await this.engine.run(
      'Describing columns',
      (call) => this.engine.client.api.summarize(call, relationQuery(relation).text),
      { background: true },
    );
    if (turn !== this.#turn || !found.ok) return;
    this.summaries.set(relation, new Map(found.value.map((column) => [column.name, column])));
  }

  columnsOf(relation: string): readonly KnownColumn[] {
    return this.all.find(({ name }) => name === relation)?.columns ?? [];
  }

  /** The main relations of the others that model cells of the notebook make. */
  #cellParts(): [string, string][] {
    return this.notebook.notebook.cells.flatMap((cell) => {
      const main = cell.name;
      if (cell.kind !== 'model' || main === null) return [];
      const outputs = DECLARATIONS.find(({ id }) => id === cell.spec?.model)?.outputs ?? [];
      return outputs
        .filter(({ suffix }) => suffix !== '')
        .map(({ suffix }): [string, string] => [main + suffix, main]);
    });
  }

  /** Names that cells of the notebook stand for, with the declared columns where a model makes them. */
  #cellRelations(): Map<string, readonly ColumnDoc[]> {
    return new Map(
      this.notebook.notebook.cells.flatMap((cell): [string, readonly ColumnDoc[]][] => {
        if (cell.name === null) return [];
        if (cell.kind === 'sql') return [[cell.name, []]];
        if (cell.kind !== 'model' || !cell.spec) return [];
        const { model } = cell.spec;
        const outputs = DECLARATIONS.find(({ id }) => id === model)?.outputs ?? [];
        return outputs.map(({ suffix, columns }) => [`${cell.name ?? ''}${suffix}`, columns]);
      }),
    );
  }
}

function withMain(relation: KnownRelation, parts: ReadonlyMap<string, string>): KnownRelation {
  const partOf = parts.get(relation.name);
  return partOf === undefined ? relation : { ...relation, partOf };
}

function known(
  { schema, name, columns, rows }: RelationInfo,
  own: ReadonlyMap<string, readonly ColumnDoc[]>,
): KnownRelation {
  const isSource = schema !== 'main' && schema !== 'memory';
  const docs =
    own.get(name) ?? ROLE_COLUMNS.get(name.replace(/_excluded$/, '')) ?? DECLARED.get(name) ?? [];
  const units = columnUnits(columns, Object.fromEntries(docs.map((doc) => [doc.name, doc.unit])));
  const group = own.has(name)
    ? 'Notebook'
    : isSource
      ? 'Files'
      : DECLARED.has(name)
        ? 'Models'
        : 'Data';
  return {
    name: isSource ? `${schema}.${name}` : name,
    group: isSource ? 'Files' : group,
    columns: columns.map((column) => {
      const doc = docs.find((candidate) => candidate.name === column.name)?.doc;
      return {
        ...column,
        unit: units[column.name] ?? 'text',
        ...(doc === undefined ? {} : { doc }),
      };
    }),
    rows,
  };
}
