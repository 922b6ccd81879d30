import { RecordBatchFileWriter } from 'apache-arrow';
import type { ArrowParts } from './arrow-parts';
import { FilePieces } from './file-pieces';
import { WritePace, type WriteHooks } from './writing';

/**
 * An Arrow IPC file (the random access format, `pyarrow.ipc.open_file` and `pandas.read_feather`), batches as they come.
 * Null when the signal ended it.
 */
export async function writeArrow(parts: ArrowParts, hooks: WriteHooks): Promise<Blob | null> {
  const file = new FilePieces();
  const pace = new WritePace(hooks);
  const writer = new RecordBatchFileWriter();
  writer.reset(undefined, parts.schema);
  const gathered = gather(writer, file);
  for await (const batch of parts.batches()) {
    writer.write(batch);
    if (!(await pace.wrote(batch.numRows))) {
      writer.close();
      return null;
    }
  }
  writer.finish();
  await gathered;
  return file.toBlob('application/vnd.apache.arrow.file');
}

/** Takes the writer’s bytes as they come, so that few wait in its queue. */
async function gather(writer: AsyncIterable<Uint8Array>, file: FilePieces): Promise<void> {
  for await (const bytes of writer) file.add(bytes.slice());
}
