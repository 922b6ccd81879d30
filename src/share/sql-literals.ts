import type { SqlToken } from '../base/sql-token';

/** A value, or a remark, that stands in a query. */
export interface SqlLiteral {
  /** `unread` is what follows where the engine gives up, as at a quote that nobody closes. */
  readonly kind: 'string' | 'number' | 'comment' | 'unread';
  /** What it says: without quotes, with doubled quotes single. */
  readonly value: string;
  /** Offset in the query, in UTF-16 units. */
  readonly from: number;
}

/**
 * The strings, numbers and comments of a query, in order, each once.
 *
 * @param tokens of the engine’s tokenizer: what a string is, only the engine says.
 */
export function literalsOf(sql: string, tokens: readonly SqlToken[]): SqlLiteral[] {
  const literals = new Map<string, SqlLiteral>();
  for (const { from, to, kind } of tokens) {
    if (kind !== 'string' && kind !== 'number' && kind !== 'comment') continue;
    const text = sql.slice(from, to).trim();
    const value = kind === 'string' ? unquoted(text) : text;
    const key = `${kind} ${value}`;
    if (!literals.has(key)) literals.set(key, { kind, value, from });
  }
  const end = tokens.at(-1)?.to ?? 0;
  const unread = sql.slice(end).trim();
  if (unread !== '') literals.set('unread', { kind: 'unread', value: unread, from: end });
  return [...literals.values()];
}

/** `'it''s'` → `it's`, `$$a$$` and `$tag$a$tag$` → `a`; what is quoted otherwise (`E'…'`) stays as written. */
function unquoted(text: string): string {
  if (text.startsWith("'") && text.endsWith("'") && text.length > 1) {
    return text.slice(1, -1).replaceAll("''", "'");
  }
  const tagEnd = text.startsWith('$') ? text.indexOf('$', 1) : -1;
  const tag = tagEnd === -1 ? '' : text.slice(0, tagEnd + 1);
  const isDollarQuoted = tag !== '' && text.length >= tag.length * 2 && text.endsWith(tag);
  return isDollarQuoted ? text.slice(tag.length, -tag.length) : text;
}
