import { quintileError, type QuintileError } from '../../base/errors';
import { ROLES, type Role } from '../../base/roles';
import type { CellId } from '../../document/notebook';
import type { ModelDeclaration } from '../../models/declarations';
import { DECLARATIONS } from '../../models/declarations';
import { nearNames } from '../../base/near-names';
import type { CellFacts, Reads } from './reads';

/** What changes from outside and lets cells run again: data of a role, sources, the as-of date, a selection. */
export type Origin = `role:${Role}` | 'sources' | 'as_of' | `selection:${string}`;

/** One cell with everything around it resolved. */
export interface GraphNode {
  readonly id: CellId;
  readonly label: string;
  readonly content: string;
  /** Cells that it reads, each once. */
  readonly needs: readonly CellId[];
  readonly origins: readonly Origin[];
  /** Roles that it reads itself. */
  readonly roles: readonly Role[];
  /** Why it cannot run, known before running. */
  readonly error: QuintileError | null;
}

/** Who reads whom. Order on the page plays no part but to break ties. */
export interface Graph {
  readonly nodes: ReadonlyMap<CellId, GraphNode>;
  /** Cells before those that read them. */
  readonly order: readonly CellId[];
  readonly readers: ReadonlyMap<CellId, readonly CellId[]>;
}

/** Views of the data that a query can name, with the role they come from. */
const ROLE_VIEWS = new Map<string, Role>(
  ROLES.flatMap((role) => [
    [role, role],
    [`${role}_excluded`, role],
  ]),
);
/** Relations of the kernel that follow the sources. */
const SOURCE_RELATIONS = new Set(['rejected_rows', 'set_aside_rows']);
/** The engine’s own catalogue. */
const ENGINE_RELATIONS = /^(duckdb_|pg_|sqlite_)/;

/**
 * Resolves names to cells, role views and built-in models, in this order: cells win. Unknown names, names given twice
 * and circles are errors at the cells they concern; the others stay usable.
 */
export function buildGraph(cells: readonly CellFacts[]): Graph {
  const names = namespaceOf(cells);
  const resolved = cells.map((cell) => resolve(cell, names));
  const readers = readersOf(resolved);
  const { order, circles } = sortByNeeds(resolved);
  const labels = new Map(cells.map(({ id, label }) => [id, label]));
  const nodes = new Map(
    resolved.map((node) => {
      const circle = circles.get(node.id);
      if (!circle) return [node.id, node];
      const error = quintileError('notebook.cycle', {
        cells: [...circle, circle[0] ?? node.id].map((id) => labels.get(id) ?? id),
      });
      return [node.id, { ...node, error: node.error ?? error }];
    }),
  );
  return { nodes, order, readers };
}

/** The cells and everything that reads them, directly or through others. */
export function withDependants(graph: Graph, from: Iterable<CellId>): Set<CellId> {
  const found = new Set<CellId>();
  const next = [...from].filter((id) => graph.nodes.has(id));
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    next.push(...(graph.readers.get(id) ?? []));
  }
  return found;
}

/** The cell and everything that it reads, directly or through others. */
export function withNeeds(graph: Graph, id: CellId): Set<CellId> {
  const found = new Set<CellId>();
  const next = [id];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    next.push(...(graph.nodes.get(at)?.needs ?? []));
  }
  return found;
}

/** Cells that change when one of the origins does; not what reads them. */
export function cellsOf(graph: Graph, origins: ReadonlySet<Origin>): CellId[] {
  return [...graph.nodes.values()]
    .filter((node) => node.origins.some((origin) => origins.has(origin)))
    .map(({ id }) => id);
}

interface Namespace {
  readonly relations: ReadonlyMap<string, CellId>;
  readonly variables: ReadonlyMap<string, CellId>;
  readonly selections: ReadonlySet<string>;
  /** Cells that claim what another has, with the name in question. */
  readonly claimedTwice: ReadonlyMap<CellId, string>;
}

function namespaceOf(cells: readonly CellFacts[]): Namespace {
  const relations = new Map<string, CellId>();
  const variables = new Map<string, CellId>();
  const selections = new Set<string>();
  const claimedTwice = new Map<CellId, string>();
  for (const { id, provides } of cells) {
    const { selection } = provides;
    const claims = [
      ...provides.relations,
      ...provides.variables,
      ...(selection ? [selection] : []),
    ];
    const taken = claims.find(
      (name) => relations.has(name) || variables.has(name) || selections.has(name),
    );
    if (taken !== undefined) {
      claimedTwice.set(id, taken);
      continue;
    }
    for (const name of provides.relations) relations.set(name, id);
    for (const name of provides.variables) variables.set(name, id);
    if (selection !== null) selections.add(selection);
  }
  return { relations, variables, selections, claimedTwice };
}

function resolve(cell: CellFacts, names: Namespace): GraphNode {
  const needs = new Set<CellId>();
  const origins = new Set<Origin>();
  const roles = new Set<Role>();
  const unknown = [
    ...cell.reads.relations.filter((name) => !resolveRelation(name, names, needs, origins, roles)),
    ...cell.reads.variables.filter((name) => !resolveVariable(name, names, needs, origins)),
    ...cell.reads.selections.filter((name) => !resolveSelection(name, cell, names, origins)),
    ...cell.reads.follows.filter((name) => !names.selections.has(name)),
  ];
  for (const name of cell.reads.preferred) resolvePreferred(name, names, needs, origins);
  for (const role of cell.reads.welcome) origins.add(`role:${role}`);
  if (cell.reads.asOf) origins.add('as_of');
  if (cell.reads.sources) origins.add('sources');
  return {
    id: cell.id,
    label: cell.label,
    content: `${cell.content}\n${[...needs, ...origins].join(' ')}`,
    needs: [...needs],
    origins: [...origins],
    roles: [...roles],
    error: cell.error ?? errorOf(cell, unknown[0], names),
  };
}

function resolveRelation(
  name: string,
  names: Namespace,
  needs: Set<CellId>,
  origins: Set<Origin>,
  roles: Set<Role>,
): boolean {
  const cell = names.relations.get(name);
  if (cell !== undefined) {
    needs.add(cell);
    return true;
  }
  const role = ROLE_VIEWS.get(name);
  if (role) {
    roles.add(role);
    origins.add(`role:${role}`);
    return true;
  }
  const model = builtInModel(name);
  if (model) {
    origins.add('as_of');
    for (const needed of model.roles) {
      roles.add(needed);
      origins.add(`role:${needed}`);
    }
    for (const welcome of model.optionalRoles ?? []) origins.add(`role:${welcome}`);
    const { required, preferred } = defaultTables(model);
    for (const read of required) resolveRelation(read, names, needs, origins, roles);
    for (const read of preferred) resolvePreferred(read, names, needs, origins);
    return true;
  }
  if (SOURCE_RELATIONS.has(name)) origins.add('sources');
  return SOURCE_RELATIONS.has(name) || ENGINE_RELATIONS.test(name);
}

function resolveVariable(
  name: string,
  names: Namespace,
  needs: Set<CellId>,
  origins: Set<Origin>,
): boolean {
  const cell = names.variables.get(name);
  if (cell !== undefined) {
    needs.add(cell);
    return true;
  }
  const selection = selectionOf(name, names.selections);
  if (selection !== null) origins.add(`selection:${selection}`);
  return selection !== null;
}

/** A selection gives `$name`, and of a range `$name_from` and `$name_to`. */
function selectionOf(variable: string, selections: ReadonlySet<string>): string | null {
  return (
    [variable, variable.replace(/_(from|to)$/, '')].find((name) => selections.has(name)) ?? null
  );
}

function resolveSelection(
  name: string,
  cell: CellFacts,
  names: Namespace,
  origins: Set<Origin>,
): boolean {
  // What is chosen in a cell never filters the cell itself.
  if (name === cell.provides.selection) return true;
  if (!names.selections.has(name)) return false;
  origins.add(`selection:${name}`);
  return true;
}

/** The built-in model that makes a relation of this name with default settings. */
function builtInModel(name: string): ModelDeclaration | undefined {
  return DECLARATIONS.find(({ id, outputs }) => outputs.some(({ suffix }) => id + suffix === name));
}

/** Reads a cell of this name; the built-in model only says what lets it run again. */
function resolvePreferred(
  name: string,
  names: Namespace,
  needs: Set<CellId>,
  origins: Set<Origin>,
): void {
  resolveRelation(name, names, needs, origins, new Set());
}

/** What a built-in model reads through others: what it cannot do without, and what has something in its place. */
function defaultTables({ settings }: ModelDeclaration): {
  readonly required: readonly string[];
  readonly preferred: readonly string[];
} {
  const tables = Object.values(settings).filter((setting) => setting.type === 'table');
  return {
    required: tables.flatMap(({ default: standard, otherwise }) =>
      standard === null || otherwise !== undefined ? [] : [standard],
    ),
    preferred: tables.flatMap(({ default: standard, otherwise }) =>
      standard === null || otherwise === undefined ? [] : [standard, otherwise],
    ),
  };
}

function errorOf(
  cell: CellFacts,
  unknown: string | undefined,
  names: Namespace,
): QuintileError | null {
  const twice = names.claimedTwice.get(cell.id);
  if (twice !== undefined) return quintileError('notebook.duplicate_name', { name: twice });
  if (unknown === undefined) return null;
  const known = knownNames(cell.reads, unknown, names);
  const candidates = nearNames(unknown, known);
  return quintileError('notebook.unknown_reference', {
    name: unknown,
    ...(candidates.length > 0 ? { candidates } : {}),
  });
}

function knownNames(reads: Reads, unknown: string, names: Namespace): string[] {
  if ([...reads.selections, ...reads.follows].includes(unknown)) return [...names.selections];
  if (reads.variables.includes(unknown)) return [...names.variables.keys(), ...names.selections];
  const builtIn = DECLARATIONS.flatMap(({ id, outputs }) =>
    outputs.map(({ suffix }) => id + suffix),
  );
  return [...names.relations.keys(), ...ROLE_VIEWS.keys(), ...builtIn];
}

function readersOf(nodes: readonly GraphNode[]): Map<CellId, CellId[]> {
  const readers = new Map<CellId, CellId[]>();
  for (const { id, needs } of nodes) {
    for (const need of needs) readers.set(need, [...(readers.get(need) ?? []), id]);
  }
  return readers;
}

/** Depth first; a cell met again while it is open closes a circle, and all cells on the way are in it. */
function sortByNeeds(nodes: readonly GraphNode[]): {
  order: CellId[];
  circles: Map<CellId, readonly CellId[]>;
} {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const order: CellId[] = [];
  const circles = new Map<CellId, readonly CellId[]>();
  const done = new Set<CellId>();
  const open: CellId[] = [];
  const visit = (id: CellId): void => {
    if (done.has(id)) return;
    const at = open.indexOf(id);
    if (at >= 0) {
      const circle = open.slice(at);
      for (const member of circle) circles.set(member, circle);
      return;
    }
    open.push(id);
    for (const need of byId.get(id)?.needs ?? []) visit(need);
    open.pop();
    done.add(id);
    order.push(id);
  };
  for (const { id } of nodes) visit(id);
  return { order, circles };
}
