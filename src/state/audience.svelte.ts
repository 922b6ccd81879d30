import { quintileError, type QuintileError } from '../base/errors';
import { fail, type Result } from '../base/result';
import type { AudienceFiles, AudiencePreview, AudienceRequest, Progress } from '../kernel/protocol';
import type { ExportFormat } from '../kernel/notebook-api';
import { segmentCountsQuery } from '../notebook/audience-query';
import type { Sql } from '../sql';
import type { EngineState } from './engine.svelte';

/** A table of customers that an audience can be made from. */
export interface AudienceSource {
  /** What it is called in a sentence. */
  readonly title: string;
  /** Its relation, or the one that it is a part of; files are named by it. */
  readonly name: string;
  /** What stands after FROM. */
  readonly from: Sql;
  readonly columns: readonly string[];
}

/** Whom an audience holds, and how it is written; the query is known. */
export type AudienceChoice = Omit<AudienceRequest, 'query'>;

/** A segment of the source, or its rows without one. */
export interface SegmentCount {
  readonly segment: string | null;
  readonly customers: number;
}

/** What takes shorter than this is there before anybody could read how far it is, in milliseconds. */
const SHOWN_AFTER = 500;

/** An audience on its way out of the page: what it would be, and the files. */
export class AudienceState {
  /** Of the last choice that could be counted. */
  preview = $state.raw<AudiencePreview | null>(null);
  previewing = $state(false);
  exporting = $state(false);
  /** Null while it does not take long. */
  progress = $state.raw<Progress | null>(null);
  error = $state.raw<QuintileError | null>(null);
  #asked: AudienceChoice | null = null;
  #previews = new AbortController();
  #exports = new AbortController();

  /** @param query everybody of the source, with what is known of them */
  constructor(
    private readonly engine: EngineState,
    private readonly query: Sql,
  ) {}

  /**
   * The segments of the source and how many rows each has, the largest first.
   *
   * @param from what stands after FROM
   */
  async segments(from: Sql): Promise<readonly SegmentCount[]> {
    const counted = await this.engine.rows(segmentCountsQuery(from), 'Counting segments');
    if (!counted.ok) {
      this.#failed(counted.error);
      return [];
    }
    return counted.value.map(({ segment, customers }) => ({
      segment: typeof segment === 'string' ? segment : null,
      customers: Number(customers),
    }));
  }

  /** Counts what a choice gives. Of several in one go, the last one counts. */
  async look(choice: AudienceChoice): Promise<void> {
    this.#asked = choice;
    this.#previews.abort();
    const { signal } = (this.#previews = new AbortController());
    this.previewing = true;
    const { api } = this.engine.client;
    const found = await this.#watched('Counting an audience', true, signal, (call, listener) =>
      api.previewAudience(call, this.#request(choice), listener),
    );
    if (signal.aborted) return;
    this.previewing = false;
    if (!found.ok) {
      this.#failed(found.error);
      return;
    }
    this.preview = found.value;
    this.error = null;
  }

  /** The same once more: what it is counted from has changed. */
  async lookAgain(): Promise<void> {
    if (this.#asked) await this.look(this.#asked);
  }

  /** Writes the files; null where it was cancelled or could not be done. */
  async export(
    choice: AudienceChoice,
    options: { readonly format: ExportFormat; readonly formulaGuard: boolean },
  ): Promise<AudienceFiles | null> {
    const { signal } = (this.#exports = new AbortController());
    this.exporting = true;
    const { api } = this.engine.client;
    const files = await this.#watched('Exporting an audience', false, signal, (call, listener) =>
      api.exportAudience(call, this.#request(choice), options, listener),
    );
    this.exporting = false;
    if (files.ok) return files.value;
    this.#failed(files.error);
    return null;
  }

  /** Ends the writing; whoever does not write any more is done. */
  cancelExport(): void {
    this.#exports.abort();
  }

  /** Nobody looks any more. */
  async close(): Promise<void> {
    this.#previews.abort();
    this.#exports.abort();
    await this.engine.client.api.closeAudience();
  }

  #request(choice: AudienceChoice): AudienceRequest {
    return { ...choice, query: this.query.text };
  }

  async #watched<T>(
    label: string,
    background: boolean,
    signal: AbortSignal,
    work: (call: number, listener: (progress: Progress) => void) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    let last: Progress = { phase: 'computing' };
    let shown = false;
    this.progress = null;
    const timer = setTimeout(() => {
      shown = true;
      this.progress = last;
    }, SHOWN_AFTER);
    const result = await this.engine.run(
      label,
      (call, task) =>
        work(
          call,
          this.engine.client.listener((progress) => {
            last = task.progress = progress;
            if (shown && !signal.aborted) this.progress = progress;
          }),
        ),
      { background, signal },
    );
    clearTimeout(timer);
    if (!signal.aborted) this.progress = null;
    return signal.aborted ? fail(quintileError('cancelled', {})) : result;
  }

  #failed(error: QuintileError): void {
    if (error.code !== 'cancelled') this.error = error;
  }
}
