import type { Reading } from '../../src/base/reading';
import { readCsv } from '../../src/intake/csv/read';
import { fileOf, gzip } from './reading';
import { readerContract, type ContractRow } from './reader-contract';

const PLAIN: Reading = {
  format: 'csv',
  encoding: 'utf-8',
  compression: 'none',
  delimiter: ',',
  quote: '"',
  header: true,
  skip: 0,
  short_rows: 'reject',
  columns: [
    { name: 'id', type: 'integer' },
    { name: 'name', type: 'text' },
    { name: 'price', type: 'number' },
    { name: 'day', type: 'date', format: '%Y-%m-%d' },
  ],
  date_order: null,
};
const GZIP: Reading = { ...PLAIN, compression: 'gzip' };
const UTF16: Reading = { ...PLAIN, encoding: 'utf-16le' };

function csv(rows: readonly ContractRow[]): string {
  const quoted = (text: string | null) => (text === null ? '' : `"${text.replaceAll('"', '""')}"`);
  const lines = rows.map(({ id, name, price, day }) =>
    [String(id), quoted(name), price === null ? '' : String(price), day ?? ''].join(','),
  );
  return `id,name,price,day\n${lines.join('\n')}\n`;
}

readerContract({
  name: 'CSV',
  read: readCsv,
  reading: PLAIN,
  fileOf: (rows, name) => Promise.resolve(fileOf(csv(rows), name)),
  broken: () =>
    Promise.resolve({
      file: fileOf('id,name,price,day\n'),
      reading: PLAIN,
      code: 'intake.no_rows',
    }),
});

readerContract({
  name: 'CSV in gzip',
  read: readCsv,
  reading: GZIP,
  fileOf: async (rows, name) => fileOf(await gzip(csv(rows)), name),
  broken: async () => ({
    file: fileOf((await gzip(csv([]))).slice(0, -9)),
    reading: GZIP,
    code: 'intake.corrupt_gzip',
  }),
});

readerContract({
  name: 'CSV in UTF-16',
  read: readCsv,
  reading: UTF16,
  fileOf: (rows, name) =>
    Promise.resolve(fileOf(new Uint8Array(Buffer.from(`\ufeff${csv(rows)}`, 'utf16le')), name)),
  broken: () =>
    Promise.resolve({
      file: fileOf(new Uint8Array(Buffer.from('\ufeffid,name,price,day\r\n', 'utf16le'))),
      reading: UTF16,
      code: 'intake.no_rows',
    }),
});
