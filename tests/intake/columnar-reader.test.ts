import { DateDay, Float64, Int32, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { columnarKind } from '../../src/intake/columnar/columnar-kind';
import { startParquetInNode } from '../helpers/parquet-reading';
import { parquetFile } from '../helpers/parquet';
import { columnarReading } from '../helpers/columnar';
import { readerContract, type ContractRow } from './reader-contract';

const { read } = columnarKind(startParquetInNode);
const columns = [
  { name: 'id', type: 'integer' },
  { name: 'name', type: 'text' },
  { name: 'price', type: 'number' },
  { name: 'day', type: 'date' },
] as const;
const steps = [
  ['insertArrow', 'before'],
  ['insertArrow', 'after'],
  ['exec', 'before'],
  ['exec', 'after'],
  ['query', 'after'],
] as const;

function tableOf(rows: readonly ContractRow[]): Table {
  const days = rows.map(({ day }) => (day === null ? null : new Date(day)));
  const cells = <Key extends keyof ContractRow>(key: Key) => rows.map((row) => row[key]);
  return new Table({
    id: vectorFromArray(cells('id'), new Int32()),
    name: vectorFromArray(cells('name'), new Utf8()),
    price: vectorFromArray(cells('price'), new Float64()),
    day: vectorFromArray(days, new DateDay()),
  });
}

function arrowFile(rows: readonly ContractRow[], name: string): File {
  return new File([new Uint8Array(tableToIPC(tableOf(rows), 'file'))], name);
}

const ONE: readonly ContractRow[] = [{ id: 1, name: 'x', price: 1, day: null }];

readerContract({
  name: 'Arrow',
  read,
  reading: columnarReading('arrow', columns),
  steps,
  fileOf: (rows, name) => Promise.resolve(arrowFile(rows, name)),
  broken: () =>
    Promise.resolve({
      file: new File([arrowFile(ONE, 'x').slice(0, -200)], 'x'),
      reading: columnarReading('arrow', columns),
      code: 'intake.corrupt_file',
    }),
});

readerContract({
  name: 'Parquet',
  read,
  reading: columnarReading('parquet', columns),
  steps,
  fileOf: (rows, name) => parquetFile(tableOf(rows), name),
  broken: async () => ({
    file: new File([(await parquetFile(tableOf(ONE), 'x')).slice(0, -200)], 'x'),
    reading: columnarReading('parquet', columns),
    code: 'intake.corrupt_file',
  }),
});
