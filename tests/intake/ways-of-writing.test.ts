import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadingChoices } from '../../src/base/reading';
import type { WasmConnector } from '../../src/engine/wasm/wasm-connector';
import { sniffFile } from '../../src/intake/sniff/sniff-file';
import { must, openEngine } from '../helpers/engine';
import { fileOf, gzip, readBack, readWith } from './reading';

const utf16 = (text: string, swap = false) => {
  const buffer = Buffer.from(text, 'utf16le');
  return new Uint8Array(swap ? buffer.swap16() : buffer);
};
const windows1252 = (text: string) =>
  new Uint8Array(Buffer.from(text.replaceAll('€', '\x80'), 'latin1'));

const CSV = 'name,city,amount\nZoë,Köln,1.5\n"Ann, B.","Paris\nFrance",2\n';
const ROWS = [
  ['Zoë', 'Köln', '1.5'],
  ['Ann, B.', 'Paris\nFrance', '2.0'],
];

let engine: WasmConnector;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

async function readText(content: string | Uint8Array<ArrayBuffer>, choices: ReadingChoices = {}) {
  return must(await readBack(engine, fileOf(content), choices));
}

describe('one table in many ways of writing', () => {
  it.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ['UTF-8', CSV],
    ['UTF-8 with a byte order mark', `\ufeff${CSV}`],
    ['UTF-16 little endian', utf16(`\ufeff${CSV}`)],
    ['UTF-16 big endian', utf16(`\ufeff${CSV}`, true)],
    ['UTF-16 without a mark', utf16(CSV)],
    ['Windows-1252', windows1252(CSV)],
    ['a blank line at the end', `${CSV}\n`],
    ['blank lines before and between', `\n\n${CSV.replace('1.5\n', '1.5\n\n')}`],
    ['no line end at the end', CSV.trimEnd()],
    ['a title above', `Customers of 2024\nmade by the shop\n${CSV}`],
    [
      'everything quoted',
      '"name","city","amount"\n"Zoë","Köln","1.5"\n"Ann, B.","Paris\nFrance","2"\n',
    ],
    ['spaces around quoted fields', CSV.replace('"Ann, B.",', ' "Ann, B." , ')],
    [
      'a delimiter at the end of each line',
      CSV.replace('amount\n', 'amount,\n').replace('1.5\n', '1.5,\n').replace('2\n', '2,\n'),
    ],
    ['semicolons', 'name;city;amount\nZoë;Köln;1.5\n"Ann, B.";"Paris\nFrance";2\n'],
    ['tabs', 'name\tcity\tamount\nZoë\tKöln\t1.5\nAnn, B.\t"Paris\nFrance"\t2\n'],
    ['pipes', 'name|city|amount\nZoë|Köln|1.5\nAnn, B.|"Paris\nFrance"|2\n'],
    ['carets', 'name^city^amount\nZoë^Köln^1.5\nAnn, B.^"Paris\nFrance"^2\n'],
    ['section signs', 'name§city§amount\nZoë§Köln§1.5\nAnn, B.§"Paris\nFrance"§2\n'],
    [
      'control characters',
      'name\x01city\x01amount\nZoë\x01Köln\x011.5\nAnn, B.\x01"Paris\nFrance"\x012\n',
    ],
    [
      'apostrophes as quotes',
      "'name','city','amount'\n'Zoë','Köln','1.5'\n'Ann, B.','Paris\nFrance','2'\n",
    ],
  ])('%s', async (_, content) => {
    const { columns, rows, outcome } = await readText(content);
    expect(columns).toEqual(['name', 'city', 'amount']);
    expect(rows).toEqual(ROWS);
    expect(outcome.rejected).toBe(0);
  });

  it('gzip', async () => {
    const { rows, outcome } = await readText(await gzip(CSV));
    expect(rows).toEqual(ROWS);
    expect(outcome.reading.compression).toBe('gzip');
  });

  it.each([
    ['\r\n', 'CRLF'],
    ['\r', 'CR'],
  ])('line ends of %j', async (lineEnd) => {
    const { rows, outcome } = await readText(
      'name,city,amount\nZoë,Köln,1.5\nAnn,Paris,2\n'.replaceAll('\n', lineEnd),
    );
    expect(rows).toEqual([
      ['Zoë', 'Köln', '1.5'],
      ['Ann', 'Paris', '2.0'],
    ]);
    expect(outcome.rejected).toBe(0);
  });

  it('mixed line ends, which the engine alone refuses', async () => {
    const { rows, outcome } = await readText('a,b\r\n1,x\n2,y\r\n3,"z\r\nz"\n4,u\rv\n');
    expect(rows).toEqual([
      ['1', 'x'],
      ['2', 'y'],
      ['3', 'z\r\nz'],
      ['4', 'u\rv'],
    ]);
    expect(outcome.rejected).toBe(0);
  });

  it('columns separated by any number of spaces', async () => {
    const { columns, rows } = await readText(
      ' id  day       spent\n 00001 19970101   11.77\n 00002 19970112   5.00\n',
    );
    expect(columns).toEqual(['id', 'day', 'spent']);
    expect(rows).toEqual([
      ['00001', '1997-01-01', '11.77'],
      ['00002', '1997-01-12', '5.0'],
    ]);
  });

  it('a single column', async () => {
    const { columns, rows } = await readText('customer_id\nC1\nC2\n');
    expect(columns).toEqual(['customer_id']);
    expect(rows).toEqual([['C1'], ['C2']]);
  });

  it('a delimiter, a quote and a header that the user chose against the look of it', async () => {
    const { columns, rows } = await readText("a-b\n'c-d'-e\n", {
      delimiter: '-',
      quote: "'",
      header: false,
    });
    expect(columns).toEqual(['column_1', 'column_2']);
    expect(rows).toEqual([
      ['a', 'b'],
      ['c-d', 'e'],
    ]);
  });
});

describe('the header', () => {
  it.each([
    ['numbers in the first row', '1,2.5\n2,3.5\n3,4\n'],
    ['dates in the first row', '2024-01-02,A\n2024-02-03,B\n'],
  ])('is none with %s', async (_, content) => {
    const { columns } = await readText(content);
    expect(columns).toEqual(['column_1', 'column_2']);
  });

  it('gives equal names a number, whatever their case, and empty ones their place', async () => {
    const { columns, rows } = await readText('id,Name,name,,NAME\n1,a,b,c,d\n');
    expect(columns).toEqual(['id', 'Name', 'name_2', 'column_4', 'NAME_3']);
    expect(rows).toEqual([['1', 'a', 'b', 'c', 'd']]);
  });

  it('may leave out the name of the first column, as R does', async () => {
    const { columns, rows } = await readText('"x" "y"\n"r1" 1 2\n"r2" 3 4\n', { delimiter: ' ' });
    expect(columns).toEqual(['column_1', 'x', 'y']);
    expect(rows).toEqual([
      ['r1', '1', '2'],
      ['r2', '3', '4'],
    ]);
  });
});

describe('types', () => {
  const typesOf = async (content: string, choices: ReadingChoices = {}) => {
    const { reading } = must(await sniffFile(fileOf(content), choices));
    return reading.columns.map(({ type, format }) =>
      format === undefined ? type : `${type} ${format}`,
    );
  };

  it.each([
    ['whole numbers', '1,-20,0', 'integer'],
    ['numbers', '1,2.5,-0.25', 'number'],
    ['numbers with many decimals', '3.3899999999999997,1e-7,2', 'number'],
    ['true and false', 'true,FALSE,true', 'boolean'],
    ['yes and no stay as they are', 'yes,no,yes', 'text'],
    ['leading zeros', '1,02,3', 'text'],
    ['plus signs', '+49123,+49124,1', 'text'],
    ['more than 15 digits', '1234567890123456,2,3', 'text'],
    ['ISO days', '2024-01-31,2024-02-01,2024-02-29', 'date %Y-%m-%d'],
    ['days that do not exist', '2024-01-31,2024-02-30,2024-02-29', 'text'],
    ['ISO timestamps', '2024-01-31 10:00:00,2024-02-01 11:30:05', 'timestamp %Y-%m-%d %H:%M:%S'],
    [
      'ISO timestamps with T and Z',
      '2024-01-31T10:00:00Z,2024-02-01T11:30:05Z',
      'timestamp %Y-%m-%dT%H:%M:%SZ',
    ],
    ['ISO in several ways', '2024-01-31 10:00:00,2024-02-01 11:30:05.25,2024-02-02', 'timestamp'],
    [
      'offsets, which are left out',
      '2024-01-31 10:00:00+02:00,2024-02-01 11:30:05+02:00',
      'timestamp %Y-%m-%d %H:%M:%S%z',
    ],
    ['day first', '31/01/2024,01/02/2024', 'date %d/%m/%Y'],
    ['month first', '01/31/2024,02/01/2024', 'date %m/%d/%Y'],
    ['day first with dots', '01.02.2024,03.04.2024', 'date %d.%m.%Y'],
    ['two-digit years', '31/01/99,01/02/24', 'date %d/%m/%y'],
    ['two-digit years with dots', '31.01.24,01.02.24', 'date %d.%m.%y'],
    ['half days', '1/31/2024 3:05 PM,2/1/2024 11:00 AM', 'timestamp %m/%d/%Y %I:%M %p'],
    ['month names', '4-Sep-2012,12-Mar-2013', 'date %d-%b-%Y'],
    ['year first with slashes', '2024/01/31,2024/02/01', 'date %Y/%m/%d'],
    ['months that contradict each other', '31/01/2024,01/31/2024', 'text'],
    ['gaps', ',2,,3', 'integer'],
  ])('%s', async (_, values, type) => {
    const lines = values.split(',').map((value) => `${value},x`);
    expect(await typesOf(`value,mark\n${lines.join('\n')}\n`)).toEqual([type, 'text']);
  });

  it('asks for the order of dates that no value decides, and reads them as text until then', async () => {
    const content = 'id,day\n1,03/04/2024\n2,05/06/2024\n';
    const open = must(await sniffFile(fileOf(content), {}));
    expect(open).toMatchObject({ needs: ['date_order'], ambiguousColumns: ['day'] });
    expect(open.reading).toMatchObject({ date_order: null, columns: [{}, { type: 'text' }] });
    const decided = await readText(content, { date_order: 'dmy' });
    expect(decided.rows).toEqual([
      ['1', '2024-04-03'],
      ['2', '2024-06-05'],
    ]);
    expect(decided.outcome.reading.date_order).toBe('dmy');
  });

  it('lets one column decide the order for another', async () => {
    const { reading, needs } = must(
      await sniffFile(fileOf('a,b\n03/04/2024,25/04/2024\n05/06/2024,26/06/2024\n'), {}),
    );
    expect(needs).toEqual([]);
    expect(reading.columns.map(({ format }) => format)).toEqual(['%d/%m/%Y', '%d/%m/%Y']);
  });

  it('reads two formats of dates in one file', async () => {
    const { rows } = await readText(
      'a,b,c\n31/01/2024,2024-01-31,1/31/2024 15:04\n01/02/2024,2024-02-01,2/1/2024 0:30\n',
    );
    expect(rows).toEqual([
      ['2024-01-31', '2024-01-31', '2024-01-31 15:04:00'],
      ['2024-02-01', '2024-02-01', '2024-02-01 00:30:00'],
    ]);
  });

  it.each([
    ['a time', '%d/%m/%Y', '12/02/2024 10:30', '2024-02-12 10:30:00', 'timestamp'],
    ['a year of two digits', '%d/%m/%Y', '12/02/24', '2024-02-12', 'date'],
    ['an ISO date', '%d/%m/%Y', '2024-02-12', '2024-02-12', 'date'],
    ['a month that does not exist', '%d/%m/%Y', '12/13/2024', '12/13/2024', 'text'],
    [
      'an offset',
      '%Y-%m-%d %H:%M:%S',
      '2024-02-12 23:30:00 -0400',
      '2024-02-12 23:30:00',
      'timestamp',
    ],
    ['fewer digits', '%Y%m%d', '2024212', '2024212', 'text'],
    ['an ISO date', '%d. %B %Y', '2024-02-12', '2024-02-12', 'date'],
  ] as const)(
    'dates are read on where %s comes up that the samples did not show: %s',
    async (_, format, cell, expected, becomes) => {
      const usual = {
        '%d/%m/%Y': '31/01/2024',
        '%Y-%m-%d %H:%M:%S': '2024-01-31 00:00:00',
        '%Y%m%d': '20240131',
        '%d. %B %Y': '31. Januar 2024',
      }[format];
      const file = fileOf(`x,y\n${`${usual},a\n`.repeat(50)}${cell},b\n`);
      const { reading } = must(await sniffFile(file, {}));
      const type = format.includes('%H') ? 'timestamp' : 'date';
      const months = format.includes('%B') ? ({ months: 'de' } as const) : {};
      const columns = [
        { name: 'x', type, format, ...months },
        { name: 'y', type: 'text' },
      ] as const;
      const { rows, outcome } = must(await readWith(engine, [file], { ...reading, columns }));
      expect(outcome).toMatchObject({ rows: 51, rejected: 0 });
      expect([rows[50]?.[0], outcome.reading.columns[0]?.type]).toEqual([expected, becomes]);
    },
  );

  it('reads numbers with a decimal comma', async () => {
    const { rows, outcome } = await readText('id;amount\n1;12,50\n2;1.234,5\n3;-7\n');
    expect(rows).toEqual([
      ['1', '12.5'],
      ['2', '1234.5'],
      ['3', '-7.0'],
    ]);
    expect(outcome.reading.columns[1]).toEqual({
      name: 'amount',
      type: 'number',
      number: { decimal: ',', group: '.' },
    });
  });

  it.each([
    ['a whole number with a fraction', 'integer', '1.5', 'number'],
    ['a whole number of 17 digits', 'integer', '12345678901234567', 'text'],
    ['a whole number of 30 digits', 'integer', '1'.repeat(30), 'text'],
    ['infinity among whole numbers', 'integer', '-inf', 'text'],
    ['a number of 20 digits', 'number', '12345678901234567890', 'text'],
    ['a leading blank', 'integer', ' ', 'integer'],
    ['a word among whole numbers', 'integer', 'n/a', 'text'],
    ['NaN among numbers', 'number', 'NaN', 'text'],
    ['a time among days', 'date', '2024-01-02 10:00:00', 'timestamp'],
    ['a word among days', 'date', 'tomorrow', 'text'],
    ['a word among timestamps', 'timestamp', 'soon', 'text'],
    ['a fraction of a second among timestamps', 'timestamp', '2024-01-02 10:00:00.5', 'timestamp'],
  ] as const)(
    'gives way to %s that the samples did not show, without losing anything',
    async (_, type, cell, becomes) => {
      const usual = {
        integer: '7',
        number: '2.5',
        date: '2024-01-01',
        timestamp: '2024-01-01 00:00:00',
      }[type];
      const format = {
        integer: {},
        number: {},
        date: { format: '%Y-%m-%d' },
        timestamp: { format: '%Y-%m-%d %H:%M:%S' },
      }[type];
      const file = fileOf(`x,y\n${`${usual},a\n`.repeat(50)}${cell},b\n`);
      const { reading } = must(await sniffFile(file, {}));
      const columns = [
        { name: 'x', type, ...format },
        { name: 'y', type: 'text' },
      ] as const;
      const { rows, outcome } = must(await readWith(engine, [file], { ...reading, columns }));
      expect(outcome).toMatchObject({ rows: 51, rejected: 0 });
      expect(outcome.reading.columns[0]?.type).toBe(becomes);
      expect(rows[50]?.[0]).toBe(cell.trim());
    },
  );

  it('rejects what is against a type the user chose, with line, column, reason and raw text', async () => {
    const { rows, rejects, outcome } = await readText(
      'id,amount,day\n1,5,2024-01-01\n2,n/a,2024-01-02\n3,"x\ny",2024-01-03\n4,,2024-13-01\n5,7.5,2024-01-05\n',
      { types: { amount: 'number', day: 'date' } },
    );
    expect(rows).toEqual([
      ['1', '5.0', '2024-01-01'],
      ['5', '7.5', '2024-01-05'],
    ]);
    expect(outcome).toMatchObject({ rows: 2, rejected: 3 });
    expect(rejects.map(({ line, column, reason, raw }) => [line, column, reason, raw])).toEqual([
      [3, 'amount', '“n/a” is not a number', '2,n/a,2024-01-02'],
      [4, 'amount', '“x\ny” is not a number', '3,"x\ny",2024-01-03'],
      [6, 'day', '“2024-13-01” is not a date', '4,,2024-13-01'],
    ]);
  });

  it('pads short rows when the user says so', async () => {
    const { rows, outcome } = await readText('a,b,c\n1,2,3\n4,5\n6\n', { short_rows: 'pad' });
    expect(rows).toEqual([
      ['1', '2', '3'],
      ['4', '5', ''],
      ['6', '', ''],
    ]);
    expect(outcome.rejected).toBe(0);
  });
});
