import { quintileError, type QuintileError } from '../../base/errors';
import { fail, ok } from '../../base/result';
import { readMessages, streamOf, type ArrowMessage } from './arrow-messages';
import { ArrowReader } from './arrow-reader';
import type { ColumnarFile, ColumnarPart, OpenColumnar } from './columnar-file';
import { unsupportedColumn } from './columns';
import { Damaged } from './damaged';

/** Batches go to the engine together until they have this many bytes: each time costs it some milliseconds. */
const PART_BYTES = 4 * 1024 * 1024;
const KIND = 'Arrow file';
/** The first version of Feather is not Arrow yet. */
const FEATHER_1 = 'FEA1';

/** Opens an Arrow file (Feather), or an Arrow stream. Compressed batches are inflated. */
export const openArrow: OpenColumnar = async (file) => {
  if (file.size === 0) return fail(quintileError('intake.empty_file', { file: file.name }));
  try {
    if ((await file.slice(0, FEATHER_1.length).text()) === FEATHER_1) {
      const detail = 'it is a Feather file of version 1, which was given up in 2020';
      const instead = 'as Feather version 2, Parquet or CSV';
      return fail(quintileError('intake.unsupported_file', { file: file.name, detail, instead }));
    }
    const reading = new ArrowParts(file);
    return await reading.open();
  } catch (thrown) {
    return fail(damaged(file, thrown));
  }
};

/** Batches of a file, several to a part. */
class ArrowParts implements ColumnarFile {
  readonly #file: File;
  readonly #messages: AsyncGenerator<ArrowMessage>;
  readonly #reader = new ArrowReader();
  #waiting: ArrowMessage | null = null;

  constructor(file: File) {
    this.#file = file;
    this.#messages = readMessages(file);
  }

  get fields() {
    return this.#reader.fields;
  }

  async open() {
    const first = await this.#messages.next();
    if (first.done === true)
      return fail(quintileError('intake.no_rows', { file: this.#file.name }));
    this.#reader.take(first.value);
    const unsupported = unsupportedColumn(this.#file, this.fields);
    return unsupported === null ? ok(this) : fail(unsupported);
  }

  async next() {
    try {
      return ok(await this.#part());
    } catch (thrown) {
      return fail(damaged(this.#file, thrown));
    }
  }

  close(): void {
    void this.#messages.return(undefined);
  }

  async #part(): Promise<ColumnarPart | null> {
    const batches: ArrowMessage[] = [];
    let rows = 0;
    let bytes = 0;
    let before = this.#reader.before;
    let end = 0;
    while (bytes < PART_BYTES) {
      const message = await this.#message();
      if (message === null) break;
      // Dictionaries hold for what follows: what was gathered goes first.
      if (message.kind !== 'batch' && batches.length > 0) {
        this.#waiting = message;
        break;
      }
      const batch = this.#reader.take(message);
      if (batch === null) {
        before = this.#reader.before;
        continue;
      }
      batches.push(batch.message);
      rows += batch.rows;
      bytes += batch.message.body.length;
      ({ end } = message);
    }
    if (batches.length === 0) return null;
    return { stream: streamOf([...before, ...batches]), rows, bytes: end };
  }

  async #message(): Promise<ArrowMessage | null> {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) return waiting;
    const next = await this.#messages.next();
    return next.done === true ? null : next.value;
  }
}

function damaged(file: File, thrown: unknown): QuintileError {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  // A file that was moved or changed since it was dropped.
  if (thrown instanceof DOMException)
    return quintileError('intake.unreadable', { file: file.name, detail: message });
  const detail = thrown instanceof Damaged ? message : 'its parts do not fit together';
  return quintileError(
    'intake.corrupt_file',
    { file: file.name, kind: KIND, detail },
    { cause: message },
  );
}
