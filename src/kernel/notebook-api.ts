import type { Result } from '../base/result';
import type { RoleFacts } from '../base/role-facts';
import type { Role } from '../base/roles';
import type { SqlToken } from '../base/sql-token';
import type { Selection } from '../base/selection';
import type { Variables } from '../base/variables';
import type { ColumnInfo } from '../engine/connector';
import type { SqlReferences } from '../sql';
import type { ScriptParts } from '../export/sql-script';
import type { CallId, Progress } from './call';

/** A relation that a cell stands for. */
export interface RelationDefinition {
  /** The cell’s name. */
  readonly name: string;
  /** The query as the user wrote it, with `$name`. */
  readonly sql: string;
  /** `table` keeps the rows where they are few enough (see the materialisation policy), else it is a view too. */
  readonly keep: 'view' | 'table';
}

export interface DefinedRelation {
  readonly name: string;
  readonly kept: 'view' | 'table';
  readonly columns: readonly ColumnInfo[];
}

/**
 * One column of a result, described. Distinct values are an estimate above 10,000 rows; above 100,000, bins and the most
 * frequent values come from a sample, scaled to all rows.
 */
export interface ColumnSummary {
  readonly name: string;
  /** DuckDB’s name of the type. */
  readonly type: string;
  readonly rows: number;
  readonly missing: number;
  /** Approximate above 10,000 rows. */
  readonly distinct: number;
  readonly distinctIsExact: boolean;
  /** Numbers and dates as numbers (dates: epoch milliseconds); null for others or where all are missing. */
  readonly range: { readonly min: number; readonly max: number } | null;
  /** Counts of equally wide bins over `range`, for numbers and dates. */
  readonly bins: readonly number[] | null;
  /** The most frequent values, for the others. */
  readonly top: readonly { readonly value: string; readonly rows: number }[] | null;
}

/** A dimension that a linked chart counts by. */
export type LinkedDimension =
  | {
      readonly field: string;
      readonly origin: number;
      readonly width: number;
      readonly bins: number;
    }
  /** Categories in the order given; what is not among them is counted nowhere. */
  | { readonly field: string; readonly values: readonly (string | number | boolean | null)[] };

/** What one linked chart shows. */
export interface LinkedChart {
  /** One or two; two are laid out row by row of the first. */
  readonly by: readonly LinkedDimension[];
  readonly measure:
    | { readonly aggregate: 'count' }
    | { readonly aggregate: 'sum' | 'mean'; readonly field: string };
  /** Names of the selections it follows. */
  readonly filter: readonly string[];
}

/** Counts of all charts under the selections given: one number a bin. */
export interface LinkedCounts {
  readonly charts: readonly Float64Array<ArrayBuffer>[];
  /** Rows that pass all selections. */
  readonly rows: number;
}

export type ExportFormat = 'csv' | 'xlsx' | 'parquet' | 'json' | 'arrow';

/** What the kernel does for a notebook. The notebook’s relations live beside the built-in ones and win over models. */
export interface NotebookApi {
  analyse(texts: readonly string[]): Promise<Result<readonly SqlReferences[]>>;
  /** The pieces of each text, comments included. */
  tokens(texts: readonly string[]): Promise<Result<readonly (readonly SqlToken[])[]>>;
  /** What makes the rows of a role known again (`roleFactsQuery`), rejected rows included in `rows`. */
  roleFacts(call: CallId, role: Role): Promise<Result<RoleFacts>>;
  /**
   * All values there are: names that are not among them are nobody’s, and using them is
   * `notebook.unknown_reference`. Views that name what has changed follow by themselves; kept rows wait for their cell.
   */
  setVariables(values: Variables): Promise<Result<void>>;
  /**
   * Makes the relation of a cell, in place of what had its name. When it fails, the name stays the cell’s: who reads it
   * gets its error, with the cell in `where`.
   */
  defineRelation(call: CallId, definition: RelationDefinition): Promise<Result<DefinedRelation>>;
  /** Drops relations of cells and results of model cells by the cells’ names. */
  dropCells(names: readonly string[]): Promise<Result<void>>;
  /** Columns of a query without running it: also tells what is wrong with it. */
  describe(call: CallId, sql: string): Promise<Result<readonly ColumnInfo[]>>;
  summarize(call: CallId, sql: string): Promise<Result<readonly ColumnSummary[]>>;
  exportQuery(
    call: CallId,
    sql: string,
    format: ExportFormat,
    options: { readonly formulaGuard: boolean },
    onProgress: (progress: Progress) => void,
  ): Promise<Result<Blob>>;
  /** What stands now, as statements that make it again in DuckDB elsewhere: see `sqlScript`. */
  scriptParts(call: CallId): Promise<Result<ScriptParts>>;
  /** Loads what the charts need of a relation with a row for each customer; the counts under no selection. */
  openLinked(
    call: CallId,
    relation: string,
    charts: readonly LinkedChart[],
  ): Promise<Result<{ readonly linked: number; readonly counts: LinkedCounts }>>;
  /** Counts under selections; cheap enough for every frame. */
  moveLinked(
    linked: number,
    selections: Readonly<Record<string, Selection>>,
  ): Promise<Result<LinkedCounts>>;
  closeLinked(linked: number): Promise<void>;
}

export type { ColumnInfo, Selection, SqlReferences };
