import type { TraitKinds } from '../base/attributes';
import type { Result } from '../base/result';
import type { RememberedReading } from '../base/remembered';
import type { Cleaning, Mapping, Role } from '../base/roles';
import type { ReadingChoices, SetAsideKind } from '../base/reading';
import type { Shape, ShapeOffer } from '../base/shapes';
import type { RoleCounts, SourceReport } from '../base/sources';
import type { ArrowBytes, MemoryInfo, RelationInfo } from '../engine/connector';
import type { TableInFile } from '../intake/convert/converter';
import type { LiteralValue } from '../sql';
import type { AudienceApi } from './audience-api';
import type { CallId, Progress } from './call';
import type { CustomerApi } from './customer-api';
import type { IdMatchingApi } from './id-matching-api';
import type { NotebookApi } from './notebook-api';
import type { PrivacyApi } from './privacy-api';

export type {
  AudienceCounts,
  AudienceFiles,
  AudiencePreview,
  AudienceRequest,
  HoldoutFacts,
  HoldoutRequest,
} from './audience-api';
export type { FoundCustomer } from './customer-api';
export type { IdMatching, IdOffer, IdPair, IdSide } from './id-matching-api';
export type { ReadableIds } from './privacy-api';
export type { ArrowBytes, CallId, MemoryInfo, Progress, RelationInfo, TableInFile };

export interface EngineInfo {
  readonly version: string;
  readonly startedInMs: number;
}

/** The first rows of a file as they would be read with given choices. */
export interface ReadingPreview {
  readonly report: SourceReport;
  /** All cells as text; null where the cell is missing. At most 1,000 rows. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Line of the file that each row begins on, from 1, or row of the sheet; empty for files without lines. */
  readonly lines: readonly number[];
  /** The first lines of the file as they stand in it, at least as far as the rows go; of columnar files, their columns. */
  readonly raw: readonly string[];
  /** Which lines those are; empty for files without lines. */
  readonly rawLines: readonly number[];
  /** Line of the row that names the columns. */
  readonly headerLine: number | null;
  /** Rejects among the previewed rows. */
  readonly rejected: readonly RejectedRow[];
  /** What is set aside around and among the previewed rows. */
  readonly setAside: readonly SetAsideRow[];
}

/** A record of a file, or a line before its header, that is no row of its table. */
export interface SetAsideRow {
  readonly source: string;
  readonly file: string;
  /** Line in the file where the record begins, from 1; the row of a sheet. */
  readonly line: number;
  readonly kind: SetAsideKind;
  readonly reason: string;
  readonly raw: string;
}

/** A row that could not be read, as shown and downloaded. */
export interface RejectedRow {
  readonly source: string;
  readonly file: string;
  /** Line in the file where the record begins, from 1. */
  readonly line: number;
  /** Column where it went wrong, when there is one. */
  readonly column: string | null;
  readonly reason: string;
  readonly raw: string;
}

/** What follows in the background after the first result. */
export interface RoleChecks {
  /** Exact duplicate rows of transactions beyond the first. */
  readonly duplicateRows: number | null;
  /** Customers with transactions who are in the customers role, and so on; null where a role is missing. */
  readonly customersMatched: number | null;
  readonly transactionCustomersWithoutRecord: number | null;
  readonly customersWithoutTransactions: number | null;
  /** Ids of orders and customers that a spreadsheet wrote as 1.2E+11, so that digits are lost. */
  readonly scientificIds: number | null;
  /** Customer records beyond the first of their id. */
  readonly duplicateCustomers: number | null;
}

export interface SqlStep {
  readonly relation: string;
  readonly sql: string;
}

/** What a model run leaves behind: relations to read, and the SQL that made them. */
export interface ModelRun {
  /** The same number for the same computation. */
  readonly id: number;
  readonly model: string;
  readonly name: string;
  readonly relations: readonly string[];
  readonly steps: readonly SqlStep[];
  readonly milliseconds: number;
}

export interface RunModelOptions {
  readonly model: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** ISO day; null means the day after the last order. */
  readonly asOf: string | null;
}

/** A sorted, filtered relation of which slices are fetched. The SQL is what the user may see and edit. */
export interface PagerInfo {
  readonly pager: number;
  readonly rows: number;
}

export interface SetRoleOptions {
  readonly reading?: ReadingChoices;
  readonly cleaning?: Partial<Cleaning>;
  /** Kinds of attributes of customers by column; absent: as they were. */
  readonly traits?: TraitKinds;
}

/** What the kernel does for the page. Every failure comes back as a result; `cancelled` is one of them. */
export interface KernelApi
  extends NotebookApi, AudienceApi, CustomerApi, PrivacyApi, IdMatchingApi {
  open(): Promise<Result<EngineInfo>>;
  cancel(call: CallId): Promise<void>;
  /** Reads files into sources, proposes and (where sure) accepts roles. One report for each source. */
  addFiles(
    call: CallId,
    files: readonly File[],
    onProgress: (progress: Progress) => void,
  ): Promise<Result<readonly SourceReport[]>>;
  /** Tables in the file of a source, among which a choice can be made; none where the file is the one table. */
  tablesInFile(call: CallId, source: string): Promise<Result<readonly TableInFile[]>>;
  /** @param choices take the place of all that were made before */
  previewReading(
    call: CallId,
    source: string,
    choices: ReadingChoices,
  ): Promise<Result<ReadingPreview>>;
  /** Reads a source again, in its place. @param choices take the place of all that were made before */
  reread(
    call: CallId,
    source: string,
    choices: ReadingChoices,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<SourceReport>>;
  /** Reads a source again as if nothing had been decided about such files. */
  readAfresh(
    call: CallId,
    source: string,
    onProgress: (progress: Progress) => void,
  ): Promise<Result<SourceReport>>;
  /** What the user decided before about files with the same columns; files that come from now on follow it. */
  rememberReadings(readings: readonly RememberedReading[]): Promise<void>;
  /** What is decided about a source, to be remembered; null while it still asks something. */
  readingToRemember(source: string): Promise<Result<RememberedReading | null>>;
  /** Adds or changes a role of a source; null takes all roles from it. */
  setRole(
    call: CallId,
    source: string,
    role: Role | null,
    mapping: Mapping,
    options: SetRoleOptions,
  ): Promise<Result<SourceReport>>;
  /** Shapes that suggest themselves and were not taken by themselves. */
  shapeOffers(): Promise<Result<readonly ShapeOffer[]>>;
  /** Makes a source from others. */
  takeShape(call: CallId, shape: Shape): Promise<Result<SourceReport>>;
  declineShape(shape: Shape): Promise<void>;
  /** Removes a source, and what was made from it; what is removed that was made is not offered again by itself. */
  removeSource(source: string): Promise<Result<void>>;
  sources(): Promise<Result<readonly SourceReport[]>>;
  /** Counts of a role view, by one pass over its sources. */
  counts(call: CallId, role: Role): Promise<Result<RoleCounts>>;
  checks(call: CallId): Promise<Result<RoleChecks>>;
  /** Sets the as-of date of the role views (ISO day; null: the day after the last order). */
  setAsOf(call: CallId, asOf: string | null): Promise<Result<void>>;
  runModel(
    call: CallId,
    options: RunModelOptions,
    onProgress?: (progress: Progress) => void,
  ): Promise<Result<ModelRun>>;
  /** One query of ours or of the user, read only. */
  query(
    call: CallId,
    sql: string,
    options: { limit?: number; variables?: Record<string, LiteralValue> },
  ): Promise<Result<ArrowBytes>>;
  openPager(call: CallId, sql: string): Promise<Result<PagerInfo>>;
  page(call: CallId, pager: number, offset: number, limit: number): Promise<Result<ArrowBytes>>;
  closePager(pager: number): Promise<void>;
  relations(): Promise<Result<readonly RelationInfo[]>>;
  memory(): Promise<Result<MemoryInfo>>;
  /** Ends the engine and opens a new one; sources are read again from their files. */
  restart(onProgress: (progress: Progress) => void): Promise<Result<readonly SourceReport[]>>;
}
