import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import {
  formatted,
  merged,
  relationships,
  typed,
  workbook,
  zipped,
  type CellSpec,
  type SheetSpec,
} from '../../../tests/helpers/workbook';
import type { ConvertedTable, TableChoice } from './converter';
import { xlsxConverter } from './xlsx';

async function convert(file: File, choice: TableChoice = {}): Promise<ConvertedTable> {
  const result = await xlsxConverter.convert(file, choice);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function linesOf(file: File, choice: TableChoice = {}): Promise<string[]> {
  const text = await (await convert(file, choice)).csv.text();
  return text.split('\n').slice(0, -1);
}

/** What a cell below a header comes out as, beside one that is always there. */
async function valueOf(cell: CellSpec, formats: readonly string[] = [], date1904 = false) {
  const rows = [
    ['id', 'value'],
    ['a', cell],
  ];
  const lines = await linesOf(await workbook({ sheets: { One: { rows } }, formats, date1904 }));
  return lines[1]?.slice(2);
}

const oneSheet = (sheet: SheetSpec, formats: readonly string[] = []) =>
  workbook({ sheets: { Sales: sheet }, formats });

describe('values of a workbook', () => {
  it.each([
    ['1.1000000000000001', '1.1'],
    ['0.30000000000000004', '0.30000000000000004'],
    ['1E-7', '0.0000001'],
    ['-2.5E+20', '-250000000000000000000'],
    ['12345678901234567890', '12345678901234567890'],
    ['0.125', '0.125'],
    // Nobody shall ask whether it is over a thousand.
    ['1.234', '1.2340'],
  ])('the number %s has all its digits', async (stored, written) => {
    expect(await valueOf(formatted(stored, 0))).toBe(written);
  });

  it.each([
    ['dd.mm.yyyy', 45322, '2024-01-31'],
    ['dd.mm.yyyy', 45322.604166666664, '2024-01-31T14:30:00'],
    ['d/m/yy h:mm', 45322.604166666664, '2024-01-31T14:30:00'],
    ['yyyy-mm-dd hh:mm:ss', 45322, '2024-01-31T00:00:00'],
    ['[$-409]mmmm d, yyyy;@', 45322, '2024-01-31'],
    ['mmm "of" yyyy', 45322, '2024-01-31'],
    ['h:mm AM/PM', 0.604166666666667, '14:30:00'],
    ['mm:ss.0', 0.00052199074, '00:00:45.100'],
    ['[h]:mm:ss', 1.1041666666666667, '26:30:00'],
    ['yyyy-mm-dd', 59, '1900-02-28'],
    ['yyyy-mm-dd', 61, '1900-03-01'],
    ['#,##0.00 [$€-407]', 1234.5, '1234.5'],
    ['0.0%', 0.125, '0.125'],
    ['[Red]0 "days"', 12, '12'],
    ['"m"0', 12, '12'],
    ['yyyy-mm-dd', -3, '-3'],
  ])('in the format %s, %f is %s', async (code, stored, written) => {
    expect(await valueOf(formatted(stored, 1), [code])).toBe(written);
  });

  it('days may be counted from 1904', async () => {
    expect(await valueOf(formatted(43860, 1), ['yyyy-mm-dd'], true)).toBe('2024-01-31');
    expect(await valueOf(formatted(0, 1), ['yyyy-mm-dd'], true)).toBe('1904-01-01');
  });

  it.each<[string, CellSpec, string]>([
    ['leading zeros', '007', '007'],
    ['blanks', '  a  b ', '  a  b '],
    ['lines, commas and quotes', 'a\n"b", c', '"a\n""b"", c"'],
    ['a truth', true, 'true'],
    ['a result of a formula', { xml: '<c t="str"><f>A1&amp;"x"</f><v>a &amp; x</v></c>' }, 'a & x'],
    ['a number of a formula', { xml: '<c><f>1+1</f><v>2</v></c>' }, '2'],
    [
      'rich text, without how it is read aloud',
      {
        xml: '<c t="inlineStr"><is><r><t>plain </t></r><r><t>bold</t></r><rPh><t>x</t></rPh></is></c>',
      },
      'plain bold',
    ],
    ['characters that XML cannot hold', 'a_x0009_b_x005F_x', 'a\tb_x'],
    [
      'a date in words of ISO',
      { xml: '<c t="d" s="1"><v>2024-01-31T00:00:00</v></c>' },
      '2024-01-31',
    ],
  ])('%s', async (_, cell, written) => {
    const rows = [
      ['id', 'value'],
      ['a', cell],
    ];
    const text = await (await convert(await oneSheet({ rows }, ['yyyy-mm-dd']))).csv.text();
    expect(text).toBe(`id,value\na,${written}\n`);
  });

  it('cells that hold no value any more are empty and counted', async () => {
    const rows: CellSpec[][] = [
      ['a', 'b', 'c', 'd'],
      [typed('e', '#N/A'), typed('e', '#REF!'), formatted(0, 1), { xml: '<c><f>1/x</f></c>' }],
      [1, typed('e', '#N/A'), formatted(45322, 1), typed('str', '')],
    ];
    const table = await convert(await oneSheet({ rows }, ['yyyy-mm-dd']));
    expect(await table.csv.text()).toBe('a,b,c,d\n,,,\n1,,2024-01-31,\n');
    expect(table.lostCells).toEqual([
      { reason: '#N/A', cells: 2 },
      { reason: '#REF!', cells: 1 },
      { reason: 'date that is 0', cells: 1 },
      { reason: 'formula without a stored result', cells: 1 },
    ]);
  });

  it('currencies of formats are told by column', async () => {
    const rows: CellSpec[][] = [
      ['a', 'b', 'c'],
      [1, formatted(2, 1), formatted(3, 2)],
      [1, formatted(2, 3), formatted(3, 2)],
    ];
    const formats = ['#,##0.00 [$€-407]', '[$CHF] 0.00', '"$"#,##0.00'];
    const { currencies } = await convert(await oneSheet({ rows }, formats));
    expect(currencies).toEqual([[], ['€', '$'], ['CHF']]);
  });
});

describe('the place of a table on its sheet', () => {
  const cell = (at: string, value: number | string) => `<c r="${at}"><v>${value}</v></c>`;

  it('begins where something stands, and keeps the empty rows inside', async () => {
    const data =
      `<row r="2"><c r="A2" s="0"/></row><row r="5">${cell('C5', 1)}${cell('D5', 2)}</row>` +
      `<row r="8">${cell('D8', 3)}<c r="XFD8" s="0"/></row><row r="900"/>`;
    const table = await convert(await oneSheet({ data }));
    expect(await table.csv.text()).toBe('1,2\n,\n,\n,3\n');
    expect(table.firstRow).toBe(5);
    expect(table.raw).toEqual(['\t\t1\t2', '\t\t\t3']);
  });

  it('is written again when rows far down are wider than all before', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => [at]);
    const lines = await linesOf(await oneSheet({ rows: [...rows, [1, 2, 3]] }));
    expect(lines).toHaveLength(30_001);
    expect([lines[0], lines.at(-1)]).toEqual(['0,,', '1,2,3']);
  });

  it.each([
    ['B2:C3', '22,23\n32,33\n'],
    ['$B$3:$C$9', '32,33\n'],
    ['c:c', '13\n23\n33\n'],
    ['2:2', '21,22,23\n'],
    ['B2:C', '22,23\n32,33\n'],
  ])('may be chosen as %s', async (range, written) => {
    const rows = [1, 2, 3].map((row) => [1, 2, 3].map((column) => row * 10 + column));
    const table = await convert(await oneSheet({ rows }), { range });
    expect(await table.csv.text()).toBe(written);
  });

  it('rows that are hidden are read, and counted', async () => {
    const data = `<row r="1">${cell('A1', 1)}</row><row r="2" hidden="1">${cell('A2', 2)}</row>`;
    const table = await convert(await oneSheet({ data }));
    expect([await table.csv.text(), table.hiddenRows]).toEqual(['1\n2\n', 1]);
  });

  it('a value at the other end of the sheet does not cost the memory of all between', async () => {
    const data = `<row r="1">${cell('A1', 1)}${cell('XFD1', 2)}</row><row r="1048576">${cell('A1048576', 3)}</row>`;
    const result = await xlsxConverter.convert(await oneSheet({ data }), {});
    expect(result).toMatchObject({ ok: false, error: { code: 'intake.unreadable' } });
  });
});

describe('merged cells', () => {
  it('a title stays one, names of groups reach over their columns, labels over their rows', async () => {
    const rows: CellSpec[][] = [
      ['Sales in euro', null, null, null, null],
      ['Region', 2023, null, 2024, null],
      [null, 'Q1', 'Q2', 'Q1', 'Q2'],
      ['North', 1, 2, 3, 4],
      [null, 5, 6, 7, 8],
      ['Total', null, 8, 10, 12],
    ];
    const behind = merged('A1:E1', 'A2:A3', 'B2:C2', 'D2:E2', 'A4:A5', 'A6:B6');
    const table = await convert(await oneSheet({ rows, behind }));
    expect((await table.csv.text()).split('\n').slice(0, 6)).toEqual([
      'Sales in euro,,,,',
      'Region,2023,2023,2024,2024',
      'Region,Q1,Q2,Q1,Q2',
      'North,1,2,3,4',
      'North,5,6,7,8',
      'Total,,8,10,12',
    ]);
    expect(table.filledMerges).toBe(4);
    expect(table.raw[1]).toBe('Region\t2023\t\t2024');
  });

  it('an amount beside several rows is not counted for each, an order number is', async () => {
    const rows: CellSpec[][] = [
      ['order', 'line', 'total'],
      [1001, 'a', 30],
      [null, 'b', null],
      [1002, 'c', 5],
    ];
    const lines = await linesOf(await oneSheet({ rows, behind: merged('A2:A3', 'C2:C3') }));
    expect(lines.slice(1)).toEqual(['1001,a,30', '1001,b,', '1002,c,5']);
  });
});

describe('sheets', () => {
  const table: SheetSpec = { rows: [['id', 'amount'], ...[[1, 2]]] };

  it('all are offered; those that look like tables are worth reading', async () => {
    const pivot = '<pivotTableDefinition><location ref="A1:B9"/></pivotTableDefinition>';
    const file = await workbook({
      sheets: {
        Orders: table,
        Hidden: { ...table, state: 'hidden' },
        Gone: { ...table, state: 'veryHidden' },
        Empty: {},
        Notes: { rows: [['About this file'], ['It is old']] },
        Pivot: table,
        'A &amp; B': table,
      },
      parts: {
        'xl/worksheets/_rels/sheet6.xml.rels': relationships([
          '<Relationship Id="p" Type="x/pivotTable" Target="../pivotTables/pivotTable1.xml"/>',
        ]),
        'xl/pivotTables/pivotTable1.xml': pivot,
      },
    });
    const tables = await xlsxConverter.tables(file);
    if (!tables.ok) throw new Error('no tables');
    expect(tables.value.map(({ label, worthReading }) => [label, worthReading])).toEqual([
      ['Orders', true],
      ['Hidden', false],
      ['Gone', false],
      ['Empty', false],
      ['Notes', false],
      ['Pivot', false],
      ['A & B', true],
    ]);
    expect(await linesOf(file, { sheet: 'Hidden' })).toEqual(['id,amount', '1,2']);
    expect(await linesOf(file, { sheet: 'Empty' })).toEqual([]);
  });

  it('one that is not there is named, with those that are', async () => {
    const file = await workbook({ sheets: { May: table, June: table } });
    const result = await xlsxConverter.convert(file, { sheet: 'July' });
    expect(result).toMatchObject({
      error: {
        code: 'intake.unreadable',
        params: { detail: 'it has no sheet “July”, but “May”, “June”.' },
      },
    });
  });

  it('what another program wrote is read: shared strings, formats, dates', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Data',
          rows: [
            ['id', 'when', 'amount'],
            ['a & b', new Date('2024-02-29T00:00:00Z'), 12.5],
            ['a & b', new Date('2023-12-31T00:00:00Z'), -0.1],
          ],
          columns: [{}, { numFmt: 'yyyy-mm-dd' }, {}],
        },
      ],
    });
    const file = new File([bytes.slice()], 'data.xlsx');
    expect(await linesOf(file)).toEqual([
      'id,when,amount',
      'a & b,2024-02-29,12.5',
      'a & b,2023-12-31,-0.1',
    ]);
  });
});

describe('files that cannot be read', () => {
  const small = () => oneSheet({ rows: [['id', 'amount'], ...[[1, 2]]] });
  const errorOf = async (file: File) => {
    const result = await xlsxConverter.convert(file, {});
    return result.ok ? null : result.error;
  };

  it('a workbook cut off is damaged', async () => {
    const whole = await small();
    const cut = new File([whole.slice(0, Math.floor(whole.size * 0.7))], 'orders.xlsx');
    expect(await errorOf(cut)).toMatchObject({
      code: 'intake.corrupt_file',
      params: { kind: 'workbook' },
    });
  });

  it('a workbook in which bytes changed is damaged, or comes out the same', async () => {
    const whole = new Uint8Array(await (await small()).arrayBuffer());
    const expected = await linesOf(await small());
    for (let at = 30; at < whole.length; at += 97) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      const result = await xlsxConverter.convert(new File([bytes], 'orders.xlsx'), {});
      if (result.ok)
        expect((await result.value.csv.text()).split('\n').slice(0, -1)).toEqual(expected);
      else
        expect(result.error.code).toMatch(
          /^intake\.(corrupt_file|not_a_table|locked_file|unreadable)$/,
        );
    }
  });

  it.each([
    ['<row><c><v>1</v></row>', 'tags that cross'],
    ['<row><c><v>1</v></c></row>'.slice(0, 20), 'a sheet that ends in the middle'],
    ['<row><c r="ZZZZZZ9"><v>1</v></c></row>', 'a column that no sheet has'],
    ['<row r="-1"><c><v>1</v></c></row>', 'a row that no sheet has'],
    ['<row r="x"><c><v>1</v></c></row>', 'a row without a number'],
    ['<row><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>', 'cells in another order'],
    ['<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', 'two cells in one place'],
  ])('%s: %s', async (data) => {
    const error = await errorOf(await oneSheet({ data }));
    expect(error).toMatchObject({ code: 'intake.corrupt_file' });
  });

  it('a part that grows without measure is not unpacked', async () => {
    const data = ' '.repeat(60_000_000);
    expect(await errorOf(await oneSheet({ data }))).toMatchObject({
      code: 'intake.archive_too_large',
    });
  });

  it.each([
    ['xl/workbook.bin', 'a binary Excel workbook (.xlsb)'],
    ['word/document.xml', 'a Word document (.docx)'],
    ['orders.csv', 'a ZIP archive'],
  ])('an archive with %s is %s', async (path, looksLike) => {
    const error = await errorOf(await zipped({ [path]: 'x' }, 'orders.xlsx'));
    expect(error).toMatchObject({ code: 'intake.not_a_table', params: { looksLike } });
  });

  it('a workbook with a password, and one of Excel 97, are named', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'A', rows: [['x']] }],
      encryption: { password: 'secret', spinCount: 100 },
    });
    const locked = new File([bytes.slice()], 'locked.xlsx');
    expect(await errorOf(locked)).toMatchObject({ code: 'intake.locked_file' });
    const old = new Uint8Array(4096);
    old.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await errorOf(new File([old], 'old.xls'))).toMatchObject({
      code: 'intake.not_a_table',
      params: { looksLike: 'an old Excel or Office file (.xls)' },
    });
  });

  it('stops when it is cancelled', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => [at, 'x']);
    const file = await oneSheet({ rows });
    const stop = new AbortController();
    const result = await xlsxConverter.convert(
      file,
      {},
      {
        signal: stop.signal,
        onBytes: () => {
          stop.abort();
        },
      },
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});
