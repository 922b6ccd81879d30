import type { Role } from '../base/roles';
import type { Result } from '../base/result';
import type { ColumnDoc } from '../base/units';
import type { ChartSpec } from '../document/chart-spec';
import type { Connector } from '../engine/connector';
import type { Sql } from '../sql';

/** A setting of a model as its form and its checker see it. */
export type SettingDeclaration = { readonly label: string; readonly doc: string } & (
  | { readonly type: 'integer'; readonly default: number; readonly min: number; readonly max: number }
  | { readonly type: 'choice'; readonly default: string; readonly choices: readonly { readonly value: string; readonly label: string; readonly doc: string }[] }
  | { readonly type: 'date'; readonly default: null }
  | { readonly type: 'numbers'; readonly default: null }
  | { readonly type: 'grid'; readonly default: null }
);

/** A relation that a model makes. `suffix` is empty for the main one, else `_segments` and the like. */
export interface OutputDeclaration {
  readonly suffix: string;
  readonly doc: string;
  readonly columns: readonly ColumnDoc[];
}

/** A pure description: the page and the kernel both read it. */
export interface ModelDeclaration {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly roles: readonly Role[];
  readonly settings: Readonly<Record<string, SettingDeclaration>>;
  readonly outputs: readonly OutputDeclaration[];
  readonly charts: readonly ChartSpec[];
  readonly assumptions: readonly string[];
  readonly minimum: string;
}

/** One relation and the SQL that makes it, in the order they have to run. */
export interface ModelStep {
  readonly relation: string;
  readonly query: Sql;
  /** `table` is computed once, `view` on each read. */
  readonly kind: 'table' | 'view';
}

/** What a model gets to know before it writes its SQL. */
export interface ModelContext<Settings> {
  /** Name of the model's main relation; other outputs are `<name>_suffix`. */
  readonly name: string;
  readonly settings: Settings;
  /** Rows of `transactions`, when known: large inputs take another plan. */
  readonly transactionRows: number | null;
  /** Distinct column facts that allow a cheaper plan with the same answer. */
  readonly mapped: Readonly<Partial<Record<Role, readonly string[]>>>;
}

/** The part of a model that runs in the kernel. */
export interface ModelRuntime<Settings = unknown> {
  readonly id: string;
  /** Checks and completes settings; unknown keys and values out of bounds are errors. */
  settings(input: Readonly<Record<string, unknown>>): Result<Settings>;
  /** The SQL, step by step. */
  steps(context: ModelContext<Settings>): readonly ModelStep[];
  /** What only TypeScript can do, after the steps; awaits a checkpoint regularly. */
  fit?(context: ModelContext<Settings>, connector: Connector, signal: AbortSignal): Promise<Result<void>>;
}
