import type { ParquetAnswer, ParquetAsk } from './parquet-protocol';

/** The part of parquet-wasm that reading needs. */
export interface ParquetReading {
  readonly ParquetFile: { fromFile(file: Blob): Promise<OpenFile> };
}

interface OpenFile {
  schema(): { intoIPCStream(): Uint8Array };
  metadata(): { fileMetadata(): { numRows(): number } };
  stream(options: { batchSize: number; limit?: number }): Promise<ReadableStream<Batch>>;
}

interface Batch {
  readonly numRows: number;
  intoIPCStream(): Uint8Array;
}

/** Rows in memory at a time. */
const BATCH_ROWS = 65_536;

/** Answers the questions about one file, in the worker. */
export function serveParquet(
  load: () => Promise<ParquetReading>,
  post: (answer: ParquetAnswer, transfer: ArrayBuffer[]) => void,
): (question: ParquetAsk) => Promise<void> {
  let batches: ReadableStreamDefaultReader<Batch> | null = null;

  const open = async (file: Blob, limit: number | null) => {
    const { ParquetFile } = await load();
    post({ type: 'ready' }, []);
    const parquet = await ParquetFile.fromFile(file);
    const schema = owned(parquet.schema().intoIPCStream());
    const rows = parquet.metadata().fileMetadata().numRows();
    const stream = await parquet.stream({
      batchSize: limit ?? BATCH_ROWS,
      ...(limit !== null && { limit }),
    });
    batches = stream.getReader();
    post({ type: 'opened', schema, rows }, [schema.buffer]);
  };

  const next = async () => {
    const read = await batches?.read();
    if (!read || read.done) {
      post({ type: 'end' }, []);
      return;
    }
    const rows = read.value.numRows;
    const stream = owned(read.value.intoIPCStream());
    post({ type: 'part', stream, rows }, [stream.buffer]);
  };

  return async (question) => {
    try {
      await (question.type === 'open' ? open(question.file, question.rows) : next());
    } catch (thrown) {
      // A panic poisons the library: the worker dies of it, which tells.
      if (thrown instanceof WebAssembly.RuntimeError) throw thrown;
      const detail = thrown instanceof Error ? thrown.message : String(thrown);
      post({ type: 'failed', detail }, []);
    }
  };
}

/** Bytes that can be given away: what the library answers is a copy out of its memory. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  return buffer instanceof ArrayBuffer && bytes.byteLength === buffer.byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(bytes);
}
