import { tableFromIPC } from 'apache-arrow';
import { quintileError, type QuintileError } from '../../base/errors';
import type { Reading } from '../../base/reading';
import { fail, ok, type Result } from '../../base/result';
import type { FileConnector } from '../../engine/connector';
import { sql, type Sql } from '../../sql';
import { sheetFacts } from '../convert/sheet-facts';
import type { Reader, ReadHooks, ReadOutcome, ReadProgress, ReadRequest } from '../reader';
import { clearLeftOut, storeLeftOut } from '../left-out';
import { setAsideSummary, type SetAsideRecords } from '../set-aside';
import { STRAY_KINDS } from '../sniff/structure/stray-rows';
import { textOf, type FileText } from '../text-of';
import { nextPlan } from './next-plan';
import {
  cellError,
  countRowsQuery,
  createEmptyTableQuery,
  createTableQuery,
  failedCell,
  failedColumn,
  insertQuery,
  isOutOfRange,
  type ColumnPlan,
  type StrayChecks,
} from './query';
import { allRejects } from './all-rejects';
import { withLateEncoding, withoutDoubt } from './late-encoding';
import { continued, splitAtRecords } from './split';
import { readingOfRepaired, repairCsv, type Repaired } from './repair';
import {
  findTablePart,
  holdsStray,
  readingOfPart,
  setAsideOf,
  textOfPart,
  type TablePart,
} from './table-part';

/**
 * Reads CSV files into a table. First strictly, by the engine alone. Where that fails, a column whose type was only
 * guessed becomes text; anything else (damaged rows, cells against a type the user chose) sends the files through
 * our own scanner once, which leaves out the bad rows and tells which they are.
 */
export const readCsv: Reader = async (connector, request, hooks = {}) => {
  const import_ = new CsvImport(connector, request, hooks);
  try {
    return await import_.run();
  } catch (thrown) {
    // A file that was moved or changed since it was dropped cannot be read any more.
    if (!(thrown instanceof DOMException)) throw thrown;
    return fail(await import_.giveUp(thrown.message));
  } finally {
    await import_.release();
  }
};

interface Counts {
  readonly rows: number;
  readonly too_large: number | null;
  readonly stray: number;
}

class CsvImport {
  readonly #connector: FileConnector;
  #request: ReadRequest;
  readonly #hooks: ReadHooks;
  /** Registered pieces, in order; `first` where a file begins. */
  readonly #pieces: { readonly path: string; readonly first: boolean }[] = [];
  #totalBytes = 0;
  #rows = 0;
  #plans: ColumnPlan[];
  #texts: readonly FileText[] = [];
  #parts: readonly TablePart[] = [];
  #repaired: readonly Repaired[] | null = null;
  /** Rows of the new table that are none: repeated headers, rows without a value. */
  #strayRows = 0;
  #lookedForStray = false;

  constructor(connector: FileConnector, request: ReadRequest, hooks: ReadHooks) {
    this.#connector = connector;
    this.#request = request;
    this.#hooks = hooks;
    this.#plans = plansOf(request.reading);
  }

  async run(): Promise<Result<ReadOutcome>> {
    const decoded = await this.#decode();
    if (!decoded.ok) return decoded;
    const knownStray = (this.#request.reading.stray ?? []).length > 0;
    const prepared = knownStray
      ? await this.#repair()
      : await this.#register(this.#parts.map(textOfPart));
    if (!prepared.ok) return prepared;
    for (;;) {
      const error = await this.#createTable();
      if (error === null && this.#strayRows === 0 && !this.#missedAll()) return this.#finish();
      const next = await this.#overcome(error);
      if (!next.ok) return next;
    }
  }

  /** Whether the engine has found no row: it takes a line break in a name of the header for the kind that ends lines. */
  #missedAll(): boolean {
    return this.#rows === 0 && this.#repaired === null;
  }

  /** What is done about a table that could not be made, or has rows that are none, or no row. */
  async #overcome(error: QuintileError | null): Promise<Result<void>> {
    if (error === null) {
      const dropped = await this.#connector.exec(sql`drop table ${this.#request.table}`);
      return dropped.ok ? this.#repair() : dropped;
    }
    if (error.code !== 'engine.query_failed') return fail(error);
    const weaker = this.#weakerPlans(error.params.detail);
    if (weaker === null)
      return this.#repaired === null ? this.#repair() : fail(this.#unreadable(error));
    const becomesText = weaker.some(
      ({ column }, at) => column.type === 'text' && this.#plans[at]?.column.type !== 'text',
    );
    if (becomesText) {
      // A header among the rows is no reason to take numbers for text.
      const stray = await this.#findStray();
      if (!stray.ok) return stray;
      if (stray.value) return this.#repair();
    }
    this.#plans = weaker;
    return ok(undefined);
  }

  /** Whether records that are no rows are among those of the files; they are looked for once. */
  async #findStray(): Promise<Result<boolean>> {
    if (this.#lookedForStray || this.#repaired !== null) return ok(false);
    this.#lookedForStray = true;
    for (const part of this.#parts) {
      const found = await holdsStray(part, this.#request.reading, { signal: this.#hooks.signal });
      if (found === null) return fail(quintileError('cancelled', {}));
      if (found) return ok(true);
    }
    return ok(false);
  }

  /** Leaves nothing behind of what was read so far; answers the error. */
  giveUp(detail: string): Promise<QuintileError> {
    const file = this.#request.files.map(({ name }) => name).join(', ');
    return this.#drop(quintileError('intake.unreadable', { file, detail }));
  }

  /** Releases the files; called at every end. */
  async release(): Promise<void> {
    for (const { path } of this.#pieces.splice(0)) await this.#connector.releaseFile(path);
  }

  async #decode(): Promise<Result<void>> {
    const { files, reading } = this.#request;
    const texts: FileText[] = [];
    for (const file of files) {
      const onBytes = (bytes: number) =>
        this.#progress({ phase: 'decoding', file: file.name, bytes, totalBytes: file.size });
      const text = await textOf(file, reading, { signal: this.#hooks.signal, onBytes });
      if (!text.ok) return text;
      texts.push(text.value);
    }
    this.#texts = texts;
    const parts = texts.map((text, index) => findTablePart(text, reading, index === 0));
    this.#parts = await Promise.all(parts);
    return ok(undefined);
  }

  /** Whether the texts had to be decoded anew, for bytes beyond ASCII that no sample has shown. */
  async #settleEncoding(): Promise<Result<boolean>> {
    const { reading } = this.#request;
    const settled = await withLateEncoding(reading, this.#texts, this.#hooks.signal);
    this.#request = { ...this.#request, reading: settled };
    if (settled.encoding === reading.encoding) return ok(false);
    const decoded = await this.#decode();
    return decoded.ok ? ok(true) : decoded;
  }

  async #register(blobs: readonly Blob[]): Promise<Result<void>> {
    await this.release();
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
      this.#repaired === null ? this.#readingOfParts() : readingOfRepaired(this.#request.reading);
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

  /** All parts begin in the same way: with a header, or behind it. */
  #readingOfParts(): Reading {
    const { reading } = this.#request;
    const [first] = this.#parts;
    return first === undefined ? reading : readingOfPart(reading, first);
  }

  /** The plans without the guesses that a failed statement has shown to be wrong; null when it was not about them. */
  #weakerPlans(detail: string): ColumnPlan[] | null {
    const column = failedColumn(detail);
    const outOfRange = isOutOfRange(detail);
    const cell = failedCell(detail) ?? '';
    const reading = { ...this.#request.reading, columns: this.#plans.map((plan) => plan.column) };
    const plans = this.#plans.map((plan, at) => {
      const wrong =
        at === column || (outOfRange && plan.column.type === 'integer' && !plan.lenient);
      const next = wrong ? nextPlan(plan, this.#repaired !== null, cell, reading) : null;
      return next ?? plan;
    });
    return plans.some((plan, at) => plan !== this.#plans[at]) ? plans : null;
  }

  /** Goes through the files with our own scanner, and registers what is good of them. */
  async #repair(): Promise<Result<void>> {
    const recoded = await this.#settleEncoding();
    if (!recoded.ok) return recoded;
    if (recoded.value) return this.#register(this.#parts.map(textOfPart));
    const { reading } = this.#request;
    const totalBytes = this.#parts.reduce((sum, { end }) => sum + end, 0);
    const repaired: Repaired[] = [];
    let before = 0;
    for (const { text, end, counting } of this.#parts) {
      const start = before;
      const onBytes = (bytes: number) =>
        this.#progress({ phase: 'repairing', bytes: start + bytes, totalBytes });
      const { signal } = this.#hooks;
      const one = await repairCsv(text.slice(0, end), reading, { signal, onBytes, counting });
      if (one === null) return fail(quintileError('cancelled', {}));
      repaired.push(one);
      before += end;
    }
    this.#repaired = repaired;
    // Cells of rows that are none have said nothing about the columns.
    if (repaired.some(({ aside }) => hasStray(aside))) this.#plans = plansOf(reading);
    return this.#register(repaired.map(({ file }) => file));
  }

  /** Counts the rows of the new table, and drops it if a whole number in it cannot be exact. */
  async #check(): Promise<QuintileError | null> {
    const { table } = this.#request;
    const checks = this.#strayChecks();
    const counted = await this.#connector.query(countRowsQuery(table, this.#plans, checks));
    if (!counted.ok) return this.#drop(counted.error);
    const counts = tableFromIPC(counted.value.bytes).get(0)?.toJSON() as Counts | undefined;
    this.#rows = counts?.rows ?? 0;
    this.#strayRows = counts?.stray ?? 0;
    const tooLarge = counts?.too_large ?? null;
    if (tooLarge === null) return null;
    return this.#drop(quintileError('engine.query_failed', { detail: cellError(tooLarge) }));
  }

  #strayChecks(): StrayChecks {
    const { keep = [], header } = this.#request.reading;
    const unknown = this.#repaired === null;
    return {
      emptyRows: unknown && !keep.includes('empty_row'),
      repeatedHeaders: unknown && header && !keep.includes('repeated_header'),
    };
  }

  async #drop(error: QuintileError): Promise<QuintileError> {
    await this.#connector.exec(sql`drop table if exists ${this.#request.table}`);
    return error;
  }

  async #finish(): Promise<Result<ReadOutcome>> {
    const { source, files, reading } = this.#request;
    const { count: rejected, stored: bad } = allRejects(this.#texts, this.#repaired);
    // The last moment to cancel: from here on, rejected rows of an earlier reading are replaced.
    if (this.#hooks.signal?.aborted) return fail(await this.#drop(quintileError('cancelled', {})));
    if (this.#rows + rejected === 0) {
      const file = files[0]?.name ?? source;
      return fail(await this.#drop(quintileError('intake.no_rows', { file })));
    }
    const aside = await this.#setAside();
    const leftOut = { source, files, rejects: bad, aside };
    const stored = await storeLeftOut(this.#connector, leftOut);
    if (!stored.ok) {
      await clearLeftOut(this.#connector, source);
      return fail(await this.#drop(stored.error));
    }
    const emptyColumns = this.#plans.filter(({ column }) => column.empty === true).length;
    const setAside = setAsideSummary(aside, emptyColumns);
    const converted = this.#texts.flatMap((text) => text.converted ?? []);
    const sheet = sheetFacts(converted, reading.columns);
    return ok({
      rows: this.#rows,
      rejected,
      rejectedStored: bad.flat().length,
      reading: this.#finalReading(reading, aside),
      lenient: this.#plans.filter(({ lenient }) => lenient).map(({ column }) => column.name),
      ...(setAside.length > 0 && { setAside }),
      repaired: this.#repaired !== null,
      undecodable: this.#texts.reduce((sum, { undecodable }) => sum + undecodable, 0),
      lostCells: converted.flatMap(({ lostCells }) => lostCells),
      ...(sheet !== null && { sheet }),
    });
  }

  /** What was set aside of each file. */
  #setAside(): Promise<SetAsideRecords[]> {
    const { signal } = this.#hooks;
    return Promise.all(
      this.#parts.map((part, index) =>
        setAsideOf(part, this.#request.reading, this.#repaired?.[index] ?? null, { signal }),
      ),
    );
  }

  /** The reading as finally used: with what was found in the files only while they were read. */
  #finalReading(reading: Reading, aside: readonly SetAsideRecords[]): Reading {
    const footer = this.#parts[0]?.footer.length ?? 0;
    const found = STRAY_KINDS.filter((kind) => aside.some(({ counts }) => counts.has(kind)));
    const stray = this.#repaired === null ? [] : found;
    return {
      ...(this.#repaired === null ? withoutDoubt(reading) : reading),
      ...(footer > 0 && { footer }),
      ...(stray.length > 0 && { stray }),
      columns: this.#plans.map(({ column }) => column),
    };
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

function plansOf({ columns }: Reading): ColumnPlan[] {
  return columns.map((column) => ({ column, lenient: false }));
}

function hasStray({ counts }: SetAsideRecords): boolean {
  return STRAY_KINDS.some((kind) => counts.has(kind));
}
