/** Where the user's own text stands in a piece of SQL, in UTF-16 units. */
export interface ForeignPart {
  readonly from: number;
  /** Left out. */
  readonly to: number;
}

/** A piece of SQL that was built from trusted text, identifiers and literals only. */
export class Sql {
  /** @internal use the `sql` tag, `ident` or `literal`. */
  constructor(
    readonly text: string,
    /** The (first) text of the user in it; null where all of it is ours. */
    readonly foreign: ForeignPart | null = null,
  ) {}
  toString(): string {
    return this.text;
  }
}

/**
 * Builds SQL. Only nested SQL (from `sql`, `ident`, `literal`, `join`) may stand in it: a bare string is a type error,
 * and a bug that gets past the compiler throws. Indentation common to all lines is removed; nested pieces of several
 * lines are indented to where they stand, and a line that holds only an empty piece goes, so that the result reads well.
 * What the user wrote stays as it is: a line break in it may be part of a text.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly Sql[]): Sql {
  const lines = dedent(strings.raw.map(String));
  let text = lines[0] ?? '';
  let foreign: ForeignPart | null = null;
  parts.forEach((part, index) => {
    if (!(part instanceof Sql)) throw new TypeError('sql: only Sql may be interpolated');
    const next = lines[index + 1] ?? '';
    if (part.text === '' && next.startsWith('\n')) text = text.replace(/\n[ \t]*$/, '');
    const indent = /(?:^|\n)([ \t]*)[^\n]*$/.exec(text)?.[1] ?? '';
    foreign ??= moved(part.foreign, text.length);
    text += (part.foreign ? part.text : indented(part.text, indent)) + next;
  });
  const blanks = text.length - text.trimStart().length;
  return new Sql(text.trim(), moved(foreign, -blanks));
}

/** A piece whose lines stand further in; those within a quoted name or text are not ours to move. */
function indented(text: string, indent: string): string {
  if (indent === '' || !text.includes('\n')) return text;
  return text.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\n/g, (piece) =>
    piece === '\n' ? `\n${indent}` : piece,
  );
}

/** A quoted identifier; dots inside are part of the name. */
export function ident(name: string): Sql {
  if (name.includes('\0')) throw new TypeError('ident: NUL in a name');
  return new Sql(/^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name) ? name : quote(name));
}

/** A dotted name such as `source.orders`, each part quoted where needed. */
export function qualified(...names: readonly string[]): Sql {
  return join(names.map(ident), '.');
}

/** Values that can be written as a literal. Lists become list literals. */
export type LiteralValue = string | number | bigint | boolean | null | readonly LiteralValue[];

/** A SQL literal of the value; numbers must be finite. */
export function literal(value: LiteralValue): Sql {
  return new Sql(literalText(value));
}

/** Pieces of SQL joined by a separator (default: comma and space). */
export function join(
  pieces: readonly Sql[],
  separator:
    | ', '
    | ',\n'
    | '.'
    | '\n'
    | ' and '
    | ' or '
    | '\nand '
    | '\nunion all\n'
    | '\nunion all by name\n'
    | ' + '
    | ' '
    | '\n\n' = ', ',
): Sql {
  let foreign: ForeignPart | null = null;
  let length = 0;
  for (const piece of pieces) {
    foreign ??= moved(piece.foreign, length);
    length += piece.text.length + separator.length;
  }
  return new Sql(pieces.map((piece) => piece.text).join(separator), foreign);
}

/** No SQL at all, for optional parts. */
export const EMPTY = new Sql('');

/**
 * Text that the user wrote as SQL. The one door by which foreign SQL enters: only for text that runs inside
 * `FROM (<text>)` after it was prepared alone (see the Connector's `query`).
 */
export function foreignSql(text: string): Sql {
  return new Sql(text, { from: 0, to: text.length });
}

/** Whether the word cannot stand as a bare name of a column or a relation; in lower case. */
export function isReservedWord(word: string): boolean {
  return RESERVED.has(word);
}

function moved(part: ForeignPart | null, by: number): ForeignPart | null {
  return part && { from: part.from + by, to: part.to + by };
}

function literalText(value: LiteralValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') {
    if (value.includes('\0')) throw new TypeError('literal: NUL in a text');
    return `'${value.replaceAll("'", "''")}'`;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('literal: not a finite number');
    return Object.is(value, -0) ? '0' : String(value);
  }
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return `[${value.map(literalText).join(', ')}]`;
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function dedent(strings: readonly string[]): string[] {
  const indents = strings
    .flatMap((text, index) =>
      text
        .split('\n')
        .slice(1)
        .map((line, at, all) => ({
          line,
          last: at === all.length - 1 && index < strings.length - 1,
        })),
    )
    .filter(({ line, last }) => last || line.trim() !== '')
    .map(({ line }) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const cut = indents.length === 0 ? 0 : Math.min(...indents);
  return strings.map((text) =>
    text.replaceAll(new RegExp(`\\n[ \\t]{0,${String(cut)}}`, 'g'), '\n'),
  );
}

/**
 * Words that DuckDB does not take as a bare column or table name (all of duckdb_keywords() that fail in a SELECT list,
 * a WHERE or as the name of a CTE).
 */
const RESERVED = new Set(
  (
    'all analyse analyze and anti any array as asc asof asymmetric at authorization binary both by case cast ' +
    'check collate collation column concurrently constraint create cross default deferrable desc describe ' +
    'distinct do else end except false fetch for foreign freeze from full glob group having ilike in ' +
    'initially inner intersect into is isnull join lambda lateral leading left like limit natural not notnull ' +
    'null offset on only or order outer overlaps pivot pivot_longer pivot_wider placing positional primary ' +
    'qualify references returning right select semi show similar some summarize symmetric table tablesample ' +
    'then to trailing true union unique unpack unpivot using variadic verbose when where window with'
  ).split(' '),
);
