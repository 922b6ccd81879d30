import type { Result } from '../base/result';
import type { Database } from './database';
import { freeTitle } from './free-title';
import type { KeptNotebook, NotebookEntry, NotebookOrigin, NotebookVersion } from './kept-notebook';
import { newId } from './new-id';

/** What a save writes. The title is the one in the text. */
export interface NotebookDraft {
  readonly title: string;
  readonly text: string;
  readonly origin?: NotebookOrigin;
  readonly trustedHash?: string;
}

/**
 * What became of a save. After `conflict` another tab’s notebook stands as it is, and `notebook` is a new one with the
 * text that was to be saved: go on with that.
 */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly notebook: KeptNotebook }
  | { readonly kind: 'conflict'; readonly notebook: KeptNotebook; readonly other: KeptNotebook };

/** A notebook that is no longer kept, and its versions: enough to bring it back. */
export interface RemovedNotebook {
  readonly notebook: KeptNotebook;
  readonly versions: readonly NotebookVersion[];
}

const CHANNEL = 'quintile.notebooks';

/** The notebooks of this browser. Nothing is ever overwritten by something else of the same title. */
export class NotebookStore {
  readonly #channel = new BroadcastChannel(CHANNEL);

  /**
   * @param retitle the text under another title.
   * @param now epoch milliseconds.
   */
  constructor(
    private readonly database: Database,
    private readonly retitle: (text: string, title: string) => string,
    private readonly now: () => number = Date.now,
  ) {}

  /** All notebooks, the last changed one first. */
  list(): Promise<Result<readonly NotebookEntry[]>> {
    return this.database.attempt(async (db) => {
      const all = await db.getAll('notebooks');
      all.sort((a, b) => b.updatedAt - a.updatedAt || a.title.localeCompare(b.title));
      return all.map(({ text: _, ...entry }) => entry);
    });
  }

  /** Null where there is no such notebook. */
  get(id: string): Promise<Result<KeptNotebook | null>> {
    return this.database.attempt(async (db) => (await db.get('notebooks', id)) ?? null);
  }

  /** Keeps a new notebook, under a title that none here has. */
  async create(draft: NotebookDraft): Promise<Result<KeptNotebook>> {
    const result = await this.database.attempt(async (db) => {
      const tx = db.transaction('notebooks', 'readwrite');
      const notebook = this.#begin(draft, await tx.store.getAll());
      await Promise.all([tx.store.add(notebook), tx.done]);
      return notebook;
    });
    return this.#told(result);
  }

  /**
   * Writes a notebook. Saves of one tab must follow each other, each with the revision that the one before gave back.
   * A notebook that was removed meanwhile is there again.
   *
   * @param revision the one that the text was made from.
   */
  async save(id: string, draft: NotebookDraft, revision: number): Promise<Result<SaveOutcome>> {
    const result = await this.database.attempt(async (db): Promise<SaveOutcome> => {
      const tx = db.transaction('notebooks', 'readwrite');
      const stored = await tx.store.get(id);
      if (stored !== undefined && stored.revision !== revision && stored.text !== draft.text) {
        const notebook = this.#begin(draft, await tx.store.getAll());
        await Promise.all([tx.store.add(notebook), tx.done]);
        return { kind: 'conflict', notebook, other: stored };
      }
      const notebook: KeptNotebook = {
        createdAt: this.now(),
        origin: 'own',
        ...stored,
        ...draft,
        id,
        updatedAt: this.now(),
        revision: Math.max(stored?.revision ?? 0, revision) + 1,
      };
      await Promise.all([tx.store.put(notebook), tx.done]);
      return { kind: 'saved', notebook };
    });
    return this.#told(result);
  }

  /** Gives a notebook another title, with a number behind it where that is taken. Null where there is none. */
  async rename(id: string, title: string): Promise<Result<KeptNotebook | null>> {
    const result = await this.database.attempt(async (db) => {
      const tx = db.transaction('notebooks', 'readwrite');
      const all = await tx.store.getAll();
      const stored = all.find((notebook) => notebook.id === id);
      if (stored === undefined) return null;
      const others = all.filter((notebook) => notebook.id !== id);
      const free = freeTitle(title, titlesOf(others));
      const notebook = {
        ...stored,
        title: free,
        text: this.retitle(stored.text, free),
        updatedAt: this.now(),
        revision: stored.revision + 1,
      };
      await Promise.all([tx.store.put(notebook), tx.done]);
      return notebook;
    });
    return this.#told(result);
  }

  /** A copy under a title of its own, without the versions. Null where there is no such notebook. */
  async duplicate(id: string): Promise<Result<KeptNotebook | null>> {
    const result = await this.database.attempt(async (db) => {
      const tx = db.transaction('notebooks', 'readwrite');
      const all = await tx.store.getAll();
      const stored = all.find((notebook) => notebook.id === id);
      if (stored === undefined) return null;
      const { title, text, origin, trustedHash } = stored;
      const trust = trustedHash === undefined ? {} : { trustedHash };
      const notebook = this.#begin({ title, text, origin, ...trust }, all);
      await Promise.all([tx.store.add(notebook), tx.done]);
      return notebook;
    });
    return this.#told(result);
  }

  /** Takes a notebook and its versions away, and hands them back for `restore`. Null where there is none. */
  async remove(id: string): Promise<Result<RemovedNotebook | null>> {
    const result = await this.database.attempt(async (db) => {
      const tx = db.transaction(['notebooks', 'versions'], 'readwrite');
      const versionStore = tx.objectStore('versions');
      const notebook = await tx.objectStore('notebooks').get(id);
      const versions = await versionStore.index('notebook').getAll(id);
      await Promise.all([
        tx.objectStore('notebooks').delete(id),
        ...versions.map((version) => versionStore.delete(version.id)),
        tx.done,
      ]);
      return notebook === undefined ? null : { notebook, versions };
    });
    return this.#told(result);
  }

  /** Undoes `remove`. Where the notebook was saved again meanwhile, both stay. */
  async restore({ notebook, versions }: RemovedNotebook): Promise<Result<KeptNotebook>> {
    const result = await this.database.attempt(async (db) => {
      const tx = db.transaction(['notebooks', 'versions'], 'readwrite');
      const notebooks = tx.objectStore('notebooks');
      const all = await notebooks.getAll();
      const taken = all.some((other) => other.id === notebook.id);
      const back = taken ? this.#begin(notebook, all) : notebook;
      const versionStore = tx.objectStore('versions');
      await Promise.all([
        notebooks.add(back),
        ...versions.map((version) => versionStore.put({ ...version, notebook: back.id })),
        tx.done,
      ]);
      return back;
    });
    return this.#told(result);
  }

  /** Calls back after another tab has changed something. @returns what ends that. */
  watch(onchange: () => void): () => void {
    this.#channel.addEventListener('message', onchange);
    return () => {
      this.#channel.removeEventListener('message', onchange);
    };
  }

  close(): void {
    this.#channel.close();
  }

  #begin(draft: NotebookDraft, all: readonly KeptNotebook[]): KeptNotebook {
    const title = freeTitle(draft.title, titlesOf(all));
    const { origin = 'own', trustedHash } = draft;
    return {
      id: newId(),
      title,
      text: title === draft.title ? draft.text : this.retitle(draft.text, title),
      createdAt: this.now(),
      updatedAt: this.now(),
      origin,
      ...(trustedHash === undefined ? {} : { trustedHash }),
      revision: 1,
    };
  }

  #told<T>(result: Result<T>): Result<T> {
    if (result.ok) this.#channel.postMessage('changed');
    return result;
  }
}

function titlesOf(notebooks: readonly KeptNotebook[]): string[] {
  return notebooks.map(({ title }) => title);
}
