import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine } from '../../tests/helpers/engine';
import type { WasmConnector } from '../engine/wasm/wasm-connector';
import { sql } from '../sql';
import { columnValues, tableRows } from './arrow-values';

describe('values of what the engine sends', () => {
  let engine: WasmConnector;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.close());

  it('reads every type as people write it', async () => {
    const { bytes } = must(
      await engine.query(sql`
        select
          1.25::DECIMAL(18,4) as decimal, -0.5::DECIMAL(18,4) as negative, 9007199254740993 as large, 42::BIGINT as big,
          sum(x) as total, date '2011-12-09' as day, timestamp '2011-12-09 12:50:00' as moment, true as yes,
          null::DATE as nothing, [1.5::DECIMAL(4,2), null] as list, {'a': 1, 'b': 'x'} as struct, 'é' as text
        from range(10) t(x)
      `),
    );
    expect(tableRows(tableFromIPC(bytes))).toEqual([
      {
        decimal: 1.25,
        negative: -0.5,
        large: 9007199254740993n,
        big: 42,
        total: 45,
        day: '2011-12-09',
        moment: '2011-12-09T12:50:00',
        yes: true,
        nothing: null,
        list: [1.5, null],
        struct: { a: 1, b: 'x' },
        text: 'é',
      },
    ]);
  });

  it('reads one column, also over several batches', async () => {
    const { bytes } = must(await engine.query(sql`select x::INTEGER as x from range(5000) t(x)`));
    const values = columnValues(tableFromIPC(bytes), 'x');
    expect(values).toHaveLength(5000);
    expect(values[4999]).toBe(4999);
  });
});
