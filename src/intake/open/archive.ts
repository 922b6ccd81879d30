import { quintileError, type QuintileError } from '../../base/errors';
import { sniffDialect } from '../sniff/dialect';
import { TooLarge } from './budget';
import { HEAD, type Findings, type Origin } from './findings';
import { unpackedFrom } from './packed-files';
import { recognise } from './recognise';
import { openZip, type ArchiveEntry } from './zip-archive';

/** An archive in an archive is opened, and one in that is not. */
const MAX_DEPTH = 2;
const KIND = 'ZIP archive';
/** Files under such names are tables even when they have one column. */
const TABLE_NAMES = /\.(csv|tsv|tab|psv)$/i;

/** Opens a ZIP archive: its tables become parts; what is none is passed over, unless there is nothing else. */
export async function openArchive(file: File, origin: Origin, found: Findings): Promise<void> {
  if (origin.depth >= MAX_DEPTH) return;
  const { signal } = found.hooks;
  const before = found.parts.length;
  const failedBefore = found.failed.length;
  try {
    const entries = await openZip(file, origin.budget, signal);
    const others = await openEntries(file, entries, origin, found);
    if (signal?.aborted) return;
    if (found.parts.length > before || found.failed.length > failedBefore)
      found.passedOver.push(...others.map(({ path }) => `${origin.path}/${path}`));
    else if (origin.depth === 0)
      found.failed.push({ file, error: notATable(file, withoutTables(others)) });
  } catch (thrown) {
    if (signal?.aborted) return;
    if (!(thrown instanceof TooLarge)) {
      found.failed.push({ file, error: damaged(file, thrown) });
      return;
    }
    if (origin.depth > 0) throw thrown;
    found.parts.length = before;
    found.failed.length = failedBefore;
    found.failed.push({ file, error: thrown.toError(file) });
  }
}

/** An entry that is no table, and what it is. */
interface OtherEntry {
  readonly path: string;
  readonly looksLike: string;
}

async function openEntries(
  archive: File,
  entries: readonly ArchiveEntry[],
  origin: Origin,
  found: Findings,
): Promise<OtherEntry[]> {
  const { signal, onProgress } = found.hooks;
  const others: OtherEntry[] = [];
  if (entries.some(({ isLocked }) => isLocked)) {
    const error = quintileError('intake.locked_file', { file: archive.name, kind: KIND });
    found.failed.push({ file: archive, error });
  }
  let done = 0;
  for (const entry of entries.filter(({ isLocked }) => !isLocked)) {
    if (signal?.aborted) break;
    const path = `${origin.path}/${entry.path}`;
    const onBytes = (bytes: number) =>
      onProgress?.({
        phase: 'decoding',
        file: origin.root,
        bytes: done + bytes,
        totalBytes: archive.size,
      });
    try {
      const other = await openEntry(entry, path, origin, found, onBytes);
      if (other !== null) others.push({ path: entry.path, looksLike: other });
    } catch (thrown) {
      if (signal?.aborted) break;
      if (thrown instanceof TooLarge) throw thrown;
      const empty = new File([], path);
      found.failed.push({ file: empty, error: damaged(empty, thrown) });
    }
    done += entry.packed;
  }
  return others;
}

/** Opens one file of an archive; answers what it is when nothing came out. */
async function openEntry(
  entry: ArchiveEntry,
  path: string,
  origin: Origin,
  found: Findings,
  onBytes: (bytes: number) => void,
): Promise<string | null> {
  const other = whatElse(entry.path, await entry.head(HEAD));
  if (other !== null) return other;
  const before = found.parts.length + found.failed.length;
  const name = entry.path.replace(/^.*\//, '');
  const file = unpackedFrom(new File([await entry.unpack(onBytes)], name), path);
  await found.open(file, { ...origin, path, depth: origin.depth + 1 });
  return found.parts.length + found.failed.length > before ? null : 'a document without a table';
}

/** What an entry is that is no table; null where it may be one. */
function whatElse(path: string, head: Uint8Array<ArrayBuffer>): string | null {
  if (head.length === 0) return 'an empty file';
  if (head[0] === 0x1f && head[1] === 0x8b) return null;
  const found = recognise(head);
  if (found.kind === 'other') return found.looksLike;
  if (found.kind === 'archive' || found.format !== 'csv' || TABLE_NAMES.test(path)) return null;
  return sniffDialect(head, head.length < HEAD, {}).fields > 1 ? null : 'a text';
}

function withoutTables([first]: readonly OtherEntry[]): string {
  if (first === undefined) return 'an empty ZIP archive';
  return `a ZIP archive without a table in it (“${first.path}” is ${first.looksLike})`;
}

function notATable(file: File, looksLike: string): QuintileError {
  const instead = 'Unpack it, and drop the files with your data.';
  return quintileError('intake.not_a_table', { file: file.name, looksLike, instead });
}

function damaged(file: File, thrown: unknown): QuintileError {
  const cause = thrown instanceof Error ? thrown.message : String(thrown);
  if (/not supported/i.test(cause))
    return notATable(file, 'an archive that is packed in a way that browsers do not know');
  if (/split zip/i.test(cause))
    return notATable(file, 'one part of an archive that was split into several files');
  const detail = /central directory|not recognized/i.test(cause)
    ? 'its end, with the list of its files, is missing or damaged.'
    : 'its contents do not match its checksum.';
  return quintileError('intake.corrupt_file', { file: file.name, kind: KIND, detail }, { cause });
}
