import type { QuintileError } from '../base/errors';
import type { Reading, ReadingChoices } from '../base/reading';
import type { Cleaning, Mapping, Role } from '../base/roles';
import type { Need, SourceReport } from '../base/sources';
import type { ColumnInfo } from '../engine/connector';
import { qualified, type Sql } from '../sql';

export const SOURCE_SCHEMA = 'source';

/** A role that a source supplies. */
export interface StoredRole {
  readonly role: Role;
  readonly mapping: Mapping;
  readonly confidence: number;
  readonly accepted: boolean;
  readonly cleaning: Cleaning;
  /** Canonical ids whose `.0` is removed. */
  readonly idCleaning: readonly string[];
}

/** A source with everything needed to read it again. */
export interface StoredSource {
  readonly name: string;
  readonly files: readonly File[];
  readonly choices: ReadingChoices;
  readonly reading: Reading | null;
  readonly columns: readonly ColumnInfo[];
  readonly rows: number;
  readonly rejected: number;
  readonly roles: readonly StoredRole[];
  readonly needs: readonly Need[];
  readonly error: QuintileError | null;
}

/** The table that holds a source as it was read. */
export function sourceTable(name: string): Sql {
  return qualified(SOURCE_SCHEMA, name);
}

/** A source as it is reported: the strongest role first. */
export function reportOf(source: StoredSource): SourceReport {
  const roles = [...source.roles].sort(
    (a, b) => Number(b.accepted) - Number(a.accepted) || b.confidence - a.confidence,
  );
  const first = roles[0];
  return {
    source: source.name,
    files: source.files.map((file) => file.name),
    bytes: source.files.reduce((sum, file) => sum + file.size, 0),
    columns: source.columns,
    rows: source.rows + source.rejected,
    rejected: source.rejected,
    role: first?.role ?? null,
    roles: roles.map(({ role, mapping, confidence, accepted, cleaning }) => ({
      role,
      mapping,
      confidence,
      accepted,
      cleaning,
    })),
    mapping: first?.mapping ?? {},
    confidence: first?.confidence ?? 0,
    reading: source.reading,
    ...(source.needs.length > 0 ? { needs: source.needs } : {}),
    ...(source.error ? { error: source.error } : {}),
  };
}

/** Sources by name, in the order in which they came. */
export class SourceStore {
  readonly #sources = new Map<string, StoredSource>();

  names(): Set<string> {
    return new Set(this.#sources.keys());
  }

  all(): StoredSource[] {
    return [...this.#sources.values()];
  }

  get(name: string): StoredSource | undefined {
    return this.#sources.get(name);
  }

  put(source: StoredSource): void {
    this.#sources.set(source.name, source);
  }

  remove(name: string): void {
    this.#sources.delete(name);
  }

  clear(): void {
    this.#sources.clear();
  }

  /** Sources that supply the role and are not waiting for an answer. */
  supplying(role: Role): { source: StoredSource; role: StoredRole }[] {
    return this.all().flatMap((source) =>
      source.roles
        .filter((stored) => stored.role === role && stored.accepted)
        .map((stored) => ({ source, role: stored })),
    );
  }
}
