import { fileOpen, fileSave } from 'browser-fs-access';
import { quintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import { fileName } from '../base/file-name';

/** Bytes of a file that is worth reading: `parseNotebook` takes no more. */
const LARGEST = 1_000_000;

const TYPE = 'text/markdown';
// Made anew for each call: the library adds to the lists that it is given.
const options = () => ({
  id: 'notebooks',
  description: 'Notebooks',
  mimeTypes: [TYPE],
  extensions: ['.md', '.markdown'],
});

/** A notebook that was opened from a file, not yet parsed. */
export interface OpenedFile {
  readonly name: string;
  readonly text: string;
  /** For saving to the same file; null where the browser only lends files. */
  readonly handle: FileSystemFileHandle | null;
}

export interface SavedFile {
  readonly name: string;
  /** False: it went to the downloads, and the next save makes another file. */
  readonly inPlace: boolean;
}

/**
 * Opens and saves notebooks as `.md` files: in place where the browser has the File System Access API, else as an upload
 * and a download. Remembers, as long as the page lasts, which notebook belongs to which file.
 */
export class NotebookFiles {
  readonly #files = new Map<string, { handle: FileSystemFileHandle; lastModified: number }>();

  /** Asks for a file. `cancelled` where the user chose none. Call it from a click. */
  async open(): Promise<Result<OpenedFile>> {
    try {
      const file = await fileOpen(options());
      const text = await readNotebookFile(file);
      return text.ok
        ? ok({ name: file.name, text: text.value, handle: file.handle ?? null })
        : text;
    } catch (error) {
      return failed('The file', error);
    }
  }

  /** The name of the file that a notebook will be saved to, or null where the first save will ask. */
  fileOf(notebook: string): string | null {
    return this.#files.get(notebook)?.handle.name ?? null;
  }

  /** Ties a notebook to the file that it was opened from. */
  async remember(notebook: string, handle: FileSystemFileHandle): Promise<void> {
    const { lastModified } = await handle.getFile();
    this.#files.set(notebook, { handle, lastModified });
  }

  /**
   * Writes a notebook’s text to its file, or asks where to. It asks too where the file has gone, or where something else
   * has written to it. Call it from a click.
   *
   * @returns `cancelled`, or `store.file_failed`.
   */
  async save(notebook: string, title: string, text: string): Promise<Result<SavedFile>> {
    return this.#write(notebook, title, text, await this.#unchanged(notebook));
  }

  /** The same, but always asks where to. */
  saveAs(notebook: string, title: string, text: string): Promise<Result<SavedFile>> {
    return this.#write(notebook, title, text, null);
  }

  async #unchanged(notebook: string): Promise<FileSystemFileHandle | null> {
    const known = this.#files.get(notebook);
    if (known === undefined) return null;
    try {
      const { lastModified } = await known.handle.getFile();
      return lastModified === known.lastModified ? known.handle : null;
    } catch {
      return null;
    }
  }

  async #write(
    notebook: string,
    title: string,
    text: string,
    handle: FileSystemFileHandle | null,
  ): Promise<Result<SavedFile>> {
    const name = handle?.name ?? fileName(title, 'md');
    try {
      const blob = new Blob([text], { type: TYPE });
      const written = await fileSave(blob, { ...options(), fileName: name }, handle);
      if (written === null) return ok({ name, inPlace: false });
      await this.remember(notebook, written);
      return ok({ name: written.name, inPlace: true });
    } catch (error) {
      return failed(name, error);
    }
  }
}

/** The text of a file that somebody chose or dropped: `document.too_large`, or `document.invalid` if it is no text. */
export async function readNotebookFile(file: File): Promise<Result<string>> {
  if (file.size > LARGEST) {
    return fail(quintileError('document.too_large', { bytes: file.size, limit: LARGEST }));
  }
  try {
    const bytes = await file.arrayBuffer();
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const detail =
      error instanceof TypeError ? 'it is not UTF-8 text' : `“${file.name}” could not be read`;
    return fail(quintileError('document.invalid', { detail }));
  }
}

function failed(file: string, error: unknown): Result<never> {
  if (!(error instanceof DOMException)) throw error;
  if (error.name === 'AbortError') return fail(quintileError('cancelled', {}));
  const detail =
    error.name === 'NotAllowedError' ? 'the browser was not allowed to' : error.message;
  return fail(quintileError('store.file_failed', { file, detail }));
}
