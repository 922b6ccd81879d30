import type { FileEntry } from '@zip.js/zip.js';
import { BlobReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { quintileError } from '../../../base/errors';
import { nextTask } from '../../../base/next-task';
import { fail, ok, type Result } from '../../../base/result';
import { TooScattered } from '../grid/grid-table';
import { XmlDamage, XmlScanner, type XmlHandlers } from '../xml-scanner';

/** More than this is never inflated: no tab could hold the table, and a small file can claim anything. */
const MAX_INFLATED = 6_000_000_000;
/** Parts that are kept whole while the workbook is open. */
const MAX_KEPT = 1_000_000_000;
/** A part that grows like this is made to fill the memory; repetitive sheets grow 100 times at most. */
const MAX_RATIO = 400;
/** Below this the ratio says nothing. */
const MIN_SUSPICIOUS = 50_000_000;
/** Others get their turn as often as this, above all who wants to cancel. */
const TURN_MS = 60;

/** Chunks that are inflated while earlier ones are scanned. */
const AHEAD = { highWaterMark: 8 };

const TOLERANT = {
  // Its workers are loaded in ways that the page's security policy forbids, and this is one already.
  useWebWorkers: false,
  strictness: 'tolerant',
  filenameValidation: 'tolerant',
} as const;

/** A part that is larger than anything sensible. */
export class PartTooLarge extends Error {}

export interface ScanHooks {
  readonly signal?: AbortSignal | undefined;
  /** Bytes of the part inflated so far. */
  readonly onInflated?: (bytes: number) => void;
  /** True when the rest is not needed. */
  readonly enough?: () => boolean;
}

/** The parts of a workbook file: XML in a ZIP archive (ECMA-376 part 2). Nothing of it is inflated before it is read. */
export class XlsxPackage {
  readonly #parts: ReadonlyMap<string, FileEntry>;

  private constructor(parts: ReadonlyMap<string, FileEntry>) {
    this.#parts = parts;
  }

  static async open(file: File): Promise<Result<XlsxPackage>> {
    try {
      const zip: ZipReader<unknown> = new ZipReader(new BlobReader(file), TOLERANT);
      const parts = new Map<string, FileEntry>();
      for (const entry of await zip.getEntries()) {
        if (entry.directory) continue;
        if (entry.encrypted)
          return fail(quintileError('intake.locked_file', { file: file.name, kind: 'workbook' }));
        parts.set(partKey(entry.filename), entry);
      }
      return ok(new XlsxPackage(parts));
    } catch (thrown) {
      return fail(damaged(file, thrown));
    }
  }

  has(path: string): boolean {
    return this.#parts.has(partKey(path));
  }

  /** Bytes that the part says it has when inflated. */
  size(path: string): number {
    return this.#parts.get(partKey(path))?.uncompressedSize ?? 0;
  }

  /**
   * Scans a part of XML from beginning to end, in chunks. A part that is not there has nothing in it.
   *
   * @throws XmlDamage, PartTooLarge, what the inflating throws, and the signal’s reason
   */
  async scan(path: string, handlers: XmlHandlers, hooks: ScanHooks = {}): Promise<void> {
    const scanner = new XmlScanner(handlers);
    let decoder: TextDecoder | null = null;
    for await (const chunk of this.chunks(path, hooks)) {
      decoder ??= new TextDecoder(encodingOf(chunk));
      scanner.push(decoder.decode(chunk, { stream: true }));
      if (hooks.enough?.() === true) return;
    }
    if (decoder === null) return;
    scanner.push(decoder.decode());
    scanner.end();
  }

  /** The inflated bytes of a part. */
  async *chunks(path: string, hooks: ScanHooks = {}): AsyncGenerator<Uint8Array> {
    const entry = this.#parts.get(partKey(path));
    if (entry === undefined) return;
    checkSize(entry, entry.uncompressedSize);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>({}, AHEAD, AHEAD);
    const stop = new AbortController();
    const inflating = inflate(entry, writable, stop.signal);
    const reader = readable.getReader();
    let bytes = 0;
    let turn = performance.now();
    try {
      for (;;) {
        const { done, value } = await reader.read();
        hooks.signal?.throwIfAborted();
        if (done) break;
        bytes += value.length;
        checkSize(entry, bytes);
        hooks.onInflated?.(bytes);
        yield value;
        if (performance.now() - turn < TURN_MS) continue;
        await nextTask();
        turn = performance.now();
      }
      // The checksum is compared when all is out.
      const failure = await inflating;
      if (failure !== null) throw failure;
    } finally {
      stop.abort();
      await reader.cancel().catch(() => undefined);
      await inflating;
    }
  }

  /** Whether a part is too large to be kept in memory. */
  isTooLargeToKeep(path: string): boolean {
    return this.size(path) > MAX_KEPT;
  }
}

/** What went wrong with a workbook, in words. */
export function workbookFailure(file: File, thrown: unknown, signal?: AbortSignal) {
  if (signal?.aborted === true) return quintileError('cancelled', {});
  if (thrown instanceof TooScattered)
    return quintileError('intake.unreadable', { file: file.name, detail: thrown.message });
  if (thrown instanceof PartTooLarge)
    return quintileError('intake.archive_too_large', { file: file.name, detail: thrown.message });
  return damaged(file, thrown);
}

function damaged(file: File, thrown: unknown) {
  const cause = thrown instanceof Error ? thrown.message : String(thrown);
  const detail = thrown instanceof XmlDamage ? cause : 'its parts cannot be unpacked';
  return quintileError(
    'intake.corrupt_file',
    { file: file.name, kind: 'workbook', detail },
    { cause },
  );
}

/** Inflates a part into a stream. What goes wrong comes back, and out of the stream too. */
async function inflate(
  entry: FileEntry,
  writable: WritableStream<Uint8Array>,
  signal: AbortSignal,
): Promise<Error | null> {
  try {
    await entry.getData(writable, { checkCrc32: true, signal });
    return null;
  } catch (thrown) {
    const failure = thrown instanceof Error ? thrown : new Error(String(thrown));
    await writable.abort(failure).catch(() => undefined);
    return failure;
  }
}

function checkSize(entry: FileEntry, bytes: number): void {
  const ratio = bytes / Math.max(entry.compressedSize, 1);
  if (bytes <= MAX_INFLATED && (bytes < MIN_SUSPICIOUS || ratio <= MAX_RATIO)) return;
  throw new PartTooLarge(
    `one of its parts grows from ${inMegabytes(entry.compressedSize)} to more than ${inMegabytes(bytes)}.`,
  );
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e6 ? 2 : 0)} MB`;
}

/** Names of parts are compared without case; some programs write them the way of Windows. */
function partKey(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}
