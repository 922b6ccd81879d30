import { nextTask } from '../base/next-task';

/** How the writing of a file is watched and ended. */
export interface WriteHooks {
  readonly signal?: AbortSignal | undefined;
  /** Rows written so far. */
  readonly onRows?: ((rows: number) => void) | undefined;
}

/** How long a writer goes on before other events come through. */
const SLICE_MS = 30;

/** Tells rows and lets other events through now and then. */
export class WritePace {
  readonly #hooks: WriteHooks;
  #rows = 0;
  /** The first batch is told at once. */
  #since = -Infinity;

  constructor(hooks: WriteHooks) {
    this.#hooks = hooks;
  }

  /** After each batch; false when the signal has ended the writing. */
  async wrote(rows: number): Promise<boolean> {
    this.#rows += rows;
    if (performance.now() - this.#since >= SLICE_MS) {
      this.#hooks.onRows?.(this.#rows);
      await nextTask();
      this.#since = performance.now();
    }
    return this.#hooks.signal?.aborted !== true;
  }
}
