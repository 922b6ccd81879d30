import { tableFromArrays, tableFromIPC } from 'apache-arrow';
import { expect, it } from 'vitest';
import { columnarFixture } from '../../tests/helpers/columnar';
import { must } from '../../tests/helpers/engine';
import { loadParquetInNode, parquetFile } from '../../tests/helpers/parquet';
import { startParquetInNode } from '../../tests/helpers/parquet-reading';
import { tableRows } from '../base/arrow-values';
import { openNodeConnector } from '../engine/wasm/node';
import { columnarKind } from '../intake/columnar/columnar-kind';
import { Formats } from '../intake/formats';
import type { Progress } from './protocol';
import { Session } from './session';

it('Orders in Parquet are transactions without a question, beside a damaged file that says so', async () => {
  const formats = new Formats(() => Promise.resolve(columnarKind(startParquetInNode)));
  const session = new Session(openNodeConnector, loadParquetInNode, formats);
  const days = ['2024-01-05', '2024-02-05', '2024-02-10'].map((day) => new Date(day));
  const orders = tableFromArrays({
    order_id: Int32Array.of(1, 2, 3),
    customer_id: BigInt64Array.of(501n, 501n, 77n),
    order_date: days,
    amount: Float64Array.of(10.5, 20, 5.25),
  });
  const good = await parquetFile(orders, 'orders.parquet');
  const bytes = new Uint8Array(await columnarFixture('int96.parquet').arrayBuffer());
  bytes[4] = 0xff;
  const seen: Progress[] = [];
  const reports = must(
    await session.addFiles(1, [new File([bytes], 'damaged.parquet'), good], (progress) =>
      seen.push(progress),
    ),
  );
  expect(reports).toMatchObject([
    { source: 'damaged', error: { code: 'intake.corrupt_file' } },
    {
      source: 'orders',
      role: 'transactions',
      rows: 3,
      reading: { format: 'parquet' },
      mapping: { customer_id: 'customer_id', ordered_at: 'order_date', amount: 'amount' },
    },
  ]);
  expect(reports[1]).not.toHaveProperty('needs');
  const importing = seen.filter(({ phase }) => phase === 'importing');
  expect(importing.at(-1)).toMatchObject({ file: 'orders.parquet', rows: 3, bytes: good.size });

  const { bytes: answer } = must(
    await session.query(
      2,
      `select customer_id, ordered_at::DATE::VARCHAR as day, amount::DOUBLE as amount
       from transactions order by order_id`,
      {},
    ),
  );
  expect(tableRows(tableFromIPC(answer))).toEqual([
    { customer_id: '501', day: '2024-01-05', amount: 10.5 },
    { customer_id: '501', day: '2024-02-05', amount: 20 },
    { customer_id: '77', day: '2024-02-10', amount: 5.25 },
  ]);

  const preview = must(await session.previewReading(3, 'orders', { types: { amount: 'text' } }));
  expect(preview.report.reading?.columns.at(-1)).toMatchObject({ name: 'amount', type: 'text' });
  expect(preview.raw[1]).toBe('customer_id: integer, 64 bits');
});
