import { fuzzyMatch } from '../../primitives/fuzzy-match';
import { RESERVED_WORDS } from './catalogue';
import { lexSql, type Token } from './lexer';
import { groupTokens } from './nodes';
import type { Offer } from './offer';
import { offersFor } from './offers';
import { expected, locate } from './position';
import type { SqlSchema } from './schema';

/** An offer that answers what is typed, with the letters of its label that do. */
export interface RankedOffer extends Offer {
  /** Start and end of each run, in pairs. */
  readonly ranges: readonly number[];
}

export interface SqlCompletions {
  /** What is replaced, in UTF-16 offsets. */
  readonly from: number;
  readonly to: number;
  /** The best first. */
  readonly offers: readonly RankedOffer[];
}

/** A longer list helps nobody. */
const LIMIT = 100;

/**
 * What can stand at the cursor.
 *
 * @param text the query, finished or not.
 * @param cursor UTF-16 offset in it.
 * @param options.asked the user asked for the list; otherwise it opens only where something useful is likely.
 * @returns null where nothing is offered: in comments and strings, behind `as`, or when the word is written out.
 */
export function completeSql(
  text: string,
  cursor: number,
  schema: SqlSchema,
  { asked }: { asked: boolean },
): SqlCompletions | null {
  const { tokens, inText } = lexSql(text, cursor);
  if (inText) return null;
  const typed = tokens.find(
    (token) =>
      token.from < cursor &&
      cursor <= token.to &&
      (token.kind === 'word' || token.kind === 'quoted' || token.kind === 'variable'),
  );
  if (tokens.some(({ kind, from, to }) => kind === 'number' && from < cursor && cursor <= to))
    return null;
  const from = typed?.from ?? cursor;
  const before = tokens.filter((token) => token.to <= from);
  const position = locate(
    groupTokens(tokens, text.length),
    from === cursor ? cursor : from + 1,
    schema,
  );
  const wanted =
    typed?.kind === 'variable'
      ? 'variable'
      : expected(before, position, (word) => RESERVED_WORDS.has(word));
  const behindDot = before.at(-1)?.text === '.';
  if (!asked && !typed && !behindDot && wanted !== 'relation') return null;
  const pattern = typedText(typed, cursor);
  const offers = rank(offersFor(wanted, before, position, schema), pattern);
  if (offers.length === 0 || (!asked && offers[0]?.insert === text.slice(from, cursor)))
    return null;
  return { from, to: endOf(typed, cursor), offers };
}

/** What to look for: a name without the quote or `$` it begins with. */
function typedText(typed: Token | undefined, cursor: number): string {
  if (!typed) return '';
  const text = typed.text.slice(0, cursor - typed.from);
  return typed.kind === 'word' ? text : text.slice(1);
}

/** The closing quote that the editor put behind the cursor goes with the name. */
function endOf(typed: Token | undefined, cursor: number): number {
  return typed?.kind === 'quoted' && typed.to === cursor + 1 ? typed.to : cursor;
}

/** How well it matches comes first, then what it is; the rest stays in the order given. */
function rank(offers: readonly Offer[], pattern: string): RankedOffer[] {
  return offers
    .flatMap((offer) => {
      const match = fuzzyMatch(pattern, offer.match);
      if (!match || (match.tier < 4 && offer.onlyFromStart && pattern !== '')) return [];
      const shift = Math.max(0, offer.label.lastIndexOf(offer.match));
      return [{ offer, tier: match.tier, ranges: match.ranges.map((at) => at + shift) }];
    })
    .sort((a, b) => b.tier - a.tier || a.offer.order - b.offer.order)
    .slice(0, LIMIT)
    .map(({ offer, ranges }) => ({ ...offer, ranges }));
}
