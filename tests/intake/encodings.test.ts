import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Encoding } from '../../src/base/reading';
import type { WasmConnector } from '../../src/engine/wasm/wasm-connector';
import { previewReading } from '../../src/intake/preview';
import { encode } from '../helpers/encode';
import { must, openEngine } from '../helpers/engine';
import { describeWithShared, sharedPath } from '../helpers/shared';
import { fileOf, readBack } from './reading';

let engine: WasmConnector;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const read = async (content: string | Uint8Array<ArrayBuffer>) =>
  must(await readBack(engine, fileOf(content)));

function bytesIn(encoding: Encoding, text: string): Uint8Array<ArrayBuffer> {
  const bytes = encode(text, encoding);
  if (bytes === null) throw new RangeError(`${encoding} cannot write ${text}`);
  return bytes;
}

describe('text in every encoding', () => {
  it.each<[Encoding, readonly string[]]>([
    ['windows-1252', ['Müller', 'Lefèvre', 'Muñoz', '€ 20', 'O’Brien']],
    ['macintosh', ['Müller', 'Lefèvre', 'Muñoz', '€ 20', 'O’Brien']],
    ['windows-1250', ['Wałęsa', 'Dvořák', 'Szűcs', 'Łódź', 'Müller']],
    ['shift_jis', ['佐藤さくら', 'ｶﾌﾞｼｷｶﾞｲｼｬ', '表示', '東京都', 'キャンセル']],
    ['utf-16le', ['Müller', '佐藤', 'Łódź', '🙂', 'plain']],
    ['utf-16be', ['Müller', '佐藤', 'Łódź', '🙂', 'plain']],
    ['utf-8', ['Müller', '佐藤', 'Łódź', '🙂', 'plain']],
  ])('is recognised and read: %s', async (encoding, names) => {
    const text = `id;name\n${names.map((name, id) => `${String(id)};${name}`).join('\n')}\n`;
    const { rows, outcome } = await read(bytesIn(encoding, text));
    expect(outcome.reading.encoding).toBe(encoding);
    expect(rows.map((row) => row[1])).toEqual(names);
    expect(outcome).toMatchObject({ undecodable: 0, rejected: 0 });
    const confidence = outcome.reading.encoding_confidence;
    if (encoding.startsWith('utf')) expect(confidence).toBeUndefined();
    else expect(confidence).toBeGreaterThan(0.9);
  });

  it('reads Latin-1 as Windows-1252, which has all of its letters', async () => {
    const { rows, outcome } = await read(bytesIn('iso-8859-1', 'name\nFrançois\nÅse\nº\n'));
    expect(outcome.reading.encoding).toBe('windows-1252');
    expect(rows).toEqual([['François'], ['Åse'], ['º']]);
  });

  it('takes the encoding that the user chose, without a doubt', async () => {
    const file = fileOf(bytesIn('macintosh', 'name\nNinõ\n'));
    const { rows, outcome } = must(await readBack(engine, file, { encoding: 'macintosh' }));
    expect(rows).toEqual([['Ninõ']]);
    expect(outcome.reading.encoding_confidence).toBeUndefined();
  });

  it('counts bytes that are no character, and keeps their rows', async () => {
    const bytes = bytesIn('windows-1252', 'id,name\n1,Zoë\n2,x?y\n3,?\n');
    bytes.forEach((byte, at) => (bytes[at] = byte === 0x3f ? 0x81 : byte));
    const choices = { encoding: 'windows-1252' } as const;
    const { rows, outcome } = must(await readBack(engine, fileOf(bytes), choices));
    expect(rows.map((row) => row[1])).toEqual(['Zoë', 'x\ufffdy', '\ufffd']);
    expect(outcome.undecodable).toBe(2);
  });
});

describe('bytes beyond ASCII that no sample has shown', () => {
  // Far from the head and from each of the slices that are sampled.
  const rows = Array.from({ length: 60_000 }, (_, row) => `${String(row)},plain,1.5`);
  const late = (names: readonly string[], encoding: Encoding) => {
    const some = [...rows];
    names.forEach((name, at) => (some[19_000 + at] = `${String(19_000 + at)},${name},2.5`));
    return fileOf(bytesIn(encoding, `id,name,price\n${some.join('\n')}\n`));
  };

  it('decide on the encoding when they are met', async () => {
    const names = ['Łukasz', 'Gałązka', 'Świątek', 'Żółkiewski'];
    const read = must(await readBack(engine, late(names, 'windows-1250')));
    expect(read.outcome.reading.encoding).toBe('windows-1250');
    expect(read.outcome).toMatchObject({ rows: 60_000, rejected: 0, repaired: false });
    expect(read.rows.slice(19_000, 19_004).map((row) => row[1])).toEqual(names);
  });

  it('leave no doubt where they are UTF-8', async () => {
    const { outcome } = must(await readBack(engine, late(['Łukasz'], 'utf-8')));
    expect(outcome).toMatchObject({ rows: 60_000, rejected: 0 });
    expect(outcome.reading.encoding).toBe('utf-8');
    expect(outcome.reading.encoding_confidence).toBeUndefined();
  });
});

describe('a table separated by blanks', () => {
  const table =
    ' id   name          spent\n 001  "Ann  B."      2.50\n 002\tBob           12.00  \n';

  it('is read with its quoted fields, and tells so', async () => {
    const { columns, rows, outcome } = await read(table);
    expect(columns).toEqual(['id', 'name', 'spent']);
    expect(rows).toEqual([
      ['001', 'Ann  B.', '2.5'],
      ['002', 'Bob', '12.0'],
    ]);
    expect(outcome.reading).toMatchObject({ blanks: true, delimiter: '\t' });
    expect(outcome).toMatchObject({ rejected: 0, repaired: false });
  });

  it('rejects rows by their line in the file', async () => {
    const lines = Array.from({ length: 40 }, (_, row) => ` ${String(row)}   n${String(row)}  1.5`);
    lines.splice(20, 0, ' 99   too  many  words 3');
    const { rows, rejects } = await read(` id  name  price\n${lines.join('\n')}\n`);
    expect(rows).toHaveLength(40);
    expect(rejects).toMatchObject([{ line: 22, reason: '5 fields instead of 3' }]);
  });

  it('is previewed as it will be read, beside its lines as they stand', async () => {
    const { columns, rows, raw } = must(await previewReading(fileOf(table), {}));
    expect(columns).toEqual(['id', 'name', 'spent']);
    expect(rows[0]).toEqual(['001', 'Ann  B.', '2.50']);
    expect(raw[1]).toBe(' 001  "Ann  B."      2.50');
  });

  it('may be written in an encoding of its own', async () => {
    const text = 'id  name  n\n1   Müller   2\n2   Böhm   3\n3   Jäger  14\n4   Größe   1\n';
    const { rows } = await read(bytesIn('macintosh', text));
    expect(rows.map((row) => row[1])).toEqual(['Müller', 'Böhm', 'Jäger', 'Größe']);
  });
});

describe('unusual delimiters', () => {
  it.each([
    ['doubled pipes', 'id||name||n\n1||Ann|| \n2||"B||C"||3\n3||||4\n'],
    ['doubled colons', 'id::name::n\n1::Ann:: \n2::"B::C"::3\n3::::4\n'],
  ])('%s', async (_, content) => {
    const { columns, rows } = await read(content);
    expect(columns).toEqual(['id', 'name', 'n']);
    expect(rows.map((row) => row[1])).toEqual([
      'Ann',
      content.includes('||') ? 'B||C' : 'B::C',
      '',
    ]);
  });

  it.each(['sep=;\n', '"sep=;"\r\n', 'SEP=;\n'])('stated in the first line: %j', async (first) => {
    const lines = [first.trimEnd(), 'a,b;c', '"1,5";2', '"2,5";3', ''];
    const { columns, rows, outcome } = await read(
      lines.join(first.endsWith('\r\n') ? '\r\n' : '\n'),
    );
    expect(columns).toEqual(['a,b', 'c']);
    expect(rows.map((row) => row[1])).toEqual(['2', '3']);
    expect(outcome.reading).toMatchObject({ delimiter: ';', skip: 1 });
  });

  it('stated in a line that ends otherwise than those of the table', async () => {
    const { columns, rows } = await read('sep=;\r\na;b\n1;2\n3;4\n');
    expect(columns).toEqual(['a', 'b']);
    expect(rows).toHaveLength(2);
  });

  it('a blank after each comma, before quotes too', async () => {
    const { rows } = await read('id, name, n\n1, "Ann, B.", 2\n2, "x ""y""", 3\n');
    expect(rows).toEqual([
      ['1', 'Ann, B.', '2'],
      ['2', 'x "y"', '3'],
    ]);
  });
});

describeWithShared('the CDNOW files', () => {
  it.each([
    ['CDNOW_master.txt', 69_659, true, 4],
    ['CDNOW_sample.txt', 6_919, false, 5],
  ])('%s', async (name, count, header, fields) => {
    const { outcome, columns } = await read(new Uint8Array(readFileSync(sharedPath('data', name))));
    expect(outcome).toMatchObject({ rows: count, rejected: 0, repaired: false });
    expect(outcome.reading).toMatchObject({ blanks: true, header });
    expect(columns).toHaveLength(fields);
  });
});
