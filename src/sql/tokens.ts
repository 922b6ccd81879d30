import type { SqlToken } from '../base/sql-token';

type Kind = SqlToken['kind'];

/**
 * Tokens from where they begin, which is all that the engine’s tokenizer tells: finds where each ends, and the comments
 * between them. What the tokenizer gave up on (an open quote) is left out.
 */
export function tokensFrom(
  text: string,
  starts: readonly { readonly kind: Kind; readonly from: number }[],
): SqlToken[] {
  const tokens: SqlToken[] = [...commentsBetween(text, 0, starts[0]?.from ?? text.length)];
  starts.forEach(({ kind, from }, at) => {
    const next = starts[at + 1]?.from ?? text.length;
    const to = endOfToken(text, kind, from, next);
    tokens.push({ kind, from, to }, ...commentsBetween(text, to, next));
  });
  return tokens;
}

/** The token’s text in lower case when it can be a keyword or an operator; empty for quoted names and strings. */
export function wordOf(text: string, token: SqlToken | undefined): string {
  if (token === undefined || token.kind === 'string' || text[token.from] === '"') return '';
  return asciiLower(text.slice(token.from, token.to));
}

/** The name that the token is, in lower case as the engine compares names; null where it is none. */
export function nameOf(text: string, token: SqlToken | undefined): string | null {
  if (token?.kind !== 'name' && token?.kind !== 'keyword') return null;
  const raw = text.slice(token.from, token.to);
  if (raw.startsWith('"')) return asciiLower(raw.slice(1, -1).replaceAll('""', '"'));
  return isWordPart(raw.charCodeAt(0)) ? asciiLower(raw) : null;
}

/** The engine folds A to Z only. */
function asciiLower(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function endOfToken(text: string, kind: Kind, from: number, next: number): number {
  if (kind === 'string') return Math.min(endOfString(text, from), next);
  if (text[from] === '"') return Math.min(endOfQuoted(text, from, '"', false), next);
  const isPart = isWordPart(text.charCodeAt(from)) ? isWordPart : isOperatorPart;
  let end = from + 1;
  while (end < next && isPart(text.charCodeAt(end)) && !beginsComment(text, end)) end++;
  return end;
}

function endOfString(text: string, from: number): number {
  if (text[from] === '$') {
    const tag = text.slice(from, text.indexOf('$', from + 1) + 1);
    const closing = text.indexOf(tag, from + tag.length);
    return closing < 0 ? text.length : closing + tag.length;
  }
  const quote = text.indexOf("'", from);
  const escapes = quote > from && /e/i.test(text.slice(from, quote));
  let end = endOfQuoted(text, quote, "'", escapes);
  // Parts on lines of their own are one string.
  for (;;) {
    const next = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
    if (text[next] !== "'") return end;
    end = endOfQuoted(text, next, "'", escapes);
  }
}

function endOfQuoted(text: string, from: number, quote: string, escapes: boolean): number {
  for (let at = from + 1; at < text.length; at++) {
    if (escapes && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return text.length;
}

/** Between two tokens stand only comments and white space, or what the tokenizer did not understand. */
function commentsBetween(text: string, from: number, to: number): SqlToken[] {
  const comments: SqlToken[] = [];
  let at = from;
  while (at < to) {
    const end = beginsComment(text, at) ? endOfComment(text, at) : at;
    if (end > at) comments.push({ kind: 'comment', from: at, to: Math.min(end, to) });
    at = Math.max(end, at + 1);
  }
  return comments;
}

function endOfComment(text: string, from: number): number {
  if (text[from] === '-') {
    const end = text.slice(from).search(/[\r\n]/);
    return end < 0 ? text.length : from + end;
  }
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const two = text.slice(at, at + 2);
    if (two !== '/*' && two !== '*/') continue;
    depth += two === '/*' ? 1 : -1;
    at++;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function isWordPart(code: number): boolean {
  const isDigit = code >= 48 && code <= 57;
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isDigit || isLetter || code === 95 || code === 36 || code >= 128;
}

function isOperatorPart(code: number): boolean {
  return code > 32;
}

function beginsComment(text: string, at: number): boolean {
  const two = text.slice(at, at + 2);
  return two === '--' || two === '/*';
}
