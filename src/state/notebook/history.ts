/** Edits of one kind in a row that undo takes back together, when they follow each other within this time. */
const MERGE_MS = 1_500;
/** Steps that are remembered. */
const DEPTH = 200;

interface Step<T> {
  readonly state: T;
  /** What led from `state` to the next one, in the user’s words. */
  readonly label: string;
}

/** Undo and redo over immutable states. */
export class History<T> {
  #past: Step<T>[] = [];
  #future: Step<T>[] = [];
  #mergeKey: string | null = null;
  #mergedAt = 0;

  /** What undo would take back, or null. */
  get undoLabel(): string | null {
    return this.#past.at(-1)?.label ?? null;
  }

  get redoLabel(): string | null {
    return this.#future.at(-1)?.label ?? null;
  }

  /**
   * Remembers the state before an edit.
   *
   * @param mergeKey edits with the same key that follow each other closely are one step (typing in one cell)
   */
  push(before: T, label: string, mergeKey: string | null = null, now = Date.now()): void {
    const merges = mergeKey !== null && mergeKey === this.#mergeKey;
    const closely = now - this.#mergedAt < MERGE_MS;
    this.#mergeKey = mergeKey;
    this.#mergedAt = now;
    this.#future = [];
    if (merges && closely && this.#past.length > 0) return;
    this.#past.push({ state: before, label });
    if (this.#past.length > DEPTH) this.#past.shift();
  }

  /** The state before the last edit, or null. */
  undo(current: T): T | null {
    return this.#move(this.#past, this.#future, current);
  }

  redo(current: T): T | null {
    return this.#move(this.#future, this.#past, current);
  }

  clear(): void {
    this.#past = [];
    this.#future = [];
    this.#mergeKey = null;
  }

  #move(from: Step<T>[], to: Step<T>[], current: T): T | null {
    const step = from.pop();
    if (!step) return null;
    this.#mergeKey = null;
    to.push({ state: current, label: step.label });
    return step.state;
  }
}
