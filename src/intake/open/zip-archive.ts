import type { FileEntry, ZipReader } from '@zip.js/zip.js';
import { BlobPieces } from '../blob-pieces';
import type { Budget } from './budget';

/** A file in a ZIP archive, not yet unpacked. */
export interface ArchiveEntry {
  /** With its folders, between slashes. */
  readonly path: string;
  /** It can only be unpacked with a password. */
  readonly isLocked: boolean;
  /** Bytes it takes in the archive, as that says. */
  readonly packed: number;
  /** Its first bytes. */
  head(limit: number): Promise<Uint8Array<ArrayBuffer>>;
  /** All of it, checked against its checksum. */
  unpack(onBytes: (bytes: number) => void): Promise<Blob>;
}

/** What systems and programs leave in archives: no file of the user. */
const LEFTOVERS = /(^|\/)(__MACOSX\/|\.(?!\.?\/)|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Lists the files of a ZIP archive, without those that systems left in it. The archive is read where it lies. Throws the
 * errors of zip.js where it is damaged, and `TooLarge`.
 */
export async function openZip(
  file: File,
  budget: Budget,
  signal?: AbortSignal,
): Promise<ArchiveEntry[]> {
  const { BlobReader, ZipReader: Reader } = await import('@zip.js/zip.js/lib/zip-core-native.js');
  const reader: ZipReader<unknown> = new Reader(new BlobReader(file), {
    // Its workers are loaded in ways that the page's security policy forbids, and this is one already.
    useWebWorkers: false,
    checkCrc32: true,
    strictness: 'tolerant',
    filenameValidation: 'tolerant',
    ...(signal ? { signal } : {}),
  });
  const entries: ArchiveEntry[] = [];
  for await (const entry of reader.getEntriesGenerator()) {
    if (signal?.aborted) break;
    if (entry.directory) continue;
    const path = entry.filename.replaceAll('\\', '/').replace(/^\/+/, '');
    if (LEFTOVERS.test(path) || path.endsWith('/')) continue;
    budget.enter();
    entries.push(archiveEntry(entry, path, budget));
  }
  return entries;
}

function archiveEntry(entry: FileEntry, path: string, budget: Budget): ArchiveEntry {
  return {
    path,
    isLocked: entry.encrypted,
    packed: entry.compressedSize,
    async head(limit) {
      const pieces = new BlobPieces();
      const write = (chunk: Uint8Array<ArrayBuffer>) => {
        pieces.add(chunk);
        if (pieces.size >= limit) throw new EnoughRead();
      };
      try {
        await entry.getData(new WritableStream({ write }));
      } catch (thrown) {
        if (pieces.size < limit) throw thrown;
      }
      return new Uint8Array(await pieces.toBlob().slice(0, limit).arrayBuffer());
    },
    async unpack(onBytes) {
      const pieces = new BlobPieces();
      const write = (chunk: Uint8Array<ArrayBuffer>) => {
        budget.spend(chunk.length);
        pieces.add(chunk);
      };
      const onprogress = (bytes: number) => {
        onBytes(bytes);
        return undefined;
      };
      await entry.getData(new WritableStream({ write }), { onprogress });
      return pieces.toBlob();
    },
  };
}

/** Ends the unpacking of an entry of which enough is known. */
class EnoughRead extends Error {}
