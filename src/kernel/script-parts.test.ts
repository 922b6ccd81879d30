import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { DuckDBConnection } from '@duckdb/node-api';
import { tableFromArrays, tableFromIPC, tableToIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../tests/helpers/engine';
import { nativeRows, openNative } from '../../tests/helpers/native';
import { columnarFixture } from '../../tests/helpers/columnar';
import { loadParquetInNode, parquetFile } from '../../tests/helpers/parquet';
import { startParquetInNode } from '../../tests/helpers/parquet-reading';
import { describeWithShared, sharedPath } from '../../tests/helpers/shared';
import { merged, workbook, zipped } from '../../tests/helpers/workbook';
import { tableRows } from '../base/arrow-values';
import { openNodeConnector } from '../engine/wasm/node';
import { sqlScript, type ScriptCell } from '../export/sql-script';
import { columnarKind } from '../intake/columnar/columnar-kind';
import { Formats } from '../intake/formats';
import { Session } from './session';

const nothing = () => undefined;
let call = 1;
let folder: string;
let session: Session;
let native: DuckDBConnection;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintile-script-'));
  const formats = new Formats(() => Promise.resolve(columnarKind(startParquetInNode)));
  session = new Session(openNodeConnector, loadParquetInNode, formats);
  native = await openNative();
});
afterAll(() => {
  native.closeSync();
  rmSync(folder, { recursive: true });
});

/** Runs a script as the command line would in a folder. */
async function runIn(place: string, script: string): Promise<void> {
  await native.run(`set file_search_path = '${place}'`);
  await native.run(script);
}

async function scriptOf(title: string, cells: readonly ScriptCell[] = []): Promise<string> {
  return sqlScript(title, cells, must(await session.scriptParts(call++)));
}

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return tableRows(tableFromIPC(must(await session.query(call++, sql, {})).bytes));
}

/** Reads files in Quintile, and by its script in native DuckDB. */
async function bothWays(...files: { name: string; content: string | Uint8Array<ArrayBuffer> }[]) {
  for (const { source } of must(await session.sources())) await session.removeSource(source);
  for (const { name, content } of files) writeFileSync(join(folder, name), content);
  const dropped = files.map(({ name, content }) => new File([content], name));
  const reports = must(await session.addFiles(call++, dropped, nothing));
  return { reports, script: await scriptOf('Files') };
}

function typesOf(described: readonly Record<string, unknown>[]): unknown[] {
  return described.map((column) => [column['column_name'], column['column_type']]);
}

const AS_TEXT = 'select columns(*)::VARCHAR from ';

describe('a script', () => {
  it.each([
    [
      'plain columns',
      'plain.csv',
      'id,day,at,n,x,ok,note\n007,2024-02-29,2024-02-29 10:30:00,1,1.5,true,"a, ""b"""\n008,2024-03-01,2024-03-01 00:00:00,,,false,\n',
    ],
    [
      'other ways of writing',
      'ways.csv',
      'id;betrag;tag;am\nA;1.234,50;31.12.2024;31.12.2024 08:15\nB;-3,25;01.01.2025;01.01.2025 23:59\nC;;15.06.2024;02.02.2024 00:00\n',
    ],
    [
      'blanks, and days written in several ways',
      'lenient.csv',
      `id,n,day\n${Array.from({ length: 50 }, (_, i) => `${String(i)},${String(i)},2024-01-${String((i % 28) + 1).padStart(2, '0')}`).join('\n')}\n50, ,2024-2-3\n51, 7 ,\n`,
    ],
    ['hostile names', 'hostile name;--.csv', `"a""b",'; drop table x; --,select\n1,2,3\n4,5,6\n`],
  ])('reads %s as Quintile did', async (_, name, content) => {
    const { reports, script } = await bothWays({ name, content });
    const [report] = reports;
    await runIn(folder, script);
    const table = `source."${report?.source ?? ''}"`;
    expect(await nativeRows(native, `describe from ${table}`)).toEqual(
      (report?.columns ?? []).map(
        (column) =>
          expect.objectContaining({
            column_name: column.name,
            column_type: column.type,
          }) as unknown,
      ),
    );
    expect(await nativeRows(native, AS_TEXT + table)).toEqual(await rows(AS_TEXT + table));
  });

  it('says how to convert what is not UTF-8, and reads it then', async () => {
    const bytes = Buffer.from('id,name\n1,Zo\xeb \x80 5\n2,M\xfcller\n', 'latin1');
    const content = new Uint8Array(gzipSync(bytes));
    const { script } = await bothWays({ name: "it's old.csv.gz", content });
    expect(script).toContain('windows-1252');
    const command = script.split('\n').find((line) => line.includes('iconv')) ?? '';
    execFileSync('sh', ['-c', command.replace(/^-- +/, '')], { cwd: folder });
    await runIn(folder, script);
    const [source] = must(await session.sources());
    expect(await nativeRows(native, `select name from source.${source?.source ?? ''}`)).toEqual([
      { name: 'Zoë € 5' },
      { name: 'Müller' },
    ]);
  });

  it('says how to convert what blanks separate, and reads it then', async () => {
    const content = ' id   day       n\r\n 001  19970101  1.5  \r\n 002  19970112 12.0\r\n';
    const { script } = await bothWays({ name: 'cdnow.txt', content });
    const command = script.split('\n').find((line) => line.includes('sed -E')) ?? '';
    execFileSync('sh', ['-c', command.replace(/^-- +/, '')], { cwd: folder });
    await runIn(folder, script);
    const [source] = must(await session.sources());
    expect(await nativeRows(native, `select id, n from source.${source?.source ?? ''}`)).toEqual([
      { id: '001', n: 1.5 },
      { id: '002', n: 12 },
    ]);
  });

  it.each(['numbers', 'times', 'nested', 'twins'])(
    'reads the Parquet file of %s as Quintile did',
    async (name) => {
      const bytes = await columnarFixture(`${name}.parquet`).arrayBuffer();
      const { script } = await bothWays({
        name: `${name}.parquet`,
        content: new Uint8Array(bytes),
      });
      await native.run("set TimeZone = 'Asia/Tokyo'");
      await runIn(folder, script);
      const table = `source.${name}`;
      expect(typesOf(await nativeRows(native, `describe from ${table}`))).toEqual(
        typesOf(await rows(`describe from ${table}`)),
      );
      expect(await nativeRows(native, AS_TEXT + table)).toEqual(await rows(AS_TEXT + table));
    },
  );

  it('says how an Arrow file becomes Parquet, and reads it then', async () => {
    const table = tableFromArrays({ id: Int32Array.of(1, 2), amount: Float64Array.of(1.5, NaN) });
    const content = new Uint8Array(tableToIPC(table, 'file'));
    const { script } = await bothWays({ name: 'orders.arrow', content });
    expect(script).toMatch(/^-- +python3 -c ".*" 'orders.arrow' 'orders.arrow.parquet'$/m);
    const converted = await (await parquetFile(table, 'any')).arrayBuffer();
    writeFileSync(join(folder, 'orders.arrow.parquet'), new Uint8Array(converted));
    await runIn(folder, script);
    expect(await nativeRows(native, 'from source.orders')).toEqual([
      { id: '1', amount: 1.5 },
      { id: '2', amount: null },
    ]);
  });

  it('says which table of a workbook to save, and reads it then', async () => {
    const cells = [
      ['customer', 'note', 'amount'],
      ['007', 'a "b"\n, c', 1.5],
      [null, ' ', 20],
      ['008', '=1+1', null],
    ];
    const sheets = { Notes: { rows: [['x']] }, Orders: { rows: cells, behind: merged('A2:A3') } };
    const file = await workbook({ sheets });
    const content = new Uint8Array(await file.arrayBuffer());
    const { reports, script } = await bothWays({ name: 'shop.xlsx', content });
    expect(reports[0]?.sheet).toEqual({ hiddenRows: 0, filledMerges: 1, currencies: [] });
    const source = reports[0]?.source ?? '';
    expect(script).toMatch(/^-- Quintile read the sheet "Orders" of shop\.xlsx as a table/m);
    const query = `from source.${source}`;
    const saved = await session.exportQuery(call++, query, 'csv', { formulaGuard: false }, nothing);
    writeFileSync(join(folder, `${source}.table.csv`), await must(saved).text());
    await runIn(folder, script);
    expect(await nativeRows(native, AS_TEXT + `source.${source}`)).toEqual(
      await rows(AS_TEXT + `source.${source}`),
    );
  });

  it('says what has to be unpacked from which archive', async () => {
    const zip = await zipped({ 'may/orders.csv': 'id,n\n1,2\n3,4\n' }, 'shop.zip');
    const content = new Uint8Array(await zip.arrayBuffer());
    const { script } = await bothWays({ name: 'shop.zip', content });
    expect(script).toContain(
      '-- orders.csv has to be unpacked first: it is shop.zip/may/orders.csv.',
    );
    expect(script).toContain("'orders.csv'");
  });

  it('makes again what was made from several sources', async () => {
    const numbers = Array.from({ length: 30 }, (_, n) => n);
    const orders = numbers.map(
      (n) => `A${String(n)},C${String(n % 7)},2024-01-${String(10 + (n % 15))},${String(n)}`,
    );
    const lines = numbers.map((n) => `A${String(n)},tea,${String(1 + (n % 3))},2.5`);
    const { reports, script } = await bothWays(
      {
        name: 'order_lines.csv',
        content: `order_id,product,quantity,unit_price\n${lines.join('\n')}\n`,
      },
      {
        name: 'orders.csv',
        content: `order_id,customer_id,order_date,total\n${orders.join('\n')}\n`,
      },
    );
    const made = reports.find(({ shape }) => shape?.kind === 'join')?.source ?? 'none';
    expect(script).toContain('-- Made from order_lines, orders.');
    await runIn(folder, script);
    for (const relation of [`source.${made}`, 'transactions']) {
      const query = `${AS_TEXT}(from ${relation}) order by all`;
      expect(await nativeRows(native, query), relation).toEqual(await rows(query));
    }
  });

  it('says that rows were left out, and runs all the same', async () => {
    const good = Array.from({ length: 200 }, (_, i) => `C${String(i)},${String(i)}.5`).join('\n');
    const { reports, script } = await bothWays({
      name: 'damaged.csv',
      content: `customer,amount\n${good}\nC7\nC8,1,2,3\n`,
    });
    expect(reports[0]?.rejected).toBe(2);
    expect(script).toMatch(/^-- .*left out 2 rows/m);
    await runIn(folder, script);
    const count = 'select count(*)::INTEGER as n from source.damaged';
    expect(await nativeRows(native, count)).toEqual([{ n: 200 }]);
  });

  it('holds values, cells and models in the order given, and gives the same rows', async () => {
    await bothWays({
      name: 'orders.csv',
      content: `customer_id,order_id,order_date,amount\n${Array.from(
        { length: 300 },
        (_, i) =>
          `C${String(i % 37)},O${String(i)},2024-${String((i % 12) + 1).padStart(2, '0')}-11,${String(i)}.25`,
      ).join('\n')}\n`,
    });
    must(
      await session.setVariables({
        spend: { type: 'number', value: 800 },
        names: { type: 'texts', value: ['C1', 'C2', "C'3"] },
      }),
    );
    const model = { model: 'rfm', settings: { binning: 'ntile' }, asOf: '2025-01-01' };
    must(await session.runModel(call++, { ...model, name: 'by_orders' }));
    const define = async (name: string, sql: string, keep: 'view' | 'table' = 'view') =>
      must(await session.defineRelation(call++, { name, sql, keep }));
    await define(
      'big',
      `select * from rfm where monetary >= $spend or customer_id in ($names); -- ;`,
    );
    await define('counted', 'select segment, count(*) as n from big group by all;', 'table');
    const broken = await session.defineRelation(call++, {
      name: 'broken',
      sql: 'selec',
      keep: 'view',
    });
    expect(broken.ok).toBe(false);
    const script = await scriptOf('Orders', [
      { kind: 'text', text: '# Who spends?' },
      { kind: 'input', name: 'spend', text: 'type: number' },
      { kind: 'model', name: 'by_orders', text: 'model: rfm' },
      { kind: 'sql', name: 'big', text: '' },
      { kind: 'sql', name: 'counted', text: '' },
      { kind: 'sql', name: 'broken', text: 'selec' },
      { kind: 'chart', name: null, text: 'data: counted\nmark: bar' },
    ]);
    expect(script).toMatch(/^-- sql broken\n-- \(has not run\)\n-- selec$/m);
    await runIn(folder, script);
    for (const relation of ['big', 'counted', 'by_orders', 'by_orders_segments', 'transactions']) {
      const query = `${AS_TEXT}(from ${relation}) order by all`;
      expect(await nativeRows(native, query), relation).toEqual(await rows(query));
    }
    await session.dropCells(['big', 'counted', 'broken', 'by_orders']);
  });
});

interface Reference {
  quantile: { segments: Record<string, { customers: number; monetary: number }> };
}

describeWithShared('the script of RFM on Online Retail, in native DuckDB', () => {
  it('gives the segments of the reference', async () => {
    const name = 'online-retail.csv.gz';
    for (const { source } of must(await session.sources())) await session.removeSource(source);
    const file = new File([new Uint8Array(readFileSync(sharedPath('data', name)))], name);
    must(await session.addFiles(call++, [file], nothing));
    must(await session.query(call++, 'from rfm_segments', {}));
    await runIn(sharedPath('data'), await scriptOf('Online Retail'));
    const { quantile } = JSON.parse(
      readFileSync(sharedPath('reference', 'online_retail.json'), 'utf8'),
    ) as Reference;
    const found = await nativeRows(native, 'select segment, customers, revenue from rfm_segments');
    expect(found.length).toBe(Object.keys(quantile.segments).length);
    for (const { segment, customers, revenue } of found) {
      const expected = quantile.segments[String(segment)];
      expect(customers, String(segment)).toBe(expected?.customers);
      expect(Number(revenue)).toBeCloseTo(expected?.monetary ?? NaN, 2);
    }
  }, 120_000);
});
