import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { roleFactsQuery } from './role-facts-query';

let engine: WasmConnector;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(async () => {
  await engine.close();
});

const factsOf = async (role: Parameters<typeof roleFactsQuery>[0]) =>
  (await rowsOf(engine, roleFactsQuery(role)))[0];

describe('facts of transactions', () => {
  beforeEach(async () => {
    await run(
      engine,
      `create or replace table all_lines as select * from (values
        ('17850', TIMESTAMP '2010-12-01 08:26:00', 15.30::DECIMAL(18, 4)),
        ('17850', TIMESTAMP '2010-12-01 08:26:00', 15.30),
        ('9', TIMESTAMP '2011-12-09 12:50:00', -4.9567),
        (NULL, TIMESTAMP 'infinity', 99999999999999.9999),
        ('', NULL, NULL)
      ) as t(customer_id, ordered_at, amount)`,
    );
    await split('customer_id is not null');
  });

  /** Which rows count, and which do not. */
  async function split(condition: string): Promise<void> {
    await run(
      engine,
      `create or replace view transactions as from all_lines where coalesce(${condition}, false)`,
    );
    await run(
      engine,
      `create or replace view transactions_excluded as
       from all_lines where not coalesce(${condition}, false)`,
    );
  }

  it('count all rows, and give days and check sums of those that have them', async () => {
    // 5 + 5 + 1 + 0 characters; 2 × 1291191960 s + 1323435000 s; 153000 mod 997 twice, -49567 mod 997,
    // 999999999999999999 mod 997, all by hand.
    const amounts = 2 * (153_000 % 997) - (49_567 % 997) + Number(999_999_999_999_999_999n % 997n);
    expect(await factsOf('transactions')).toEqual({
      rows: 5,
      first_at: '2010-12-01',
      last_at: '2011-12-09',
      checks: `11 3905818920000 ${amounts}`,
    });
  });

  it('are the same in any order and under any cleaning', async () => {
    const before = await factsOf('transactions');
    await split('amount > 0');
    expect(await factsOf('transactions')).toEqual(before);
    await run(
      engine,
      'create or replace table all_lines as from all_lines order by amount nulls first',
    );
    expect(await factsOf('transactions')).toEqual(before);
  });

  it('tell a changed amount, a changed time and a second copy apart', async () => {
    const seen = new Set([JSON.stringify(await factsOf('transactions'))]);
    for (const change of [
      `update all_lines set amount = amount + 0.01 where customer_id = '9'`,
      `update all_lines set ordered_at = ordered_at + interval 1 second where customer_id = '9'`,
      `insert into all_lines from all_lines limit 1`,
    ]) {
      await run(engine, change);
      seen.add(JSON.stringify(await factsOf('transactions')));
    }
    expect(seen.size).toBe(4);
  });

  it('of no rows at all are zeros', async () => {
    await run(engine, 'delete from all_lines');
    expect(await factsOf('transactions')).toEqual({
      rows: 0,
      first_at: null,
      last_at: null,
      checks: '0 0 0',
    });
  });
});

describe('facts of the other roles', () => {
  it('tell customers apart whose ids have the same length', async () => {
    const of = async (ids: string) => {
      await run(engine, `create or replace view customers as select unnest(${ids}) as customer_id`);
      await run(engine, 'create or replace view customers_excluded as from customers limit 0');
      return factsOf('customers');
    };
    const some = await of(`['1001', '1002']`);
    expect(some).toMatchObject({ rows: 2, first_at: null, last_at: null });
    expect(await of(`['1002', '1001']`)).toEqual(some);
    expect(await of(`['1001', '1003']`)).not.toEqual(some);
  });

  it.each(['interactions', 'surveys', 'campaigns'] as const)('bind for %s', async (role) => {
    await run(
      engine,
      `create or replace view ${role} as select 'a' as customer_id, DATE '2024-02-03'::TIMESTAMP as t,
       'x' as kind, 'q' as question, 'r' as answer, 'c' as campaign, NULL::VARCHAR as variant`,
    );
    const time = { interactions: 'occurred_at', surveys: 'answered_at', campaigns: 'sent_at' }[
      role
    ];
    await run(engine, `create or replace view renamed as select *, t as ${time} from ${role}`);
    await run(engine, `create or replace table kept_${role} as from renamed`);
    await run(engine, `create or replace view ${role} as from kept_${role}`);
    await run(engine, `create or replace view ${role}_excluded as from ${role} limit 0`);
    expect(await factsOf(role)).toMatchObject({ rows: 1, first_at: '2024-02-03' });
  });
});
