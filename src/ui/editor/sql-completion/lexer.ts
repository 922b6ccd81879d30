/** A piece of SQL; spaces and comments are left out. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'variable' | 'symbol';
  /** As written. */
  readonly text: string;
  /** The name without its quotes for `quoted`, lower case for words, the text for the others. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** What the cursor may be inside of, where nothing is offered. */
export interface Lexed {
  readonly tokens: readonly Token[];
  /** The cursor stands within a comment or a string. */
  readonly inText: boolean;
}

const PATTERN = new RegExp(
  [
    String.raw`(?<space>\s+)`,
    String.raw`(?<comment>--[^\n]*|\/\*)`,
    String.raw`(?<string>[eExXbB]?'(?:[^']|'')*(?:'|$)|\$\$[\s\S]*?(?:\$\$|$))`,
    String.raw`(?<quoted>"(?:[^"]|"")*(?:"|$))`,
    String.raw`(?<variable>\$\w*)`,
    String.raw`(?<number>(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)`,
    String.raw`(?<word>[\p{L}_][\p{L}\p{N}_$]*)`,
    String.raw`(?<symbol>::|->>?|=>|<=|>=|<>|!=|==|\|\||:=|\/\/|\*\*|[\s\S])`,
  ].join('|'),
  'guy',
);

/** A token, or what stands between tokens. */
export type Piece = Token | Gap;
export interface Gap {
  readonly kind: 'space' | 'comment';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function isGap(piece: Piece): piece is Gap {
  return piece.kind === 'space' || piece.kind === 'comment';
}

/** Splits SQL into all its pieces: joined they are the text again. Nothing is an error. */
export function* lexPieces(text: string): Generator<Piece> {
  const pattern = new RegExp(PATTERN);
  while (pattern.lastIndex < text.length) {
    const from = pattern.lastIndex;
    const groups = pattern.exec(text)?.groups;
    if (!groups) return;
    if (groups['comment'] === '/*') pattern.lastIndex = endOfBlockComment(text, from);
    const to = pattern.lastIndex;
    const piece = text.slice(from, to);
    if (groups['space'] !== undefined) yield { kind: 'space', text: piece, from, to };
    else if (groups['comment'] !== undefined) yield { kind: 'comment', text: piece, from, to };
    else yield tokenOf(groups, piece, from, to);
  }
}

/**
 * Splits SQL that is being typed. Nothing is an error: what is left open ends with the text. The engine’s own
 * tokenizer decides what runs; this one has to answer between two keystrokes.
 *
 * @param cursor UTF-16 offset.
 */
export function lexSql(text: string, cursor: number): Lexed {
  const tokens: Token[] = [];
  let inText = false;
  for (const piece of lexPieces(text)) {
    if (piece.kind === 'comment' || piece.kind === 'string') {
      inText ||= isInside(piece.text, piece.from, cursor);
    }
    if (!isGap(piece)) tokens.push(piece);
  }
  return { tokens, inText };
}

function tokenOf(
  groups: Record<string, string | undefined>,
  text: string,
  from: number,
  to: number,
): Token {
  if (groups['word'] !== undefined)
    return { kind: 'word', text, name: text.toLowerCase(), from, to };
  if (groups['quoted'] !== undefined) {
    return { kind: 'quoted', text, name: unquoted(text), from, to };
  }
  const kind =
    groups['string'] !== undefined
      ? 'string'
      : groups['variable'] !== undefined
        ? 'variable'
        : groups['number'] !== undefined
          ? 'number'
          : 'symbol';
  return { kind, text, name: text, from, to };
}

function unquoted(text: string): string {
  const closed = text.length > 1 && text.endsWith('"');
  return text.slice(1, closed ? -1 : undefined).replaceAll('""', '"');
}

/** They nest. */
function endOfBlockComment(text: string, from: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = from;
  let depth = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  return text.length;
}

/** Whether the cursor stands in the piece, or at its end where it goes on. */
function isInside(piece: string, from: number, cursor: number): boolean {
  const to = from + piece.length;
  return from < cursor && (cursor < to || (cursor === to && isOpen(piece)));
}

/** Whether text typed at the end of the piece would still belong to it. */
function isOpen(piece: string): boolean {
  if (piece.startsWith('--')) return true;
  if (piece.startsWith('/*')) return !piece.endsWith('*/') || piece === '/*';
  if (piece.startsWith('$$')) return piece.length < 4 || !piece.endsWith('$$');
  return (piece.match(/'/g)?.length ?? 0) % 2 === 1;
}
