import type { RecordBatch } from 'parquet-wasm/esm';
import type { ArrowParts } from './arrow-parts';
import { FilePieces } from './file-pieces';
import { WritePace, type WriteHooks } from './writing';

/** The Parquet library, its WebAssembly instantiated. Five megabytes: it is loaded when somebody asks for Parquet. */
export type ParquetLibrary = typeof import('parquet-wasm/esm');

/** Rows of a row group: larger ones compress better, and are held in memory while they are written. */
const GROUP_ROWS = 131_072;

/** A Parquet file, compressed with Zstandard. Null when the signal ended it. */
export async function writeParquet(
  library: ParquetLibrary,
  parts: ArrowParts,
  hooks: WriteHooks,
): Promise<Blob | null> {
  const type = 'application/vnd.apache.parquet';
  const { Compression, Table, WriterPropertiesBuilder } = library;
  const properties = () =>
    new WriterPropertiesBuilder()
      .setCompression(Compression.ZSTD)
      .setMaxRowGroupSize(GROUP_ROWS)
      .setCreatedBy('Quintile')
      .build();
  if (parts.rows === 0) {
    const table = Table.fromIPCStream(parts.start);
    return new Blob([library.writeParquet(table, properties()).slice()], { type });
  }
  const batches = wasmBatches(library, parts, new WritePace(hooks));
  const file = new FilePieces();
  try {
    const written = await library.transformParquetStream(streamOf(batches), properties());
    const reader = written.getReader() as ReadableStreamDefaultReader<Uint8Array>;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      file.add(value.slice());
    }
  } catch (thrown) {
    if (hooks.signal?.aborted) return null;
    throw thrown;
  }
  return hooks.signal?.aborted ? null : file.toBlob(type);
}

class Ended extends Error {}

/** The batches in the library’s memory; who takes one owns it. */
async function* wasmBatches(
  { Table }: ParquetLibrary,
  parts: ArrowParts,
  pace: WritePace,
): AsyncGenerator<RecordBatch> {
  for await (const stream of parts.streams()) {
    const table = Table.fromIPCStream(stream);
    const batches = table.recordBatches();
    table.free();
    try {
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        const { numRows } = batch;
        yield batch;
        if (!(await pace.wrote(numRows))) throw new Ended();
      }
    } finally {
      for (const batch of batches) batch.free();
    }
  }
}

function streamOf(batches: AsyncGenerator<RecordBatch>): ReadableStream<RecordBatch> {
  return new ReadableStream<RecordBatch>(
    {
      async pull(controller) {
        const next = await batches.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await batches.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
