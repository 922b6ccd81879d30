import { quintileError, type QuintileError } from '../base/errors';
import { fail, ok, type Result } from '../base/result';
import type { VariableValue, Variables } from '../base/variables';
import type { Connector } from '../engine/connector';
import { ident, sql, variableLiteral } from '../sql';
import { dropRelation, materialise } from './materialisation';
import type { DefinedRelation, RelationDefinition } from './notebook-api';
import { inWrittenText, readText, type ReadText } from './user-query';

/** A cell's name, and the names that the notebook makes from it. */
const NAME = /^[a-z][a-z0-9_]{0,79}$/;

/** The relation of a cell. */
export interface CellRelation {
  readonly definition: RelationDefinition;
  /** Relations and variables (with their `$`) that its query names. */
  readonly reads: ReadonlySet<string>;
  readonly kept: DefinedRelation['kept'];
  /** Another number for each definition. */
  readonly revision: number;
  /** False where it has to be made again before it is read: what a view reads may have other columns now. */
  standing: boolean;
}

/**
 * The relations of a notebook's cells and the values of its inputs. Relations are made once and remembered: a view whose
 * ground has changed (or the whole engine) is made again when somebody reads it, so that no order of changes breaks one.
 */
export class NotebookRelations {
  readonly #cells = new Map<string, CellRelation>();
  #variables = new Map<string, VariableValue>();
  #revisions = 0;
  #masked = false;

  has(name: string): boolean {
    return this.#cells.has(name);
  }

  get(name: string): CellRelation | undefined {
    return this.#cells.get(name);
  }

  get names(): readonly string[] {
    return [...this.#cells.keys()];
  }

  /** Values of now. */
  get variables(): Variables {
    return Object.fromEntries(this.#variables);
  }

  variable(name: string): VariableValue | undefined {
    return this.#variables.get(name);
  }

  /**
   * Reads a text of the user under the values of now. While personal data are masked, a text that reads rows as they
   * stand in the files is `privacy.masked`.
   */
  async read(connector: Connector, text: string): Promise<Result<ReadText>> {
    const read = await readText(connector, text, this.variables);
    if (!read.ok || !this.#masked || !read.value.readsRaw) return read;
    return fail(quintileError('privacy.masked', {}));
  }

  /** Shows or hides what stands in the files. Every relation is made again when it is read, kept rows too. */
  setMasked(masked: boolean): void {
    this.#masked = masked;
    this.forget();
  }

  /** Sets what has changed and unsets what has gone. Answers the names that have another value now, with their `$`. */
  async setVariables(connector: Connector, values: Variables): Promise<Result<string[]>> {
    const next = new Map(Object.entries(values));
    const changed: string[] = [];
    for (const name of new Set([...this.#variables.keys(), ...next.keys()])) {
      const value = next.get(name);
      if (isSame(value, this.#variables.get(name))) continue;
      const done = value
        ? await setVariable(connector, name, value)
        : await connector.exec(sql`reset variable ${ident(name)}`);
      if (!done.ok) return done;
      if (value) this.#variables.set(name, value);
      else this.#variables.delete(name);
      changed.push(`$${name}`);
    }
    this.invalidate(changed);
    return ok(changed);
  }

  /** Sets all values in an engine that knows none. */
  async applyVariables(connector: Connector): Promise<Result<void>> {
    for (const [name, value] of this.#variables) {
      const done = await setVariable(connector, name, value);
      if (!done.ok) return done;
    }
    return ok(undefined);
  }

  /**
   * Makes a cell's relation, in place of what it was before. Whatever it reads has to stand. When it fails, nothing
   * stands under the name, but the name stays the cell's: who reads it has it made again, or gets the cell's error.
   */
  async define(
    connector: Connector,
    definition: RelationDefinition,
    signal: AbortSignal,
  ): Promise<Result<DefinedRelation>> {
    this.invalidate([definition.name]);
    return this.#make(connector, definition, ++this.#revisions, signal);
  }

  /** Makes a remembered relation again; the error of one that cannot be says whose it is. */
  async remake(
    connector: Connector,
    { definition, revision }: CellRelation,
    signal: AbortSignal,
  ): Promise<Result<void>> {
    const made = await this.#make(connector, definition, revision, signal);
    return made.ok ? ok(undefined) : fail(ofCell(made.error, definition.name));
  }

  async #make(
    connector: Connector,
    definition: RelationDefinition,
    revision: number,
    signal: AbortSignal,
  ): Promise<Result<DefinedRelation>> {
    const { name } = definition;
    const read = await this.read(connector, definition.sql);
    const reads = read.ok ? read.value.reads : new Set<string>();
    const cell: CellRelation = { definition, reads, kept: 'view', revision, standing: false };
    const made = read.ok
      ? await this.#create(connector, definition, read.value, signal)
      : await dropRelation(connector, name);
    this.#cells.set(
      name,
      made.ok && made.value ? { ...cell, kept: made.value.kept, standing: true } : cell,
    );
    if (!read.ok) return read;
    if (!made.ok) return made;
    if (!made.value) throw new RangeError('a text that was read has its relation');
    return ok(made.value);
  }

  async #create(
    connector: Connector,
    { name, keep }: RelationDefinition,
    read: ReadText,
    signal: AbortSignal,
  ): Promise<Result<DefinedRelation>> {
    const { rewritten } = read;
    const checked = await connector.checkQuery(rewritten.text);
    const dropped = await dropRelation(connector, name);
    if (!checked.ok) return fail(inWrittenText(checked.error, rewritten));
    if (!dropped.ok) return dropped;
    if (read.reads.has(name)) return fail(quintileError('notebook.cycle', { cells: [name] }));
    const kept = await materialise(connector, name, checked.value, keep, { signal });
    if (!kept.ok) return fail(inWrittenText(kept.error, rewritten, this.readsViews(read)));
    const columns = await connector.describe(sql`from ${ident(name)}`);
    return columns.ok ? ok({ name, kept: kept.value, columns: columns.value }) : columns;
  }

  async drop(connector: Connector, name: string): Promise<Result<void>> {
    if (!this.#cells.has(name)) return ok(undefined);
    this.#cells.delete(name);
    this.invalidate([name]);
    return dropRelation(connector, name);
  }

  /** Views that read one of these, directly or through others, are made again when somebody reads them. */
  invalidate(names: Iterable<string>): void {
    const changed = [...names];
    for (let name = changed.pop(); name !== undefined; name = changed.pop()) {
      for (const [reader, cell] of this.#cells) {
        if (!cell.standing || cell.kept === 'table' || !cell.reads.has(name)) continue;
        cell.standing = false;
        changed.push(reader);
      }
    }
  }

  /** The data have changed: every view is made again when somebody reads it. Kept rows wait for their cell to run. */
  dataChanged(): void {
    for (const cell of this.#cells.values()) if (cell.kept === 'view') cell.standing = false;
  }

  /** What stands has gone, or must not be read any more. */
  forget(): void {
    for (const cell of this.#cells.values()) cell.standing = false;
  }

  /** Whether a failure while it runs may lie in the query of another cell. */
  readsViews({ reads }: Pick<ReadText, 'reads'>): boolean {
    return [...reads].some((name) => this.#cells.get(name)?.kept === 'view');
  }
}

/** Why a name cannot be a cell's; null where it can. */
export function nameProblem(name: string, reserved: ReadonlySet<string>): QuintileError | null {
  if (reserved.has(name)) return quintileError('notebook.reserved_name', { name });
  if (NAME.test(name)) return null;
  const detail = 'a name has only small letters, digits and _, and begins with a letter';
  return quintileError('document.invalid_cell', { cell: name, detail });
}

async function setVariable(
  connector: Connector,
  name: string,
  value: VariableValue,
): Promise<Result<void>> {
  if (!isSayable(value)) {
    const detail = `$${name} has a value that SQL cannot have`;
    return fail(quintileError('engine.query_failed', { detail }));
  }
  return connector.exec(sql`set variable ${ident(name)} = ${variableLiteral(value)}`);
}

/** A NUL and what is no finite number cannot be written as a literal. */
function isSayable({ value }: VariableValue): boolean {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return parts.every((part) =>
    typeof part === 'number'
      ? Number.isFinite(part)
      : typeof part !== 'string' || !part.includes('\0'),
  );
}

function isSame(a: VariableValue | undefined, b: VariableValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The error as one of another cell's query: its place means nothing to the reader. */
function ofCell(error: QuintileError, cell: string): QuintileError {
  const { params } = error;
  if (!('position' in params)) return { ...error, where: error.where ?? cell };
  const { position: _, ...rest } = params;
  return { ...error, params: rest, where: error.where ?? cell } as QuintileError;
}
