import { MessageReader, tableFromIPC, type RecordBatch, type Schema } from 'apache-arrow';

/** Bytes that one piece holds before it leaves the heap. */
const PIECE_BYTES = 8 * 1024 * 1024;

/**
 * A result on its way into a file: the parts of an Arrow IPC stream, put away in pieces of some megabytes as Blobs, which
 * the browser may keep on disk. They are read back one piece at a time.
 */
export class ArrowParts {
  #header: Uint8Array<ArrayBuffer> | null = null;
  readonly #pieces: Blob[] = [];
  #pending: Uint8Array<ArrayBuffer>[] = [];
  #pendingBytes = 0;
  #rows = 0;

  /** Takes a part: the schema first, then whole messages. */
  readonly take = (part: Uint8Array): void => {
    // A copy: the engine may use the memory again.
    const bytes = new Uint8Array(part);
    if (this.#header === null) {
      this.#header = bytes;
      return;
    }
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    this.#rows += rowsIn(bytes);
    if (this.#pendingBytes >= PIECE_BYTES) this.#putAway();
  };

  get rows(): number {
    return this.#rows;
  }

  /** The columns. */
  get schema(): Schema {
    return tableFromIPC(this.start).schema;
  }

  /** The columns as the beginning of an Arrow IPC stream. */
  get start(): Uint8Array<ArrayBuffer> {
    if (this.#header === null) throw new RangeError('no part was taken');
    return this.#header;
  }

  /** The pieces, each an Arrow IPC stream of its own; none without rows. */
  async *streams(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    this.#putAway();
    for (const piece of this.#pieces) {
      yield new Uint8Array(await new Blob([this.start, piece]).arrayBuffer());
    }
  }

  /** The batches of rows, one after the other. */
  async *batches(): AsyncGenerator<RecordBatch> {
    for await (const stream of this.streams()) yield* tableFromIPC(stream).batches;
  }

  #putAway(): void {
    if (this.#pending.length > 0) this.#pieces.push(new Blob(this.#pending));
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}

/** Rows that the head of a message tells. */
function rowsIn(part: Uint8Array): number {
  const message = new MessageReader(part).readMessage();
  return message?.isRecordBatch() === true ? message.header().length : 0;
}
