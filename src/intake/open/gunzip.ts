import { BlobPieces } from '../blob-pieces';
import type { Budget } from './budget';

/** Inflates a whole gzip file. Throws what the browser throws on a damaged one, and `TooLarge`. */
export async function gunzip(
  file: File,
  budget: Budget,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<Blob> {
  const pieces = new BlobPieces();
  let consumed = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      consumed += chunk.length;
      onBytes(consumed);
      controller.enqueue(chunk);
    },
  });
  await file
    .stream()
    .pipeThrough(counted)
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeTo(
      new WritableStream({
        write(chunk: Uint8Array<ArrayBuffer>) {
          budget.spend(chunk.length);
          pieces.add(chunk);
        },
      }),
      signal ? { signal } : {},
    );
  return pieces.toBlob();
}
