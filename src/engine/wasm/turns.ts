import { fail, type Result } from '../../base/result';
import { quintileError } from '../../base/errors';

/** One statement at a time: the engine has a single thread. A call that is aborted while it waits never starts. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs the work when everything asked before has ended. */
  async take<T>(work: () => Promise<Result<T>>, signal?: AbortSignal): Promise<Result<T>> {
    const turn = this.#last.then(async () => {
      if (signal?.aborted) return fail(quintileError('cancelled', {}));
      return work();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** No longer waits for what was asked before: it will never answer. */
  forget(): void {
    this.#last = Promise.resolve();
  }
}
