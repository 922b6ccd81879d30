import type { SqlToken } from '../base/sql-token';
import { nameOf, wordOf } from './tokens';

/** The schema of what the user brought. */
const SOURCES = 'source';
/** The table of rows that could not be read. */
const REJECTED = 'rejected_rows';
/** Table functions that read what a text names. */
const BY_NAME = new Set(['query', 'query_table']);

/**
 * Whether a query may read rows as they stand in the files: a source by its qualified name, the rejected rows, or
 * anything by a name in a string. Errs on the side of yes.
 */
export function mayReadRawRows(text: string, tokens: readonly SqlToken[]): boolean {
  const pieces = tokens.filter(({ kind }) => kind !== 'comment');
  return pieces.some((piece, at) => {
    const name = nameOf(text, piece);
    if (name === REJECTED) return true;
    const next = wordOf(text, pieces[at + 1]);
    return (name === SOURCES && next === '.') || (BY_NAME.has(name ?? '') && next === '(');
  });
}
