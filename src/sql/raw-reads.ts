import type { SqlToken } from '../base/sql-token';
import { nameOf, wordOf } from './tokens';

/** The schema of what the user brought. */
const SOURCES = 'source';
/** The tables of rows that could not be read, and of those that are none. */
const LEFT_OUT = new Set(['rejected_rows', 'set_aside_rows']);
/** Table functions that read what a text names. */
const BY_NAME = new Set(['query', 'query_table']);

/**
 * Whether a query may read rows as they stand in the files: a source by its qualified name, the rejected rows and those set aside, or
 * anything by a name in a string. Errs on the side of yes.
 */
export function mayReadRawRows(text: string, tokens: readonly SqlToken[]): boolean {
  const pieces = tokens.filter(({ kind }) => kind !== 'comment');
  return pieces.some((piece, at) => {
    const name = nameOf(text, piece);
    if (LEFT_OUT.has(name ?? '')) return true;
    const next = wordOf(text, pieces[at + 1]);
    return (name === SOURCES && next === '.') || (BY_NAME.has(name ?? '') && next === '(');
  });
}
