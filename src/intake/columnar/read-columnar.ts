import { tableFromIPC } from 'apache-arrow';
import { quintileError, type QuintileError } from '../../base/errors';
import type { ColumnReading, Format } from '../../base/reading';
import { fail, ok, type Result } from '../../base/result';
import type { FileConnector } from '../../engine/connector';
import { qualified, sql, type Sql } from '../../sql';
import type { BadRecord } from '../csv/scan';
import type { Reader, ReadHooks, ReadOutcome, ReadRequest } from '../reader';
import { clearLeftOut } from '../left-out';
import { storeRejects } from '../rejects';
import type { ColumnarFile, OpenColumnar } from './columnar-file';
import { planColumn, type ColumnarPlan } from './column-plan';
import { checkQuery, createQuery, insertQuery, rejectedQuery } from './columnar-query';
import { leafColumns, type LeafColumn } from './columns';
import { rejectedRecord, type RejectedRow } from './rejected-record';
import { standaloneParquet, type PlannedFile } from './standalone-parquet';

/** Staged rows go into the table when they have so many bytes: more at a time would need twice the memory. */
const GROUP_BYTES = 64 * 1024 * 1024;
const STAGING = { schema: 'main', name: '_columnar' } as const;
const STAGED = qualified(STAGING.schema, STAGING.name);
/** Of one file, this many rejected rows are kept to be shown. */
const MAX_STORED = 100_000;

/** A reader of files that are opened in this way. */
export function columnarReader(open: OpenColumnar): Reader {
  return async (connector, request, hooks = {}) => {
    const reading = new ColumnarImport(connector, request, hooks, open);
    try {
      return await reading.run();
    } finally {
      await reading.release();
    }
  };
}

/** A column that was guessed but does not fit the rows: everything is read again with it as text. */
class GaveWay extends Error {
  constructor(readonly columns: readonly ColumnReading[]) {
    super();
  }
}

/** Ends the work from anywhere within; only here. */
class Failed extends Error {
  constructor(readonly error: QuintileError) {
    super(error.code);
  }
}

interface FileRejects {
  readonly file: string;
  readonly records: readonly BadRecord[];
}

/**
 * Reads files part by part: some parts go into a staging table as the file has them, are looked at, and are cast into
 * the table of the source in one statement.
 */
class ColumnarImport {
  readonly #connector: FileConnector;
  readonly #request: ReadRequest;
  readonly #hooks: ReadHooks;
  readonly #open: OpenColumnar;
  readonly #totalBytes: number;
  #columns: readonly ColumnReading[];
  #made = false;
  #rows = 0;
  #rejected = 0;
  #lost = { nan: 0, infinite: 0 };
  #rejects: FileRejects[] = [];
  /** Without files that have no row. */
  readonly #planned = new Map<File, PlannedFile>();

  constructor(
    connector: FileConnector,
    request: ReadRequest,
    hooks: ReadHooks,
    open: OpenColumnar,
  ) {
    this.#connector = connector;
    this.#request = request;
    this.#hooks = hooks;
    this.#open = open;
    this.#columns = request.reading.columns;
    this.#totalBytes = request.files.reduce((sum, { size }) => sum + size, 0);
  }

  async run(): Promise<Result<ReadOutcome>> {
    try {
      const decimals = await this.#sameDecimals();
      for (;;) {
        try {
          await this.#readAll(decimals);
          return ok(await this.#finish());
        } catch (thrown) {
          if (!(thrown instanceof GaveWay)) throw thrown;
          this.#columns = thrown.columns;
          await this.#dropTable();
        }
      }
    } catch (thrown) {
      if (!(thrown instanceof Failed)) throw thrown;
      await this.#dropTable();
      return fail(this.#unreadable(thrown.error));
    }
  }

  /** Called at every end. */
  async release(): Promise<void> {
    await this.#connector.exec(sql`drop table if exists ${STAGED}`);
  }

  async #readAll(decimals: boolean): Promise<void> {
    this.#rows = 0;
    this.#rejected = 0;
    this.#lost = { nan: 0, infinite: 0 };
    this.#rejects = [];
    this.#planned.clear();
    let bytesBefore = 0;
    for (const file of this.#request.files) {
      const opened = await this.#opened(file);
      try {
        await this.#readFile(file, opened, bytesBefore, decimals);
      } finally {
        opened.close();
      }
      bytesBefore += file.size;
    }
  }

  async #readFile(
    file: File,
    opened: ColumnarFile,
    bytesBefore: number,
    decimals: boolean,
  ): Promise<void> {
    const leaves = this.#leavesOf(file, opened);
    const group = new Group();
    for (;;) {
      const part = must(await opened.next());
      if (part !== null && part.rows > 0) {
        await this.#stage(file, part.stream, group);
        group.add(part);
      }
      if (group.rows > 0 && (part === null || group.bytes >= GROUP_BYTES)) {
        await this.#move(file, leaves, group, decimals);
        group.next();
      }
      if (part === null) return;
      this.#hooks.onProgress?.({
        phase: 'importing',
        file: file.name,
        bytes: Math.min(bytesBefore + part.bytes, this.#totalBytes),
        totalBytes: this.#totalBytes,
        rows: this.#rows + group.rows,
      });
    }
  }

  async #stage(file: File, stream: Uint8Array<ArrayBuffer>, group: Group): Promise<void> {
    const { signal } = this.#hooks;
    const create = group.rows === 0;
    if (create) await this.#exec(sql`drop table if exists ${STAGED}`);
    group.bytes += stream.byteLength;
    const inserted = await this.#connector.insertArrow({ ...STAGING, create }, stream, signal);
    if (!inserted.ok) throw new Failed(refused(file, this.#request.reading.format, inserted.error));
  }

  /** Staged rows into the table, those that are rejected aside. */
  async #move(
    file: File,
    leaves: readonly LeafColumn[],
    group: Group,
    decimals: boolean,
  ): Promise<void> {
    const described = must(await this.#connector.describe(sql`from ${STAGED}`));
    const staged = described.map(({ name }) => name);
    const plans = this.#columns.map((column, index) =>
      planColumn(column, leaves[index] ?? missing(column), staged, decimals),
    );
    this.#planned.set(file, { plans, leaves, staged });
    const rejected = await this.#check(plans);
    if (rejected > 0) await this.#keepRejected(file, plans, group.firstRow);
    const { table } = this.#request;
    const rows = this.#made ? insertQuery(table, STAGED, plans) : createQuery(table, STAGED, plans);
    await this.#exec(rows);
    this.#made = true;
    this.#rows += group.rows - rejected;
    this.#rejected += rejected;
  }

  /** Answers how many rows are rejected. Guessed types that do not hold are given up. */
  async #check(plans: readonly ColumnarPlan[]): Promise<number> {
    const query = checkQuery(STAGED, plans);
    if (query === null) return 0;
    const [counts = {}] = await this.#fetch<Record<string, number>>(query);
    const wrong = plans.map(
      ({ column }, index) => column.forced !== true && (counts[`bad_${String(index)}`] ?? 0) > 0,
    );
    if (wrong.includes(true)) {
      throw new GaveWay(
        this.#columns.map((column, index) =>
          wrong[index] === true ? { name: column.name, type: 'text' } : column,
        ),
      );
    }
    this.#lost.nan += counts['nan'] ?? 0;
    this.#lost.infinite += counts['infinite'] ?? 0;
    return counts['rejected'] ?? 0;
  }

  async #keepRejected(file: File, plans: readonly ColumnarPlan[], firstRow: number): Promise<void> {
    const kept = this.#rejects.filter((one) => one.file === file.name);
    const room = MAX_STORED - kept.reduce((sum, { records }) => sum + records.length, 0);
    if (room <= 0) return;
    const rows = await this.#fetch<RejectedRow>(rejectedQuery(STAGED, plans, room));
    const records = rows.map((row) => rejectedRecord(row, this.#columns, firstRow));
    this.#rejects.push({ file: file.name, records });
  }

  async #finish(): Promise<ReadOutcome> {
    const { source, files, reading } = this.#request;
    // The last moment to cancel: from here on, rejected rows of an earlier reading are replaced.
    if (this.#hooks.signal?.aborted) throw new Failed(quintileError('cancelled', {}));
    if (this.#rows + this.#rejected === 0)
      throw new Failed(quintileError('intake.no_rows', { file: files[0]?.name ?? source }));
    must(await clearLeftOut(this.#connector, source));
    let stored = 0;
    for (const { file, records } of this.#rejects) {
      const done = await storeRejects(this.#connector, source, file, records);
      if (!done.ok) {
        await clearLeftOut(this.#connector, source);
        throw new Failed(done.error);
      }
      stored += records.length;
    }
    const lost = [
      { reason: 'not a number (NaN)', cells: this.#lost.nan },
      { reason: 'infinite', cells: this.#lost.infinite },
    ].filter(({ cells }) => cells > 0);
    const planned = [...this.#planned];
    return {
      rows: this.#rows,
      rejected: this.#rejected,
      rejectedStored: stored,
      reading: { ...reading, columns: this.#columns },
      lenient: [],
      repaired: false,
      standalone: (name) =>
        standaloneParquet(planned.map(([file, how]) => ({ name: name(file), planned: how }))),
      ...(lost.length > 0 && { lostCells: lost }),
    };
  }

  /** The file's columns in the order of the reading. */
  #leavesOf(file: File, { fields }: ColumnarFile): LeafColumn[] {
    const leaves = new Map(leafColumns(fields).map((leaf) => [leaf.name.toLowerCase(), leaf]));
    const found = this.#columns.map(({ name }) => leaves.get(name.toLowerCase()));
    const [first] = this.#request.files;
    if (found.length !== leaves.size || found.includes(undefined)) {
      const detail = `its columns are not those of “${first?.name ?? ''}”`;
      throw new Failed(quintileError('intake.unreadable', { file: file.name, detail }));
    }
    return found.filter((leaf) => leaf !== undefined);
  }

  /** Whether fixed-point columns are the same in all files, so that no digit is lost between them. */
  async #sameDecimals(): Promise<boolean> {
    const { files } = this.#request;
    if (files.length < 2) return true;
    const seen = new Set<string>();
    for (const file of files) {
      const opened = await this.#opened(file, 1);
      opened.close();
      const types = this.#leavesOf(file, opened).map(({ fields }) => fields.at(-1)?.type);
      seen.add(JSON.stringify(types.filter((type) => type?.kind === 'decimal')));
    }
    return seen.size === 1;
  }

  async #opened(file: File, rows?: number): Promise<ColumnarFile> {
    const { signal } = this.#hooks;
    if (signal?.aborted) throw new Failed(quintileError('cancelled', {}));
    return must(await this.#open(file, { signal, ...(rows !== undefined && { rows }) }));
  }

  async #fetch<Row>(query: Sql): Promise<Row[]> {
    const { signal } = this.#hooks;
    const answer = must(await this.#connector.query(query, signal ? { signal } : {}));
    const rows = tableFromIPC(answer.bytes).toArray() as { toJSON(): Row }[];
    return rows.map((row) => row.toJSON());
  }

  async #exec(statement: Sql): Promise<void> {
    const { signal } = this.#hooks;
    must(await this.#connector.exec(statement, signal ? { signal } : {}));
  }

  /** What the engine could not do with the rows is told of the file. */
  #unreadable(error: QuintileError): QuintileError {
    if (error.code !== 'engine.query_failed') return error;
    const file = this.#request.files.map(({ name }) => name).join(', ');
    const { detail } = error.params;
    const { format } = this.#request.reading;
    if (isNoText(detail)) return corrupt(file, format, 'its texts are not UTF-8', detail);
    const params = { file, detail: detail.split('\n')[0] ?? '' };
    return quintileError('intake.unreadable', params, { cause: detail });
  }

  async #dropTable(): Promise<void> {
    if (this.#made) await this.#connector.exec(sql`drop table if exists ${this.#request.table}`);
    this.#made = false;
  }
}

/** The rows of a file that are staged. */
class Group {
  rows = 0;
  bytes = 0;
  /** Rows of the file before them. */
  firstRow = 0;

  add({ rows }: { readonly rows: number }): void {
    this.rows += rows;
  }

  next(): void {
    this.firstRow += this.rows;
    this.rows = 0;
    this.bytes = 0;
  }
}

/** The value, or the end of the work. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Failed(result.error);
  return result.value;
}

function missing({ name }: ColumnReading): never {
  throw new RangeError(`no column for ${name}`);
}

/** What the engine says against a stream: a type that it does not know, or anything else that is wrong with it. */
function refused({ name: file }: File, format: Format, error: QuintileError): QuintileError {
  if (error.code !== 'engine.query_failed') return error;
  const { detail: cause } = error.params;
  if (/unsupported|not implemented|only supports/i.test(cause)) {
    const detail = cause.split('\n')[0] ?? '';
    const params = { file, detail, instead: 'as CSV' };
    return quintileError('intake.unsupported_file', params, { cause });
  }
  return corrupt(
    file,
    format,
    isNoText(cause) ? 'its texts are not UTF-8' : 'its values cannot be decoded',
    cause,
  );
}

function isNoText(detail: string): boolean {
  return /unicode|utf-?8/i.test(detail);
}

function corrupt(file: string, format: Format, detail: string, cause: string): QuintileError {
  const kind = format === 'parquet' ? 'Parquet file' : 'Arrow file';
  return quintileError('intake.corrupt_file', { file, kind, detail }, { cause });
}
