import { quintileError, type QuintileError } from '../base/errors';
import type { Result } from '../base/result';
import { ROLES, type Cleaning, type Mapping, type Role } from '../base/roles';
import type { ReadingChoices } from '../base/reading';
import type { SourceReport } from '../base/sources';
import type { CellValue } from '../base/cell-value';
import type { ArrowBytes } from '../kernel/protocol';
import type { AppState } from '../state/app-state.svelte';
import { decodeRows } from '../state/rows';
import type { Navigation } from './navigation';

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

/** What became of a cell. */
export interface CellReport {
  /** Its name, or `#` and its place on the page, from 1. */
  readonly cell: string;
  readonly kind: string;
  readonly state: 'done' | 'failed' | 'waiting' | 'blocked' | 'cancelled';
  readonly error?: { readonly code: string; readonly params: unknown };
  /** Roles that a waiting cell needs. */
  readonly needs?: readonly string[];
}

/** The open notebook; while none is open, an empty one stands for it. */
export interface NotebookApi {
  text(): string;
  /** Opens a text in place of the open notebook. It is kept, but nothing of it runs. */
  load(text: string): Promise<void>;
  /** Agrees to the text that stands and runs all cells. Always resolves, in page order. */
  run(): Promise<readonly CellReport[]>;
  /** The full address that carries the notebook. */
  link(): Promise<string>;
}

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
  readonly notebook: NotebookApi;
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
export function createScriptingApi(
  app: AppState,
  navigation: Navigation,
  version: string,
): QuintileApi {
  const { client } = app.engine;
  return Object.freeze({
    version,
    ready: Promise.all([app.engine.ready, app.loadDesk()]).then(() => undefined),
    addFiles: async (files: readonly File[]) => unwrap(await navigation.addFiles(files)),
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
    notebook: notebookApi(app),
  });
}

function notebookApi(app: AppState): NotebookApi {
  return Object.freeze({
    // Before `ready` there is no notebook.
    text: () => app.desk?.library.text() ?? '',
    load: async (text: string) => {
      const { library } = await app.loadDesk();
      unwrap(await library.openForeign(text, 'file'));
    },
    run: async () => {
      const { library, notebook } = await app.loadDesk();
      await app.engine.ready;
      await library.agree();
      await notebook.runs.settled();
      return notebook.notebook.cells.map((cell, index): CellReport => {
        const { state, error, needs } = notebook.state(cell.id).status;
        return {
          cell: cell.name ?? `#${String(index + 1)}`,
          kind: cell.kind,
          state:
            state === 'idle' || state === 'queued' || state === 'running' ? 'cancelled' : state,
          ...(error ? { error: { code: error.code, params: error.params } } : {}),
          ...(state === 'waiting' ? { needs } : {}),
        };
      });
    },
    link: async () => {
      await app.loadDesk();
      const [{ encodeLink }, { leavingText }] = await Promise.all([
        import('../share/link'),
        import('./shared-text'),
      ]);
      const fragment = unwrap(await encodeLink(await leavingText(app)));
      return `${location.origin}${location.pathname}${location.search}${fragment}`;
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
