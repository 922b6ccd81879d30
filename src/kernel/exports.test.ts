import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf } from '../../tests/helpers/engine';
import { nativeRows, openNative } from '../../tests/helpers/native';
import { loadParquetInNode } from '../../tests/helpers/parquet';
import { tableRows } from '../base/arrow-values';
import type { Result } from '../base/result';
import type { WasmConnector } from '../engine/wasm/wasm-connector';
import { sql, type Sql } from '../sql';
import { exportRows } from './exports';
import type { ExportFormat } from './notebook-api';
import type { Progress } from './protocol';

const EVERY_TYPE = sql`
  select
    -7 as whole,
    9007199254740993::BIGINT as huge,
    sum(5)::HUGEINT as summed,
    1.5::DECIMAL(18, 4) as amount,
    -0.25::DOUBLE as ratio,
    'nan'::DOUBLE as odd,
    true as flag,
    'ü "quoted", ' || chr(10) || 'and =1' as "text; ""of"" a user",
    null::VARCHAR as nothing,
    null as untyped,
    DATE '2024-02-29' as day,
    TIMESTAMP '2024-02-29 23:59:01.5' as at,
    TIMESTAMP_S '1969-07-20 20:17:40' as landed_at,
    TIME '12:30' as noon,
    INTERVAL 3 MONTHS as period,
    'b'::ENUM('a', 'b') as kind,
    [1, 2]::INTEGER[] as list,
    {'a': 1, 'b': 'x'} as pair,
    MAP {'k': 1} as mapped,
    '0b8f9ab0-6f7e-4b0c-8f1d-2d4f6a8c0e11'::UUID as id,
    1 as __proto__
`;

let engine: WasmConnector;
let native: DuckDBConnection;
let folder: string;
beforeAll(async () => {
  engine = await openEngine();
  native = await openNative();
  folder = mkdtempSync(joinPath(tmpdir(), 'quintile-exports-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  native.closeSync();
  await engine.close();
});

function write(
  query: Sql,
  format: ExportFormat,
  signal = new AbortController().signal,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Result<Blob>> {
  const loadParquet = loadParquetInNode;
  return exportRows(engine, query, { format, formulaGuard: true, signal, onProgress, loadParquet });
}

async function fileOf(query: Sql, format: ExportFormat): Promise<string> {
  const path = joinPath(folder, `out.${format}`);
  const blob = must(await write(query, format));
  writeFileSync(path, new Uint8Array(await blob.arrayBuffer()));
  return path;
}

async function textOf(query: Sql, format: ExportFormat): Promise<string> {
  return must(await write(query, format)).text();
}

describe('an export as JSON', () => {
  it('holds every type as programs read it', async () => {
    const text = await textOf(EVERY_TYPE, 'json');
    const [row] = JSON.parse(text) as Record<string, unknown>[];
    expect(Object.keys(row ?? {})).toContain('__proto__');
    expect(row).toMatchObject({
      whole: -7,
      huge: '9007199254740993',
      summed: 5,
      amount: 1.5,
      ratio: -0.25,
      odd: null,
      flag: true,
      'text; "of" a user': 'ü "quoted", \nand =1',
      nothing: null,
      untyped: null,
      day: '2024-02-29',
      at: '2024-02-29T23:59:01.500',
      landed_at: '1969-07-20T20:17:40',
      noon: '12:30:00',
      period: '3 months',
      kind: 'b',
      list: [1, 2],
      pair: { a: 1, b: 'x' },
      mapped: '{k=1}',
      id: '0b8f9ab0-6f7e-4b0c-8f1d-2d4f6a8c0e11',
    });
  });

  it('has one object a line, and is an empty list without rows', async () => {
    expect(await textOf(sql`select range as n from range(2)`, 'json')).toBe(
      '[\n{"n":0},\n{"n":1}\n]\n',
    );
    expect(await textOf(sql`select 1 as n where false`, 'json')).toBe('[]\n');
  });
});

describe('an export as CSV', () => {
  it('keeps all digits of sums, and the head where there is no row', async () => {
    const query = sql`select sum(x)::HUGEINT as s from (values (-9007199254740993), (-1)) t(x)`;
    expect(await textOf(query, 'csv')).toBe('s\r\n-9007199254740994\r\n');
    expect(await textOf(sql`select 1 as a, 2 as b where false`, 'csv')).toBe('a,b\r\n');
  });
});

describe('an export as Arrow', () => {
  it('is a file of the random access format that gives the same rows', async () => {
    const blob = must(await write(EVERY_TYPE, 'arrow'));
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const magic = (part: Uint8Array) => new TextDecoder().decode(part);
    expect([magic(bytes.slice(0, 6)), magic(bytes.slice(-6))]).toEqual(['ARROW1', 'ARROW1']);
    const [row] = tableRows(tableFromIPC(bytes));
    expect(row).toMatchObject({ whole: -7, amount: 1.5, summed: 5, kind: 'b', noon: '12:30:00' });
  });

  it('keeps rows and order over many batches, and columns without rows', async () => {
    const many = must(
      await write(sql`select range as n, repeat('x', 60) as t from range(300000)`, 'arrow'),
    );
    const table = tableFromIPC(new Uint8Array(await many.arrayBuffer()));
    expect(table.numRows).toBe(300_000);
    expect(table.get(299_999)?.toJSON()).toEqual({ n: 299_999n, t: 'x'.repeat(60) });
    const none = must(await write(sql`select 1 as a where false`, 'arrow'));
    const empty = tableFromIPC(new Uint8Array(await none.arrayBuffer()));
    expect([empty.numRows, empty.schema.fields.map(({ name }) => name)]).toEqual([0, ['a']]);
  });
});

describe('an export as Parquet', () => {
  it('reads back in DuckDB as it was', async () => {
    const path = await fileOf(EVERY_TYPE, 'parquet');
    const [row] = await nativeRows(native, `from read_parquet('${path}')`);
    expect(row).toMatchObject({
      whole: -7,
      huge: '9007199254740993',
      summed: 5,
      amount: '1.5000',
      ratio: -0.25,
      flag: true,
      'text; "of" a user': 'ü "quoted", \nand =1',
      nothing: null,
      untyped: null,
      day: '2024-02-29',
      at: '2024-02-29 23:59:01.5',
      landed_at: '1969-07-20 20:17:40',
      noon: '12:30:00',
      period: '3 months',
      kind: 'b',
      list: [1, 2],
      pair: { a: 1, b: 'x' },
      mapped: '{k=1}',
    });
  });

  it('reads back by the library that wrote it', async () => {
    const blob = must(await write(EVERY_TYPE, 'parquet'));
    const library = await loadParquetInNode();
    const table = library.readParquet(new Uint8Array(await blob.arrayBuffer()));
    const [row] = tableRows(tableFromIPC(table.intoIPCStream()));
    expect(row).toMatchObject({ whole: -7, amount: 1.5, day: '2024-02-29', flag: true });
  });

  it('keeps every row of several row groups, and their order', async () => {
    const query = sql`
      select i, hash(i) % 1000 / 10 as x, 'customer ' || i as id, if(i % 7 = 0, null, i::DECIMAL(18, 4)) as d
      from range(300000) t(i)
    `;
    const path = await fileOf(query, 'parquet');
    const check = `select count(*)::INTEGER as n, sum(i)::BIGINT as i, sum(x) as x, count(d)::INTEGER as d,
      sum(d)::DOUBLE as s, max(id) as id from `;
    const [written] = await nativeRows(native, `${check} read_parquet('${path}')`);
    const [expected] = await rowsOf(
      engine,
      sql`
      select 300000 as n, 44999850000::BIGINT as i, count(d)::INTEGER as d, sum(d)::DOUBLE as s, max(id) as id
      from (${query})
    `,
    );
    expect(written).toMatchObject({ ...expected, i: '44999850000' });
    const order = `select count(*)::INTEGER as n from read_parquet('${path}', file_row_number = true) where file_row_number <> i`;
    expect(await nativeRows(native, order)).toEqual([{ n: 0 }]);
    const groups = `select count(distinct row_group_id)::INTEGER as n from parquet_metadata('${path}')`;
    expect(await nativeRows(native, groups)).toEqual([{ n: 3 }]);
  });

  it('has its columns without rows', async () => {
    const path = await fileOf(sql`select 1 as a, 'x' as b where false`, 'parquet');
    const columns = await nativeRows(native, `describe from read_parquet('${path}')`);
    expect(columns.map((column) => [column['column_name'], column['column_type']])).toEqual([
      ['a', 'INTEGER'],
      ['b', 'VARCHAR'],
    ]);
  });

  it('says so when its library does not load', async () => {
    const failed = await exportRows(engine, sql`select 1`, {
      format: 'parquet',
      formulaGuard: true,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      loadParquet: () => Promise.reject(new Error('offline')),
    });
    expect(failed).toMatchObject({
      ok: false,
      error: { code: 'export.unavailable', params: { detail: 'offline' } },
    });
  });
});

describe('any export', () => {
  const formats: ExportFormat[] = ['csv', 'xlsx', 'json', 'arrow', 'parquet'];
  const many = sql`select i, 'name ' || i as name from range(120000) t(i)`;

  it.each(formats)('as %s tells how far it is', async (format) => {
    const told: Progress[] = [];
    const { signal } = new AbortController();
    must(await write(many, format, signal, (progress) => told.push(progress)));
    const shares = told.flatMap(({ share }) => (share === undefined ? [] : [share]));
    expect(told.some(({ phase, rows }) => phase === 'exporting' && (rows ?? 0) > 0)).toBe(true);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it.each(formats)(
    'as %s can be cancelled while it is written, and the engine goes on',
    async (format) => {
      const controller = new AbortController();
      const file = await write(many, format, controller.signal, () => {
        controller.abort();
      });
      expect(file).toMatchObject({ ok: false, error: { code: 'cancelled' } });
      expect(await rowsOf(engine, 'select 1 as one')).toEqual([{ one: 1 }]);
    },
  );

  it('can be cancelled while its rows are computed', async () => {
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 50);
    const endless = sql`select sum(sqrt(x)) as s from range(100000000000) t(x)`;
    expect(await write(endless, 'csv', controller.signal)).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
    expect(await rowsOf(engine, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('of a query that fails while its rows come is that failure', async () => {
    const query = sql`select if(i = 250000, error('stop'), i) as i from range(300000) t(i)`;
    expect(await write(query, 'csv')).toMatchObject({
      ok: false,
      error: { code: 'engine.query_failed' },
    });
    expect(await rowsOf(engine, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
