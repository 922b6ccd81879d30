import { quintileError, type QuintileError } from '../base/errors';
import { nearNames } from '../base/near-names';
import { fail, ok, type Result } from '../base/result';
import type { Variables } from '../base/variables';
import type { Connector } from '../engine/connector';
import {
  findReferences,
  mayReadRawRows,
  rewriteVariables,
  type RewrittenSql,
  type Sql,
} from '../sql';

/** A text of the user, read: its names are known, and `$name` has become what the engine understands. */
export interface ReadText {
  readonly rewritten: RewrittenSql;
  /** Relations by a bare name, and variables with their `$`. */
  readonly reads: ReadonlySet<string>;
  readonly readsSources: boolean;
  /** It may read rows as they stand in the files. */
  readonly readsRaw: boolean;
}

/** A text of the user that may run: one query, nothing else. */
export interface UserQuery {
  readonly sql: Sql;
  /** What it reads, directly or through relations of cells; variables with their `$`. */
  readonly reads: ReadonlySet<string>;
  /** Lets a failure of a statement that holds the query speak of places in the text as it was written. */
  explain<T>(result: Result<T>): Result<T>;
}

/** Reads a text. A `$name` that nobody sets is `notebook.unknown_reference`. */
export async function readText(
  connector: Connector,
  text: string,
  variables: Variables,
): Promise<Result<ReadText>> {
  const tokens = await connector.tokenize(text);
  if (!tokens.ok) return tokens;
  const references = findReferences(text, tokens.value);
  const unknown = references.variables.find(({ name }) => !Object.hasOwn(variables, name));
  if (unknown) {
    const near = nearNames(unknown.name, Object.keys(variables)).map((name) => `$${name}`);
    const error = quintileError('notebook.unknown_reference', {
      name: `$${unknown.name}`,
      ...(near.length > 0 ? { candidates: near } : {}),
      position: unknown.from,
    });
    return fail(error);
  }
  return ok({
    rewritten: rewriteVariables(text, tokens.value, references, variables),
    reads: new Set([
      ...references.relations.map(({ name }) => name),
      ...references.variables.map(({ name }) => `$${name}`),
    ]),
    readsSources: references.readsSources,
    readsRaw: mayReadRawRows(text, tokens.value),
  });
}

/** The error with its position where the user wrote what is wrong; without one where `elsewhere`. */
export function inWrittenText(
  error: QuintileError,
  rewritten: RewrittenSql,
  elsewhere = false,
): QuintileError {
  if (error.code !== 'engine.query_failed' || error.params.position === undefined) return error;
  const { position, ...params } = error.params;
  return elsewhere
    ? { ...error, params }
    : { ...error, params: { ...params, position: rewritten.toOriginal(position) } };
}
