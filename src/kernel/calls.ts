import type { CallId } from './protocol';

/** Calls that run now, by id, so that each can be cancelled. A cancel that overtakes its call still ends it. */
export class Calls {
  readonly #running = new Map<CallId, AbortController>();
  readonly #cancelled = new Set<CallId>();

  /** Runs work under a signal that `cancel` aborts. */
  async run<T>(id: CallId, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    if (this.#cancelled.delete(id)) controller.abort();
    this.#running.set(id, controller);
    try {
      return await work(controller.signal);
    } finally {
      this.#running.delete(id);
    }
  }

  cancel(id: CallId): void {
    const running = this.#running.get(id);
    if (running) running.abort();
    else this.#cancelled.add(id);
  }

  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort();
  }
}
