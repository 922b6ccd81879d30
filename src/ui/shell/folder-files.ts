import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';

/** A folder with more is not one of exports. */
const MAX_FILES = 2000;
/** Files that lie about in folders and are no data: their types, as told by their names. */
const NO_DATA_TYPES = /^(image|video|audio|font)\/|^application\/pdf$|^text\/markdown$/;
const NO_DATA_NAMES = /\.(md|markdown)$|^(thumbs\.db|desktop\.ini)$/i;

/** A file of a folder, with its path from where the folder lies. */
export interface FolderFile {
  readonly file: File;
  readonly path: string;
}

/**
 * The files of a drop, also those in folders, in the order of their names. Hidden files, pictures and the like are left
 * out. To be called while the event is handled. Null where no folder is among them.
 *
 * @returns `intake.too_many_files`
 */
export function droppedFolders(transfer: DataTransfer | null): Promise<Result<File[]>> | null {
  const dropped = [...(transfer?.items ?? [])]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  if (!dropped.some(({ entry }) => entry?.isDirectory)) return null;
  return filesInside(dropped);
}

async function filesInside(
  dropped: readonly { readonly entry: FileSystemEntry | null; readonly file: File | null }[],
): Promise<Result<File[]>> {
  const found: FolderFile[] = [];
  for (const { entry, file } of dropped) {
    if (entry && isFolder(entry)) {
      const inside = await filesOfFolder(entry);
      if (!inside.ok) return inside;
      found.push(...inside.value);
    } else if (file) found.push({ file, path: file.name });
  }
  return ok(withDistinctNames(found));
}

/** The data files of a folder and of those in it, by their names. */
export async function filesOfFolder(
  folder: FileSystemDirectoryEntry,
): Promise<Result<FolderFile[]>> {
  try {
    const found = await walk(folder);
    return found === null ? tooMany(folder.name) : inOrder(found, folder.name);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    const detail = 'the browser was not let into it.';
    return fail(quintileError('intake.unreadable', { file: folder.name, detail }));
  }
}

/** Null when there are too many. */
async function walk(folder: FileSystemDirectoryEntry): Promise<FolderFile[] | null> {
  const found: FolderFile[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const entries = (await entriesOf(next)).filter(({ name }) => !name.startsWith('.'));
    for (const entry of entries) {
      if (isFile(entry)) {
        const file = await fileOf(entry);
        if (isData(file)) found.push({ file, path: entry.fullPath.replace(/^\//, '') });
      } else if (isFolder(entry)) folders.push(entry);
      if (found.length > MAX_FILES || folders.length > MAX_FILES) return null;
    }
  }
  return found;
}

function inOrder(found: FolderFile[], folder: string): Result<FolderFile[]> {
  if (found.length > 0)
    return ok(found.sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true })));
  const looksLike = 'a folder without files of data';
  const instead = 'Drop the files with your orders or customers.';
  return fail(quintileError('intake.not_a_table', { file: folder, looksLike, instead }));
}

/** Asks for a folder; no file where none is chosen. Call it from a click. */
export async function chooseFolder(): Promise<Result<File[]>> {
  const { directoryOpen } = await import('browser-fs-access');
  let chosen: readonly unknown[];
  try {
    chosen = await directoryOpen({
      recursive: true,
      id: 'data',
      skipDirectory: ({ name }) => name.startsWith('.') || name === 'node_modules',
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return ok([]);
    throw error;
  }
  const found = chosen
    // An empty folder is answered by itself.
    .filter((one) => one instanceof File)
    .map((file) => ({ file, path: file.webkitRelativePath || file.name }))
    .filter(({ file, path }) => !/(^|\/)\./.test(path) && isData(file));
  const folder = found[0]?.path.split('/')[0] ?? 'The folder';
  if (found.length > MAX_FILES) return tooMany(folder);
  const sorted = inOrder(found, folder);
  return sorted.ok ? ok(withDistinctNames(sorted.value)) : sorted;
}

/** Files of one name are called by their paths: sources are told apart by the names of their files. */
export function withDistinctNames(found: readonly FolderFile[]): File[] {
  const times = new Map<string, number>();
  for (const { file } of found) times.set(file.name, (times.get(file.name) ?? 0) + 1);
  return found.map(({ file, path }) => {
    if (times.get(file.name) === 1 || path === file.name) return file;
    return new File([file], path, { type: file.type, lastModified: file.lastModified });
  });
}

function tooMany(folder: string): Result<never> {
  return fail(quintileError('intake.too_many_files', { folder, limit: MAX_FILES }));
}

function isData({ name, type }: File): boolean {
  return !NO_DATA_TYPES.test(type) && !NO_DATA_NAMES.test(name);
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

/** All entries of a folder: a reader gives a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}
