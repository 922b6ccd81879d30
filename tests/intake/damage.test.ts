import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../src/base/random';
import type { Reading } from '../../src/base/reading';
import type { WasmConnector } from '../../src/engine/wasm/wasm-connector';
import { scanBytes, scanCsv } from '../../src/intake/csv/scan';
import { fieldText } from '../../src/intake/csv/record';
import { must, openEngine } from '../helpers/engine';
import { previewReading } from '../../src/intake/preview';
import { fileOf, leftBehind, readWith } from './reading';

const READING: Reading = {
  format: 'csv',
  encoding: 'utf-8',
  compression: 'none',
  delimiter: ',',
  quote: '"',
  header: true,
  skip: 0,
  short_rows: 'reject',
  columns: ['id', 'name', 'note', 'city', 'amount'].map((name) => ({ name, type: 'text' })),
  date_order: null,
};

/** What is done to a row, and the reason that the report has to give. */
const DAMAGES = {
  'too few fields': /^[1-4] of 5 fields$/,
  'too many fields': /^[67] fields instead of 5$/,
  'a quote that is never closed': /quote/,
  'text after a closing quote': /^text after a closing quote$/,
  'bytes that are not UTF-8': /^not valid UTF-8 text$/,
} as const;
type Damage = keyof typeof DAMAGES;

interface Written {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The undamaged rows in order. */
  readonly kept: readonly (readonly string[])[];
  /** The line on which each damaged row begins, and what was done to it. */
  readonly damaged: ReadonlyMap<number, Damage>;
}

const WORDS = [
  'plain',
  'Köln',
  'two words',
  'a,b',
  'say ""hi""',
  'line\nbreak',
  '',
  '日本',
  "it's",
];

function writeFile(random: Random, rows: number, lineEnd: string, neighbours = false): Written {
  const parts: Buffer[] = [Buffer.from(`id,name,note,city,amount${lineEnd}`)];
  const kept: string[][] = [];
  const damaged = new Map<number, Damage>();
  let line = 2;
  let afterDamage = false;
  for (let id = 0; id < rows; id++) {
    const fields = [
      `R${String(id)}`,
      random.pick(WORDS),
      random.pick(WORDS),
      random.pick(WORDS),
      String(id / 4),
    ];
    const damage: Damage | null =
      !afterDamage && random.uniform() < 0.15
        ? random.pick(Object.keys(DAMAGES) as Damage[])
        : null;
    const text =
      damage === null ? fields.map(quoted).join(',') : damagedText(random, damage, fields);
    if (damage === null) kept.push(fields.map((field) => field.replaceAll('""', '"')));
    else damaged.set(line, damage);
    // Latin-1 keeps the bytes that are no UTF-8 as they are.
    parts.push(
      damage === 'bytes that are not UTF-8' ? Buffer.from(text, 'latin1') : Buffer.from(text),
    );
    parts.push(Buffer.from(lineEnd));
    line += text.split('\n').length;
    afterDamage = damage !== null && !neighbours;
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)), kept, damaged };
}

function quoted(field: string): string {
  return /[",\n]/.test(field) ? `"${field}"` : field;
}

function damagedText(random: Random, damage: Damage, fields: readonly string[]): string {
  const plain = fields.map((field) => (/[",\n]/.test(field) ? 'x' : field));
  switch (damage) {
    case 'too few fields':
      return plain
        .slice(0, random.integer(1, 4))
        .map((field) => field || 'x')
        .join(',');
    case 'too many fields':
      return [...plain, ...['more', 'even more'].slice(0, random.integer(1, 2))].join(',');
    case 'a quote that is never closed':
      return plain.with(random.integer(1, 3), `"open`).join(',');
    case 'text after a closing quote':
      return plain.with(random.integer(1, 3), `"closed" early`).join(',');
    case 'bytes that are not UTF-8':
      return ['R', 'caf\xe9', 'x\xff', 'y', '1'].join(',');
  }
}

describe('a damaged file', () => {
  let engine: WasmConnector;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.close());

  it.each(Array.from({ length: 24 }, (_, seed) => seed))(
    'keeps every undamaged row and reports every other, through the engine (seed %i)',
    async (seed) => {
      const random = createRandom(seed);
      const { bytes, kept, damaged } = writeFile(random, 60, seed % 2 === 0 ? '\n' : '\r\n');
      const { rows, rejects, outcome } = must(await readWith(engine, [fileOf(bytes)], READING));
      expect(rows).toEqual(kept);
      expect(rejects.map(({ line }) => line)).toEqual([...damaged.keys()]);
      expect(outcome.rows + outcome.rejected).toBe(60);
      for (const { line, reason } of rejects) {
        const damage = damaged.get(line);
        expect(reason).toMatch(damage === undefined ? /never/ : DAMAGES[damage]);
      }
    },
  );

  it('keeps every undamaged row and reports every other, in 600 files', () => {
    for (let seed = 100; seed < 700; seed++) {
      const random = createRandom(seed);
      const { bytes, kept, damaged } = writeFile(
        random,
        random.integer(1, 40),
        random.pick(['\n', '\r\n']),
      );
      const rows: string[][] = [];
      const lines: number[] = [];
      scanBytes(bytes, READING, true, {
        good: (all, record) =>
          rows.push(READING.columns.map((_, field) => fieldText(all, record, field, '"'))),
        bad: ({ line }) => lines.push(line),
      });
      expect(rows, `seed ${String(seed)}`).toEqual(kept);
      expect(lines, `seed ${String(seed)}`).toEqual([...damaged.keys()]);
    }
  });

  it('keeps every undamaged row and shows every other, where damaged rows are neighbours', () => {
    for (let seed = 700; seed < 900; seed++) {
      const { bytes, kept, damaged } = writeFile(createRandom(seed), 40, '\n', true);
      const rows: string[][] = [];
      const shown = new Set<number>();
      scanBytes(bytes, READING, true, {
        good: (all, record) =>
          rows.push(READING.columns.map((_, field) => fieldText(all, record, field, '"'))),
        bad: ({ line, raw }) => raw.split('\n').forEach((_, at) => shown.add(line + at)),
      });
      expect(rows, `seed ${String(seed)}`).toEqual(kept);
      expect(
        [...damaged.keys()].filter((line) => !shown.has(line)),
        `seed ${String(seed)}`,
      ).toEqual([]);
    }
  });

  it('gives the same result wherever a chunk of the file ends', async () => {
    const written = writeFile(createRandom(5), 70_000, '\n');
    expect(written.bytes.length).toBeLessThan(4 * 1024 * 1024);
    // Moves all later bytes against the 4 MB chunks of the scanner.
    for (const padding of [0, 1, 2, 3, 50, 333]) {
      const filler = Buffer.from(`R,${'x'.repeat(padding)},,,\n${'filler,,,,\n'.repeat(260_000)}`);
      const head = Buffer.from('id,name,note,city,amount\n');
      const bytes = new Uint8Array(
        Buffer.concat([head, filler, written.bytes.subarray(head.length)]),
      );
      let rows = 0;
      const lines: number[] = [];
      await scanCsv(new Blob([bytes]), READING, {
        good: () => rows++,
        bad: ({ line }) => lines.push(line),
      });
      expect(rows).toBe(written.kept.length + 260_001);
      expect(lines).toEqual([...written.damaged.keys()].map((line) => line + 260_001));
    }
  });

  it('that goes while it is read is named, and leaves nothing behind', async () => {
    class GoneBlob extends Blob {
      override arrayBuffer(): Promise<ArrayBuffer> {
        return Promise.reject(new DOMException('It is gone', 'NotReadableError'));
      }
      override slice(): Blob {
        return this;
      }
    }
    /** Can be read so many times. */
    class GoingFile extends File {
      constructor(
        private readonly content: string,
        private left: number,
      ) {
        super([content], 'going.csv');
      }
      override slice(...range: [number?, number?]): Blob {
        return this.left-- > 0 ? super.slice(...range) : new GoneBlob([this.content]);
      }
    }
    const content = 'a,c\n1,x\n2\n3,z\n';
    const reading = { ...READING, columns: READING.columns.slice(0, 2) };
    for (let times = 0; times < 4; times++) {
      const left = await leftBehind(engine, async () => {
        const result = await readWith(engine, [new GoingFile(content, times)], reading);
        if (!result.ok) expect(result.error).toMatchObject({ code: 'intake.unreadable' });
        else expect(result.value.outcome).toMatchObject({ rows: 2, rejected: 1 });
      });
      expect(left).toMatchObject({ tables: [], files: 0 });
    }
    const preview = await previewReading(new GoingFile(content, 0), {});
    expect(preview).toMatchObject({ error: { code: 'intake.unreadable' } });
  });

  it.each([
    ['in a name of the header', '"a\rb",c\n1,"x"\n2,y\n', 2, []],
    ['in the first row beside a damaged one', 'a,c\n1,"x\r\ry"\n2\n3,z\n', 2, ['2']],
    ['in a damaged row', 'a,c\n1,x\n2,y\r3,z\r4\r\n5,"w"v\n', 1, ['2,y\r3,z\r4', '5,"w"v']],
  ])('reads on behind a carriage return %s', async (_, content, kept, rejected) => {
    const reading = { ...READING, columns: READING.columns.slice(0, 2) };
    const { rows, rejects } = must(await readWith(engine, [fileOf(content)], reading));
    expect(rows).toHaveLength(kept);
    expect(rejects.map(({ raw }) => raw)).toEqual(rejected);
  });

  it('counts a damaged record of several lines once', async () => {
    const content =
      'a,b,c\n1,"two\nlines",3\n4,"two\nlines"x,6\n7,"two\nlines",8,9\n10,"two\nlines",12\n';
    const reading = { ...READING, columns: READING.columns.slice(0, 3) };
    const { rows, rejects } = must(await readWith(engine, [fileOf(content)], reading));
    expect(rows.map(([first]) => first)).toEqual(['1', '10']);
    expect(rejects.map(({ line, raw }) => [line, raw])).toEqual([
      [4, '4,"two\nlines"x,6'],
      [6, '7,"two\nlines",8,9'],
    ]);
  });

  it('shows bytes that are no text with replacement characters, and NULs too', async () => {
    const content = Buffer.concat([
      Buffer.from('a,b\n1,'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(',\n2,\0,3\n4,ö\n'),
    ]);
    const reading = { ...READING, columns: READING.columns.slice(0, 2) };
    const { rows, rejects } = must(
      await readWith(engine, [fileOf(new Uint8Array(content))], reading),
    );
    expect(rows).toEqual([['4', 'ö']]);
    expect(rejects.map(({ raw }) => raw)).toEqual(['1,\ufffd\ufffd,', '2,\0,3']);
  });

  it('keeps at most 10 kB of a rejected row', async () => {
    const content = `a,b\n1,2\n${'x'.repeat(50_000)}\n3,4\n`;
    const reading = { ...READING, columns: READING.columns.slice(0, 2) };
    const { rows, rejects } = must(await readWith(engine, [fileOf(content)], reading));
    expect(rows).toHaveLength(2);
    expect(rejects[0]?.raw).toHaveLength(10_001);
  });

  it('can be rejected as a whole without failing', async () => {
    const reading = { ...READING, columns: READING.columns.slice(0, 2) };
    const { outcome, rows } = must(await readWith(engine, [fileOf('a,b\nx\ny\nz\n')], reading));
    expect(rows).toEqual([]);
    expect(outcome).toMatchObject({ rows: 0, rejected: 3 });
  });

  it('tells the rejected rows of several files apart', async () => {
    const reading = { ...READING, columns: READING.columns.slice(0, 2) };
    const files = [
      fileOf('a,b\n1,2\n3\n', 'one.csv'),
      fileOf('a,b\n4,5\n', 'two.csv'),
      fileOf('a,b\n6,7,8\n9,10\n', 'three.csv'),
    ];
    const { rows, rejects } = must(await readWith(engine, files, reading));
    expect(rows.map(([first]) => first)).toEqual(['1', '4', '9']);
    expect(rejects.map(({ file, line, reason }) => [file, line, reason])).toEqual([
      ['one.csv', 3, '1 of 2 fields'],
      ['three.csv', 2, '3 fields instead of 2'],
    ]);
  });
});
