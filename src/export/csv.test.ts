import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine } from '../../tests/helpers/engine';
import type { WasmConnector } from '../engine/wasm/wasm-connector';
import { sql, type Sql } from '../sql';
import { ArrowParts } from './arrow-parts';
import { writeCsv } from './csv';

describe('CSV', () => {
  let engine: WasmConnector;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.close());

  const partsOf = async (query: Sql) => {
    const parts = new ArrowParts();
    must(await engine.stream(query, parts.take));
    return parts;
  };
  const csv = async (query: Sql, formulaGuard = true) => {
    return (await writeCsv(await partsOf(query), { formulaGuard }))?.text();
  };

  it('writes every type as people and programs read it', async () => {
    const query = sql`
      select 1.5::DECIMAL(18,4) as a, -2 as b, date '2024-02-29' as c, timestamp '2024-02-29 23:59:01' as d,
        true as e, null::VARCHAR as f, 'x,"y"' as "g h", 'é' as i, [1, 2] as j
    `;
    expect(await csv(query)).toBe(
      'a,b,c,d,e,f,g h,i,j\r\n1.5,-2,2024-02-29,2024-02-29 23:59:01,true,,"x,""y""",é,"[1,2]"\r\n',
    );
  });

  it('guards text that a spreadsheet would run, and only text', async () => {
    const query = sql`select * from (values ('=1+1', -5), ('+x', 1), ('-x', 1), ('@x', 1), ('safe', 1)) t("=head", n)`;
    expect(await csv(query)).toBe("'=head,n\r\n'=1+1,-5\r\n'+x,1\r\n'-x,1\r\n'@x,1\r\nsafe,1\r\n");
    expect(await csv(query, false)).toContain('\r\n=1+1,-5\r\n');
  });

  it('leaves a telephone number as others have to read it', async () => {
    const query = sql`select * from (values ('+4915123456789'), ('-12.5'), ('+1+1'), ('-x')) t(phone)`;
    expect(await csv(query)).toBe("phone\r\n+4915123456789\r\n-12.5\r\n'+1+1\r\n'-x\r\n");
  });

  it('writes many rows and can be ended', async () => {
    const query = sql`select x, 'name ' || x as name from range(60000) t(x)`;
    expect((await csv(query))?.split('\r\n')).toHaveLength(60_002);
    const { signal } = abortedController();
    expect(await writeCsv(await partsOf(query), { formulaGuard: true, signal })).toBeNull();
  });
});

function abortedController(): AbortController {
  const controller = new AbortController();
  controller.abort();
  return controller;
}
