import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../../tests/helpers/engine';
import { describeError } from '../../base/errors';
import type { ConvertedTable, TableChoice } from './converter';
import { jsonConverter } from './json';

const fileOf = (content: string | Uint8Array<ArrayBuffer>) => new File([content], 'orders.json');

async function convert(text: string, choice: TableChoice = {}): Promise<ConvertedTable> {
  return must(await jsonConverter.convert(fileOf(text), choice));
}

/** The rows of a CSV as our converters write it, the header first. */
function rowsOfCsv(csv: string): string[][] {
  const rows: string[][] = [];
  const row: string[] = [];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))([,\n])/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\n') rows.push(row.splice(0));
  }
  return rows;
}

async function tableOf(text: string, choice: TableChoice = {}): Promise<string[][]> {
  return rowsOfCsv(await (await convert(text, choice)).csv.text());
}

async function failure(text: string, choice: TableChoice = {}): Promise<string> {
  const converted = await jsonConverter.convert(fileOf(text), choice);
  return converted.ok ? 'it was read' : describeError(converted.error).message;
}

describe('a list of records', () => {
  it('gets a column for each name in it, dotted where objects are inside, in the order they appear', async () => {
    const text = `[
      {"id": 1, "who": {"name": "Ada, Countess", "home": {"city": "Bath"}}},
      {"id": 2, "tags": ["a", {"b": 1}], "who": {"name": null}},
      {"paid": true}
    ]`;
    expect(await tableOf(text)).toEqual([
      ['id', 'who.name', 'who.home.city', 'tags', 'paid'],
      ['1', 'Ada, Countess', 'Bath', '', ''],
      ['2', '', '', '["a",{"b":1}]', ''],
      ['', '', '', '', 'true'],
    ]);
  });

  it.each([
    ['12345678901234567890', '12345678901234567890'],
    ['-0.12345678901234567890', '-0.12345678901234567890'],
    ['1.10', '1.10'],
    ['6.02e+23', '6.02e+23'],
    ['"007"', '007'],
    ['" a "', ' a '],
    ['""', ''],
    ['"a \\u00e9 \\n \\"b\\" \\ud83d\\ude00"', 'a é \n "b" 😀'],
    ['[12345678901234567890, 1.10]', '[12345678901234567890,1.10]'],
  ])('keeps %s as it is', async (json, cell) => {
    expect(await tableOf(`[{"x": ${json}, "y": 1}]`)).toEqual([
      ['x', 'y'],
      [cell, '1'],
    ]);
  });

  it('reads names that objects have by nature, and the same path in two ways', async () => {
    const text =
      '[{"__proto__": {"x": 1}, "constructor": 2, "toString": 3, "a.b": 4, "a": {"b": 5}, "": 6}]';
    expect(await tableOf(text)).toEqual([
      ['__proto__.x', 'constructor', 'toString', 'a.b', 'a.b', ''],
      ['1', '2', '3', '4', '5', '6'],
    ]);
  });

  it('counts values that a later one of the same name replaced', async () => {
    const table = await convert('[{"a": 1, "a": 2}]');
    expect(await table.csv.text()).toBe('a\n2\n');
    expect(table.lostCells).toEqual([
      { reason: 'a name twice in one object: the last value counts', cells: 1 },
    ]);
  });

  it('puts what has more names than a table has columns into one last column', async () => {
    const votes = Array.from(
      { length: 1500 },
      (_, voter) => `"voter ${String(voter)}": ${String(voter)}`,
    );
    const [header, row] = await tableOf(`[{"id": 1, "votes": {${votes.join()}}}]`);
    expect(header).toHaveLength(1001);
    const further = JSON.parse(row?.at(-1) ?? '') as Record<string, string>;
    expect(Object.keys(further)).toHaveLength(1500 - 999);
    expect(further['votes.voter 1499']).toBe('1499');
  });

  it('rejects what is no record among records', async () => {
    const table = await convert('[{"a": 1},\n 5,\n {"a": 2}]');
    expect(await table.csv.text()).toBe('a\n1\n2\n');
    expect(table.rejected).toEqual({
      count: 1,
      stored: [
        { line: 2, column: null, reason: 'is not an object as the other records are', raw: '5' },
      ],
    });
  });

  it('is read from UTF-16 and behind a byte order mark', async () => {
    const text = '\ufeff[{"name": "Zoë"}]';
    const utf16 = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
    for (const content of [utf16, text]) {
      const table = must(await jsonConverter.convert(fileOf(content), {}));
      expect(await table.csv.text()).toBe('name\nZoë\n');
    }
  });

  it('ends early when no more rows are wanted', async () => {
    const hooks = { rows: 2 };
    const table = must(await jsonConverter.convert(fileOf('[{"a":1},{"a":2},{"a":3}]'), {}, hooks));
    expect(await table.csv.text()).toBe('a\n1\n2\n');
  });

  it('can be cancelled', async () => {
    const converted = await jsonConverter.convert(
      fileOf('[{"a":1}]'),
      {},
      { signal: AbortSignal.abort() },
    );
    expect(converted).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});

describe('records in lines', () => {
  it('stand one a line; a line that is no JSON is rejected and its neighbours are read', async () => {
    const table = await convert(
      '{"a": 1}\n{"a": 2,}\n\n{"a": 3} {"a": 4}\nfoo\n{"b": None}\n{"a": 5}',
    );
    expect(await table.csv.text()).toBe('a\n1\n3\n4\n5\n');
    const rejected = table.rejected?.stored.map(({ line, reason, raw }) => [line, reason, raw]);
    expect(rejected).toEqual([
      [
        2,
        'is no JSON: an unexpected }, perhaps after a comma too many, at character 9',
        '{"a": 2,}',
      ],
      [5, 'is no JSON object: it begins with foo', 'foo'],
      [6, 'is no JSON: None, which JSON does not have, at character 7', '{"b": None}'],
    ]);
  });

  it('may begin with a damaged one, and end with one that was cut off', async () => {
    const table = await convert('{"a": 1\r\n{"a": 2}\r\n{"a": 3}\r\n{"a": 4}\r\n{"a"');
    expect(await table.csv.text()).toBe('a\n2\n3\n4\n');
    expect(table.rejected?.stored.map(({ line }) => line)).toEqual([1, 5]);
  });

  it('may be lists, or have commas behind them', async () => {
    expect(await tableOf('["id", "n"]\n[1, "a"]\n')).toEqual([
      ['id', 'n'],
      ['1', 'a'],
    ]);
    expect(await tableOf('{"a": 1},\n{"a": 2},\n')).toEqual([['a'], ['1'], ['2']]);
  });

  it('may be written over several lines each', async () => {
    expect(await tableOf('{\n  "a": 1\n}\n{\n  "a": 2,\n  "b": {}\n}')).toEqual([
      ['a'],
      ['1'],
      ['2'],
    ]);
  });
});

describe('a document', () => {
  const SHOP = `{"meta": {"pages": 1}, "orders": {"items": [{"id": 1}, {"id": 2}]},
    "tags": ["a", "b", "c"], "a.b": [{"x": 1}], "shops": [{"s": 1}]}`;

  it('offers the lists in it, and reads the longest list of records', async () => {
    const tables = must(await jsonConverter.tables(fileOf(SHOP)));
    expect(tables.map(({ label, worthReading }) => [label, worthReading])).toEqual([
      ['orders.items', true],
      ['tags', false],
      ['a\\.b', false],
      ['shops', false],
    ]);
    expect(await tableOf(SHOP)).toEqual([['id'], ['1'], ['2']]);
    expect(await tableOf(SHOP, { path: 'tags' })).toEqual([['value'], ['a'], ['b'], ['c']]);
    expect(await tableOf(SHOP, { path: 'a\\.b' })).toEqual([['x'], ['1']]);
    expect(await failure(SHOP, { path: 'sales' })).toContain('no list of records at “sales”');
  });

  it.each([
    [
      'records under their keys',
      '{"7": {"a": 1, "b": 2}, "9": {"a": 3}}',
      'key,a,b\n7,1,2\n9,3,\n',
    ],
    ['columns', '{"a": [1, 2], "b": ["x", null]}', 'a,b\n1,x\n2,\n'],
    [
      'columns of numbered cells',
      '{"a": {"0": 1, "1": 2}, "b": {"0": 3, "1": 4}}',
      'a,b\n1,3\n2,4\n',
    ],
    [
      'lists with names beside',
      '{"columns": ["a", "b"], "data": [[1, 2], [3, 4]]}',
      'a,b\n1,2\n3,4\n',
    ],
    [
      'lists with described columns beside',
      '{"meta": {"view": {"columns": [{"name": "a"}, {"name": "b"}]}}, "data": [[1, 2]]}',
      'a,b\n1,2\n',
    ],
    ['values', '[1, null, "a"]', 'value\n1\n""\na\n'],
    ['one record', '{"a": 1, "b": {"c": 2}}', 'a,b.c\n1,2\n'],
  ])('may hold %s', async (_, text, csv) => {
    const table = await convert(text);
    expect(await table.csv.text()).toBe(csv);
    expect(table.header).toBe(true);
  });

  it('leaves it open whether the first of its lists is a header', async () => {
    const table = await convert('[["id", "n"], [1, "a", 5], []]');
    expect(await table.csv.text()).toBe('id,n,\n1,a,5\n,,\n');
    expect(table).not.toHaveProperty('header');
  });

  it.each([
    ['[{"a": 1},\n {"a": 2', 'it ends too early, in line 2'],
    ['[{"a": 1}]\n x', 'line 2, character 2: something follows after its end'],
    ['[{"a": 1}] []', 'line 1, character 12: something follows after its end'],
    [
      '[{"a": 1},\n // second\n {"a": 2}]',
      'line 2, character 2: a comment, which JSON does not have',
    ],
    ['[{"a": 1},\n {"a": None}]', 'line 2, character 8: None, which JSON does not have'],
    ["{'a': 1}", 'line 1, character 2: a text in single quotes, which JSON does not have'],
    ['[{"a": 1},]', 'line 1, character 11: an unexpected ], perhaps after a comma too many'],
    ['[{"a": 01}]', 'line 1, character 8: this number is not written as JSON writes numbers'],
    ['[{"a": "\\x"}]', 'an escape in this text is none that JSON has'],
    ['[{"a": "x\ny"}]', 'line 1, character 10: a line ends inside a text'],
    ['['.repeat(100_000), 'values are nested more than 200 deep'],
    [
      `[{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}]`,
      'values are nested more than 200 deep',
    ],
    [`[{"a": ${'{"b":'.repeat(100_000)}`, 'values are nested more than 200 deep'],
  ])('that is damaged is an error that says where: %#', async (text, words) => {
    expect(await failure(text)).toContain(words);
  });

  it('without a record says so', async () => {
    const table = await jsonConverter.convert(fileOf('[]'), {});
    expect(table).toMatchObject({ ok: false, error: { code: 'intake.no_rows' } });
  });
});

describe('what Python writes where a number is none', () => {
  it.each([
    ['a list', '[{"a": NaN, "b": 1}, {"a": -Infinity, "b": 2}, {"a": 2.5, "b": Infinity}]'],
    ['lines', '{"a": NaN, "b": 1}\n{"a": -Infinity, "b": 2}\n{"a": 2.5, "b": Infinity}\n'],
    ['columns', '{"a": [NaN, -Infinity, 2.5], "b": [1, 2, Infinity]}'],
  ])('is a missing value in %s, and counted', async (_, text) => {
    const table = await convert(text);
    expect(await table.csv.text()).toBe('a,b\n,1\n,2\n2.5,\n');
    expect(table.lostCells).toEqual([{ reason: 'NaN or Infinity, which is no number', cells: 3 }]);
    expect(table).not.toHaveProperty('rejected');
  });

  it('stays as written in lists, and is nothing but a whole word', async () => {
    const table = await convert('[{"a": [1, NaN]}, {"a": "NaN"}]');
    expect(await table.csv.text()).toBe('a\n"[1,NaN]"\nNaN\n');
    expect(table.lostCells).toEqual([]);
    expect(await failure('[{"a": 1}, {"a": NaNo}]')).toContain('line 1, character 18');
  });
});

describe('any records', () => {
  const name = fc.oneof(
    fc.constantFrom('id', 'name', 'Größe', '__proto__', 'has"quote', 'a b', 'c,d'),
    fc.string({ minLength: 1, unit: 'binary' }).filter((text) => !text.includes('.')),
  );
  const leaf = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\r', '')),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.jsonValue(), { maxLength: 3 }),
  );
  type Tree = [string, unknown][];
  const { tree } = fc.letrec<{ tree: Tree; value: unknown }>((tie) => ({
    tree: fc.uniqueArray(fc.tuple(name, tie('value')), { selector: ([key]) => key, maxLength: 5 }),
    value: fc.oneof(
      { depthSize: 'small' },
      leaf,
      tie('tree').map((members) => new Map(members)),
    ),
  }));

  /** JSON text; objects are maps, as names such as `__proto__` are lost in others. */
  function write(value: unknown, blank: string): string {
    if (!(value instanceof Map)) return JSON.stringify(value);
    const members = [...(value as Map<string, unknown>)].map(
      ([key, member]) => `${JSON.stringify(key)}:${blank}${write(member, blank)}`,
    );
    return `{${blank}${members.join(`,${blank}`)}${blank}}`;
  }

  /** Cells by dotted names, the plain way. */
  function flat(members: Tree, around = ''): [string, string][] {
    return members.flatMap(([key, value]): [string, string][] => {
      if (value instanceof Map)
        return flat([...(value as Map<string, unknown>)], `${around}${key}.`);
      const cell = typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
      return [[around + key, cell]];
    });
  }

  const layouts = fc.constantFrom<(records: string[]) => string>(
    (records) => `[${records.join(',')}]`,
    (records) => `\n[ ${records.join(' ,\r\n')}\n]\n`,
    (records) => `${records.join('\n')}\n`,
    (records) => `{"n": 1, "data": {"rows": [${records.join()}], "next": null}}`,
  );

  it('read back as they were written, in every layout', async () => {
    const records = fc.array(tree, { minLength: 2, maxLength: 8 });
    const property = fc.asyncProperty(
      records,
      layouts,
      fc.constantFrom('', ' '),
      async (list, layout, blank) => {
        const cells = list.map((members) => new Map(flat(members)));
        fc.pre(cells.some((record) => record.size > 0));
        const text = layout(list.map((members) => write(new Map(members), blank)));
        const [header = [], ...rows] = await tableOf(text);
        const read = rows.map((row) => row.map((cell, at) => [header[at], cell] as const));
        const filled = (pairs: Iterable<readonly [unknown, string]>) =>
          [...pairs]
            .filter(([, cell]) => cell !== '')
            .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
        expect(read.map(filled)).toEqual(cells.map(filled));
        const names = new Set(cells.flatMap((record) => [...record.keys()]));
        expect(new Set(header)).toEqual(names);
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });
});
