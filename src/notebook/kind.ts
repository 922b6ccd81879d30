import type { Result } from '../base/result';
import type { Cell } from '../document/notebook';
import type { SqlReferences } from '../kernel/notebook-api';
import type { Provides, Reads } from './graph/reads';
import type { Workbench } from './workbench';

/** What a kind of cell is to the notebook. Adding one is a folder here and a component in `ui/cells`. */
export interface CellKindOf<C extends Cell, R> {
  /** SQL texts in the cell, for the engine to find their names. */
  sqlTexts(cell: C): readonly string[];
  provides(cell: C): Provides;
  /** @param references of the SQL texts, in their order */
  reads(cell: C, references: readonly SqlReferences[]): Reads;
  /** Equal where running the cell again would do the same. */
  content(cell: C): string;
  run(cell: C, bench: Workbench, signal: AbortSignal): Promise<Result<R>>;
}
