import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { quintileError } from '../base/errors';
import { fail, ok, type Failure, type Result } from '../base/result';
import type { KeptNotebook, NotebookVersion } from './kept-notebook';

interface Schema extends DBSchema {
  notebooks: { key: string; value: KeptNotebook };
  versions: { key: string; value: NotebookVersion; indexes: { notebook: string } };
}

/** What is kept in this browser, in IndexedDB. It is opened when it is first needed. */
export class Database {
  #connection: Promise<IDBPDatabase<Schema>> | null = null;

  constructor(private readonly name = 'quintile') {}

  /**
   * Does some work, all of it or nothing where it is one transaction. What the browser refuses (a private window, a full
   * disk, a database of a newer version) comes back as `store.unavailable`; bugs throw.
   */
  async attempt<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<Result<T>> {
    try {
      return ok(await work(await this.#connect()));
    } catch (error) {
      if (!(error instanceof DOMException) && !isMissing(error)) throw error;
      if (error.name === 'InvalidStateError') this.#connection = null;
      return refused(error);
    }
  }

  /** Lets go of the connection; the next work opens it again. */
  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    (await connection)?.close();
  }

  async #connect(): Promise<IDBPDatabase<Schema>> {
    const connection = (this.#connection ??= this.#open());
    try {
      return await connection;
    } catch (error) {
      if (this.#connection === connection) this.#connection = null;
      throw error;
    }
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    return openDB<Schema>(this.name, 1, {
      upgrade(db) {
        db.createObjectStore('notebooks', { keyPath: 'id' });
        db.createObjectStore('versions', { keyPath: 'id' }).createIndex('notebook', 'notebook');
      },
      // A tab with a newer version wants to open it: it must not wait for this one.
      blocking: () => void this.close(),
      terminated: () => {
        this.#connection = null;
      },
    });
  }
}

/** Where there is no IndexedDB at all, its name is not defined. */
function isMissing(error: unknown): error is Error {
  return error instanceof ReferenceError && error.message.includes('indexedDB');
}

const REASONS: Readonly<Record<string, string>> = {
  QuotaExceededError: 'its space for this site is full',
  SecurityError: 'its settings forbid it',
  InvalidStateError: 'it refuses to, as private windows do',
  ReferenceError: 'it has no database for pages',
  VersionError: 'a newer Quintile has used it; reload this page',
};

function refused(error: Error): Failure {
  const detail = Object.hasOwn(REASONS, error.name) ? REASONS[error.name] : error.message;
  return fail(
    quintileError('store.unavailable', { detail: detail ?? error.name }, { cause: error.message }),
  );
}
