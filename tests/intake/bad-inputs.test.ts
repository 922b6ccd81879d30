import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeError } from '../../src/base/errors';
import type { WasmConnector } from '../../src/engine/wasm/wasm-connector';
import { openEngine } from '../helpers/engine';
import { fileOf, gzip, leftBehind, NOTHING, readBack } from './reading';

const bytes = (...values: number[]) => new Uint8Array(values);
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('files that are no table', () => {
  let engine: WasmConnector;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.close());

  async function failure(content: string | Uint8Array<ArrayBuffer>) {
    let error: unknown;
    const left = await leftBehind(engine, async () => {
      const result = await readBack(engine, fileOf(content, 'orders.csv'));
      if (result.ok) throw new Error(`was read: ${JSON.stringify(result.value.rows.slice(0, 3))}`);
      ({ error } = result);
      const { message, next } = describeError(result.error);
      expect(message).toContain('orders.csv');
      expect(next.length).toBeGreaterThan(10);
    });
    expect(left).toEqual(NOTHING);
    return error;
  }

  it('a table that is wider than any', async () => {
    const row = (cell: string) => Array.from({ length: 20_000 }, () => cell).join(',');
    expect(await failure(`${row('name')}\n${row('1')}\n`)).toMatchObject({
      code: 'intake.unreadable',
      params: { detail: 'it has 20,000 columns, and tables have at most 5,000 here.' },
    });
  });

  it('a file of 0 bytes', async () => {
    expect(await failure('')).toMatchObject({ code: 'intake.empty_file' });
  });

  it.each([
    ['a header and nothing else', 'id,date,amount'],
    ['a header and a line end', 'id,date,amount\r\n'],
    ['a header and blank lines', 'id,date,amount\n\n\n'],
    ['a header of one column', 'customer_id\n'],
    ['blank lines', '\n\n  \n'],
    ['a byte order mark', '\ufeff'],
    ['a header after a byte order mark', '\ufeffid,amount\n'],
  ])('%s', async (_, content) => {
    expect(await failure(content)).toMatchObject({ code: 'intake.no_rows' });
  });

  it.each([
    ['a PDF document', latin1('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')],
    [
      'an old Excel or Office file (.xls)',
      bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0),
    ],
    ['a Word document (.docx)', latin1(`PK\x03\x04${'\0'.repeat(22)}\x05\0\0\0word/`)],
    ['a PNG image', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13)],
    ['a JPEG image', bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46)],
    ['an SQLite database', latin1('SQLite format 3\0\x10\0\x01\x01')],
    ['a web page without a table', '<!DOCTYPE html>\n<html><body>Hello</body></html>'],
    ['an XML document', '<?xml version="1.0"?>\n<orders><order id="1"/></orders>'],
    ['a binary file', Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251)],
  ])('%s called orders.csv', async (looksLike, content) => {
    expect(await failure(content)).toMatchObject({
      code: 'intake.not_a_table',
      params: { looksLike },
    });
  });

  it('a PDF document in gzip', async () => {
    const stream = new Blob(['%PDF-1.7']).stream().pipeThrough(new CompressionStream('gzip'));
    const content = new Uint8Array(await new Response(stream).arrayBuffer());
    expect(await failure(content)).toMatchObject({ code: 'intake.not_a_table' });
  });

  const table = `id,amount\n${Array.from({ length: 200_000 }, (_, id) => `${String(id)},${String((id * 37) % 1009)}.5`).join('\n')}\n`;

  it.each([0.001, 0.5, 0.999])('a gzip file cut off at %f of its length', async (share) => {
    const whole = await gzip(table);
    expect(await failure(whole.slice(0, Math.floor(whole.length * share)))).toMatchObject({
      code: 'intake.corrupt_gzip',
    });
  });

  it.each([0.01, 0.3, 0.7, 0.95])(
    'a gzip file with a flipped byte at %f of its length',
    async (share) => {
      const damaged = await gzip(table);
      const at = Math.floor(damaged.length * share);
      damaged[at] = (damaged[at] ?? 0) ^ 0x5a;
      expect(await failure(damaged)).toMatchObject({ code: 'intake.corrupt_gzip' });
    },
  );

  it('a gzip file of nothing', async () => {
    expect(await failure(await gzip(''))).toMatchObject({ code: 'intake.empty_file' });
  });
});
