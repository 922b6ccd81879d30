import { makeVector, Table, tableFromArrays, tableToIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadingChoices } from '../../src/base/reading';
import type { WasmConnector } from '../../src/engine/wasm/wasm-connector';
import { columnarKind } from '../../src/intake/columnar/columnar-kind';
import type { ReadOutcome } from '../../src/intake/reader';
import type { Sniff } from '../../src/intake/sniff/sniff-file';
import { ident, join, sql } from '../../src/sql';
import { arrowFile, columnarFixture as fixture } from '../helpers/columnar';
import { must, openEngine, rowsOf } from '../helpers/engine';
import { parquetFile } from '../helpers/parquet';
import { startParquetInNode } from '../helpers/parquet-reading';
import { freshTable, rejectsOf } from './reading';

const kind = columnarKind(startParquetInNode);

let engine: WasmConnector;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

interface TableRead {
  readonly sniff: Sniff;
  readonly outcome: ReadOutcome;
  /** Types and all cells as text, by column. */
  readonly columns: Readonly<Record<string, { type: string; cells: (string | null)[] }>>;
}

/** Reads files all the way to the engine and back. */
async function readAll(files: readonly File[], choices: ReadingChoices = {}): Promise<TableRead> {
  const table = freshTable();
  const [first] = files;
  if (!first) throw new Error('no file');
  const sniff = must(await kind.sniff(first, choices));
  const { reading } = sniff;
  const outcome = must(await kind.read(engine, { source: table.text, files, reading, table }));
  const types = must(await engine.describe(sql`from ${table}`));
  const asText = types.map(
    ({ name }, at) => sql`${ident(name)}::VARCHAR as ${ident(`c${String(at)}`)}`,
  );
  const rows = await rowsOf(engine, sql`select ${join(asText)} from ${table}`);
  must(await engine.exec(sql`drop table ${table}`));
  const columns = Object.fromEntries(
    types.map(({ name, type }, at) => {
      const cells = rows.map((row) => row[`c${String(at)}`] as string | null);
      return [name, { type, cells }];
    }),
  );
  return { sniff, outcome, columns };
}

describe('The types of a columnar file', () => {
  it.each([
    [
      'numbers.parquet',
      {
        i8: ['BIGINT', '1', '-2', null],
        u32: ['BIGINT', '1', '4294967295', null],
        i64: ['BIGINT', '1', '-2', null],
        // Too long for the numbers of JavaScript and DOUBLE.
        long_id: ['VARCHAR', '1', '9007199254740993', null],
        u64: ['VARCHAR', '1', '18446744073709551615', null],
        f32: ['DOUBLE', '1.1', null, null],
        f64: ['DOUBLE', '1.1', null, '1e+300'],
        price: ['DECIMAL(9,2)', '1.25', '-3.10', null],
        whole: ['BIGINT', '7', '-8', null],
        yes: ['BOOLEAN', 'true', 'false', null],
      },
    ],
    [
      'times.parquet',
      {
        day: ['DATE', '2024-02-29', '0001-01-01', null],
        s: ['TIMESTAMP', '2024-01-01 12:30:01', null, '1969-12-31 23:59:59'],
        ms: ['TIMESTAMP', '2024-01-01 12:30:01.005', null, '1969-12-31 23:59:59.999'],
        us: ['TIMESTAMP', '2024-01-01 12:30:01.000005', null, '1969-12-31 23:59:59.999999'],
        ns: ['TIMESTAMP', '2024-01-01 12:30:01.000005', null, '1970-01-01 00:00:00'],
        zoned: ['TIMESTAMP', '2024-01-01 12:30:01', null, '1970-01-01 00:00:00'],
        clock: ['VARCHAR', '12:30:01.000007', null, '00:00:00'],
      },
    ],
    ['int96.parquet', { at: ['TIMESTAMP', '2024-01-01 12:30:01.000005', null] }],
    [
      'nested.parquet',
      {
        'customer.id': ['BIGINT', '1', null, '3'],
        'customer.address.city': ['VARCHAR', 'Łódź', null, null],
        codes: ['VARCHAR', '[1,null]', '[]', null],
        lines: ['VARCHAR', String.raw`[{"sku":"a\"b\\","n":1.5}]`, '[]', null],
        tags: ['VARCHAR', String.raw`{"k":"v\n"}`, '{}', null],
        raw: ['VARCHAR', 'abc', 'FF00', null],
        kind: ['VARCHAR', 'x', 'y', null],
        nothing: ['VARCHAR', null, null, null],
        __index_level_0__: ['BIGINT', '7', '8', '9'],
      },
    ],
    [
      'views.arrows',
      {
        short: ['VARCHAR', 'a', null],
        long: ['VARCHAR', 'longer than twelve bytes', null],
        list: ['VARCHAR', '[1]', null],
      },
    ],
    ['dictionary-grows.arrows', { word: ['VARCHAR', 'a', 'b', 'a', 'c'] }],
    ['dictionary-changes.arrows', { word: ['VARCHAR', 'a', 'b', 'd', 'c'] }],
    [
      'twins.parquet',
      {
        a: ['BIGINT', '0'],
        A_2: ['BIGINT', '1'],
        column_3: ['BIGINT', '2'],
        a_2_2: ['BIGINT', '3'],
      },
    ],
  ])('are kept: %s', async (name, expected) => {
    const { columns, sniff } = await readAll([fixture(name)]);
    const found = Object.entries(columns).map(([column, { type, cells }]) => [
      column,
      [type, ...cells],
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
    // What the roles are proposed from is what the table holds.
    const sampled = sniff.sample.columns.map((column, at) => [
      column,
      sniff.sample.rows.map((row) => row[at]),
    ]);
    const table = Object.entries(columns).map(([column, { cells }]) => [column, cells]);
    expect(sampled).toEqual(table);
  });

  it.each(['orders-lz4.feather', 'orders-zstd.feather'])(
    'are kept where batches are compressed: %s',
    async (name) => {
      const { columns, outcome } = await readAll([fixture(name)]);
      expect(outcome.rows).toBe(400);
      expect(columns['order_id']?.cells).toEqual(Array.from({ length: 400 }, (_, n) => String(n)));
      expect(columns['product']?.cells.slice(200, 204)).toEqual([
        'chair',
        'table',
        'Lampe für 5 €',
        null,
      ]);
      expect(new Set(columns['note']?.cells)).toEqual(
        new Set(['to be delivered on a working day', null]),
      );
      expect(columns['amount']).toMatchObject({ type: 'DECIMAL(9,2)' });
      expect(columns['amount']?.cells.slice(398)).toEqual(['19.99', '-5.00']);
    },
  );

  it('has cells that are not a number counted as lost', async () => {
    const { outcome } = await readAll([fixture('numbers.parquet')]);
    expect(outcome.lostCells).toEqual([
      { reason: 'not a number (NaN)', cells: 1 },
      { reason: 'infinite', cells: 1 },
    ]);
  });
});

describe('Columns of text in a columnar file', () => {
  const many = (cell: (row: number) => string) =>
    Array.from({ length: 1_200 }, (_, row) => cell(row));

  it('are dates where all are, in the order that one of them proves', async () => {
    const day = many((row) => `${String((row % 28) + 1).padStart(2, '0')}/03/2024`);
    const { columns, sniff } = await readAll([arrowFile({ day })]);
    expect(columns['day']?.type).toBe('DATE');
    expect(columns['day']?.cells.slice(27, 29)).toEqual(['2024-03-28', '2024-03-01']);
    expect(sniff.reading.date_order).toBe('dmy');
  });

  it('are asked about where the order is open', async () => {
    const { columns, sniff } = await readAll([arrowFile({ day: ['01/02/2024', '03/04/2024'] })]);
    expect(sniff).toMatchObject({ needs: ['date_order'], ambiguousColumns: ['day'] });
    expect(columns['day']?.type).toBe('VARCHAR');
    const answered = await readAll([arrowFile({ day: ['01/02/2024'] })], { date_order: 'mdy' });
    expect(answered.columns['day']?.cells).toEqual(['2024-01-02']);
  });

  it('stay text where a row far down is no date, and lose nothing', async () => {
    const day = many((row) => (row === 1_150 ? 'unknown' : '2024-05-01'));
    const { columns, outcome } = await readAll([arrowFile({ day })]);
    expect(columns['day']).toEqual({ type: 'VARCHAR', cells: day });
    expect(outcome.reading.columns).toEqual([{ name: 'day', type: 'text' }]);
  });

  it('stay text where they are plain numbers, which may be ids', async () => {
    const { columns } = await readAll([arrowFile({ zip: ['00501', '10001'] })]);
    expect(columns['zip']).toEqual({ type: 'VARCHAR', cells: ['00501', '10001'] });
  });
});

describe('Types that the user chooses', () => {
  it('reject the rows that they do not fit, with their place in the file', async () => {
    const amount = Array.from({ length: 1_500 }, (_, row) => (row === 1_234 ? 'n/a' : '1.5'));
    const file = arrowFile({ row: Int32Array.from(amount.keys()), amount }, 'amounts.arrow');
    const { columns, outcome } = await readAll([file], { types: { amount: 'number' } });
    expect(outcome).toMatchObject({ rows: 1_499, rejected: 1, rejectedStored: 1 });
    expect(columns['amount']?.type).toBe('DOUBLE');
    expect(columns['row']?.cells).not.toContain('1234');
    const [source] = await rowsOf(engine, 'select distinct source from rejected_rows');
    expect(await rejectsOf(engine, String(source?.['source']))).toEqual([
      {
        file: 'amounts.arrow',
        line: 1_236,
        column: 'amount',
        reason: '“n/a” is not a number',
        raw: '1234,n/a',
      },
    ]);
  });

  it('cast what the file has', async () => {
    const { columns } = await readAll([fixture('times.parquet')], {
      types: { us: 'date', day: 'timestamp', zoned: 'text' },
    });
    expect(columns['us']).toEqual({ type: 'DATE', cells: ['2024-01-01', null, '1969-12-31'] });
    expect(columns['day']?.cells).toEqual(['2024-02-29 00:00:00', '0001-01-01 00:00:00', null]);
    expect(columns['zoned']?.type).toBe('VARCHAR');
  });

  it('give ids as text, without a point where they were stored as floats', async () => {
    const id = new Table({ id: makeVector(Float64Array.from([12345, 7, 1.5])) });
    const file = new File([new Uint8Array(tableToIPC(id, 'file'))], 'ids.arrow');
    const { columns } = await readAll([file], { types: { id: 'text' } });
    expect(columns['id']?.cells).toEqual(['12345', '7', '1.5']);
  });
});

describe('Several columnar files', () => {
  it('are one table, by the names of their columns', async () => {
    const first = arrowFile({ id: Int32Array.of(1), name: ['a'] }, 'jan.arrow');
    const second = await parquetFile(tableFromArrays({ NAME: ['b'], id: Int16Array.of(2) }), 'feb');
    const { columns } = await readAll([first, second]);
    expect(columns).toEqual({
      id: { type: 'BIGINT', cells: ['1', '2'] },
      name: { type: 'VARCHAR', cells: ['a', 'b'] },
    });
  });

  it('lose no digit where only some have fixed-point numbers', async () => {
    const floats = arrowFile({
      order_id: Int32Array.of(400),
      product: ['chair'],
      note: ['x'],
      amount: Float64Array.of(1.005),
    });
    const { columns } = await readAll([fixture('orders-lz4.feather'), floats]);
    expect(columns['amount']?.type).toBe('DOUBLE');
    expect(columns['amount']?.cells.slice(-2)).toEqual(['-5.0', '1.005']);
  });

  it('are refused where a column is missing', async () => {
    const first = arrowFile({ id: Int32Array.of(1), name: ['a'] }, 'jan.arrow');
    const second = arrowFile({ id: Int32Array.of(1) }, 'feb.arrow');
    const { reading } = must(await kind.sniff(first, {}));
    const files = [first, second];
    const read = await kind.read(engine, { source: 's', files, reading, table: freshTable() });
    expect(read).toMatchObject({ ok: false, error: { code: 'intake.unreadable' } });
  });
});

describe('The preview of a columnar file', () => {
  it('shows the first rows, and the columns as the file describes them', async () => {
    const preview = must(await kind.preview(fixture('times.parquet'), {}));
    expect(preview.rows[0]).toEqual([
      '2024-02-29',
      '2024-01-01 12:30:01',
      '2024-01-01 12:30:01.005',
      '2024-01-01 12:30:01.000005',
      '2024-01-01 12:30:01.000005',
      '2024-01-01 12:30:01',
      '12:30:01.000007',
    ]);
    expect(preview.raw).toEqual([
      'day: date',
      's: timestamp',
      'ms: timestamp',
      'us: timestamp',
      'ns: timestamp',
      'zoned: timestamp in Europe/Berlin, shown in UTC',
      'clock: time',
    ]);
  });

  it('shows what a type would reject', async () => {
    const file = arrowFile({ amount: ['1', 'free', '2'] });
    const preview = must(await kind.preview(file, { types: { amount: 'integer' } }));
    expect(preview.rows).toEqual([['1'], ['2']]);
    expect(preview.rejected).toEqual([
      { line: 3, column: 'amount', reason: '“free” is not a whole number', raw: 'free' },
    ]);
  });
});
