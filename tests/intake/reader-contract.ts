import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Reading } from '../../src/base/reading';
import type { WasmConnector } from '../../src/engine/wasm/wasm-connector';
import type { ReadProgress, Reader } from '../../src/intake/reader';
import { sql } from '../../src/sql';
import { must, openEngine, rowsOf } from '../helpers/engine';
import { freshTable, leftBehind, NOTHING, rejectsOf } from './reading';

/** What a reader brings to its contract test. */
export interface ReaderCase {
  readonly name: string;
  readonly read: Reader;
  /**
   * A file of the format with the columns `id` (integer), `name` (text), `price` (number), `day` (date), and one row
   * for each item of the list.
   */
  fileOf(rows: readonly ContractRow[], name: string): Promise<File>;
  /** The reading of such files. */
  readonly reading: Reading;
  /** Calls of the engine at whose first the reading is cancelled, each before or after it; default `STEPS`. */
  readonly steps?: readonly (readonly [Step, 'before' | 'after'])[];
  /** A file of the format that cannot be read at all, and the code of its error. */
  broken(): Promise<{ readonly file: File; readonly reading: Reading; readonly code: string }>;
}

type Step = 'registerFile' | 'insertArrow' | 'exec' | 'query';

const STEPS = [
  ['registerFile', 'before'],
  ['registerFile', 'after'],
  ['exec', 'before'],
  ['exec', 'after'],
  ['query', 'after'],
] as const;

export interface ContractRow {
  readonly id: number;
  readonly name: string | null;
  readonly price: number | null;
  readonly day: string | null;
}

const ROWS: readonly ContractRow[] = [
  { id: 1, name: 'plain', price: 2.5, day: '2024-02-29' },
  { id: 2, name: 'a "quoted", name\nof two lines', price: -0.125, day: '1999-12-31' },
  { id: 3, name: null, price: null, day: null },
  { id: 4, name: "日本語 <script>alert('x')</script> 🙂", price: 1e6, day: '2024-03-01' },
];

/** What every reader must do, whatever the format. */
export function readerContract(reader: ReaderCase): void {
  describe(`${reader.name} as a reader`, () => {
    let engine: WasmConnector;
    beforeAll(async () => {
      engine = await openEngine();
    });
    afterAll(() => engine.close());

    let many: Promise<File> | null = null;
    const manyRows = () => {
      many ??= reader.fileOf(
        Array.from({ length: 30_000 }, (_, id) => ({
          id,
          name: `n${String(id)}`,
          price: id / 4,
          day: '2024-05-06',
        })),
        'e',
      );
      return many;
    };
    const readRows = (table: ReturnType<typeof freshTable>) =>
      rowsOf(engine, sql`select id::INTEGER as id, name, price, day::VARCHAR as day from ${table}`);

    it('makes a table of the types and values of the file', async () => {
      const table = freshTable();
      const request = {
        source: 's',
        files: [await reader.fileOf(ROWS, 'a')],
        reading: reader.reading,
        table,
      };
      const outcome = must(await reader.read(engine, request));
      expect(outcome).toMatchObject({ rows: 4, rejected: 0, rejectedStored: 0 });
      expect(await readRows(table)).toEqual(ROWS);
      const types = must(await engine.describe(sql`from ${table}`)).map(({ type }) => type);
      expect(types).toEqual(['BIGINT', 'VARCHAR', 'DOUBLE', 'DATE']);
      must(await engine.exec(sql`drop table ${table}`));
    });

    it('reads several files into one table, in their order', async () => {
      const table = freshTable();
      const files = [
        await reader.fileOf(ROWS.slice(0, 1), 'b'),
        await reader.fileOf(ROWS.slice(1, 3), 'b'),
        await reader.fileOf(ROWS.slice(3), 'c'),
      ];
      const outcome = must(
        await reader.read(engine, { source: 's', files, reading: reader.reading, table }),
      );
      expect(outcome.rows).toBe(4);
      expect(await readRows(table)).toEqual(ROWS);
      must(await engine.exec(sql`drop table ${table}`));
    });

    it('releases its files when it succeeds', async () => {
      const table = freshTable();
      const files = [await reader.fileOf(ROWS, 'd')];
      const left = await leftBehind(engine, async () => {
        must(await reader.read(engine, { source: 's', files, reading: reader.reading, table }));
        must(await engine.exec(sql`drop table ${table}`));
      });
      expect(left).toEqual(NOTHING);
    });

    it('leaves nothing behind when a file cannot be read', async () => {
      const { file, reading, code } = await reader.broken();
      const left = await leftBehind(engine, async () => {
        const request = { source: 's', files: [file], reading, table: freshTable() };
        const outcome = await reader.read(engine, request);
        expect(outcome).toMatchObject({ ok: false, error: { code } });
      });
      expect(left).toEqual(NOTHING);
    });

    it.each(reader.steps ?? STEPS)(
      'leaves nothing behind when it is cancelled at its first %s (%s)',
      async (step, when) => {
        const file = await manyRows();
        const controller = new AbortController();
        // Not a mock: the engine still does the call.
        const original = engine[step].bind(engine) as (...args: unknown[]) => Promise<unknown>;
        const spy = vi.spyOn(engine, step).mockImplementationOnce((async (...args: unknown[]) => {
          if (when === 'before') controller.abort();
          const result = await original(...args);
          controller.abort();
          return result;
        }) as never);
        const left = await leftBehind(engine, async () => {
          const request = {
            source: 's',
            files: [file],
            reading: reader.reading,
            table: freshTable(),
          };
          const outcome = await reader.read(engine, request, { signal: controller.signal });
          expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
        });
        spy.mockRestore();
        expect(left).toEqual(NOTHING);
      },
    );

    it('does not begin when it is cancelled before', async () => {
      const files = [await reader.fileOf(ROWS, 'h')];
      const left = await leftBehind(engine, async () => {
        const request = { source: 's', files, reading: reader.reading, table: freshTable() };
        const outcome = await reader.read(engine, request, { signal: AbortSignal.abort() });
        expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
      });
      expect(left).toEqual(NOTHING);
    });

    it('reports bytes that only grow within a phase and never pass the total', async () => {
      const table = freshTable();
      const seen: ReadProgress[] = [];
      const files = [await reader.fileOf(ROWS, 'f')];
      const onProgress = (progress: ReadProgress) => seen.push(progress);
      must(
        await reader.read(
          engine,
          { source: 's', files, reading: reader.reading, table },
          { onProgress },
        ),
      );
      seen.forEach(({ bytes, totalBytes, phase }, at) => {
        expect(bytes).toBeLessThanOrEqual(totalBytes);
        const before = seen[at - 1];
        if (before?.phase === phase) expect(bytes).toBeGreaterThanOrEqual(before.bytes);
      });
      must(await engine.exec(sql`drop table ${table}`));
    });

    it('counts cells that are against a type the user chose as rejected rows, and keeps the others', async () => {
      const table = freshTable();
      const columns = reader.reading.columns.map((column) =>
        column.name === 'name'
          ? ({ name: 'name', type: 'integer', forced: true } as const)
          : column,
      );
      const rows: ContractRow[] = [
        { id: 1, name: '10', price: 1, day: '2024-01-01' },
        { id: 2, name: 'ten', price: 1, day: '2024-01-01' },
        { id: 3, name: null, price: 1, day: '2024-01-01' },
      ];
      const request = {
        source: 'forced',
        files: [await reader.fileOf(rows, 'g')],
        reading: { ...reader.reading, columns },
        table,
      };
      const outcome = must(await reader.read(engine, request));
      expect(outcome).toMatchObject({ rows: 2, rejected: 1, rejectedStored: 1 });
      const kept = await rowsOf(
        engine,
        sql`select id::INTEGER as id, name::INTEGER as name from ${table}`,
      );
      expect(kept).toEqual([
        { id: 1, name: 10 },
        { id: 3, name: null },
      ]);
      const [rejected] = await rejectsOf(engine, 'forced');
      expect(rejected).toMatchObject({
        file: 'g',
        line: 3,
        column: 'name',
        reason: '“ten” is not a whole number',
      });
      must(await engine.exec(sql`drop table ${table}`));
    });
  });
}
