import type { SqlToken } from '../../base/sql-token';
import { wordOf } from '../../sql';

/** What statements other than queries begin with. Only for the reason: the grammar refuses all of them anyway. */
const COMMANDS = new Set(
  (
    'alter analyze attach begin call checkpoint comment commit copy create deallocate delete detach drop execute ' +
    'explain export force import insert install load merge pragma prepare reset rollback set start transaction ' +
    'truncate update use vacuum'
  ).split(' '),
);

type Read = { readonly query: string; readonly whySeveral: string } | { readonly refused: string };

/**
 * A text as the one query that it may be: semicolons at its end become spaces, so that every place in it stays where it
 * was. What is plainly something else is refused with a reason that a reader understands; the rest is left to the
 * engine's grammar.
 */
export function readQuery(text: string, tokens: readonly SqlToken[]): Read {
  if (text.includes('\0')) return { refused: 'it holds a NUL' };
  const code = tokens.filter(({ kind }) => kind !== 'comment');
  const last = code.findLastIndex((token) => wordOf(text, token) !== ';');
  const first = wordOf(text, code[0]);
  if (last < 0) return { refused: 'it is empty' };
  if (COMMANDS.has(first)) return { refused: `${first.toUpperCase()} is a command` };
  const words = code.map((token) => wordOf(text, token));
  if (words.slice(0, last).includes(';')) return { refused: 'it is more than one' };
  const pivots = words.includes('pivot');
  const query = code
    .slice(last + 1)
    .reduce((changed, { from, to }) => changed.slice(0, from) + ' ' + changed.slice(to), text);
  return {
    query,
    whySeveral: pivots ? 'PIVOT has to list its values: ON column IN (…)' : 'it is more than one',
  };
}
