import type { QuintileError } from '../base/errors';
import { columnsOfTable, type DateOrder, type Reading, type ReadingChoices } from '../base/reading';
import type { RememberedReading } from '../base/remembered';
import { ok, type Result } from '../base/result';
import type { Mapping } from '../base/roles';
import type { FileConnector } from '../engine/connector';
import { dateOrderEvidenceQuery, decidedOrder, type OrderFacts } from '../intake/csv/date-order';
import {
  decidedDecimal,
  decimalEvidenceQuery,
  type DecimalFacts,
} from '../intake/csv/decimal-evidence';
import type { FileKind, Formats } from '../intake/formats';
import type { ReadOutcome } from '../intake/reader';
import {
  knownParts,
  proposeRoles,
  readingForRoles,
  type RelatedColumn,
  type RoleProposal,
  type RoleSample,
} from '../intake/roles';
import type { Sniff } from '../intake/sniff/sniff-file';
import { plainCell } from '../intake/values/numbers';
import { ident, sql } from '../sql';
import type { OnProgress } from './call';
import { choicesThatFit, hasColumnsAsBefore, type ReadingMemory } from './reading-memory';
import { decideRoles, rolesAsBefore } from './role-decision';
import { execAll, fetchRows } from './statements';
import { findStatuses } from './unfinished-sales';
import { EMPTY_SOURCE, sourceTable, type SourceStore, type StoredSource } from './source-store';

/** Bytes of CSV from which sources are kept in the compressed in-memory database. */
const COMPRESS_FROM_BYTES = 1_200_000_000;
/** How much CSV a file of these names is taken to be, times its size. */
const CSV_RATIOS: readonly (readonly [RegExp, number])[] = [
  [/\.gz$/i, 8],
  [/\.(parquet|pq)$/i, 4],
  [/\.(feather|arrow|arrows|ipc)$/i, 2],
];
const STAGING = '_reading';
const ROLE_SAMPLE_ROWS = 800;

/** What is to be read into a source. */
export interface ImportRequest {
  readonly revision: number;
  readonly name: string;
  readonly files: readonly File[];
  readonly choices: ReadingChoices;
  /** As the user decided about such files before; absent where that plays no part. */
  readonly memory?: ReadingMemory | undefined;
  /** How it is to be read, where that was found out already. */
  readonly looked?: Result<Found> | null;
}

/** What is known of a file before it is read. */
export interface Found {
  readonly kind: FileKind;
  readonly sniff: Sniff;
  /** Names of the columns as found without any choice. */
  readonly foundColumns: readonly string[];
  readonly choices: ReadingChoices;
  readonly remembered: RememberedReading | null;
}

/** Reads the files of one source: sniffs, reads, and decides on roles. */
export class SourceReader {
  constructor(
    private readonly sources: SourceStore,
    private readonly formats: Formats,
  ) {}

  async read(
    connector: FileConnector,
    request: ImportRequest,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<StoredSource>> {
    const [first] = request.files;
    if (!first) throw new RangeError('a source needs a file');
    const looked = request.looked ?? (await this.look(request, signal, onProgress));
    if (!looked.ok) return keepFailure(request, looked.error, null);
    const found = looked.value;
    const { sniff } = found;
    const related = this.sources
      .all()
      .flatMap(({ name, customerSample }) =>
        customerSample && name !== request.name ? [customerSample] : [],
      );
    const proposals = proposeRoles(roleSampleOf(sniff), first.name, related);
    const roles = found.remembered?.roles ?? proposals;
    const reading = readingForRoles(sniff.reading, roles);
    const lineBytes = meanLineBytes(sniff);
    const outcome = await this.#load(
      connector,
      request,
      found.kind,
      reading,
      signal,
      (progress) => {
        const { bytes, rows } = progress;
        const known = bytes === undefined || rows !== undefined;
        onProgress(known ? progress : { ...progress, rows: aboutRows(bytes / lineBytes) });
      },
    );
    if (!outcome.ok) return keepFailure({ ...request, ...found }, outcome.error, reading);
    if (found.remembered !== null && outcome.value.rejected > outcome.value.rows)
      return this.#readAgain(connector, { ...request, memory: undefined }, signal, onProgress);
    onProgress({ phase: 'checking', file: first.name });
    const decided = await decideDateOrder(connector, request.name, sniff, signal);
    const order = decided ?? usualOrder(sniff, proposals);
    const decimal = await decideDecimal(connector, request.name, sniff, signal);
    if (order !== null || decimal !== null) {
      const choices = {
        ...request.choices,
        ...(order !== null && { date_order: order }),
        ...(decimal !== null && { decimal }),
      };
      return this.#readAgain(connector, { ...request, choices }, signal, onProgress);
    }
    return complete(connector, request, found, proposals, outcome.value, signal);
  }

  /** Reads anew what was read in another way just now. */
  async #readAgain(
    connector: FileConnector,
    request: ImportRequest,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<StoredSource>> {
    if (!this.#stands(request.name)) {
      const dropped = await connector.exec(sql`drop table ${sourceTable(request.name)}`);
      if (!dropped.ok) return dropped;
    }
    return this.read(connector, { ...request, looked: null }, signal, onProgress);
  }

  /** Finds how the file is to be read; as such files were read before, where the user has not chosen. */
  async look(
    { files, choices, memory }: Pick<ImportRequest, 'files' | 'choices' | 'memory'>,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<Result<Found>> {
    const [file] = files;
    if (!file) throw new RangeError('a source needs a file');
    onProgress({ phase: 'sniffing', file: file.name, bytes: 0, totalBytes: file.size });
    const kind = await this.formats.ofFile(file);
    const onBytes = (bytes: number) => {
      onProgress({ phase: 'decoding', file: file.name, bytes, totalBytes: file.size });
    };
    const hooks = { signal, onBytes };
    const sniff = await kind.sniff(file, choices, hooks);
    if (!sniff.ok) return sniff;
    const foundColumns = sniff.value.sample.columns;
    const remembered = memory?.find(foundColumns) ?? null;
    const found = { kind, foundColumns, choices, remembered };
    if (remembered === null) return ok({ ...found, sniff: sniff.value });
    const again = { ...choicesThatFit(remembered, sniff.value), ...choices };
    if (Object.keys(again).length === 0) return ok({ ...found, sniff: sniff.value });
    const asBefore = await kind.sniff(file, again, hooks);
    // What does not fit this file is forgotten for it.
    return asBefore.ok && hasColumnsAsBefore(remembered, asBefore.value)
      ? ok({ ...found, sniff: asBefore.value, choices: again })
      : ok({ ...found, sniff: sniff.value, remembered: null });
  }

  /** Whether a table of this source stands that a new reading would replace. */
  #stands(name: string): boolean {
    return (this.sources.get(name)?.columns.length ?? 0) > 0;
  }

  /** Reads into a table; large inputs go to compressed storage, at the latest when memory has run out. */
  async #load(
    connector: FileConnector,
    request: ImportRequest,
    kind: FileKind,
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
      const outcome = await kind.read(connector, readRequest, { signal, onProgress });
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
  const rows = sample.rows.filter((_, row) => row % step === 0);
  const columns = columnsOfTable(reading);
  const styled = columns.some(({ number }) => number !== undefined);
  return {
    columns: sample.columns,
    // As they are in the table: € 1.234,50 is the number 1234.5.
    rows: styled ? rows.map((row) => row.map((cell, at) => plainCell(columns[at], cell))) : rows,
    types: columns.map((column) => column.type),
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

/** Where no sampled date tells day from month, all of the file's dates decide. Null where they do not; then the user has to say. */
async function decideDateOrder(
  connector: FileConnector,
  source: string,
  { ambiguousColumns }: Sniff,
  signal: AbortSignal,
): Promise<DateOrder | null> {
  const facts: OrderFacts[] = [];
  for (const column of ambiguousColumns) {
    const query = dateOrderEvidenceQuery(sourceTable(source), column);
    const evidence = await fetchRows(connector, query, { signal });
    if (evidence.ok) facts.push(...(evidence.value as unknown as OrderFacts[]));
  }
  return decidedOrder(facts);
}

/** How the system that a file comes from writes its dates, where they leave it open. */
function usualOrder({ needs }: Sniff, [proposal]: readonly RoleProposal[]): DateOrder | null {
  return needs.includes('date_order') ? (proposal?.preset?.date_order ?? null) : null;
}

/** Where no sampled number tells what 1,234 means, all of the file's numbers decide. Null when they do not either. */
async function decideDecimal(
  connector: FileConnector,
  source: string,
  { ambiguousNumbers = [], reading }: Sniff,
  signal: AbortSignal,
): Promise<'.' | ',' | null> {
  const facts: DecimalFacts[] = [];
  for (const column of ambiguousNumbers) {
    const query = decimalEvidenceQuery(sourceTable(source), column);
    const evidence = await fetchRows(connector, query, { signal });
    if (evidence.ok) facts.push(...(evidence.value as unknown as DecimalFacts[]));
  }
  return decidedDecimal(facts, reading);
}

/** Describes the table that was read, and decides which roles it supplies. */
async function complete(
  connector: FileConnector,
  request: ImportRequest,
  { sniff, foundColumns, choices, remembered }: Found,
  proposals: readonly RoleProposal[],
  outcome: ReadOutcome,
  signal: AbortSignal,
): Promise<Result<StoredSource>> {
  const columns = await connector.describe(sql`from ${sourceTable(request.name)}`);
  if (!columns.ok) return columns;
  const [proposal] = proposals;
  const preset = proposal?.preset ?? null;
  const statuses = preset
    ? ok(preset.statuses ?? [])
    : await findStatuses(connector, request.name, columns.value, usedByOrders(proposals), signal);
  if (!statuses.ok) return statuses;
  const source: StoredSource = {
    name: request.name,
    revision: request.revision,
    files: request.files,
    choices,
    foundColumns,
    reading: outcome.reading,
    lenient: outcome.lenient,
    repaired: outcome.repaired,
    standalone: outcome.standalone ?? null,
    columns: columns.value,
    rows: outcome.rows,
    rejected: outcome.rejected,
    roles: [],
    needs: [],
    shape: null,
    shapeNotes: [],
    signs: new Map(),
    otherCurrency: null,
    ambiguousDates: sniff.ambiguousColumns,
    ambiguousNumbers: sniff.ambiguousNumbers ?? [],
    setAside: outcome.setAside ?? [],
    lostCells: outcome.lostCells ?? [],
    sheet: outcome.sheet ?? null,
    undecodable: outcome.undecodable ?? 0,
    preset,
    statuses: statuses.value,
    remembered: remembered?.day ?? null,
    passedOver: [],
    parts: knownParts(roleSampleOf(sniff)),
    customerSample: customerSampleOf(request.name, roleSampleOf(sniff), proposals),
    error: null,
  };
  const decided =
    (remembered && (await rolesAsBefore(connector, source, remembered.roles, signal))) ??
    (await decideRoles(connector, source, proposals, roleSampleOf(sniff), signal));
  return decided.ok ? ok({ ...source, ...decided.value }) : decided;
}

/** Columns that orders need, as far as the file may tell about orders at all; null where it tells something else. */
function usedByOrders(proposals: readonly RoleProposal[]): Mapping | null {
  if (proposals.length === 0) return {};
  return proposals.find(({ role }) => role === 'transactions')?.mapping ?? null;
}

/** A source that could not be read stays on the page with its error, until it is read otherwise or dismissed. */
export function keepFailure(
  request: ImportRequest & { readonly foundColumns?: readonly string[] },
  error: QuintileError,
  reading: Reading | null,
): Result<StoredSource> {
  if (error.code === 'cancelled') return { ok: false, error };
  return ok({
    ...EMPTY_SOURCE,
    name: request.name,
    revision: request.revision,
    files: request.files,
    choices: request.choices,
    foundColumns: request.foundColumns ?? [],
    reading,
    error,
  });
}

function csvBytes({ name, size }: File): number {
  const [, ratio] = CSV_RATIOS.find(([pattern]) => pattern.test(name)) ?? [null, 1];
  return size * ratio;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
