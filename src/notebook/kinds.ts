import { ok, type Result } from '../base/result';
import type { Unit } from '../base/units';
import type { Cell } from '../document/notebook';
import type { SqlReferences } from '../kernel/notebook-api';
import { findDeclaration } from '../models/declarations';
import { chartKind, type ChartResult } from './chart/chart-cell';
import { PROVIDES_NOTHING, READS_NOTHING, type CellFacts } from './graph/reads';
import { inputKind, type InputResult } from './input/input-cell';
import type { CellKindOf } from './kind';
import { modelKind, type ModelResult } from './model/model-cell';
import { sqlKind, type SqlResult } from './sql/sql-cell';
import { textKind, type TextResult } from './text/text-cell';
import type { Workbench } from './workbench';

/** A cell of a kind that this version does not know does nothing. */
export interface UnknownResult {
  readonly kind: 'unknown';
}
export type CellResult =
  TextResult | InputResult | SqlResult | ModelResult | ChartResult | UnknownResult;

const unknownKind: CellKindOf<Cell, UnknownResult> = {
  sqlTexts: () => [],
  provides: () => PROVIDES_NOTHING,
  reads: () => READS_NOTHING,
  content: ({ source }) => source,
  run: () => Promise.resolve(ok({ kind: 'unknown' })),
};

const KINDS = {
  text: textKind,
  input: inputKind,
  sql: sqlKind,
  model: modelKind,
  chart: chartKind,
  unknown: unknownKind,
};

/** The kind a cell is of. A registry of functions over one kind each cannot be typed for all of them at once. */
function kindOf(cell: Cell): CellKindOf<Cell, CellResult> {
  return KINDS[cell.kind];
}

/** SQL of the cell whose names the engine has to find before `factsOf` can tell what it reads. */
export function sqlTextsOf(cell: Cell): readonly string[] {
  return kindOf(cell).sqlTexts(cell);
}

/** The cell as the graph sees it. */
export function factsOf(
  cell: Cell,
  index: number,
  referencesOf: (sql: string) => SqlReferences | undefined,
): CellFacts {
  const kind = kindOf(cell);
  const references = kind
    .sqlTexts(cell)
    .map((text) => referencesOf(text) ?? { variables: [], relations: [], readsSources: false });
  return {
    id: cell.id,
    label: cell.name ?? `#${String(index + 1)}`,
    content: `${cell.kind} ${kind.content(cell)}`,
    provides: kind.provides(cell),
    reads: kind.reads(cell, references),
    error: cell.problems[0]?.error ?? null,
  };
}

/** Runs one cell. */
export function runCell(
  cell: Cell,
  bench: Workbench,
  signal: AbortSignal,
): Promise<Result<CellResult>> {
  return kindOf(cell).run(cell, bench, signal);
}

/** Units of columns by name, as results know them; of two that differ, the later one. */
export function unitsOfResults(results: readonly (CellResult | null)[]): Record<string, Unit> {
  return Object.fromEntries(
    results.flatMap((result): (readonly [string, Unit])[] => {
      if (result?.kind === 'sql') return result.columns.map(({ name, unit }) => [name, unit]);
      if (result?.kind !== 'model') return [];
      const outputs = findDeclaration(result.run.model)?.outputs ?? [];
      return outputs.flatMap(({ columns }) =>
        columns.map(({ name, unit }) => [name, unit] as const),
      );
    }),
  );
}
