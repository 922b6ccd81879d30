import type { Attribute } from '../base/attributes';
import type { QuintileError } from '../base/errors';
import type { Cleaning, Role } from '../base/roles';
import type { Result } from '../base/result';
import type { ColumnDoc, Unit } from '../base/units';
import type { ChartSpec } from '../document/chart-spec';
import type { ColumnInfo, Connector } from '../engine/connector';
import type { Sql } from '../sql';
import type { SegmentRule } from './rules/rule';

export type { SegmentRule } from './rules/rule';

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
  | {
      readonly type: 'number';
      readonly default: number | null;
      readonly min: number;
      readonly max: number;
      readonly unit: Unit;
    }
  | { readonly type: 'boolean'; readonly default: boolean }
  | { readonly type: 'text'; readonly default: string | null }
  | { readonly type: 'date'; readonly default: null }
  | {
      /** Numbers that rise; with `count`, so many. */
      readonly type: 'numbers';
      readonly default: readonly number[] | null;
      readonly count?: number;
      readonly min?: number;
      readonly max?: number;
      readonly unit?: Unit;
    }
  | { readonly type: 'grid'; readonly default: null }
  /** One name, or several, of things that the data have: columns, segments, questions. */
  | { readonly type: 'name'; readonly default: string | null; readonly of: NameSource }
  | { readonly type: 'names'; readonly default: readonly string[] | null; readonly of: NameSource }
  /** Ordered rules that put customers into segments; the first that holds wins. */
  | {
      readonly type: 'rules';
      readonly default: readonly SegmentRule[] | null;
      readonly of: NameSource;
    }
  /** What people wrote, by segment and field. */
  | { readonly type: 'words'; readonly default: null; readonly fields: readonly string[] }
  | {
      /** Any relation with these columns, such as a segmentation: a cell, or a built-in model. Null: none. */
      readonly type: 'table';
      readonly default: string | null;
      /** The built-in model that is read where roles of the default are missing, which is a built-in model too. */
      readonly otherwise?: string;
      readonly needs: readonly string[];
    }
  | {
      /** The name of a relation to read in the place of a role view. */
      readonly type: 'relation';
      readonly role: Role;
      readonly default: Role;
      /** Columns of the role that it has to have; their types fit and rows without one of them are left out. */
      readonly needs: readonly string[];
    }
);

/** Where the names come from that a form offers. A setting named here is one of type `table` or `relation`. */
export type NameSource =
  | { readonly kind: 'attributes' }
  | {
      readonly kind: 'columns';
      readonly setting: string;
      readonly numeric?: boolean;
      /** Columns that the model takes from elsewhere. */
      readonly also?: readonly string[];
    }
  | { readonly kind: 'segments'; readonly setting: string }
  | { readonly kind: 'questions' };

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

/** A chart that a model comes with. */
export interface ModelChart extends ChartSpec {
  /** It says something only where one of these settings is set; a switch is set when it is on. */
  readonly when?: readonly string[];
  /** How to read it, where the title and the axes do not say: stands below the title. */
  readonly explanation?: string;
}

/** A pure description: the page and the kernel both read it. */
export interface ModelDeclaration {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** Roles without which it cannot run, but for those that it reads through other models. */
  readonly roles: readonly Role[];
  /** Roles that add to what it tells, where they are. */
  readonly optionalRoles?: readonly Role[];
  /** What optional roles add that somebody would miss, in words that go on “… would add”. */
  readonly adds?: Readonly<Partial<Record<Role, string>>>;
  readonly settings: Readonly<Record<string, SettingDeclaration>>;
  readonly outputs: readonly OutputDeclaration[];
  readonly charts: readonly ModelChart[];
  /** The segments of a segmentation, as they are before the user renames or regroups them. */
  readonly segments?: readonly SegmentDeclaration[];
  /** The main relation is a segmentation: `customer_id`, `segment`, then what explains it. */
  readonly segmentation?: {
    /** Every customer of its population is in exactly one segment; its `_check` relation proves it. */
    readonly partition: boolean;
  };
  /** Why a customer is in their segment: a sentence with `{{column}}` of the main relation, as its unit is written. */
  readonly explain?: string;
  /** What the result says in one line, with `{{column}}` of an output of one row (by its whole name), as its unit is written. */
  readonly headline?: { readonly of: string; readonly text: string };
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
  /** Fewer rows than this end the run with `model.too_few_rows`, or with an error that says more. */
  readonly needs?: {
    readonly rows: number;
    readonly of: string;
    readonly otherwise?: QuintileError;
  };
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
  /** Roles that have a view now. */
  readonly roles: ReadonlySet<Role>;
  /** Columns of the `customers` view beside the id, with their kinds; none without the role. */
  readonly attributes: readonly Attribute[];
  /** ISO day that the notebook looks from; null is the day after the last order. Models with a setting of their own have it there, too. */
  readonly asOf: string | null;
}

/** A relation that somebody else made, checked to have what a model needs of a role. */
export interface RelationInput {
  readonly name: string;
  /** Canonical columns of the role that it has, with types that fit; none for settings of type `table`. */
  readonly columns: readonly string[];
  /** Every column that it has. */
  readonly all: readonly ColumnInfo[];
}

/** What `fit` works with. */
export interface FitHooks {
  readonly connector: Connector;
  readonly signal: AbortSignal;
  /** Gives others a turn; await it after every 20 to 50 ms of work. False: the run was cancelled, stop. */
  checkpoint(): Promise<boolean>;
  /** 0 to 1. */
  onProgress(share: number): void;
  /**
   * What was found under this key while the data and all that the model reads stood as they stand now; else what `find`
   * gives, which is remembered. For what takes long and does not hang on the settings that people try one after the other.
   */
  recall<T>(key: string, find: () => Promise<Result<T>>): Promise<Result<T>>;
}

/** The part of a model that runs in the kernel. */
export interface ModelRuntime<Settings = unknown> {
  readonly id: string;
  /** Checks and completes settings; unknown keys and values out of bounds are errors. */
  settings(input: Readonly<Record<string, unknown>>): Result<Settings>;
  /** What is wrong with the settings over these data: an attribute that is not there, say. Asked before `steps`. */
  check?(context: ModelContext<Settings>): Result<void>;
  /** The SQL, step by step. */
  steps(context: ModelContext<Settings>): readonly ModelStep[];
  /**
   * What only TypeScript can do, after the steps: reads what they made (scratch relations included) and answers steps
   * that run next, with what it found as `valuesQuery`.
   */
  fit?(context: ModelContext<Settings>, hooks: FitHooks): Promise<Result<readonly ModelStep[]>>;
}
