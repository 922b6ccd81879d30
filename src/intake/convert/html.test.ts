import { describe, expect, it } from 'vitest';
import type { ConvertedTable, TableChoice } from './converter';
import { htmlConverter } from './html';

function pageOf(content: string | Uint8Array<ArrayBuffer>): File {
  return new File([content], 'report.xls');
}

async function convert(page: File | string, choice: TableChoice = {}): Promise<ConvertedTable> {
  const file = typeof page === 'string' ? pageOf(page) : page;
  const result = await htmlConverter.convert(file, choice);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function textOf(page: File | string, choice: TableChoice = {}): Promise<string> {
  return (await convert(page, choice)).csv.text();
}

async function tablesOf(page: string) {
  const result = await htmlConverter.tables(pageOf(page));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const TABLE = '<table><tr><th>id<th>amount<tr><td>1<td>2</table>';

describe('cells of a web page', () => {
  it.each([
    ['blanks are one', ' a \n\t b&nbsp;&nbsp;c ', 'a b c'],
    ['lines stay', 'Main St 1<br>10115 Berlin<br/>', '"Main St 1\n10115 Berlin"'],
    ['paragraphs are lines', '<p>one</p><p>two</p><div>three</div>', '"one\ntwo\nthree"'],
    ['an empty line between paragraphs is none', '<p>one<br></p><p>two', '"one\ntwo"'],
    ['entities are characters', 'R&amp;D &lt;b&gt; &euro; &#8364; &eacute;', 'R&D <b> € € é'],
    ['tags are not text', '<a href="x">Ann</a> <b>Lee</b><!-- no --><img alt="no">', 'Ann Lee'],
    ['what is not for readers is left out', 'a<script>alert("<td>")</script><style>b</style>', 'a'],
    ['quotes and commas', '5" screws, 10', '"5"" screws, 10"'],
    ['leading zeros', '007', '007'],
    ['a blank that does not break is nothing', '&nbsp;', ''],
  ])('%s', async (_, html, written) => {
    const page = `<table><tr><th>id<th>value<tr><td>1<td>${html}</table>`;
    expect(await textOf(page)).toBe(`id,value\n1,${written}\n`);
  });

  it('tags that are left open end where the next begins', async () => {
    const page = '<TABLE><TR><TD>a<TD><P>b<TR><TD>c</TD><TD>d';
    expect(await textOf(page)).toBe('a,b\nc,d\n');
  });

  it('rows with fewer cells have empty ones', async () => {
    const page = '<table><tr><td>a<tr><td>1<td>2<tr><tr><td>3<td>4</table>';
    expect(await textOf(page)).toBe('a,\n1,2\n,\n3,4\n');
  });

  it('cells over several columns or rows are filled as in workbooks', async () => {
    const page = `<table>
      <tr><th colspan=5>Sales</th></tr>
      <tr><th rowspan=2>Region</th><th colspan=2>2023</th><th colspan="2">2024</th></tr>
      <tr><th>Q1<th>Q2<th>Q1<th>Q2</tr>
      <tr><td rowspan=0>North<td>1<td>2<td rowspan=2>3<td>4</tr>
      <tr><td>5<td>6<td>8</tr></table>`;
    const table = await convert(page);
    expect(await table.csv.text()).toBe(
      'Sales,,,,\nRegion,2023,2023,2024,2024\nRegion,Q1,Q2,Q1,Q2\nNorth,1,2,3,4\nNorth,5,6,,8\n',
    );
    expect(table.filledMerges).toBe(4);
  });

  it.each([
    ['<tr><th>id<th>name<tr><td>1<td>2', true],
    ['<tr><th>1<th>2<tr><th>id<th>name<tr><td>1<td>2', undefined],
    ['<tr><td>id<td>name<tr><td>1<td>2', undefined],
    ['<tr><th>id<td>name<tr><th>1<td>2', undefined],
  ])('%s: the first row is the header: %s', async (rows, header) => {
    expect((await convert(`<table>${rows}</table>`)).header).toBe(header);
  });
});

describe('tables of a web page', () => {
  it('are numbered and named by their caption or the heading above', async () => {
    const page = `<h1>Shop</h1>${TABLE}<h2>Orders <i>2024</i></h2><p>text</p>${TABLE}
      <table><caption>Customers</caption><tr><td>a<td>b<tr><td>1<td>2</table>
      <table style="display: none"><tr><td>a<td>b<tr><td>1<td>2</table>
      <table><tr><td>one row<td>only</table><table></table>
      <table><tr><td>one column<tr><td>only</table>`;
    expect(
      (await tablesOf(page)).map(({ choice, label, worthReading }) => [
        choice.path,
        label,
        worthReading,
      ]),
    ).toEqual([
      ['1', 'Shop', true],
      ['2', 'Orders 2024', true],
      ['3', 'Customers', true],
      ['4', 'Orders 2024', false],
      ['5', 'Orders 2024', false],
      ['6', 'Orders 2024', false],
      ['7', 'Orders 2024', false],
    ]);
    expect(await textOf(page, { path: '3' })).toBe('a,b\n1,2\n');
  });

  it('inside each other belong to themselves', async () => {
    const page = `<table><tr><td>menu<td>top</tr><tr><td>left ${TABLE} right<td>end</table>`;
    expect((await tablesOf(page)).map(({ worthReading }) => worthReading)).toEqual([false, true]);
    expect(await textOf(page)).toBe('id,amount\n1,2\n');
    expect(await textOf(page, { path: '1' })).toBe('menu,top\nleft right,end\n');
  });

  it('a page without one, and one that is not there, are named', async () => {
    expect(await htmlConverter.tables(pageOf('<html><p>Nothing</p></html>'))).toMatchObject({
      error: { code: 'intake.not_a_table', params: { looksLike: 'a web page without a table' } },
    });
    expect(await htmlConverter.convert(pageOf(TABLE), { path: '2' })).toMatchObject({
      error: { code: 'intake.unreadable', params: { detail: 'it has no table “2”, but “1”.' } },
    });
  });

  it('spans without end cost nothing', async () => {
    const wide = '<td colspan=1000 rowspan=65534>x'.repeat(20);
    const result = await htmlConverter.convert(pageOf(`<table><tr>${wide}</table>`), {});
    expect(result).toMatchObject({ error: { code: 'intake.unreadable' } });
  });
});

describe('encodings of a web page', () => {
  const page = '<table><tr><td>id<td>name<tr><td>1<td>Zoë €</table>';
  const bytes = (text: string, encoding: BufferEncoding) =>
    new Uint8Array(Buffer.from(text, encoding));
  const in1252 = (text: string) => bytes(text.replace('€', '\x80'), 'latin1');

  it.each([
    ['UTF-8', bytes(page, 'utf8')],
    ['UTF-8 with a mark', bytes(`\ufeff${page}`, 'utf8')],
    ['UTF-16 with a mark', bytes(`\ufeff${page}`, 'utf16le')],
    [
      'Windows-1252, as declared',
      in1252(`<meta http-equiv=Content-Type content="text/html; charset=windows-1252">${page}`),
    ],
    ['Windows-1252, undeclared', in1252(page)],
  ])('%s', async (_, content) => {
    expect(await textOf(pageOf(content))).toBe('id,name\n1,Zoë €\n');
  });

  it('what the page declares counts', async () => {
    const polish = page.replace('Zoë €', '\xa3\xf3d\xbc');
    const content = bytes(`<meta charset="iso-8859-2">${polish}`, 'latin1');
    expect(await textOf(pageOf(content))).toBe('id,name\n1,Łódź\n');
  });
});

describe('workbooks of Excel 2003 in XML', () => {
  const sheet = (name: string, rows: string, options = '') =>
    `<Worksheet ss:Name="${name}"><Table>${rows}</Table><WorksheetOptions>${options}</WorksheetOptions></Worksheet>`;
  const book = (...sheets: string[]) =>
    `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${sheets.join('')}</Workbook>`;
  const cell = (type: string, value: string, attributes = '') =>
    `<Cell ${attributes}><Data ss:Type="${type}">${value}</Data></Cell>`;
  const header = `<Row>${['id', 'when', 'amount', 'ok'].map((name) => cell('String', name)).join('')}</Row>`;

  it('have typed values, and places that are passed over', async () => {
    const rows =
      `<Row>${cell('String', '007')}${cell('DateTime', '2024-01-31T00:00:00.000')}${cell('Number', '1.1000000000000001')}${cell('Boolean', '1')}</Row>` +
      `<Row ss:Index="4">${cell('String', 'a &amp; b&#10;c')}${cell('Error', '#N/A', 'ss:Index="3"')}${cell('Boolean', '0')}</Row>` +
      `<Row>${cell('Number', '12')}${cell('DateTime', '1899-12-31T14:30:00.000')}</Row>`;
    const table = await convert(book(sheet('Data', header + rows)));
    expect(await table.csv.text()).toBe(
      'id,when,amount,ok\n007,2024-01-31,1.1,true\n,,,\n"a & b\nc",,,false\n12,14:30:00,,\n',
    );
    expect(table.lostCells).toEqual([{ reason: '#N/A', cells: 1 }]);
  });

  it('have merged cells, hidden sheets and several tables', async () => {
    const label = `<Row>${cell('String', 'North', 'ss:MergeDown="1"')}${cell('Number', '1')}</Row>`;
    const file = book(
      sheet('Orders', `${header}${label}<Row>${cell('Number', '2')}</Row>`),
      sheet('Old', header + label, '<Visible>SheetHidden</Visible>'),
    );
    expect(
      (await tablesOf(file)).map(({ choice, worthReading }) => [choice.sheet, worthReading]),
    ).toEqual([
      ['Orders', true],
      ['Old', false],
    ]);
    expect((await textOf(file, { sheet: 'Orders' })).split('\n').slice(1, 3)).toEqual([
      'North,1,,',
      'North,2,,',
    ]);
  });

  it('that are cut off are damaged', async () => {
    const whole = book(sheet('Data', header));
    const result = await htmlConverter.convert(pageOf(whole.slice(0, -60)), {});
    expect(result).toMatchObject({
      error: { code: 'intake.corrupt_file', params: { kind: 'workbook' } },
    });
  });
});
