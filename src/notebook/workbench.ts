import type { CellValue } from '../base/cell-value';
import type { Result } from '../base/result';
import type { Selection } from '../base/selection';
import type { Unit } from '../base/units';
import type { Variables } from '../base/variables';
import type { CellId } from '../document/notebook';
import type { ColumnInfo } from '../engine/connector';
import type { DefinedRelation, RelationDefinition } from '../kernel/notebook-api';
import type { ModelRun, RunModelOptions } from '../kernel/protocol';

export type Row = Readonly<Record<string, CellValue>>;

/** What cells need of the world to run: the engine behind it, and what the user has chosen. */
export interface Workbench {
  /** ISO day that models look from; null is the day after the last order. */
  readonly asOf: string | null;
  /** Values of all inputs and selections, by name. */
  readonly variables: Variables;
  /** What is chosen under this name now; empty where nothing is. */
  selection(name: string): Selection;
  /** True where another cell reads what this one makes. */
  isRead(cell: CellId): boolean;
  /** Units of columns in the relations that the cell reads, as far as they are known, by column. */
  unitsFor(cell: CellId): Readonly<Record<string, Unit>>;
  /** Rows of a small result. */
  rows(sql: string, signal: AbortSignal): Promise<Result<readonly Row[]>>;
  /** Columns of a query, without running it. */
  describe(sql: string, signal: AbortSignal): Promise<Result<readonly ColumnInfo[]>>;
  defineRelation(
    definition: RelationDefinition,
    signal: AbortSignal,
  ): Promise<Result<DefinedRelation>>;
  runModel(options: RunModelOptions, signal: AbortSignal): Promise<Result<ModelRun>>;
}
