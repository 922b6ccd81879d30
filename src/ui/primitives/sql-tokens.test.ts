import { describe, expect, it } from 'vitest';
import { tokenizeSql } from './sql-tokens';

const kinds = (text: string) =>
  tokenizeSql(text)
    .filter((token) => token.text.trim() !== '')
    .map((token) => `${token.kind}:${token.text}`);

describe('tokenizeSql', () => {
  it('tells keywords, names, strings, numbers and comments apart', () => {
    expect(kinds(`select "Order Id", 1.5 from t where a = 'it''s' -- why`)).toEqual([
      'keyword:select',
      'name:"Order Id"',
      'other:, ',
      'number:1.5',
      'keyword:from',
      'name:t',
      'keyword:where',
      'name:a',
      'other: = ',
      `string:'it''s'`,
      'comment:-- why',
    ]);
  });

  it('sees inputs', () => {
    expect(kinds('monetary >= $spend')).toEqual(['name:monetary', 'other: >= ', 'variable:$spend']);
  });

  it('does not see keywords inside of strings and comments', () => {
    expect(kinds(`'select from' /* where */`)).toEqual([
      `string:'select from'`,
      'comment:/* where */',
    ]);
  });

  it.each([`select 'open`, `a "b`, '/* never closed', '', 'ß → 日本 $x;'])(
    'gives every character back: %s',
    (text) => {
      expect(
        tokenizeSql(text)
          .map((token) => token.text)
          .join(''),
      ).toBe(text);
    },
  );
});
