import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  Float64,
  Int32,
  Table,
  tableToIPC,
  TimestampMillisecond,
  Utf8,
  vectorFromArray,
  type DataType,
  type Vector,
} from 'apache-arrow';
import { writeArrow } from '../../src/export/arrow';
import { ArrowParts } from '../../src/export/arrow-parts';
import { writeParquet } from '../../src/export/parquet';
import { writeXlsx } from '../../src/export/xlsx';
import { loadParquetInNode } from '../../tests/helpers/parquet';
import { writtenOnce } from '../csv-file';
import {
  categoryName,
  channelName,
  customerId,
  orderId,
  orderLines,
  productName,
  type OrderLine,
} from '../orders';
import { withLz4 } from './lz4-feather';

const BATCH_ROWS = 65_536;
/** What ends a stream of Arrow messages. */
const END = 8;

/** The columns of the orders as Arrow has them. */
const COLUMNS: Readonly<Record<string, readonly [DataType, (line: OrderLine) => string | number]>> =
  {
    order_id: [new Utf8(), orderId],
    customer_id: [new Utf8(), customerId],
    ordered_at: [new TimestampMillisecond(), ({ at }) => 1000 * Math.floor(at / 1000)],
    product: [new Utf8(), productName],
    category: [new Utf8(), categoryName],
    channel: [new Utf8(), channelName],
    quantity: [new Int32(), ({ quantity }) => quantity],
    unit_price: [new Float64(), ({ unitPrice }) => unitPrice / 100],
    amount: [new Float64(), ({ unitPrice, quantity }) => (unitPrice * quantity) / 100],
  };

/** An Excel workbook of one sheet, as Quintile exports it. */
export function xlsxFile(dir: string, rows: number): Promise<string> {
  return exported(join(dir, `orders-${String(rows)}.xlsx`), rows, async (parts) => {
    const written = await writeXlsx(parts, { formulaGuard: false });
    if (written?.ok === false) throw new Error(written.error.code);
    return written?.value ?? null;
  });
}

/** Compressed with Zstandard, as Quintile exports it. */
export function parquetFile(dir: string, rows: number): Promise<string> {
  return exported(join(dir, `orders-${String(rows)}.parquet`), rows, async (parts) =>
    writeParquet(await loadParquetInNode(), parts, {}),
  );
}

/** Not compressed, as Quintile exports it. */
export function arrowFile(dir: string, rows: number): Promise<string> {
  return exported(join(dir, `orders-${String(rows)}.arrow`), rows, (parts) =>
    writeArrow(parts, {}),
  );
}

/** As pandas and R write it by default. */
export function featherFile(dir: string, rows: number): Promise<string> {
  return exported(join(dir, `orders-${String(rows)}.feather`), rows, async (parts) => {
    const arrow = await writeArrow(parts, {});
    return arrow && withLz4(arrow);
  });
}

function exported(
  path: string,
  rows: number,
  write: (parts: ArrowParts) => Promise<Blob | null>,
): Promise<string> {
  return writtenOnce(path, async (partial) => {
    const file = await write(orderParts(rows));
    if (file === null) throw new Error(`${path} was not written`);
    await writeFile(partial, file.stream());
  });
}

/** The orders as the engine would give them to an export: the schema, then one message a batch. */
function orderParts(rows: number): ArrowParts {
  const parts = new ArrowParts();
  let batch: OrderLine[] = [];
  let first = true;
  const take = () => {
    const stream = tableToIPC(tableOf(batch), 'stream');
    const head = 8 + new DataView(stream.buffer, stream.byteOffset).getInt32(4, true);
    if (first) parts.take(stream.subarray(0, head));
    parts.take(stream.subarray(head, stream.length - END));
    first = false;
    batch = [];
  };
  for (const line of orderLines(rows)) {
    batch.push(line);
    if (batch.length === BATCH_ROWS) take();
  }
  if (batch.length > 0) take();
  return parts;
}

function tableOf(lines: readonly OrderLine[]): Table {
  const columns: Record<string, Vector> = {};
  for (const [name, [type, value]] of Object.entries(COLUMNS))
    columns[name] = vectorFromArray(lines.map(value), type);
  return new Table(columns);
}
