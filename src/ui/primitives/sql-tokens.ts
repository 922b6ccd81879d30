/** A piece of SQL text for display. The pieces joined are the text again. */
export interface SqlToken {
  readonly kind: 'keyword' | 'string' | 'number' | 'comment' | 'variable' | 'name' | 'other';
  readonly text: string;
}

/** The words that are coloured, in the editor too: most that the grammar knows are columns as often as keywords. */
export const SQL_KEYWORDS: readonly string[] =
  `all and any as asc between by case cast create cross cube date desc distinct else end except exclude exists
  false filter first following from full group having ilike in inner intersect interval into is join last lateral
  left like limit materialized natural not null nulls offset on or order outer over partition pivot preceding
  qualify range recursive replace right rollup row rows sample select semi table then timestamp true try_cast
  unbounded union unnest unpivot using values view when where window with within`.split(/\s+/);
const KEYWORDS = new Set(SQL_KEYWORDS);

const PATTERN =
  /(--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|('(?:[^']|'')*'?)|("(?:[^"]|"")*"?)|(\b\d+(?:\.\d+)?(?:e[+-]?\d+)?\b)|(\$[a-z_]\w*)|([a-z_]\w*)/gi;

/**
 * Splits SQL into pieces to colour. It only has to look right: nothing is decided from it.
 *
 * @param text any text; what is not understood comes back as `other`.
 */
export function tokenizeSql(text: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  let end = 0;
  for (const match of text.matchAll(PATTERN)) {
    if (match.index > end) tokens.push({ kind: 'other', text: text.slice(end, match.index) });
    tokens.push({ kind: kindOf(match), text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) tokens.push({ kind: 'other', text: text.slice(end) });
  return tokens;
}

function kindOf([
  ,
  comment,
  string,
  quoted,
  number,
  variable,
  word,
]: RegExpExecArray): SqlToken['kind'] {
  if (comment !== undefined) return 'comment';
  if (string !== undefined) return 'string';
  if (quoted !== undefined) return 'name';
  if (number !== undefined) return 'number';
  if (variable !== undefined) return 'variable';
  return word !== undefined && KEYWORDS.has(word.toLowerCase()) ? 'keyword' : 'name';
}
