import { quintileError } from '../base/errors';
import type { Reading } from '../base/reading';
import { fail, ok, type Result } from '../base/result';
import { BlobPieces } from './blob-pieces';
import { BlanksToTabs } from './blanks';
import { transcoderFrom } from './transcode';

/** A file as UTF-8 text. */
export interface DecodedFile {
  readonly text: Blob;
  /** Places that are no character in the encoding; they stand as � in the text. */
  readonly undecodable: number;
}

export interface DecodeHooks {
  readonly signal?: AbortSignal | undefined;
  /** Bytes of the file consumed so far. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

/** More than this is never inflated: no tab could hold the table, and a small file can claim anything. */
const MAX_DECODED = 6_000_000_000;

/** What of a reading decides on the text of a file that is delimited text already. */
type Decoding = Pick<Reading, 'encoding' | 'compression' | 'quote' | 'blanks'>;

/**
 * The file as UTF-8 text without compression, with tabs between fields where blanks separated them. A file that already
 * is so comes back as it is; otherwise the whole of it is streamed once into a Blob, which is faster than decoding
 * inside the engine. Bytes that are not UTF-8 in a file said to be so stay, for the reader to reject their rows.
 */
export async function decodeFile(
  file: File,
  reading: Decoding,
  hooks: DecodeHooks = {},
): Promise<Result<DecodedFile>> {
  const gzip = reading.compression === 'gzip';
  const blanks = reading.blanks === true;
  const transcoder = transcoderFrom(reading.encoding);
  if (!gzip && !blanks && transcoder === null) return ok({ text: file, undecodable: 0 });
  const steps = [transcoder, blanks ? new BlanksToTabs(reading.quote) : null];
  const pieces = new BlobPieces();
  const inflated = { bytes: 0 };
  try {
    const chunks = inflatedChunks(file, reading.compression, hooks, inflated);
    for await (const chunk of rewritten(
      chunks,
      steps.filter((step) => step !== null),
    )) {
      pieces.add(chunk);
      if (pieces.size > MAX_DECODED)
        return fail(quintileError('intake.too_large', { file: file.name, bytes: pieces.size }));
    }
    if (gzip && !(await hasSize(file, inflated.bytes)))
      return fail(corrupt(file, 'unexpected end'));
    return ok({ text: pieces.toBlob(), undecodable: transcoder?.undecodable ?? 0 });
  } catch (thrown) {
    if (hooks.signal?.aborted) return fail(quintileError('cancelled', {}));
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return fail(
      gzip
        ? corrupt(file, detail)
        : quintileError('intake.unreadable', { file: file.name, detail }),
    );
  }
}

/** The first bytes of a gzip file, inflated: at most about `limit`. */
export async function inflateHead(
  file: File,
  limit: number,
): Promise<Result<{ bytes: Uint8Array<ArrayBuffer>; whole: boolean }>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for await (const chunk of inflatedChunks(file, 'gzip', {}, { bytes: 0 })) {
      pieces.push(chunk);
      size += chunk.length;
      if (size >= limit) break;
    }
  } catch (thrown) {
    return fail(corrupt(file, thrown instanceof Error ? thrown.message : String(thrown)));
  }
  const whole = size < limit;
  if (whole && !(await hasSize(file, size))) return fail(corrupt(file, 'unexpected end'));
  return ok({ bytes: new Uint8Array(await new Blob(pieces).arrayBuffer()), whole });
}

/** A way of rewriting a stream of bytes. */
interface Step {
  push(chunk: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
  end(): Uint8Array<ArrayBuffer>;
}

async function* rewritten(
  chunks: AsyncGenerator<Uint8Array<ArrayBuffer>>,
  steps: readonly Step[],
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const chunk of chunks) yield steps.reduce((bytes, step) => step.push(bytes), chunk);
  for (const [at, step] of steps.entries()) {
    yield steps.slice(at + 1).reduce((bytes, next) => next.push(bytes), step.end());
  }
}

async function* inflatedChunks(
  file: File,
  compression: Reading['compression'],
  hooks: DecodeHooks,
  inflated: { bytes: number },
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let consumed = 0;
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      consumed += chunk.length;
      hooks.onBytes?.(consumed);
      controller.enqueue(chunk);
    },
  });
  const options = hooks.signal ? { signal: hooks.signal } : {};
  let stream: ReadableStream<Uint8Array<ArrayBuffer>> = file.stream().pipeThrough(counter, options);
  if (compression === 'gzip') stream = stream.pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      inflated.bytes += value.length;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** A gzip file ends with the size of what it holds, modulo 2^32. */
async function hasSize(file: File, size: number): Promise<boolean> {
  const tail = await file.slice(-4).arrayBuffer();
  return tail.byteLength === 4 && new DataView(tail).getUint32(0, true) === size % 2 ** 32;
}

function corrupt(file: File, detail: string) {
  const words = /trunc|unexpected end|too early/i.test(detail)
    ? 'it ends too early'
    : 'its contents do not match its checksum';
  return quintileError(
    'intake.corrupt_gzip',
    { file: file.name, detail: words },
    { cause: detail },
  );
}
