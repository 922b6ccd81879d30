import type { Result } from '../base/result';
import type { Database } from './database';
import type { KeptNotebook, NotebookVersion } from './kept-notebook';
import { newId } from './new-id';

/** Versions without a name that are kept of each notebook. Those with one stay until they are removed. */
export const UNNAMED_VERSIONS = 50;

/** Earlier texts of the notebooks of this browser. */
export class VersionStore {
  /** @param now epoch milliseconds. */
  constructor(
    private readonly database: Database,
    private readonly now: () => number = Date.now,
  ) {}

  /** Versions of a notebook, the newest first. */
  list(notebook: string): Promise<Result<readonly NotebookVersion[]>> {
    return this.database.attempt(async (db) =>
      newestFirst(await db.getAllFromIndex('versions', 'notebook', notebook)),
    );
  }

  /** Keeps a notebook’s text as it stands now. A null name: the oldest unnamed one beyond 50 goes. */
  save(notebook: KeptNotebook, name: string | null): Promise<Result<NotebookVersion>> {
    const version = this.#versionOf(notebook, name);
    return this.database.attempt(async (db) => {
      const tx = db.transaction('versions', 'readwrite');
      const all = await tx.store.index('notebook').getAll(notebook.id);
      await Promise.all([
        tx.store.add(version),
        ...surplus([version, ...all]).map(({ id }) => tx.store.delete(id)),
        tx.done,
      ]);
      return version;
    });
  }

  /**
   * Call it when a notebook is opened: keeps the text that an earlier day left, unless it is kept already.
   *
   * @returns the version, or null where there was nothing to keep.
   */
  async saveDaily(notebook: KeptNotebook): Promise<Result<NotebookVersion | null>> {
    if (dayOf(notebook.updatedAt) === dayOf(this.now())) return { ok: true, value: null };
    const versions = await this.list(notebook.id);
    if (!versions.ok) return versions;
    if (versions.value[0]?.text === notebook.text) return { ok: true, value: null };
    return this.save(notebook, null);
  }

  /**
   * Brings a version back. What stands now is kept as a version before.
   *
   * @returns the notebook as it is then; null where it or the version has gone.
   */
  restore(version: NotebookVersion): Promise<Result<KeptNotebook | null>> {
    return this.database.attempt(async (db) => {
      const tx = db.transaction(['notebooks', 'versions'], 'readwrite');
      const stored = await tx.objectStore('notebooks').get(version.notebook);
      if (stored === undefined) return null;
      const versions = tx.objectStore('versions');
      const kept = await versions.index('notebook').getAll(stored.id);
      const before = this.#versionOf(stored, null);
      const isKept = newestFirst(kept)[0]?.text === stored.text;
      const notebook: KeptNotebook = {
        ...stored,
        title: version.title,
        text: version.text,
        updatedAt: this.now(),
        revision: stored.revision + 1,
      };
      await Promise.all([
        ...(isKept ? [] : [versions.add(before)]),
        ...surplus(isKept ? kept : [before, ...kept])
          // The one that is brought back is still wanted by who looks at the list.
          .filter(({ id }) => id !== version.id)
          .map(({ id }) => versions.delete(id)),
        tx.objectStore('notebooks').put(notebook),
        tx.done,
      ]);
      return notebook;
    });
  }

  /** Names a version, so that it stays; null takes the name away. */
  rename(id: string, name: string | null): Promise<Result<NotebookVersion | null>> {
    return this.database.attempt(async (db) => {
      const tx = db.transaction('versions', 'readwrite');
      const stored = await tx.store.get(id);
      if (stored === undefined) return null;
      const version = { ...stored, name };
      await Promise.all([tx.store.put(version), tx.done]);
      return version;
    });
  }

  remove(id: string): Promise<Result<void>> {
    return this.database.attempt((db) => db.delete('versions', id));
  }

  #versionOf({ id, title, text }: KeptNotebook, name: string | null): NotebookVersion {
    return { id: newId(), notebook: id, name, title, text, savedAt: this.now() };
  }
}

function newestFirst(versions: readonly NotebookVersion[]): NotebookVersion[] {
  return [...versions].sort((a, b) => b.savedAt - a.savedAt);
}

function surplus(versions: readonly NotebookVersion[]): NotebookVersion[] {
  return newestFirst(versions.filter(({ name }) => name === null)).slice(UNNAMED_VERSIONS);
}

/** The day in the reader’s own time. */
function dayOf(time: number): string {
  return new Date(time).toDateString();
}
