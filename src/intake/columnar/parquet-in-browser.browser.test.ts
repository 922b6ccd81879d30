import { expect, it } from 'vitest';
import fixture from '../../../tests/fixtures/columnar/int96.parquet?url';
import { openBrowserConnector } from '../../engine/wasm/browser';
import { sql } from '../../sql';
import { columnarKind } from './columnar-kind';
import { startParquetInBrowser } from './parquet-in-browser';

it('A corrupt page in the browser ends as a named error, and the next good file is read', async () => {
  const kind = columnarKind(startParquetInBrowser);
  const opened = await openBrowserConnector();
  if (!opened.ok) throw new Error(opened.error.code);
  const engine = opened.value;
  const bytes = new Uint8Array(await (await fetch(fixture)).arrayBuffer());
  const damaged = bytes.slice();
  damaged[4] = 0xff;
  expect(await kind.sniff(new File([damaged], 'damaged.parquet'), {})).toMatchObject({
    ok: false,
    error: {
      code: 'intake.corrupt_file',
      params: { file: 'damaged.parquet', kind: 'Parquet file' },
    },
  });

  const good = new File([bytes], 'good.parquet');
  const sniff = await kind.sniff(good, {});
  if (!sniff.ok) throw new Error(sniff.error.code);
  const { reading, sample } = sniff.value;
  expect(sample.rows).toEqual([['2024-01-01 12:30:01.000005'], [null]]);
  const table = sql`good`;
  const read = await kind.read(engine, { source: 'good', files: [good], reading, table });
  expect(read).toMatchObject({ ok: true, value: { rows: 2, rejected: 0 } });
  await engine.close();
});
