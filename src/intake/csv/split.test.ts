import { describe, expect, it } from 'vitest';
import { openEngine, must, rowsOf } from '../../../tests/helpers/engine';
import { qualified, sql } from '../../sql';
import { sniffFile } from '../sniff/sniff-file';
import { readCsv } from './read';
import { splitAtRecords } from './split';

const ROWS = 5000;
const HEADER = 'id,note,amount\n';
const quoted = (row: number) =>
  `${String(row)},"one, two\nthree ""four"" ${String(row)}",${String(row)}.5\n`;
const text = HEADER + Array.from({ length: ROWS }, (_, row) => quoted(row)).join('');

describe('a large file', () => {
  it('is cut between records, never inside a quoted field', async () => {
    const file = new File([text], 'notes.csv');
    const { reading } = must(await sniffFile(file, {}));
    const pieces = await splitAtRecords(file, reading, 40_000);
    expect(pieces.length).toBeGreaterThan(3);
    const texts = await Promise.all(pieces.map((piece) => piece.text()));
    expect(texts.join('')).toBe(text);
    for (const piece of texts.slice(1)) expect(piece).toMatch(/^\d+,"one, two\n/);
  });

  it('is read piece by piece into compressed storage, with every row once', async () => {
    const engine = await openEngine();
    must(await engine.useCompressedStorage());
    const file = new File([text], 'notes.csv');
    const { reading } = must(await sniffFile(file, {}));
    const request = {
      source: 'notes',
      files: [file],
      reading,
      table: qualified('notes'),
      pieceBytes: 40_000,
    };
    const outcome = must(await readCsv(engine, request));
    expect(outcome).toMatchObject({ rows: ROWS, rejected: 0 });
    expect(
      await rowsOf(
        engine,
        sql`select count(distinct id)::INTEGER as n, sum(amount)::DOUBLE as amount from notes`,
      ),
    ).toEqual([{ n: ROWS, amount: (ROWS * (ROWS - 1)) / 2 + ROWS / 2 }]);
    await engine.close();
  });
});
