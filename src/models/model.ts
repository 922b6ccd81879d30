import type { Cleaning, Role } from '../base/roles';
import type { Result } from '../base/result';
import type { ColumnDoc } from '../base/units';
import type { ChartSpec } from '../document/chart-spec';
import type { Connector } from '../engine/connector';
import type { Sql } from '../sql';

/** A setting of a model as its form and its checker see it. */
export type SettingDeclaration = { readonly label: string; readonly doc: string } & (
  | {
      readonly type: 'integer';
      readonly default: number;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly type: 'choice';
      readonly default: string;
      readonly choices: readonly {
        readonly value: string;
        readonly label: string;
        readonly doc: string;
      }[];
    }
  | { readonly type: 'date'; readonly default: null }
  | { readonly type: 'numbers'; readonly default: null }
  | { readonly type: 'grid'; readonly default: null }
  | {
      /** The name of a relation to read in the place of a role view. */
      readonly type: 'relation';
      readonly role: Role;
      readonly default: Role;
      /** Columns of the role that it has to have; their types fit and rows without one of them are left out. */
      readonly needs: readonly string[];
    }
);

/** A relation that a model makes. `suffix` is empty for the main one, else `_segments` and the like. */
export interface OutputDeclaration {
  readonly suffix: string;
  readonly doc: string;
  readonly columns: readonly ColumnDoc[];
}

/** A named group that a model can put customers in, in plain words. Its place in the list is its order everywhere. */
export interface SegmentDeclaration {
  readonly name: string;
  readonly meaning: string;
  readonly action: string;
  /** Which of the segment colours it has, from 0 (see charts/palette). */
  readonly color: number;
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
  /** The segments of a segmentation, as they are before the user renames or regroups them. */
  readonly segments?: readonly SegmentDeclaration[];
  readonly assumptions: readonly string[];
  readonly minimum: string;
}

/**
 * One relation and the SQL that makes it, in the order they have to run. A relation that is not among the declared
 * outputs is scratch: it is dropped after the last step.
 */
export interface ModelStep {
  readonly relation: string;
  readonly query: Sql;
  /** `table` is computed once, `insert` adds to the table of an earlier step, `view` is computed on each read. */
  readonly kind: 'table' | 'insert' | 'view';
  /** Fewer rows than this end the run with `model.too_few_rows`. */
  readonly needs?: { readonly rows: number; readonly of: string };
}

/** What a model gets to know before it writes its SQL. */
export interface ModelContext<Settings> {
  /** Name of the model's main relation; other outputs are `<name>_suffix`. */
  readonly name: string;
  readonly settings: Settings;
  /** Rows of the `transactions` role, when known: large inputs take another plan. */
  readonly transactionRows: number | null;
  /** Canonical columns that a source supplies; the others are NULL in the role view. A role that is missing is not known. */
  readonly mapped: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** `exclude`: `transactions` holds no returns. `net`, or not known: it may hold some. */
  readonly returns?: Cleaning['returns'];
  /** What stands in the place of role views, by setting; none where the role view itself is read. */
  readonly relations?: Readonly<Record<string, RelationInput>>;
}

/** A relation that somebody else made, checked to have what a model needs of a role. */
export interface RelationInput {
  readonly name: string;
  /** Canonical columns of the role that it has, with types that fit. */
  readonly columns: readonly string[];
}

/** The part of a model that runs in the kernel. */
export interface ModelRuntime<Settings = unknown> {
  readonly id: string;
  /** Checks and completes settings; unknown keys and values out of bounds are errors. */
  settings(input: Readonly<Record<string, unknown>>): Result<Settings>;
  /** The SQL, step by step. */
  steps(context: ModelContext<Settings>): readonly ModelStep[];
  /** What only TypeScript can do, after the steps; awaits a checkpoint regularly. */
  fit?(
    context: ModelContext<Settings>,
    connector: Connector,
    signal: AbortSignal,
  ): Promise<Result<void>>;
}
