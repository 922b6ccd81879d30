import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeError, type QuintileError } from '../../src/base/errors';
import type { WasmConnector } from '../../src/engine/wasm/wasm-connector';
import { columnarKind } from '../../src/intake/columnar/columnar-kind';
import { sql } from '../../src/sql';
import { arrowFile, columnarFixture as fixture } from '../helpers/columnar';
import { must, openEngine, rowsOf } from '../helpers/engine';
import { startParquetInNode } from '../helpers/parquet-reading';
import { describeWithShared, sharedPath } from '../helpers/shared';
import { freshTable } from './reading';

const kind = columnarKind(startParquetInNode);

let engine: WasmConnector;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

/** The error of reading a file all the way; null when there is none. */
async function failure(file: File): Promise<QuintileError | null> {
  const sniff = await kind.sniff(file, {});
  if (!sniff.ok) return sniff.error;
  const table = freshTable();
  const { reading } = sniff.value;
  const read = await kind.read(engine, { source: 's', files: [file], reading, table });
  if (!read.ok) return read.error;
  must(await engine.exec(sql`drop table ${table}`));
  return null;
}

describe('A columnar file that cannot be read', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  it.each([
    ['of Feather 1', fixture('version-1.feather'), 'intake.unsupported_file'],
    [
      'with a type that the engine does not have',
      fixture('run-ends.arrows'),
      'intake.unsupported_file',
    ],
    ['without its end', fixture('orders-lz4.feather').slice(0, 3_000), 'intake.corrupt_file'],
    ['without its footer', fixture('numbers.parquet').slice(0, 1_000), 'intake.corrupt_file'],
    ['that is encrypted', new File([bytes('PAR1……………PARE')], 'x'), 'intake.locked_file'],
    ['of no byte', new File([], 'x'), 'intake.empty_file'],
    ['of no row', arrowFile({ id: new Int32Array() }), 'intake.no_rows'],
  ])('is told as one %s', async (_, file, code) => {
    const error = await failure(new File([file], 'x'));
    expect(error?.code).toBe(code);
    expect(error && describeError(error).message).toContain('“x”');
  });

  it('harms nothing when a page of it panics the library', async () => {
    const damaged = new Uint8Array(await fixture('int96.parquet').arrayBuffer());
    damaged[4] = 0xff;
    expect(await failure(new File([damaged], 'damaged.parquet'))).toMatchObject({
      code: 'intake.corrupt_file',
      params: {
        file: 'damaged.parquet',
        kind: 'Parquet file',
        detail: 'its values cannot be decoded',
      },
    });
    expect(await failure(fixture('int96.parquet'))).toBeNull();
  });

  it('is a named error whatever bytes are wrong, and the engine goes on', async () => {
    const seed = 20_240_601;
    let state = seed;
    const random = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((state / 2 ** 31) * below);
    };
    for (const name of [
      'orders-lz4.feather',
      'orders-zstd.feather',
      'views.arrows',
      'dictionary-grows.arrows',
    ]) {
      const whole = await fixture(name).arrayBuffer();
      for (let round = 0; round < 40; round++) {
        const damaged = new Uint8Array(whole);
        for (let change = 0; change <= random(4); change++)
          damaged[random(damaged.length)] = random(3) === 0 ? 0xff : random(256);
        const error = await failure(new File([damaged], name));
        const at = `${name}, seed ${String(seed)}, round ${String(round)}`;
        expect(error?.code ?? 'intake.', at).toMatch(/^intake\./);
        expect(await rowsOf(engine, 'select 1 as a'), at).toEqual([{ a: 1 }]);
      }
    }
  });
});

describeWithShared('The damaged files of parquet-testing', () => {
  const root = sharedPath('corpora/parquet-testing-bad/bad_data');
  const SOUND = 'ARROW-GH-43605.parquet';

  it.each(readdirSync(root))('%s is right or a named error', async (name) => {
    const file = new File([readFileSync(`${root}/${name}`)], name);
    const error = await failure(file);
    if (name === SOUND) {
      expect(error).toBeNull();
      return;
    }
    expect(error?.code).toMatch(/^intake\.(corrupt_file|unsupported_file)$/);
    expect(error && describeError(error).message).toContain(name);
  });

  it('one of them has the rows that other readers find', async () => {
    const file = new File([readFileSync(`${root}/${SOUND}`)], SOUND);
    const { reading } = must(await kind.sniff(file, {}));
    must(await kind.read(engine, { source: 's', files: [file], reading, table: sql`sound` }));
    // As pyarrow 25.0.1 reads it.
    const found = await rowsOf(
      engine,
      'select count(*)::INTEGER as n, min(min_fl)::INTEGER as low, max(min_fl)::INTEGER as high from sound',
    );
    expect(found).toEqual([{ n: 21_186, low: 0, high: 0 }]);
  });
});
