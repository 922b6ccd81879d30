import { tableFromIPC } from 'apache-arrow';
import { quintileError, type QuintileError } from '../../base/errors';
import type { ColumnReading } from '../../base/reading';
import { fail, ok, type Result } from '../../base/result';
import type { FileConnector } from '../../engine/connector';
import { sql, type Sql } from '../../sql';
import type { Reader, ReadHooks, ReadOutcome, ReadProgress, ReadRequest } from '../reader';
import { textOf, type FileText } from '../text-of';
import { clearRejects, storeRejects } from '../rejects';
import {
  cellError,
  countRowsQuery,
  createEmptyTableQuery,
  createTableQuery,
  failedColumn,
  insertQuery,
  isOutOfRange,
  type ColumnPlan,
} from './query';
import { continued, splitAtRecords } from './split';
import { readingOfRepaired, repairCsv, type Repaired } from './repair';

/**
 * Reads CSV files into a table. First strictly, by the engine alone. Where that fails, a column whose type was only
 * guessed becomes text; anything else (damaged rows, cells against a type the user chose) sends the files through
 * our own scanner once, which leaves out the bad rows and tells which they are.
 */
export const readCsv: Reader = async (connector, request, hooks = {}) => {
  const import_ = new CsvImport(connector, request, hooks);
  try {
    return await import_.run();
  } finally {
    await import_.release();
  }
};

interface Counts {
  readonly rows: number;
  readonly too_large: number | null;
}

class CsvImport {
  readonly #connector: FileConnector;
  readonly #request: ReadRequest;
  readonly #hooks: ReadHooks;
  /** Registered pieces, in order; `first` where a file begins. */
  readonly #pieces: { readonly path: string; readonly first: boolean }[] = [];
  #totalBytes = 0;
  #rows = 0;
  #plans: ColumnPlan[];
  #repaired: readonly Repaired[] | null = null;

  constructor(connector: FileConnector, request: ReadRequest, hooks: ReadHooks) {
    this.#connector = connector;
    this.#request = request;
    this.#hooks = hooks;
    this.#plans = request.reading.columns.map((column) => ({ column, lenient: false }));
  }

  async run(): Promise<Result<ReadOutcome>> {
    const texts = await this.#texts();
    if (!texts.ok) return texts;
    const blobs = texts.value.map(({ text }) => text);
    let registered = await this.#register(blobs);
    if (!registered.ok) return registered;
    let error = await this.#createTable();
    while (error !== null) {
      if (error.code !== 'engine.query_failed') return fail(error);
      if (!this.#giveWay(error.params.detail)) {
        if (this.#repaired !== null) return fail(this.#unreadable(error));
        const repaired = await this.#repair(blobs);
        if (!repaired.ok) return repaired;
        this.#repaired = repaired.value;
        await this.release();
        registered = await this.#register(repaired.value.map(({ file }) => file));
        if (!registered.ok) return registered;
      }
      error = await this.#createTable();
    }
    return this.#finish(texts.value);
  }

  /** Releases the files; called at every end. */
  async release(): Promise<void> {
    for (const { path } of this.#pieces.splice(0)) await this.#connector.releaseFile(path);
  }

  async #texts(): Promise<Result<FileText[]>> {
    const { files, reading } = this.#request;
    const texts: FileText[] = [];
    for (const file of files) {
      const onBytes = (bytes: number) =>
        this.#progress({ phase: 'decoding', file: file.name, bytes, totalBytes: file.size });
      const text = await textOf(file, reading, { signal: this.#hooks.signal, onBytes });
      if (!text.ok) return text;
      texts.push(text.value);
    }
    return ok(texts);
  }

  async #register(blobs: readonly Blob[]): Promise<Result<void>> {
    for (const blob of blobs) {
      // A file without a byte cannot be registered everywhere, and has no rows.
      if (blob.size === 0) continue;
      // Compression sets in when a statement ends, so that a large file needs several.
      const pieces = this.#connector.compressed
        ? await splitAtRecords(blob, this.#request.reading, this.#request.pieceBytes)
        : [blob];
      for (const [index, piece] of pieces.entries()) {
        const path = await this.#connector.registerFile(piece);
        if (!path.ok) return path;
        this.#pieces.push({ path: path.value, first: index === 0 });
      }
    }
    this.#totalBytes = blobs.reduce((sum, blob) => sum + blob.size, 0);
    return ok(undefined);
  }

  /** Null when the table is made. */
  async #createTable(): Promise<QuintileError | null> {
    if (this.#hooks.signal?.aborted) return quintileError('cancelled', {});
    this.#connector.onBytesRead((bytes) =>
      this.#progress({
        phase: 'importing',
        bytes: Math.min(bytes, this.#totalBytes),
        totalBytes: this.#totalBytes,
      }),
    );
    try {
      const [first = createEmptyTableQuery(this.#request.table, this.#plans), ...rest] =
        this.#statements();
      const created = await this.#exec(first);
      if (created !== null) return created;
      for (const statement of rest) {
        const inserted = await this.#exec(statement);
        if (inserted !== null) return await this.#drop(inserted);
      }
      return await this.#check();
    } finally {
      this.#connector.onBytesRead(null);
    }
  }

  /** One statement for all files, or one for each piece where files had to be cut. */
  #statements(): Sql[] {
    const { table } = this.#request;
    const dialect =
      this.#repaired === null ? this.#request.reading : readingOfRepaired(this.#request.reading);
    const paths = this.#pieces.map(({ path }) => path);
    if (paths.length === 0) return [];
    if (this.#pieces.every(({ first }) => first)) {
      return [createTableQuery(table, paths, dialect, this.#plans)];
    }
    return this.#pieces.map(({ path, first }, index) => {
      const query = index === 0 ? createTableQuery : insertQuery;
      return query(table, [path], first ? dialect : continued(dialect), this.#plans);
    });
  }

  async #exec(statement: Sql): Promise<QuintileError | null> {
    const { signal } = this.#hooks;
    const done = await this.#connector.exec(statement, signal ? { signal } : {});
    return done.ok ? null : done.error;
  }

  /** Takes guesses back, one step, that a failed statement has shown to be wrong; false when it was not about them. */
  #giveWay(detail: string): boolean {
    const column = failedColumn(detail);
    const outOfRange = isOutOfRange(detail);
    let any = false;
    this.#plans = this.#plans.map((plan, at) => {
      const wrong =
        at === column || (outOfRange && plan.column.type === 'integer' && !plan.lenient);
      const next = wrong ? nextPlan(plan, this.#repaired !== null) : null;
      any ||= next !== null;
      return next ?? plan;
    });
    return any;
  }

  async #repair(blobs: readonly Blob[]): Promise<Result<Repaired[]>> {
    const totalBytes = blobs.reduce((sum, blob) => sum + blob.size, 0);
    const repaired: Repaired[] = [];
    let before = 0;
    for (const blob of blobs) {
      const start = before;
      const onBytes = (bytes: number) =>
        this.#progress({ phase: 'repairing', bytes: start + bytes, totalBytes });
      const one = await repairCsv(blob, this.#request.reading, {
        signal: this.#hooks.signal,
        onBytes,
      });
      if (one === null) return fail(quintileError('cancelled', {}));
      repaired.push(one);
      before += blob.size;
    }
    return ok(repaired);
  }

  /** Counts the rows of the new table, and drops it if a whole number in it cannot be exact. */
  async #check(): Promise<QuintileError | null> {
    const { table } = this.#request;
    const counted = await this.#connector.query(countRowsQuery(table, this.#plans));
    if (!counted.ok) return this.#drop(counted.error);
    const counts = tableFromIPC(counted.value.bytes).get(0)?.toJSON() as Counts | undefined;
    this.#rows = counts?.rows ?? 0;
    const tooLarge = counts?.too_large ?? null;
    if (tooLarge === null) return null;
    return this.#drop(quintileError('engine.query_failed', { detail: cellError(tooLarge) }));
  }

  async #drop(error: QuintileError): Promise<QuintileError> {
    await this.#connector.exec(sql`drop table if exists ${this.#request.table}`);
    return error;
  }

  async #finish(texts: readonly FileText[]): Promise<Result<ReadOutcome>> {
    const { source, files, reading } = this.#request;
    const repaired = this.#repaired ?? [];
    const rejected = repaired.reduce((sum, one) => sum + one.rejected, 0);
    // The last moment to cancel: from here on, rejected rows of an earlier reading are replaced.
    if (this.#hooks.signal?.aborted) return fail(await this.#drop(quintileError('cancelled', {})));
    if (this.#rows + rejected === 0) {
      const file = files[0]?.name ?? source;
      return fail(await this.#drop(quintileError('intake.no_rows', { file })));
    }
    const stored = await this.#storeRejects(repaired);
    if (!stored.ok) {
      await clearRejects(this.#connector, source);
      return fail(await this.#drop(stored.error));
    }
    return ok({
      rows: this.#rows,
      rejected,
      rejectedStored: repaired.reduce((sum, one) => sum + one.stored.length, 0),
      reading: { ...reading, columns: this.#plans.map(({ column }) => column) },
      lenient: this.#plans.filter(({ lenient }) => lenient).map(({ column }) => column.name),
      repaired: this.#repaired !== null,
      undecodable: texts.reduce((sum, { undecodable }) => sum + undecodable, 0),
      lostCells: texts.flatMap(({ converted }) => converted?.lostCells ?? []),
    });
  }

  async #storeRejects(repaired: readonly Repaired[]): Promise<Result<void>> {
    const { source, files } = this.#request;
    const cleared = await clearRejects(this.#connector, source);
    if (!cleared.ok) return cleared;
    for (const [index, { stored }] of repaired.entries()) {
      const done = await storeRejects(this.#connector, source, files[index]?.name ?? '', stored);
      if (!done.ok) return done;
    }
    return ok(undefined);
  }

  #unreadable(error: QuintileError): QuintileError {
    const detail = 'detail' in error.params ? error.params.detail : error.code;
    const file = this.#request.files.map(({ name }) => name).join(', ');
    return quintileError(
      'intake.unreadable',
      { file, detail: detail.split('\n')[0] ?? '' },
      { cause: detail },
    );
  }

  #progress(progress: ReadProgress): void {
    this.#hooks.onProgress?.(progress);
  }
}

/**
 * The next weaker way to read a column: blanks allowed and ISO dates in any way of writing, then whole numbers as
 * numbers, then text. Null when there is none, or when the user chose the type and the scanner has to decide.
 */
function nextPlan({ column, lenient }: ColumnPlan, repaired: boolean): ColumnPlan | null {
  if (column.type === 'text') return null;
  if (!lenient) return { column: withoutIsoFormat(column), lenient: true };
  if (column.forced === true && !repaired) return null;
  if (column.type === 'integer') return { column: { ...column, type: 'number' }, lenient: false };
  return { column: { name: column.name, type: 'text' }, lenient: false };
}

function withoutIsoFormat(column: ColumnReading): ColumnReading {
  if (column.format?.startsWith('%Y-%m-%d') !== true) return column;
  const { format: _, ...rest } = column;
  return rest;
}
