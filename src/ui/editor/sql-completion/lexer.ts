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

/**
 * Splits SQL that is being typed. Nothing is an error: what is left open ends with the text. The engine’s own
 * tokenizer decides what runs; this one has to answer between two keystrokes.
 *
 * @param cursor UTF-16 offset.
 */
export function lexSql(text: string, cursor: number): Lexed {
  const tokens: Token[] = [];
  let inText = false;
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < text.length) {
    const from = PATTERN.lastIndex;
    const groups = PATTERN.exec(text)?.groups;
    if (!groups) break;
    if (groups['comment'] === '/*') PATTERN.lastIndex = endOfBlockComment(text, from);
    const to = PATTERN.lastIndex;
    const piece = text.slice(from, to);
    if (groups['comment'] !== undefined) inText ||= from < cursor && (cursor < to || isOpen(piece));
    else if (groups['space'] === undefined) {
      const token = tokenOf(groups, piece, from, to);
      tokens.push(token);
      if (token.kind === 'string') inText ||= from < cursor && (cursor < to || isOpen(piece));
    }
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

/** Whether text typed at the end of the piece would still belong to it. */
function isOpen(piece: string): boolean {
  if (piece.startsWith('--')) return true;
  if (piece.startsWith('/*')) return !piece.endsWith('*/') || piece === '/*';
  if (piece.startsWith('$$')) return piece.length < 4 || !piece.endsWith('$$');
  return (piece.match(/'/g)?.length ?? 0) % 2 === 1;
}
