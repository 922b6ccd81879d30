import { describe, expect, it } from 'vitest';
import { isSeparatedByBlanks, sniffDialect } from './dialect';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('fields separated by blanks', () => {
  it.each([
    ['runs of spaces', 'id   day  n\n1  19970101  1\n2  19970102 12\n'],
    ['a blank before each line', ' 1 19970101 1\n 2 19970102 2\n'],
    ['spaces and tabs', 'id  day\t n\n1 \t5   1\n2   6\t 2\n'],
    ['two fields', 'name      n\nann       1\nbob      12\n'],
    ['a comma in each number', '1 19970101  1   11,77\n2 19970112  1   12,00\n'],
  ])('are recognised: %s', (_, text) => {
    expect(isSeparatedByBlanks(bytesOf(text), true, {})).toBe(true);
  });

  it.each([
    ['single spaces, which the engine reads', 'id day n\n1 2 3\n4 5 6\n'],
    ['sentences', 'The 1st  line of words.\nAnother one with 2 numbers  and 3 more\nA  third 1\n'],
    ['a letter', '  Dear Sir,\n  I bought 2 apples.\n  They were bad.\n'],
    ['padded cells', 'id,  name,  n\n1,  Ann Lee,  2\n2,  Bob Ray,  3\n'],
    ['tabs with empty cells', 'id\tname\tn\n1\t\t2\n2\t\t3\n'],
    ['names of two words in padded tabs', 'id\tname  \tn\n1\tAnn Lee  \t2\n2\tBob Ray  \t3\n'],
  ])('are not seen in %s', (_, text) => {
    expect(isSeparatedByBlanks(bytesOf(text), true, {})).toBe(false);
  });

  it('are what the user says', () => {
    const text = bytesOf('a  b\nc  d\n');
    expect(isSeparatedByBlanks(text, true, {})).toBe(false);
    expect(isSeparatedByBlanks(text, true, { blanks: true })).toBe(true);
    const table = bytesOf(' 1  2  3\n 3  4  5\n');
    expect(isSeparatedByBlanks(table, true, {})).toBe(true);
    expect(isSeparatedByBlanks(table, true, { delimiter: ' ' })).toBe(false);
    expect(isSeparatedByBlanks(table, true, { blanks: false })).toBe(false);
  });
});

describe('the delimiter', () => {
  it.each([
    ['||', 'id||name\n1||Ann\n2||\n'],
    ['|', 'id|x|y\n1||3\n2|||\n'],
    ['::', '1::1193::978300760\n2::661::978302109\n'],
    [' ', 'id name n\n1 ann 2\n2 bob 3\n'],
  ])('%j is told from its likes', (delimiter, text) => {
    expect(sniffDialect(bytesOf(text), true, {}).delimiter).toBe(delimiter);
  });

  it.each(['sep=;\n', 'SEP=;\r\n', '"sep=;"\r'])('is taken from a first line of %j', (line) => {
    const dialect = sniffDialect(bytesOf(`${line}a,b;c\n1,5;2\n`), true, {});
    expect(dialect).toMatchObject({ delimiter: ';', fields: 2, statement: 1 });
  });

  it.each(['Bestellungen\nExport aus dem Laden\n\n', 'Umsatz, Mai 2024\n\n'])(
    'is no decimal comma on every line, below %j',
    (preamble) => {
      const rows = Array.from({ length: 40 }, (_, at) => `C${at};2024-05-01;${at}.100,50 €;x`);
      const text = `${preamble}Kunde;Datum;Betrag;Bemerkung\n${rows.join('\n')}\n`;
      expect(sniffDialect(bytesOf(text), true, {})).toMatchObject({ delimiter: ';', fields: 4 });
    },
  );

  it('is what the user says, whatever the first line states', () => {
    const dialect = sniffDialect(bytesOf('sep=;\na,b;c\n1,5;2\n'), true, { delimiter: ',' });
    expect(dialect).toMatchObject({ delimiter: ',', statement: 1 });
  });
});
