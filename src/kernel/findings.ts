import { ok, type Result } from '../base/result';

/** So many answers are kept: they hold counts of all traits, some megabytes each. */
const MOST = 4;

/** What models have found and may ask for again, until the data change. The latest asked for are kept. */
export class Findings {
  readonly #found = new Map<string, unknown>();

  async recall<T>(key: string, find: () => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#found.has(key)) {
      // Only `find` of the same key has put it there.
      const value = this.#found.get(key) as T;
      this.#keep(key, value);
      return ok(value);
    }
    const found = await find();
    if (found.ok) this.#keep(key, found.value);
    return found;
  }

  clear(): void {
    this.#found.clear();
  }

  #keep(key: string, value: unknown): void {
    this.#found.delete(key);
    this.#found.set(key, value);
    for (const oldest of this.#found.keys()) {
      if (this.#found.size <= MOST) break;
      this.#found.delete(oldest);
    }
  }
}
