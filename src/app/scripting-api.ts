import { quintileError, type QuintileError } from '../base/errors';
import type { Result } from '../base/result';
import { ROLES, type Cleaning, type Mapping, type Role } from '../base/roles';
import type { ReadingChoices } from '../base/reading';
import type { SourceReport } from '../base/sources';
import type { CellValue } from '../base/cell-value';
import type { ArrowBytes } from '../kernel/protocol';
import type { AppState } from '../state/app-state.svelte';
import { decodeRows } from '../state/rows';

/** Rows that `query` hands over at most. */
const ROW_LIMIT = 100_000;

/** A relation as `relations` lists it. */
export interface RelationSummary {
  readonly name: string;
  readonly kind: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: number | null;
}

/** A value as JSON has it, so that whatever drives the page can take it. */
export type PlainValue =
  string | number | boolean | null | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** `window.quintile`: for automation, embedding and the console. It passes through the same gates as the page. */
export interface QuintileApi {
  readonly version: string;
  /** Resolves when the engine answers. */
  readonly ready: Promise<void>;
  /** Like dropping files; resolves when the relations answer. */
  addFiles(files: readonly File[]): Promise<readonly SourceReport[]>;
  /** Adds or changes a role of a source; null clears. */
  setRole(
    source: string,
    role: Role | null,
    mapping?: Mapping,
    options?: { reading?: ReadingChoices; cleaning?: Partial<Cleaning> },
  ): Promise<SourceReport>;
  /** One query, read only. Rejects above 100,000 rows, and with `cancelled` when the signal is aborted. */
  query(sql: string, options?: { signal?: AbortSignal }): Promise<Record<string, PlainValue>[]>;
  relations(): Promise<readonly RelationSummary[]>;
}

/** Failures reject with `{code, params}`: an Error that carries both. */
class ApiError extends Error {
  readonly code: QuintileError['code'];
  readonly params: QuintileError['params'];

  constructor(error: QuintileError) {
    super(`${error.code} ${JSON.stringify(error.params)}`);
    this.name = 'QuintileError';
    this.code = error.code;
    this.params = error.params;
  }
}

/** Builds the scripting API over the page's state. */
export function createScriptingApi(app: AppState, version: string): QuintileApi {
  const { client } = app.engine;
  return Object.freeze({
    version,
    ready: app.engine.ready,
    addFiles: async (files: readonly File[]) => unwrap(await app.addFiles(files)),
    setRole: async (
      source: string,
      role: Role | null,
      mapping: Mapping = {},
      options: { reading?: ReadingChoices; cleaning?: Partial<Cleaning> } = {},
    ) => {
      if (role !== null && !ROLES.includes(role)) {
        throw new ApiError(quintileError('role.unknown_setting', { key: 'role', value: role }));
      }
      return unwrap(await app.setRole(source, role, mapping, options));
    },
    query: async (sql: string, options: { signal?: AbortSignal } = {}) => {
      await app.engine.ready;
      const result = unwrap(
        await client.call<Result<ArrowBytes>>(
          (call) => client.api.query(call, sql, { limit: ROW_LIMIT }),
          options.signal,
        ),
      );
      if (result.truncated) {
        throw new ApiError(
          quintileError('engine.too_many_rows', { rows: ROW_LIMIT + 1, limit: ROW_LIMIT }),
        );
      }
      return unwrap(await decodeRows({ ok: true, value: result })).map(plainRecord);
    },
    relations: async () => {
      await app.engine.ready;
      return unwrap(await client.api.relations()).map(({ schema, name, kind, columns, rows }) => ({
        name: schema === 'main' ? name : `${schema}.${name}`,
        kind,
        columns,
        rows,
      }));
    },
  });
}

function plainRecord(record: Readonly<Record<string, CellValue>>): Record<string, PlainValue> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, plain(value)]));
}

function plain(value: CellValue): PlainValue {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return (value as readonly CellValue[]).map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return plainRecord(value as Readonly<Record<string, CellValue>>);
}

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new ApiError(result.error);
  return result.value;
}
