import type { QuintileError } from '../../base/errors';
import type { Result } from '../../base/result';
import type { Role } from '../../base/roles';
import type { CellId } from '../../document/notebook';
import { cellsOf, withDependants, withNeeds, type Graph, type Origin } from './graph';

/** Cells that run at the same time: one engine answers them in turn, the rest hides the way there and back. */
const AT_ONCE = 4;

/**
 * Where a cell is. `waiting`: for data of a role. `blocked`: something it reads has failed. `idle`: never run, or
 * changed and not run since.
 */
export type RunState =
  'idle' | 'queued' | 'running' | 'done' | 'failed' | 'waiting' | 'blocked' | 'cancelled';

export interface CellStatus {
  readonly state: RunState;
  readonly error: QuintileError | null;
  /** waiting: the roles that would bring it to life. */
  readonly needs: readonly Role[];
  /** blocked: what has failed, as messages call it. */
  readonly blockedBy: string | null;
  /** How long the last run took. */
  readonly milliseconds: number | null;
}

export const IDLE: CellStatus = {
  state: 'idle',
  error: null,
  needs: [],
  blockedBy: null,
  milliseconds: null,
};

const EMPTY_GRAPH: Graph = { nodes: new Map(), order: [], readers: new Map() };

/** Runs one cell; what it found out is the caller’s to keep. */
export type RunCell = (id: CellId, signal: AbortSignal) => Promise<Result<void>>;

/**
 * Runs cells in the order of the graph. A change reruns what depends on it and nothing else; a run that something newer
 * supersedes is aborted and its answer dropped; a failure stops only what reads the cell.
 */
export class Scheduler {
  #graph = EMPTY_GRAPH;
  #roles: ReadonlySet<Role> = new Set();
  readonly #statuses = new Map<CellId, CellStatus>();
  readonly #queued = new Set<CellId>();
  readonly #running = new Map<CellId, AbortController>();
  /** Contents that the cells had when they were last told to run. */
  readonly #ran = new Map<CellId, string>();
  #onSettled: (() => void)[] = [];

  constructor(
    private readonly run: RunCell,
    private readonly publish: (id: CellId, status: CellStatus) => void,
  ) {}

  get graph(): Graph {
    return this.#graph;
  }

  status(id: CellId): CellStatus {
    return this.#statuses.get(id) ?? IDLE;
  }

  /** Takes a new graph. Cells that have gone are stopped and forgotten; nothing is run by it. */
  setGraph(graph: Graph): void {
    this.#graph = graph;
    for (const id of this.#statuses.keys()) {
      if (graph.nodes.has(id)) continue;
      this.#running.get(id)?.abort();
      this.#running.delete(id);
      this.#queued.delete(id);
      this.#ran.delete(id);
      this.#statuses.delete(id);
    }
    this.#settle();
  }

  /** Cells whose content, or what their names mean, is not what it was when they last ran. */
  changed(): CellId[] {
    return [...this.#graph.nodes.values()]
      .filter((node) => this.#ran.get(node.id) !== node.content)
      .map(({ id }) => id);
  }

  /** Roles that have data now. */
  setRoles(roles: ReadonlySet<Role>): void {
    this.#roles = roles;
  }

  /** Runs the cells and all that reads them. */
  invalidate(ids: Iterable<CellId>): void {
    this.#enqueue(withDependants(this.#graph, ids));
  }

  /**
   * Ends runs of the cells, and of all that reads them: in a moment they are invalidated. Until then they wait, so that
   * what has to be done before (values to be set) does not wait for answers that nobody wants any more.
   */
  supersede(ids: Iterable<CellId>): void {
    for (const id of withDependants(this.#graph, ids)) {
      const controller = this.#running.get(id);
      if (!controller) continue;
      controller.abort();
      this.#running.delete(id);
      this.#ran.delete(id);
      this.#queued.add(id);
      this.#set(id, { ...this.status(id), state: 'queued' });
    }
  }

  /** Runs what follows from a change outside of the notebook’s text. */
  originsChanged(origins: ReadonlySet<Origin>): void {
    this.invalidate(cellsOf(this.#graph, origins));
  }

  /** Runs the cell after all it needs that does not stand yet; the cells after it stay as they are. */
  runTo(id: CellId): void {
    const pending = [...withNeeds(this.#graph, id)].filter(
      (need) => need === id || this.status(need).state !== 'done' || this.#isChanged(need),
    );
    this.#enqueue(new Set(pending));
  }

  runAll(): void {
    this.#enqueue(new Set(this.#graph.order));
  }

  /** Ends what runs and forgets what waits for its turn. */
  stop(): void {
    const ended = [...this.#running.keys(), ...this.#queued];
    for (const controller of this.#running.values()) controller.abort();
    this.#running.clear();
    this.#queued.clear();
    for (const id of ended) this.#set(id, { ...IDLE, state: 'cancelled' });
    this.#settle();
  }

  /** Resolves when nothing runs and nothing waits for its turn. */
  async settled(): Promise<void> {
    if (this.#running.size === 0 && this.#queued.size === 0) return;
    await new Promise<void>((resolve) => this.#onSettled.push(resolve));
  }

  #isChanged(id: CellId): boolean {
    return this.#ran.get(id) !== this.#graph.nodes.get(id)?.content;
  }

  #enqueue(ids: ReadonlySet<CellId>): void {
    for (const id of this.#graph.order) {
      if (!ids.has(id)) continue;
      this.#running.get(id)?.abort();
      this.#running.delete(id);
      this.#queued.add(id);
      this.#ran.set(id, this.#graph.nodes.get(id)?.content ?? '');
      this.#set(id, { ...this.status(id), state: 'queued', error: null });
    }
    this.#pump();
  }

  /** Starts what is ready, in the graph’s order. */
  #pump(): void {
    for (const id of this.#graph.order) {
      if (this.#running.size >= AT_ONCE) return;
      if (this.#queued.has(id) && this.#isReady(id)) this.#begin(id);
    }
    this.#settle();
  }

  #isReady(id: CellId): boolean {
    const node = this.#graph.nodes.get(id);
    // Cells of a circle would wait for each other for ever.
    if (!node || node.error) return true;
    return !node.needs.some((need) => this.#queued.has(need) || this.#running.has(need));
  }

  #begin(id: CellId): void {
    this.#queued.delete(id);
    const held = this.#heldBack(id);
    if (held) {
      this.#set(id, held);
      return;
    }
    const controller = new AbortController();
    this.#running.set(id, controller);
    this.#set(id, { ...this.status(id), state: 'running' });
    void this.#finish(id, controller);
  }

  async #finish(id: CellId, controller: AbortController): Promise<void> {
    const started = performance.now();
    let result: Result<void>;
    try {
      result = await this.run(id, controller.signal);
    } catch (bug) {
      if (this.#running.get(id) === controller) {
        this.#running.delete(id);
        this.#set(id, { ...IDLE, state: 'cancelled' });
        this.#pump();
      }
      throw bug;
    }
    if (this.#running.get(id) !== controller) return;
    this.#running.delete(id);
    this.#set(id, statusOf(result, performance.now() - started));
    this.#pump();
  }

  /** Why a cell whose turn has come does not run, or null. */
  #heldBack(id: CellId): CellStatus | null {
    const node = this.#graph.nodes.get(id);
    if (!node) return IDLE;
    if (node.error) return { ...IDLE, state: 'failed', error: node.error };
    const needs = new Set(node.roles.filter((role) => !this.#roles.has(role)));
    let blockedBy: string | null = null;
    for (const need of node.needs) {
      const status = this.status(need);
      if (status.state === 'waiting') for (const role of status.needs) needs.add(role);
      else if (status.state === 'blocked') blockedBy ??= status.blockedBy;
      else if (status.state !== 'done') blockedBy ??= this.#graph.nodes.get(need)?.label ?? need;
    }
    if (blockedBy !== null) return { ...IDLE, state: 'blocked', blockedBy };
    return needs.size > 0 ? { ...IDLE, state: 'waiting', needs: [...needs] } : null;
  }

  #set(id: CellId, status: CellStatus): void {
    this.#statuses.set(id, status);
    this.publish(id, status);
  }

  #settle(): void {
    if (this.#running.size > 0 || this.#queued.size > 0) return;
    for (const resolve of this.#onSettled.splice(0)) resolve();
  }
}

function statusOf(result: Result<void>, milliseconds: number): CellStatus {
  if (result.ok) return { ...IDLE, state: 'done', milliseconds };
  if (result.error.code === 'cancelled') return { ...IDLE, state: 'cancelled' };
  if (result.error.code === 'model.missing_role') {
    return { ...IDLE, state: 'waiting', needs: [result.error.params.role as Role] };
  }
  return { ...IDLE, state: 'failed', error: result.error, milliseconds };
}
