import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readCsv } from '../../src/intake/csv/read';
import { sniffFile } from '../../src/intake/sniff/sniff-file';
import { ident, sql } from '../../src/sql';
import { must, openEngine, rowsOf } from '../helpers/engine';
import { describeWithShared, sharedPath } from '../helpers/shared';
import { fileOf } from './reading';

describeWithShared('Online Retail', () => {
  it('is read whole, with the types that its 541,909 rows have', async () => {
    const file = fileOf(
      new Uint8Array(readFileSync(sharedPath('data/online-retail.csv.gz'))),
      'online-retail.csv.gz',
    );
    const { reading, needs } = must(await sniffFile(file, {}));
    expect(needs).toEqual([]);
    expect(reading).toMatchObject({ compression: 'gzip', delimiter: ',', header: true, skip: 0 });
    expect(Object.fromEntries(reading.columns.map(({ name, type }) => [name, type]))).toEqual({
      // Returns begin with a C, and do so only further down.
      InvoiceNo: 'text',
      StockCode: 'text',
      Description: 'text',
      Quantity: 'integer',
      InvoiceDate: 'timestamp',
      UnitPrice: 'number',
      CustomerID: 'number',
      Country: 'text',
    });
    const engine = await openEngine();
    const table = ident('online_retail');
    const outcome = must(await readCsv(engine, { source: 's', files: [file], reading, table }));
    expect(outcome).toMatchObject({ rows: 541_909, rejected: 0 });
    // Read to its end, the file leaves no doubt about its encoding.
    const { encoding_confidence: _, ...certain } = reading;
    expect(outcome.reading).toEqual(certain);
    const [facts] = await rowsOf(
      engine,
      sql`
        select
          count(*) filter (InvoiceNo like 'C%')::INTEGER as returns,
          count(*) filter (CustomerID is null)::INTEGER as anonymous,
          max(InvoiceDate)::VARCHAR as last
        from ${table}
      `,
    );
    expect(facts).toEqual({ returns: 9288, anonymous: 135_080, last: '2011-12-09 12:50:00' });
    await engine.close();
  }, 60_000);
});
