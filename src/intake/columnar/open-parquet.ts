import { quintileError, type QuintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { readMessages } from './arrow-messages';
import { ArrowReader } from './arrow-reader';
import type { ArrowField } from './arrow-schema';
import type { ColumnarFile, ColumnarPart, OpenColumnar } from './columnar-file';
import { unsupportedColumn } from './columns';
import type { ParquetAnswer, ParquetAsk, ParquetWorker, StartParquet } from './parquet-protocol';

const KIND = 'Parquet file';
/** Where this stands at both ends instead of `PAR1`, the columns are encrypted. */
const ENCRYPTED = 'PARE';
/** Nobody waits longer for 65,536 rows; damaged files can take for ever. */
const ANSWER_WITHIN_MS = 60_000;

/** Opens Parquet files, each in a worker of its own: a panic of the library is then the end of that worker only. */
export function parquetOpener(start: StartParquet): OpenColumnar {
  return async (file, { rows = null, signal } = {}) => {
    if (file.size === 0) return fail(quintileError('intake.empty_file', { file: file.name }));
    const unreadable = await encryptedOrGone(file);
    if (unreadable !== null) return fail(unreadable);
    const parquet = new ParquetParts(file, start, signal);
    const opened = await parquet.open(rows);
    if (!opened.ok) parquet.close();
    return opened;
  };
}

async function encryptedOrGone(file: File): Promise<QuintileError | null> {
  try {
    const [head, tail] = await Promise.all([file.slice(0, 4).text(), file.slice(-4).text()]);
    if (head !== ENCRYPTED && tail !== ENCRYPTED) return null;
    return quintileError('intake.locked_file', { file: file.name, kind: KIND });
  } catch (thrown) {
    return quintileError('intake.unreadable', { file: file.name, detail: messageOf(thrown) });
  }
}

class ParquetParts implements ColumnarFile {
  readonly #file: File;
  readonly #worker: ParquetWorker;
  readonly #signal: AbortSignal | undefined;
  #settle: ((answer: ParquetAnswer) => void) | null = null;
  #ready = false;
  #died: string | null = null;
  /** The next part is decoded while the engine takes the last. */
  #ahead: Promise<Result<ParquetAnswer>> | null = null;
  #fields: readonly ArrowField[] = [];
  #rows = 0;
  #read = 0;

  constructor(file: File, start: StartParquet, signal: AbortSignal | undefined) {
    this.#file = file;
    this.#signal = signal;
    this.#worker = start({
      answer: (answer) => {
        if (answer.type === 'ready') this.#ready = true;
        else this.#settle?.(answer);
      },
      died: (detail) => {
        this.#died = detail;
        this.#settle?.({ type: 'failed', detail });
      },
    });
  }

  get fields() {
    return this.#fields;
  }

  async open(rows: number | null): Promise<Result<ColumnarFile>> {
    const opened = await this.#ask({ type: 'open', file: this.#file, rows });
    if (!opened.ok) return opened;
    if (opened.value.type !== 'opened') return fail(this.#corrupt('it has no columns'));
    this.#rows = opened.value.rows;
    const reader = new ArrowReader();
    try {
      for await (const message of readMessages(new Blob([opened.value.schema])))
        reader.take(message);
    } catch (thrown) {
      return fail(this.#corrupt('its columns make no sense', messageOf(thrown)));
    }
    this.#fields = reader.fields;
    const unsupported = unsupportedColumn(this.#file, this.#fields);
    if (unsupported !== null) return fail(unsupported);
    return ok(this);
  }

  async next(): Promise<Result<ColumnarPart | null>> {
    const answer = await (this.#ahead ?? this.#ask({ type: 'next' }));
    this.#ahead = null;
    if (!answer.ok) return answer;
    if (answer.value.type !== 'part') return ok(null);
    const { stream, rows } = answer.value;
    this.#read += rows;
    this.#ahead = this.#ask({ type: 'next' });
    const share = Math.min(1, this.#read / Math.max(1, this.#rows));
    return ok({ stream, rows, bytes: Math.round(share * this.#file.size) });
  }

  close(): void {
    this.#worker.terminate();
    this.#settle?.({ type: 'end' });
  }

  async #ask(question: ParquetAsk): Promise<Result<ParquetAnswer>> {
    if (this.#signal?.aborted) return fail(quintileError('cancelled', {}));
    const answer = await this.#answer(question);
    this.#settle = null;
    if (this.#signal?.aborted) return fail(quintileError('cancelled', {}));
    if (answer === null) return fail(this.#corrupt('decoding it does not come to an end'));
    if (answer.type !== 'failed') return ok(answer);
    if (!this.#ready)
      return fail(quintileError('intake.unavailable', { kind: KIND, detail: answer.detail }));
    return fail(this.#failure(question, answer.detail));
  }

  #failure(question: ParquetAsk, detail: string): QuintileError {
    if (/not (yet )?(implemented|supported)|NYI|disabled feature/i.test(detail)) {
      const { name: file } = this.#file;
      const words = detail.replace(/^(Parquet|Arrow) (error: )?/i, '');
      const instead = 'as Parquet with Snappy or ZSTD compression, or as CSV';
      return quintileError('intake.unsupported_file', { file, detail: words, instead });
    }
    if (question.type === 'next') return this.#corrupt('its values cannot be decoded', detail);
    return /footer|EOF|too (small|short)/i.test(detail)
      ? this.#corrupt('its end is missing', detail)
      : this.#corrupt('what it says about its columns makes no sense', detail);
  }

  /** Null when none came in time. */
  #answer(question: ParquetAsk): Promise<ParquetAnswer | null> {
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        resolve(null);
      }, ANSWER_WITHIN_MS);
      const cancel = () => this.#settle?.({ type: 'end' });
      this.#signal?.addEventListener('abort', cancel, { once: true });
      this.#settle = (answer) => {
        clearTimeout(late);
        this.#signal?.removeEventListener('abort', cancel);
        resolve(answer);
      };
      if (this.#died !== null) this.#settle({ type: 'failed', detail: this.#died });
      else this.#worker.ask(question);
    });
  }

  #corrupt(detail: string, cause?: string): QuintileError {
    return quintileError(
      'intake.corrupt_file',
      { file: this.#file.name, kind: KIND, detail },
      cause === undefined ? {} : { cause },
    );
  }
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
