import { quintileError, type QuintileError } from '../base/errors';
import type { Reading, ReadingChoices } from '../base/reading';
import { ok, type Result } from '../base/result';
import type { FileConnector } from '../engine/connector';
import { dateOrderEvidenceQuery } from '../intake/csv/date-order';
import { readCsv } from '../intake/csv/read';
import type { ReadOutcome } from '../intake/reader';
import {
  proposeRoles,
  readingForRoles,
  type RelatedColumn,
  type RoleProposal,
  type RoleSample,
} from '../intake/roles';
import { sourceSlug } from '../intake/slug';
import { sniffFile, type Sniff } from '../intake/sniff/sniff-file';
import { ident, sql } from '../sql';
import type { Progress } from './protocol';
import { decideRoles } from './role-decision';
import { execAll, fetchRows } from './statements';
import { sourceTable, type SourceStore, type StoredSource } from './source-store';

/** Bytes of CSV from which sources are kept in the compressed in-memory database. */
const COMPRESS_FROM_BYTES = 1_200_000_000;
/** What a gzip file is taken to hold, times its size. */
const GZIP_RATIO = 8;
const STAGING = '_reading';
const ROLE_SAMPLE_ROWS = 800;

export type OnProgress = (progress: Progress) => void;

/** What is to be read into a source. */
interface ImportRequest {
  readonly revision: number;
  readonly name: string;
  readonly files: readonly File[];
  readonly choices: ReadingChoices;
}

/** Turns files into sources: sniffs, reads, and decides on roles. */
export class Importer {
  #reads = 0;

  constructor(private readonly sources: SourceStore) {}

  /**
   * Each file becomes a source, also one that fails: it then carries its error. Answers the names. Cancelled, the files
   * read before stay and the rest leaves nothing behind.
   */
  async add(
    connector: FileConnector,
    files: readonly File[],
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<string[]>> {
    const added: string[] = [];
    for (const file of files) {
      const name = sourceSlug(file.name, this.sources.names());
      const request = { revision: ++this.#reads, name, files: [file], choices: {} };
      const namesake = this.#loaded(file.name);
      const source = namesake
        ? keepFailure(
            request,
            quintileError('intake.duplicate_name', { file: file.name, source: namesake }),
            null,
          )
        : await this.#read(connector, request, signal, onProgress);
      if (!source.ok) return source;
      this.sources.put(source.value);
      added.push(name);
    }
    return ok(added);
  }

  /** The source that a file of this name was read into. */
  #loaded(fileName: string): string | undefined {
    return this.sources
      .all()
      .find(({ error, files }) => error === null && files.some(({ name }) => name === fileName))
      ?.name;
  }

  /** Reads a source again with other choices, in its place. What stood stays when this is cancelled. */
  async reread(
    connector: FileConnector,
    stored: StoredSource,
    choices: ReadingChoices,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<void>> {
    const merged = { ...stored.choices, ...choices };
    const request = {
      revision: ++this.#reads,
      name: stored.name,
      files: stored.files,
      choices: merged,
    };
    const source = await this.#read(connector, request, signal, onProgress);
    if (!source.ok) return source;
    this.sources.put(source.value);
    return ok(undefined);
  }

  /** Reads all sources again into a fresh engine; roles and mappings stay as they were. */
  async restore(connector: FileConnector, onProgress: OnProgress): Promise<Result<void>> {
    const { signal } = new AbortController();
    for (const stored of this.sources.all()) {
      const { name, files, choices, roles, needs } = stored;
      const source = await this.#read(
        connector,
        { revision: ++this.#reads, name, files, choices },
        signal,
        onProgress,
      );
      if (!source.ok) return source;
      this.sources.put(source.value.error ? source.value : { ...source.value, roles, needs });
    }
    return ok(undefined);
  }

  async #read(
    connector: FileConnector,
    request: ImportRequest,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<StoredSource>> {
    const [first] = request.files;
    if (!first) throw new RangeError('a source needs a file');
    onProgress({ phase: 'sniffing', file: first.name, bytes: 0, totalBytes: first.size });
    const sniff = await sniffFile(first, request.choices, { signal });
    if (!sniff.ok) return keepFailure(request, sniff.error, null);
    const related = this.sources
      .all()
      .flatMap(({ name, customerSample }) =>
        customerSample && name !== request.name ? [customerSample] : [],
      );
    const proposals = proposeRoles(roleSampleOf(sniff.value), first.name, related);
    const reading = readingForRoles(sniff.value.reading, proposals);
    const lineBytes = meanLineBytes(sniff.value);
    const outcome = await this.#load(connector, request, reading, signal, (progress) => {
      const { bytes } = progress;
      onProgress(
        bytes === undefined ? progress : { ...progress, rows: aboutRows(bytes / lineBytes) },
      );
    });
    if (!outcome.ok) return keepFailure(request, outcome.error, reading);
    onProgress({ phase: 'checking', file: first.name });
    const order = await decideDateOrder(connector, request.name, sniff.value, signal);
    if (order) {
      const choices = { ...request.choices, date_order: order };
      if (!this.#stands(request.name)) {
        const dropped = await connector.exec(sql`drop table ${sourceTable(request.name)}`);
        if (!dropped.ok) return dropped;
      }
      return this.#read(connector, { ...request, choices }, signal, onProgress);
    }
    return complete(connector, request, sniff.value, proposals, outcome.value, signal);
  }

  /** Whether a table of this source stands that a new reading would replace. */
  #stands(name: string): boolean {
    return (this.sources.get(name)?.columns.length ?? 0) > 0;
  }

  /** Reads into a table; large inputs go to compressed storage, at the latest when memory has run out. */
  async #load(
    connector: FileConnector,
    request: ImportRequest,
    reading: Reading,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<ReadOutcome>> {
    const loaded = this.sources.all().flatMap((source) => source.files);
    if (sum([...loaded, ...request.files].map(csvBytes)) > COMPRESS_FROM_BYTES) {
      const moved = await connector.useCompressedStorage();
      if (!moved.ok) return moved;
    }
    // Beside a table that stands, which stays until the new one is whole.
    const stands = this.#stands(request.name);
    const table = sourceTable(stands ? STAGING : request.name);
    const read = async () => {
      const readRequest = { source: request.name, files: request.files, reading, table };
      const outcome = await readCsv(connector, readRequest, { signal, onProgress });
      if (!outcome.ok || !stands) return outcome;
      const swapped = await execAll(connector, [
        sql`drop table if exists ${sourceTable(request.name)}`,
        sql`alter table ${table} rename to ${ident(request.name)}`,
      ]);
      return swapped.ok ? outcome : swapped;
    };
    const outcome = await read();
    if (outcome.ok || outcome.error.code !== 'engine.out_of_memory') return outcome;
    if (connector.compressed) return outcome;
    const moved = await connector.useCompressedStorage();
    return moved.ok ? read() : outcome;
  }
}

/** Bytes of a line on average, as far as the sample tells: rows read so far are told from it. */
function meanLineBytes({ sample }: Sniff): number {
  const characters = sample.rows.reduce(
    (total, row) => total + row.reduce((length, cell) => length + (cell?.length ?? 0) + 1, 0),
    0,
  );
  return Math.max(1, characters / Math.max(1, sample.rows.length));
}

/** Three digits: more would claim to be counted. */
function aboutRows(rows: number): number {
  return Number(rows.toPrecision(3));
}

/** Rows spread over the sample: enough to tell roles apart, few enough to take no time. */
function roleSampleOf({ sample, reading }: Sniff): RoleSample {
  const step = Math.max(1, Math.floor(sample.rows.length / ROLE_SAMPLE_ROWS));
  return {
    columns: sample.columns,
    rows: sample.rows.filter((_, row) => row % step === 0),
    types: reading.columns.map((column) => column.type),
  };
}

/** Some customer ids of a source, by which other sources are recognised. */
function customerSampleOf(
  source: string,
  { columns, rows }: RoleSample,
  proposals: readonly RoleProposal[],
): RelatedColumn | null {
  const column = proposals[0]?.mapping['customer_id'];
  if (column === undefined) return null;
  const index = columns.indexOf(column);
  const values = rows.map((row) => row[index] ?? '').filter((value) => value !== '');
  return { source, column, sampleValues: new Set(values) };
}

/**
 * Where no sampled date tells day from month, all of the file's dates decide: a number above 12 is a day. Null when none
 * is, or when both places have one; then the user has to say.
 */
async function decideDateOrder(
  connector: FileConnector,
  source: string,
  { ambiguousColumns }: Sniff,
  signal: AbortSignal,
): Promise<'dmy' | 'mdy' | null> {
  let dayFirst = false;
  let monthFirst = false;
  for (const column of ambiguousColumns) {
    const query = dateOrderEvidenceQuery(sourceTable(source), column);
    const evidence = await fetchRows(connector, query, { signal });
    const { first, second } = (evidence.ok ? evidence.value[0] : null) ?? {};
    dayFirst ||= Number(first ?? 0) > 12;
    monthFirst ||= Number(second ?? 0) > 12;
  }
  if (dayFirst === monthFirst) return null;
  return dayFirst ? 'dmy' : 'mdy';
}

/** Describes the table that was read, and decides which roles it supplies. */
async function complete(
  connector: FileConnector,
  request: ImportRequest,
  sniff: Sniff,
  proposals: readonly RoleProposal[],
  outcome: ReadOutcome,
  signal: AbortSignal,
): Promise<Result<StoredSource>> {
  const columns = await connector.describe(sql`from ${sourceTable(request.name)}`);
  if (!columns.ok) return columns;
  const source: StoredSource = {
    ...request,
    reading: outcome.reading,
    lenient: outcome.lenient,
    repaired: outcome.repaired,
    columns: columns.value,
    rows: outcome.rows,
    rejected: outcome.rejected,
    roles: [],
    needs: [],
    ambiguousDates: sniff.ambiguousColumns,
    customerSample: customerSampleOf(request.name, roleSampleOf(sniff), proposals),
    error: null,
  };
  const decided = await decideRoles(connector, source, proposals, roleSampleOf(sniff), signal);
  return decided.ok ? ok({ ...source, ...decided.value }) : decided;
}

/** A source that could not be read stays on the page with its error, until it is read otherwise or dismissed. */
function keepFailure(
  request: ImportRequest,
  error: QuintileError,
  reading: Reading | null,
): Result<StoredSource> {
  if (error.code === 'cancelled') return { ok: false, error };
  return ok({
    ...request,
    reading,
    lenient: [],
    repaired: false,
    columns: [],
    rows: 0,
    rejected: 0,
    roles: [],
    needs: [],
    ambiguousDates: [],
    customerSample: null,
    error,
  });
}

function csvBytes(file: File): number {
  return /\.gz$/i.test(file.name) ? file.size * GZIP_RATIO : file.size;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
