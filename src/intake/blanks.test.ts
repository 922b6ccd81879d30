import { describe, expect, it } from 'vitest';
import { BlanksToTabs, blanksToTabs } from './blanks';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const rewritten = (text: string, quote = '"') =>
  new TextDecoder().decode(blanksToTabs(bytesOf(text), quote));

describe('blanks between fields', () => {
  it.each([
    ['runs of spaces', 'a  b   c\n', 'a\tb\tc\n'],
    ['tabs among spaces', 'a \t b\t\tc\n', 'a\tb\tc\n'],
    ['blanks at the ends of lines', '  a b \t\r\n c d\n', 'a\tb\r\nc\td\n'],
    ['lines of blanks alone', 'a b\n   \n\nc d\n', 'a\tb\n\n\nc\td\n'],
    ['no line end at the end', 'a  b\nc  d ', 'a\tb\nc\td'],
    ['quoted fields', '"a  b"  c "d ""e"""\n', '"a  b"\tc\t"d ""e"""\n'],
    ['quotes inside of words', 'a 5"  b 7"\n', 'a\t5"\tb\t7"\n'],
    ['a quote that is not closed on its line', '"a b\nc" d\n', '"a\tb\nc"\td\n'],
    ['letters beyond ASCII', 'Łódź  日本\n', 'Łódź\t日本\n'],
  ])('become one tab: %s', (_, text, expected) => {
    expect(rewritten(text)).toBe(expected);
  });

  it('are blanks in quotes too where quotes have no meaning', () => {
    expect(rewritten('"a  b" c\n', '')).toBe('"a\tb"\tc\n');
  });

  it('become the same wherever a chunk ends', () => {
    const text = ' 1  "x  y"   2\r\n\n 3\t"z ""w""" 4  \r\nlast  line';
    for (let size = 1; size < 12; size++) {
      const rewriting = new BlanksToTabs('"');
      const decoder = new TextDecoder();
      let result = '';
      for (let at = 0; at < text.length; at += size)
        result += decoder.decode(rewriting.push(bytesOf(text.slice(at, at + size))));
      result += decoder.decode(rewriting.end());
      expect(result).toBe('1\t"x  y"\t2\r\n\n3\t"z ""w"""\t4\r\nlast\tline');
    }
  });
});
