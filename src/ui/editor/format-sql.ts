import type { FormatOptionsWithLanguage } from 'sql-formatter';
import { quintileError } from '../../base/errors';
import { fail, ok, type Result } from '../../base/result';
import { closeUp } from './close-up';
import { RESERVED_WORDS } from './sql-completion/catalogue';
import { lexPieces, type Piece } from './sql-completion/lexer';

const OPTIONS: FormatOptionsWithLanguage = {
  language: 'duckdb',
  tabWidth: 2,
  expressionWidth: 80,
  // The case of names is the author's; keywords are put in lower case below.
  keywordCase: 'preserve',
  paramTypes: { named: ['$'] },
};

/** Keywords that may also be names; putting a name in lower case changes nothing that it means. */
const SMALL_WORDS = new Set(
  'over partition filter within nulls preceding following unbounded recursive materialized by exclude rows'.split(
    ' ',
  ),
);

/**
 * Lays SQL out anew: keywords in lower case, a clause a line, long clauses broken. Only space and the case of
 * keywords change, which is made sure of by comparing all the tokens.
 *
 * @returns `notebook.not_formatted` where the text cannot be understood.
 */
export async function formatSql(text: string): Promise<Result<string>> {
  const { format } = await import('sql-formatter');
  let laidOut: string;
  try {
    laidOut = format(text, OPTIONS);
  } catch (error) {
    return notFormatted(placeIn(error));
  }
  const formatted = restored(text, closeUp(laidOut)) ?? restored(text, laidOut);
  return formatted === null
    ? notFormatted('it has something that the formatter would change')
    : ok(formatted);
}

function notFormatted(detail: string): Result<string> {
  return fail(quintileError('notebook.not_formatted', { detail }));
}

function placeIn(error: unknown): string {
  const place = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : '');
  return place
    ? `it breaks off or has something unexpected in line ${place[1] ?? ''}, column ${place[2] ?? ''}`
    : 'it breaks off or has something unexpected';
}

/** The new layout with the words of the old text; null where they are not the same words. */
function restored(before: string, after: string): string | null {
  const words = [...lexPieces(before)].filter(({ kind }) => kind !== 'space');
  const touching = new Set(words.filter((word, i) => words[i - 1]?.to === word.from));
  const out: string[] = [];
  let at = 0;
  for (const piece of lexPieces(after)) {
    if (piece.kind === 'space') {
      out.push(piece.text);
      continue;
    }
    const word = words[at];
    if (!word || !sameWord(word, piece)) return null;
    // `sum(x)` and `in (…)`: the author's own space before a bracket.
    if (word.text === '(' && words[at - 1]?.kind === 'word') {
      if (touching.has(word) && out.at(-1) === ' ') out.pop();
      else if (!touching.has(word) && out.at(-1)?.trim() !== '') out.push(' ');
    }
    out.push(isKeyword(word, words[at - 1]) ? word.text.toLowerCase() : word.text);
    at += 1;
  }
  return at === words.length ? out.join('') : null;
}

function sameWord(one: Piece, other: Piece): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === 'comment') return squeezed(one.text) === squeezed(other.text);
  return one.text === other.text;
}

/** Comments may be indented anew. */
function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function isKeyword(word: Piece, before: Piece | undefined): boolean {
  if (word.kind !== 'word' || before?.text === '.') return false;
  if (before?.text.toLowerCase() === 'as') return ['not', 'materialized'].includes(word.name);
  return RESERVED_WORDS.has(word.name) || SMALL_WORDS.has(word.name);
}
