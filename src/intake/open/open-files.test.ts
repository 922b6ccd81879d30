import { BlobReader, BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { expect, it } from 'vitest';
import { must } from '../../../tests/helpers/engine';
import { describeError } from '../../base/errors';
import { Budget } from './budget';
import { openFiles, type OpenedFiles } from './open-files';

const CSV = 'id,name\n1,Ada\n2,Bob\n';

type Content = string | Blob | File;

/** A ZIP archive of these files. */
async function zip(entries: Readonly<Record<string, Content>>, password?: string): Promise<File> {
  const writer = new ZipWriter(new BlobWriter(), {
    useWebWorkers: false,
    ...(password === undefined ? {} : { password }),
  });
  for (const [name, content] of Object.entries(entries)) {
    const reader = typeof content === 'string' ? new TextReader(content) : new BlobReader(content);
    await (name.endsWith('/')
      ? writer.add(name, undefined, { directory: true })
      : writer.add(name, reader));
  }
  return new File([await writer.close()], 'export.zip');
}

async function gzip(content: Content, name: string): Promise<File> {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream('gzip'));
  return new File([await new Response(stream).arrayBuffer()], name);
}

/** Names of the tables, and the first line of each file. */
async function tablesIn({ parts }: OpenedFiles): Promise<(readonly [string, string])[]> {
  return Promise.all(
    parts.map(async ({ file, name }) => [name, (await file.text()).split('\n')[0] ?? ''] as const),
  );
}

const open = async (...files: File[]) => must(await openFiles(files));
const errors = ({ failed }: OpenedFiles) =>
  failed.map(({ file, error }) => [file.name, error.code, describeError(error).message] as const);

it('leaves files that hold one table as they are, and those that nobody can read', async () => {
  const files = [
    new File([CSV], 'a.csv'),
    await gzip(CSV, 'b.csv.gz'),
    new File(['%PDF-1.7'], 'c.pdf'),
    new File([], 'd.csv'),
  ];
  const { parts, failed } = await open(...files);
  expect(parts.map(({ file }) => file)).toEqual(files);
  expect(parts.every(({ file }, at) => file === files[at])).toBe(true);
  expect(failed).toEqual([]);
});

it('takes the tables out of an archive, and passes over what is none', async () => {
  const opened = await open(
    await zip({
      '2024/': '',
      '2024/orders.csv': CSV,
      'people.tsv': 'name\nAda\n',
      'codes.txt': 'id;name\n1;Ada\n',
      'readme.txt': 'Please read this first.\nIt says how.\n',
      'logo.png': '\x89PNG\r\n',
      '__MACOSX/2024/._orders.csv': CSV,
      '.hidden.csv': CSV,
      '2024/empty.csv': '',
    }),
  );
  expect(await tablesIn(opened)).toEqual([
    ['orders.csv', 'id,name'],
    ['people.tsv', 'name'],
    ['codes.txt', 'id;name'],
  ]);
  expect(opened.failed).toEqual([]);
  expect(opened.passedOver).toEqual([
    'export.zip/readme.txt',
    'export.zip/logo.png',
    'export.zip/2024/empty.csv',
  ]);
  expect(opened.parts.map((part) => part.passedOver?.length)).toEqual([3, undefined, undefined]);
});

it('takes tables whatever the path says where to unpack them', async () => {
  const names = ['../../up.csv', './here.csv', '/root.csv', 'C:\\disk.csv', '__proto__/own.csv'];
  const opened = await open(await zip(Object.fromEntries(names.map((name) => [name, CSV]))));
  expect(opened.parts).toHaveLength(names.length);
});

it('says what an archive without a table holds', async () => {
  expect(errors(await open(await zip({ 'scan.pdf': '%PDF-1.7', 'b.pdf': '%PDF-1.7' })))).toEqual([
    [
      'export.zip',
      'intake.not_a_table',
      expect.stringContaining('without a table in it (“scan.pdf” is a PDF document)'),
    ],
  ]);
  expect(errors(await open(await zip({})))).toEqual([
    ['export.zip', 'intake.not_a_table', expect.stringContaining('an empty ZIP archive')],
  ]);
});

it('calls files of one name by their paths', async () => {
  const opened = await open(
    await zip({ '2023/orders.csv': CSV, '2024/Orders.csv': CSV, 'people.csv': CSV }),
  );
  expect(opened.parts.map(({ file, name }) => [file.name, name])).toEqual([
    ['export.zip/2023/orders.csv', 'export.zip/2023/orders.csv'],
    ['export.zip/2024/Orders.csv', 'export.zip/2024/Orders.csv'],
    ['people.csv', 'people.csv'],
  ]);
});

it('opens what is packed again inside: gzip, JSON, and one archive deep', async () => {
  const deep = await zip({ 'deepest.csv': CSV });
  const inner = await zip({ 'inner.csv': CSV, 'deep.zip': deep });
  const opened = await open(
    await zip({
      'orders.csv.gz': await gzip(CSV, ''),
      'list.json.gz': await gzip('{"data": {"rows": [{"id": 1}, {"id": 2}]}}', ''),
      'inner.zip': inner,
    }),
  );
  expect(opened.parts.map(({ name, choices }) => [name, choices])).toEqual([
    ['orders.csv.gz', {}],
    ['list.json', { path: 'data.rows' }],
    ['inner.csv', {}],
  ]);
  expect(opened.passedOver).toEqual(['export.zip/inner.zip/deep.zip']);
});

it('inflates what is no CSV, so that it can be read in any order', async () => {
  const opened = await open(
    await gzip('[{"a":1}]', 'a.json.gz'),
    await gzip(await zip({ 'orders.csv': CSV }), 'b.zip.gz'),
  );
  expect(await tablesIn(opened)).toEqual([
    ['a.json', '[{"a":1}]'],
    ['orders.csv', 'id,name'],
  ]);
});

it('says that an archive has a password, and reads what has none', async () => {
  const opened = await open(await zip({ 'orders.csv': CSV }, 'secret'), new File([CSV], 'a.csv'));
  expect(errors(opened)).toEqual([
    ['export.zip', 'intake.locked_file', expect.stringContaining('with a password')],
  ]);
  expect(opened.parts).toHaveLength(1);
});

it('names an archive that was cut off, and an entry that is damaged beside one that is not', async () => {
  const whole = await zip({ 'a.csv': CSV.repeat(50), 'b.csv': CSV });
  expect(errors(await open(new File([whole.slice(0, -60)], 'cut.zip')))).toEqual([
    ['cut.zip', 'intake.corrupt_file', expect.stringContaining('is missing or damaged')],
  ]);
  const bytes = new Uint8Array(await whole.arrayBuffer());
  bytes[60] = (bytes[60] ?? 0) ^ 0xff;
  const opened = await open(new File([bytes], 'export.zip'));
  expect(errors(opened)).toEqual([
    ['export.zip/a.csv', 'intake.corrupt_file', expect.stringContaining('checksum')],
  ]);
  expect(opened.parts.map(({ name }) => name)).toEqual(['b.csv']);
});

it('does not unpack what was made to fill memory, in whatever it is wrapped', async () => {
  const blanks = Array.from({ length: 102 }, () => new Uint8Array(1_000_000).fill(32));
  const packed = await gzip(new Blob(['[1,', ...blanks]), 'bomb.json.gz');
  for (const bomb of [packed, await zip({ 'good.csv': CSV, 'bomb.json.gz': packed })]) {
    const opened = await open(bomb);
    expect(opened.parts).toEqual([]);
    expect(errors(opened)).toEqual([
      [bomb.name, 'intake.archive_too_large', expect.stringContaining('200 times its size')],
    ]);
  }
});

it('counts what comes out, whatever a file says about itself', () => {
  const small = new Budget(1000);
  small.spend(99_000_000);
  expect(() => small.spend(2_000_000)).toThrow('more than 200 times');
  const large = new Budget(5_000_000_000);
  expect(() => large.spend(6_100_000_000)).toThrow('more than 6 GB');
  for (let file = 0; file < 500; file++) large.enter();
  expect(() => large.enter()).toThrow('more than 500 files');
});

it('tells how far it is, and ends when it is cancelled', async () => {
  const archive = await zip({ 'a.csv': CSV, 'b.csv': CSV });
  const cancel = new AbortController();
  const seen: (string | undefined)[] = [];
  const opened = await openFiles([archive], {
    signal: cancel.signal,
    onProgress: ({ file }) => {
      seen.push(file);
      cancel.abort();
    },
  });
  expect(opened).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(new Set(seen)).toEqual(new Set(['export.zip']));
});
