/** How long work lets others have a turn and tells how far it is. */
export interface WorkHooks {
  /** Gives others a turn. False: nobody wants the result any more, stop. Called about every 30 ms of work. */
  checkpoint(): Promise<boolean>;
  /** 0 to 1. */
  onProgress?(share: number): void;
}

/** About 30 ms of multiplications and additions. Work is counted, not timed: that is the same on every machine. */
const OPERATIONS_A_TURN = 12_000_000;

/** Coordinates that one loop may go over before it asks whether a turn is due. */
const COORDINATES_A_STRETCH = 200_000;

/** Rows of a stretch of work over points with this many coordinates. */
export function stretchOf(dimensions: number): number {
  return Math.max(1, Math.floor(COORDINATES_A_STRETCH / dimensions));
}

/** Counts work and awaits the checkpoint when enough of it was done. */
export class Pace {
  #left = OPERATIONS_A_TURN;
  readonly #hooks: WorkHooks;

  constructor(hooks: WorkHooks) {
    this.#hooks = hooks;
  }

  /** Whether a turn is due after this much more work; then await `turn`. */
  due(operations: number): boolean {
    this.#left -= operations;
    return this.#left <= 0;
  }

  /** Gives others a turn. False: stop. */
  turn(): Promise<boolean> {
    this.#left = OPERATIONS_A_TURN;
    return this.#hooks.checkpoint();
  }

  progress(share: number): void {
    this.#hooks.onProgress?.(share);
  }
}
