const KEY = 'quintile.trusted';
const MOST = 500;

/**
 * Texts of strangers that the reader agreed to run, by `textHash`. The agreement lasts as long as the browser keeps it,
 * else as long as the page. At most 500, the newest.
 */
export class TrustedTexts {
  readonly #sincePageOpened = new Set<string>();

  constructor(private readonly storage: () => Storage = () => localStorage) {}

  has(hash: string): boolean {
    return this.#sincePageOpened.has(hash) || this.#kept().includes(hash);
  }

  add(hash: string): void {
    this.#sincePageOpened.add(hash);
    try {
      // Read again: another tab may have added some.
      const kept = [...this.#kept().filter((other) => other !== hash), hash].slice(-MOST);
      this.storage().setItem(KEY, JSON.stringify(kept));
    } catch {
      // Private windows may refuse: then the page itself remembers.
    }
  }

  /** Oldest first; what is damaged or no hash is left out. */
  #kept(): string[] {
    try {
      const stored: unknown = JSON.parse(this.storage().getItem(KEY) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isHash) : [];
    } catch {
      return [];
    }
  }
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
