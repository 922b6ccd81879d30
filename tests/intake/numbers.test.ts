import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadingChoices } from '../../src/base/reading';
import type { WasmConnector } from '../../src/engine/wasm/wasm-connector';
import {
  decidedDecimal,
  decimalEvidenceQuery,
  type DecimalFacts,
} from '../../src/intake/csv/decimal-evidence';
import { sniffFile } from '../../src/intake/sniff/sniff-file';
import { currencyOfStyle } from '../../src/intake/values/currencies';
import { join, literal, sql } from '../../src/sql';
import { must, openEngine, rowsOf } from '../helpers/engine';
import { fileOf, readBack, readWith } from './reading';

let connector: WasmConnector;
beforeAll(async () => {
  connector = await openEngine();
});

async function readText(content: string, choices: ReadingChoices = {}) {
  return must(await readBack(connector, fileOf(content), choices));
}

describe('numbers of a file', () => {
  it.each<[string, string, string[], string | null]>([
    [
      'a German shop',
      'id;summe\n1;"1.234,50 €"\n2;12,00 €\n3;-0,50 €\n4;\n',
      ['1234.5', '12.0', '-0.5', ''],
      'EUR',
    ],
    [
      'an American ledger',
      'id,amount\n1,"$1,234.50"\n2,($12.00)\n3,$0.50\n4,-$7.25\n',
      ['1234.5', '-12.0', '0.5', '-7.25'],
      null,
    ],
    [
      'a French export',
      'id;montant\n1;1\u202f234,50\u00a0€\n2;12,00\u00a0€\n3;\u22120,50\u00a0€\n',
      ['1234.5', '12.0', '-0.5'],
      'EUR',
    ],
    [
      'a Swiss bank',
      "id;betrag\n1;CHF 1'234.50\n2;CHF -12.00\n3;CHF 1’000’000.05\n",
      ['1234.5', '-12.0', '1000000.05'],
      'CHF',
    ],
    [
      'an Indian statement',
      'id,amount\n1,"₹1,23,456.78"\n2,"₹12,34,567.00"\n3,₹5\n',
      ['123456.78', '1234567.0', '5.0'],
      'INR',
    ],
    ['a Polish price list', 'id;cena\n1;1 234,50 zł\n2;12,00 zł\n', ['1234.5', '12.0'], 'PLN'],
    ['an SAP list', 'id\tamount\n1\t1.234,50-\n2\t12,00\n', ['-1234.5', '12.0'], null],
    ['shares', 'id;share\n1;12,5 %\n2;0,07 %\n3;100 %\n', ['0.125', '0.0007', '1.0'], null],
    ['whole numbers', 'id;units\n1;1 234\n2;-12\n3;1 234 567\n', ['1234', '-12', '1234567'], null],
  ])('are read as %s writes them', async (_, content, expected, currency) => {
    const { rows, outcome, columns } = await readText(content);
    expect(rows.map((row) => row[1])).toEqual(expected);
    expect(outcome.rejected).toBe(0);
    expect(currencyOfStyle(outcome.reading, columns[1] ?? '')).toBe(currency);
  });

  it('are asked about where 1,234 could be two numbers, and are text until then', async () => {
    const file = fileOf('id,weight\n1,"1,234"\n2,"5,678"\n3,7\n');
    const sniff = must(await sniffFile(file, {}));
    expect(sniff).toMatchObject({
      needs: ['decimal'],
      ambiguousColumns: [],
      ambiguousNumbers: ['weight'],
      reading: { columns: [{ name: 'id' }, { name: 'weight', type: 'text' }] },
    });
    const asRead = async (choices: ReadingChoices) => {
      const { rows, outcome } = must(await readBack(connector, file, choices));
      return [rows.map((row) => row[1]).join(' '), outcome.reading.decimal];
    };
    expect(await asRead({})).toEqual(['1,234 5,678 7', undefined]);
    expect(await asRead({ decimal: ',' })).toEqual(['1.234 5.678 7.0', ',']);
    expect(await asRead({ decimal: '.' })).toEqual(['1234 5678 7', '.']);
  });

  it('stay text where currencies are mixed', async () => {
    const { rows, outcome } = await readText('id,amount\n1,€5.50\n2,$7.25\n');
    expect(outcome.reading.columns[1]).toEqual({ name: 'amount', type: 'text' });
    expect(rows.map((row) => row[1])).toEqual(['€5.50', '$7.25']);
  });

  it('that are against a type the user chose are rejected, and no others', async () => {
    const { rows, rejects } = await readText(
      'id;amount\n1;1.234,50 €\n2;n/a\n3;12.50\n4;7,00 €\n5;\n',
      { types: { amount: 'number' } },
    );
    expect(rows.map((row) => row[1])).toEqual(['1234.5', '7.0', '']);
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [3, '“n/a” is not a number'],
      [4, '“12.50” is not a number'],
    ]);
  });
});

describe('numbers that the samples did not show', () => {
  /** Reads `later` under what was found from `first`. */
  async function readLater(first: string[], later: string, others = ['x', 'x'], delimiter = ';') {
    const content = (cells: string[]) =>
      `a${delimiter}b\n${cells.map((cell, row) => `"${cell}"${delimiter}${others[row % 2] ?? ''}\n`).join('')}`;
    const { reading } = must(await sniffFile(fileOf(content(first)), {}));
    const whole = fileOf(content([...first, later]));
    const { rows, outcome } = must(await readWith(connector, [whole], reading));
    expect(outcome).toMatchObject({ rows: first.length + 1, rejected: 0 });
    return [outcome.reading.columns[0]?.type, rows.at(-1)?.[0]];
  }

  it.each<[string, string[], string, [string, string]]>([
    ['thousands by comma', ['12.50', '7'], '1,234.50', ['number', '1234.5']],
    ['thousands by point', ['12,50', '7'], '1.234,50', ['number', '1234.5']],
    ['whole thousands', ['12,50', '7'], '1.234', ['number', '1234.0']],
    ['thousands by blank', ['12,50', '7'], '1 234,50', ['number', '1234.5']],
    ['thousands among whole numbers', ['12', '7'], '1 234', ['integer', '1234']],
    ['fractions among whole numbers', ['1 234', '7'], '1 234,5', ['number', '1234.5']],
    ['decimal commas among whole numbers', ['12', '7'], '1,5', ['number', '1.5']],
    ['decimal points among whole numbers', ['12', '7'], '1.5', ['number', '1.5']],
    ['negatives in parentheses', ['12.50', '7'], '(1.50)', ['number', '-1.5']],
    ['true minus signs', ['12.50', '7'], '\u22121.50', ['number', '-1.5']],
    ['another sign of the currency', ['12,50 €', '7 €'], '1,50 EUR', ['number', '1.5']],
    ['another currency', ['12,50 €', '7 €'], '1,50 $', ['text', '1,50 $']],
    ['a currency', ['12,50', '7'], '1,50 €', ['text', '1,50 €']],
    ['the other sign', ['12,50', '7'], '1.50', ['text', '1.50']],
    ['a word', ['1.234,50', '7'], 'n/a', ['text', 'n/a']],
    ['what could be two numbers', ['12', '7'], '1,234', ['text', '1,234']],
    ['a point that could be a thousand', ['12', '7'], '1.234', ['text', '1.234']],
  ])('are taken, or leave the column text: %s', async (_, first, later, expected) => {
    expect(await readLater(first, later)).toEqual(expected);
  });

  it('are what the rest of the file says', async () => {
    expect(await readLater(['12', '7'], '1,234', ['"1,5"', '"2,5"'])).toEqual(['number', '1.234']);
    expect(await readLater(['12', '7'], '1,234', ['1.5', '2.5'])).toEqual(['integer', '1234']);
    expect(await readLater(['12', '7'], '1.234', ['1.5', '2.5'])).toEqual(['number', '1.234']);
    expect(await readLater(['12', '7'], '1.234', ['"1,5"', '"2,5"'])).toEqual(['text', '1.234']);
    expect(await readLater(['12', '7'], '1.234', ['x', 'y'], ',')).toEqual(['number', '1.234']);
  });
});

describe('all numbers of a file', () => {
  it.each<[string, (string | null)[], 'x' | '1.5', '.' | ',' | null]>([
    ['a comma before two digits', ['1,234', '1,23 €'], 'x', ','],
    ['a comma before a point', ['1,234', '-1,234.5'], 'x', '.'],
    ['two groups', ['1,234', '1,234,567', null], 'x', '.'],
    ['nothing', ['1,234', '999', 'n/a', ''], 'x', null],
    ['both', ['1,234', '1,23', '1.23'], 'x', null],
    ['a comma beside plain points', ['1,234', '1,23'], '1.5', null],
  ])('decide what 1,234 means where samples do not: %s', async (_, cells, other, expected) => {
    const values = join(cells.map((cell) => sql`(${literal(cell)})`));
    const table = sql`(select * from (values ${values}) t("the n"))`;
    const rows = await rowsOf(connector, decimalEvidenceQuery(table, 'the n'));
    const columns = [
      { name: 'the n', type: 'text' },
      { name: 'other', type: other === 'x' ? 'text' : 'number' },
    ] as const;
    expect(decidedDecimal(rows as unknown as DecimalFacts[], { columns })).toBe(expected);
  });

  it('leave open what a comma in one column says about points in another', () => {
    const commas = { points: false, commas: true, open_points: false };
    const columns = [{ name: 'a', type: 'text' }] as const;
    expect(decidedDecimal([commas], { columns })).toBe(',');
    expect(
      decidedDecimal([commas, { ...commas, commas: false, open_points: true }], { columns }),
    ).toBeNull();
  });
});
