import type { RememberedReading } from '../base/remembered';

const KEY = 'quintile.readings';
const MOST = 100;

/**
 * How files were read and mapped, by the set of their column names: names of columns and choices, never a row. At most
 * 100, the newest; where the browser refuses to keep them, they last as long as the page.
 */
export class RememberedReadings {
  readonly #sincePageOpened = new Map<string, RememberedReading>();

  constructor(private readonly storage: () => Storage = () => localStorage) {}

  /** Oldest first. */
  all(): readonly RememberedReading[] {
    const kept = new Map(this.#kept().map((reading) => [reading.key, reading]));
    return [...new Map([...kept, ...this.#sincePageOpened]).values()];
  }

  put(reading: RememberedReading): void {
    this.#sincePageOpened.set(reading.key, reading);
    this.#keep([...this.#kept().filter(({ key }) => key !== reading.key), reading]);
  }

  remove(key: string): void {
    this.#sincePageOpened.delete(key);
    this.#keep(this.#kept().filter((reading) => reading.key !== key));
  }

  #keep(readings: readonly RememberedReading[]): void {
    try {
      this.storage().setItem(KEY, JSON.stringify(readings.slice(-MOST)));
    } catch {
      // Private windows may refuse: then the page itself remembers.
    }
  }

  /** What is damaged is left out. */
  #kept(): RememberedReading[] {
    try {
      const stored: unknown = JSON.parse(this.storage().getItem(KEY) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isReading) : [];
    } catch {
      return [];
    }
  }
}

function isReading(value: unknown): value is RememberedReading {
  if (typeof value !== 'object' || value === null) return false;
  const { key, choices, roles, day } = value as Partial<Record<keyof RememberedReading, unknown>>;
  return (
    typeof key === 'string' &&
    typeof choices === 'object' &&
    choices !== null &&
    Array.isArray(roles) &&
    typeof day === 'string'
  );
}
