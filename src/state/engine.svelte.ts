import { untrack } from 'svelte';
import type { QuintileError } from '../base/errors';
import type { Result } from '../base/result';
import type { KernelClient } from '../kernel/client';
import type { MemoryInfo, Progress } from '../kernel/protocol';
import type { Sql } from '../sql';
import { decodeRows, type Row } from './rows';

const MEMORY_INTERVAL_MS = 5_000;

/** Something that runs now and can be cancelled. */
export class Task {
  progress = $state.raw<Progress | null>(null);
  /** When the user asked to cancel (epoch milliseconds), or null. */
  cancellingSince = $state<number | null>(null);
  readonly startedAt = Date.now();
  readonly #controller = new AbortController();

  constructor(
    readonly id: number,
    readonly label: string,
    /** Background work is not shown in the status bar. */
    readonly background: boolean,
  ) {}

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  cancel(): void {
    this.cancellingSince ??= Date.now();
    this.#controller.abort();
  }
}

/** Whether the engine answers, what it is doing, and how much memory it takes. */
export class EngineState {
  status = $state<'starting' | 'ready' | 'failed' | 'restarting'>('starting');
  error = $state.raw<QuintileError | null>(null);
  version = $state('');
  memory = $state.raw<MemoryInfo | null>(null);
  tasks = $state.raw<readonly Task[]>([]);
  /** Resolves when the engine answers, rejects with the error when it does not start. */
  readonly ready: Promise<void>;
  #nextTask = 1;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(readonly client: KernelClient) {
    this.ready = this.#start();
    this.ready.catch(() => undefined);
  }

  /** Runs work as a task: it shows while it lasts, and can be cancelled. */
  async run<T>(
    label: string,
    work: (call: number, task: Task) => Promise<Result<T>>,
    options: { background?: boolean; signal?: AbortSignal } = {},
  ): Promise<Result<T>> {
    const task = new Task(this.#nextTask++, label, options.background ?? false);
    const cancel = () => {
      task.cancel();
    };
    options.signal?.addEventListener('abort', cancel, { once: true });
    if (options.signal?.aborted) task.cancel();
    // Effects start work too, and must not run again because the work shows.
    untrack(() => (this.tasks = [...this.tasks, task]));
    try {
      return await this.client.call((call) => work(call, task), task.signal);
    } finally {
      options.signal?.removeEventListener('abort', cancel);
      this.tasks = this.tasks.filter((other) => other !== task);
    }
  }

  /** Rows of one query; for small results. */
  async rows(statement: Sql, label: string, signal?: AbortSignal): Promise<Result<Row[]>> {
    const result = await this.run(
      label,
      (call) => this.client.api.query(call, statement.text, {}),
      { background: true, ...(signal ? { signal } : {}) },
    );
    return decodeRows(result);
  }

  async refreshMemory(): Promise<void> {
    if (this.status !== 'ready' || this.tasks.length > 0) return;
    const memory = await this.client.api.memory();
    if (memory.ok) this.memory = memory.value;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.client.close();
  }

  async #start(): Promise<void> {
    const opened = await this.client.api.open();
    if (!opened.ok) {
      this.status = 'failed';
      this.error = opened.error;
      throw new Error(opened.error.code, { cause: opened.error });
    }
    this.version = opened.value.version;
    this.status = 'ready';
    await this.refreshMemory();
    this.#timer = setInterval(() => void this.refreshMemory(), MEMORY_INTERVAL_MS);
  }
}
