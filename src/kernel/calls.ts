import { quintileError } from '../base/errors';
import { fail, type Result } from '../base/result';
import type { CallId } from './protocol';

interface RunningCall {
  readonly controller: AbortController;
  /** Answers the call at once, whatever its work is still waiting for. */
  readonly abandon: () => void;
}

/** Calls that run now, by id, so that each can be cancelled. A cancel that overtakes its call still ends it. */
export class Calls {
  readonly #running = new Map<CallId, RunningCall>();
  readonly #cancelled = new Set<CallId>();

  /** Runs work under a signal that `cancel` aborts. */
  async run<T>(id: CallId, work: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>> {
    const controller = new AbortController();
    if (this.#cancelled.delete(id)) controller.abort();
    const abandoned = new Promise<Result<T>>((answer) => {
      const abandon = () => {
        answer(fail(quintileError('cancelled', {})));
      };
      this.#running.set(id, { controller, abandon });
    });
    try {
      return await Promise.race([work(controller.signal), abandoned]);
    } finally {
      this.#running.delete(id);
    }
  }

  cancel(id: CallId): void {
    const running = this.#running.get(id);
    if (running) running.controller.abort();
    else this.#cancelled.add(id);
  }

  /** Ends all calls as cancelled without waiting for their work: what it waits for will never answer. */
  abandonAll(): void {
    for (const { controller, abandon } of this.#running.values()) {
      controller.abort();
      abandon();
    }
  }
}
