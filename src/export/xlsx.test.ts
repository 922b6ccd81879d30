import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine } from '../../tests/helpers/engine';
import type { WasmConnector } from '../engine/wasm/wasm-connector';
import { sql, type Sql } from '../sql';
import { ArrowParts } from './arrow-parts';
import { writeXlsx, XLSX_LIMITS } from './xlsx';

let engine: WasmConnector;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

async function written(query: Sql, formulaGuard = true) {
  const parts = new ArrowParts();
  must(await engine.stream(query, parts.take));
  const result = await writeXlsx(parts, { formulaGuard });
  if (!result) throw new Error('it was ended');
  return result;
}

async function bytesOf(query: Sql, formulaGuard = true): Promise<Uint8Array> {
  return new Uint8Array(await must(await written(query, formulaGuard)).arrayBuffer());
}

async function sheetOf(query: Sql) {
  const [sheet] = (await readXlsx(await bytesOf(query))).sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

describe('an Excel file', () => {
  it('holds numbers, dates and truth values as what they are, and leaves out what is missing', async () => {
    const { rows } = await sheetOf(sql`
      select
        1.5::DECIMAL(18,4) as amount,
        -7 as whole,
        'nan'::DOUBLE as odd,
        true as flag,
        null::VARCHAR as nothing,
        'é "x", <b>' as text,
        [1, 2] as list,
        date '2024-02-29' as day,
        timestamp '2024-02-29 23:59:01' as at
    `);
    expect(rows).toEqual([
      ['amount', 'whole', 'odd', 'flag', 'nothing', 'text', 'list', 'day', 'at'],
      [
        1.5,
        -7,
        null,
        true,
        null,
        'é "x", <b>',
        '[1,2]',
        new Date('2024-02-29T00:00:00Z'),
        new Date('2024-02-29T23:59:01Z'),
      ],
    ]);
  });

  it('writes as text what Excel would change: long numbers, days before its calendar', async () => {
    const { rows } = await sheetOf(sql`
      select 1234567890123456::BIGINT as id, 999999999999999::BIGINT as exact, date '1899-12-31' as day
    `);
    expect(rows[1]).toEqual(['1234567890123456', 999_999_999_999_999, '1899-12-31']);
  });

  it('keeps text that looks like a formula, an escape or a broken character as harmless text', async () => {
    const bytes = await bytesOf(
      sql`select '=1+1' as "=head", '_x000D_' as a, 'x' || chr(65535) as b`,
    );
    const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
    expect(sheet?.rows[0]?.[0]).toBe('=head');
    expect(sheet?.rows[1]?.[0]).toBe('=1+1');
    expect(sheet?.rows[1]?.[2]).toBe('x\uFFFD');
    const cell = sheet?.cells?.get('1,0');
    expect(cell?.formula).toBeUndefined();
    expect(cell?.style?.numFmt).toBe('@');
    expect(await partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('_x005F_x000D_');
  });

  it('has its header without rows', async () => {
    expect((await sheetOf(sql`select 1 as a, 'x' as b where false`)).rows).toEqual([['a', 'b']]);
  });

  it('keeps every row and their order', async () => {
    const { rows } = await sheetOf(sql`select i, 'name ' || i as name from range(30000) t(i)`);
    expect(rows).toHaveLength(30_001);
    expect(rows.at(-1)).toEqual([29_999, 'name 29999']);
  });

  it('refuses more rows than a sheet holds before it writes one', async () => {
    const most = XLSX_LIMITS.rows - 1;
    expect(await written(sql`select i from range(1048576) t(i)`)).toEqual({
      ok: false,
      error: {
        code: 'export.over_limit',
        params: { format: 'Excel', of: 'rows', found: most + 1, limit: most },
      },
    });
  });

  it('refuses a text that a cell does not hold instead of cutting it', async () => {
    expect(await written(sql`select repeat('x', 32768) as t`)).toMatchObject({
      error: { code: 'export.over_limit', params: { of: 'characters', found: 32_768 } },
    });
  });

  it('can be ended', async () => {
    const parts = new ArrowParts();
    must(await engine.stream(sql`select i from range(100000) t(i)`, parts.take));
    const controller = new AbortController();
    const ended = await writeXlsx(parts, {
      formulaGuard: true,
      signal: controller.signal,
      onRows: () => {
        controller.abort();
      },
    });
    expect(ended).toBeNull();
  });
});

/** A part of a package, inflated. */
async function partOf(bytes: Uint8Array, path: string): Promise<string> {
  const text = Buffer.from(bytes).toString('latin1');
  const at = text.indexOf(path);
  const start = at + path.length;
  const raw = bytes.slice(start);
  const stream = new Blob([raw]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const pieces: Uint8Array[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
    }
  } catch {
    // What follows in the package is no part of it.
  }
  return Buffer.concat(pieces).toString('utf8');
}
