import type { QuintileError } from '../base/errors';
import type { ChartSpec } from './chart-spec';
import type { InputSpec } from './input-spec';
import type { ModelSpec } from './model-spec';

/** Identity of a cell while its notebook is open; never written. */
export type CellId = string;

/** Something wrong with a notebook’s text. */
export interface Problem {
  readonly error: QuintileError;
  /** Line in the document, from 1. */
  readonly line: number;
}

/** The flow map after a fence’s name. Unknown keys are kept. */
export interface CellOptions {
  /** The cell’s text (its SQL, its form) is put away; its result shows. */
  readonly fold?: boolean;
  /** The result is put away too: a step on the way that only its readers need. */
  readonly quiet?: boolean;
  /** How wide it stands beside others; absent: the whole width. */
  readonly width?: 'half' | 'third';
  /** sql: units of its columns, where names and types do not tell. */
  readonly units?: Readonly<Record<string, string>>;
  /** sql: selections that filter its result. */
  readonly filter?: string | readonly string[];
  readonly [key: string]: unknown;
}

interface CellCommon {
  readonly id: CellId;
  /** Null for text, charts without a name, and cells whose head is damaged. */
  readonly name: string | null;
  readonly options: CellOptions;
  /** The cell exactly as it stands in the document, fences included. */
  readonly source: string;
  /** What stood between it and the cell before it where it was read: blank lines and separators. Else canonical. */
  readonly gap?: string;
  /** Line of the cell’s first character, from 1. */
  readonly line: number;
  /** A cell with problems of its own does not run. */
  readonly problems: readonly Problem[];
}

export interface TextCell extends CellCommon {
  readonly kind: 'text';
  readonly markdown: string;
}
export interface SqlCell extends CellCommon {
  readonly kind: 'sql';
  readonly sql: string;
}
export interface InputCell extends CellCommon {
  readonly kind: 'input';
  /** The YAML as written. */
  readonly body: string;
  /** Null where the YAML is not an input; `problems` says why. */
  readonly spec: InputSpec | null;
}
export interface ModelCell extends CellCommon {
  readonly kind: 'model';
  readonly body: string;
  readonly spec: ModelSpec | null;
}
export interface ChartCell extends CellCommon {
  readonly kind: 'chart';
  readonly body: string;
  readonly spec: ChartSpec | null;
}
/** A fence that begins with `x-`: kept, and shown as text. */
export interface UnknownCell extends CellCommon {
  readonly kind: 'unknown';
  /** The word after the backticks. */
  readonly type: string;
  readonly body: string;
}

export type Cell = TextCell | SqlCell | InputCell | ModelCell | ChartCell | UnknownCell;
export type CellKind = Cell['kind'];

/** What a notebook expects of the data, as its author’s had it. */
export interface RoleExpectation {
  readonly columns: Readonly<Record<string, string>>;
  readonly cleaning: Readonly<Record<string, unknown>>;
  readonly rows?: number;
  /** ISO days. */
  readonly from?: string;
  readonly to?: string;
  readonly fingerprint?: string;
}

export interface FrontMatter {
  readonly title: string;
  /** ISO day that every model inherits; null: the day after the last order. */
  readonly asOf: string | null;
  readonly roles: Readonly<Record<string, RoleExpectation>>;
  /** As it stands in the document, `---` lines included; empty where there is none. */
  readonly source: string;
}

/** A notebook as its text says it. Immutable: every edit makes a new one that shares what was not touched. */
export interface Notebook {
  readonly front: FrontMatter;
  readonly cells: readonly Cell[];
  /** Problems that belong to no cell. */
  readonly problems: readonly Problem[];
  /** What stood after the last cell where it was read. Else canonical. */
  readonly tail?: string;
}
