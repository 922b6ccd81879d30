import { proxy, releaseProxy, wrap, type Remote } from 'comlink';
import { startBlobWorker } from '../base/trusted-script';
import kernelAsset from './worker.ts?worker&url';
import type { CallId, KernelApi, Progress } from './protocol';

type Listener = (progress: Progress) => void;

/**
 * The page's end of the kernel. Calls are named, so that an abort signal on this side cancels the work on the other;
 * the answer of a cancelled call is a `cancelled` failure.
 */
export class KernelClient {
  readonly #worker: Worker;
  readonly api: Remote<KernelApi>;
  #nextCall: CallId = 1;

  constructor() {
    const url = new URL(kernelAsset, location.href).href;
    this.#worker = startBlobWorker(`import ${JSON.stringify(url)};`, {
      type: 'module',
      name: 'kernel',
    });
    this.api = wrap<KernelApi>(this.#worker);
  }

  /** Runs a call with an id of its own and ties it to the signal. */
  async call<T>(work: (id: CallId) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const id = this.#nextCall++;
    const cancel = () => void this.api.cancel(id);
    if (signal?.aborted) queueMicrotask(cancel);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await work(id);
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** A progress listener that can cross to the worker. */
  listener(onProgress: Listener | undefined): Listener {
    return proxy(onProgress ?? (() => undefined));
  }

  close(): void {
    this.api[releaseProxy]();
    this.#worker.terminate();
  }
}
