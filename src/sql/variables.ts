import type { SqlToken } from '../base/sql-token';
import type { Variables, VariableValue } from '../base/variables';
import { literal, sql, type Sql } from './sql';
import { wordOf } from './tokens';
import type { SqlReferences } from './references';

const TYPES: Readonly<Record<VariableValue['type'], Sql>> = {
  number: sql`DOUBLE`,
  text: sql`VARCHAR`,
  boolean: sql`BOOLEAN`,
  date: sql`DATE`,
  texts: sql`VARCHAR[]`,
  numbers: sql`DOUBLE[]`,
};

/** The value as SQL of a fixed type, so that a query keeps its columns’ types when an input is emptied. */
export function variableLiteral({ type, value }: VariableValue): Sql {
  return sql`cast(${literal(value)} as ${TYPES[type]})`;
}

/** A text with `$name` replaced, and the way back. */
export interface RewrittenSql {
  readonly text: string;
  /** The place in the text as it was written, for a place in this one: both in UTF-16 units. */
  toOriginal(offset: number): number;
}

interface Piece {
  /** Where the `$` stood, and where its replacement begins and ends. */
  readonly original: { readonly from: number; readonly to: number };
  readonly from: number;
  readonly to: number;
}

/**
 * Replaces each `$name` by `getvariable('name')`. Two places need more than that: `interval $n day` wants brackets, and
 * in `in ($list)` the list stands for its values. Names that `variables` does not have are replaced as well: the caller
 * refuses them first.
 */
export function rewriteVariables(
  text: string,
  tokens: readonly SqlToken[],
  references: Pick<SqlReferences, 'variables'>,
  variables: Variables,
): RewrittenSql {
  const code = tokens.filter(({ kind }) => kind !== 'comment');
  const byStart = new Map(code.map((token, at) => [token.from, at]));
  const pieces: Piece[] = [];
  let rewritten = '';
  let done = 0;
  for (const { name, from, to } of references.variables) {
    const at = byStart.get(from) ?? 0;
    const word = (places: number) => wordOf(text, code[at + places]);
    const call = sql`getvariable(${literal(name)})`.text;
    const isList = Object.hasOwn(variables, name) && variables[name]?.type.endsWith('s') === true;
    const aloneInBrackets = word(-2) === 'in' && word(-1) === '(' && word(2) === ')';
    rewritten += text.slice(done, from);
    const start = rewritten.length;
    if (isList && aloneInBrackets) rewritten += `select unnest(${call})`;
    else rewritten += word(-1) === 'interval' ? `(${call})` : call;
    pieces.push({ original: { from, to }, from: start, to: rewritten.length });
    done = to;
  }
  rewritten += text.slice(done);
  return { text: rewritten, toOriginal: (offset) => toOriginal(pieces, offset) };
}

function toOriginal(pieces: readonly Piece[], offset: number): number {
  const piece = pieces.findLast(({ from }) => from <= offset);
  if (!piece) return offset;
  return offset < piece.to ? piece.original.from : piece.original.to + offset - piece.to;
}
