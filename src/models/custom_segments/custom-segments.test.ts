import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import { describeError } from '../../base/errors';
import type { Role } from '../../base/roles';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { rulePreviewQuery } from '../declarations';
import type { SegmentRule } from '../model';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
  await run(
    db,
    `create or replace table people as select * from (values
      ('a', 10, 'Leeds', DATE '2024-01-01', true, 100.0),
      ('b', 20, 'York', DATE '2024-02-01', false, 50.0),
      ('c', 30, null, DATE '2024-03-01', true, 25.0),
      ('d', null, 'leeds north', null, null, null),
      (null, 99, 'Leeds', null, null, 1000.0)
    ) t(customer_id, orders, city, since, newsletter, revenue)`,
  );
});
afterAll(async () => {
  await db.close();
});

const MANY: SegmentRule = {
  segment: 'Many',
  when: [[{ field: 'orders', is: 'at least', value: 20 }]],
};
const LEEDS: SegmentRule = {
  segment: "Leeds' own",
  when: [
    [{ field: 'City', is: 'contains', value: 'LEEDS' }],
    [{ field: 'orders', is: 'over', value: 25 }],
  ],
};

function runRules(rules: readonly SegmentRule[], more: Readonly<Record<string, unknown>> = {}) {
  return runModel(db, 'custom_segments', {
    settings: { customers: 'people', rules, ...more },
    roles: new Set<Role>(),
    attributes: [],
  });
}

async function messageOf(
  rules: readonly SegmentRule[],
  more: Readonly<Record<string, unknown>> = {},
) {
  const result = await runRules(rules, more);
  if (result.ok) return 'it ran';
  expect(result.error.code).toBe('model.invalid_setting');
  return describeError(result.error).message;
}

async function placed(): Promise<Record<string, string>> {
  const rows = await rowsOf(db, 'select customer_id, segment from custom_segments');
  return Object.fromEntries(
    rows.map((row) => [row['customer_id'] as string, row['segment'] as string]),
  );
}

describe('segments by rules', () => {
  it('take each customer by the first rule that holds, and everybody left as the rest', async () => {
    must(await runRules([MANY, LEEDS]));
    expect(await placed()).toEqual({ a: "Leeds' own", b: 'Many', c: 'Many', d: "Leeds' own" });
    must(await runRules([LEEDS, MANY]));
    expect(await placed()).toEqual({
      a: "Leeds' own",
      b: 'Many',
      c: "Leeds' own",
      d: "Leeds' own",
    });
    must(await runRules([MANY], { rest: 'The others' }));
    expect(await placed()).toEqual({ a: 'The others', b: 'Many', c: 'Many', d: 'The others' });
    expect(await rowsOf(db, 'from custom_segments_check')).toMatchObject([
      { population: 4, assigned: 4, is_partition: true },
    ]);
    expect(
      await rowsOf(db, 'select segment, customers, revenue from custom_segments_segments'),
    ).toEqual([
      { segment: 'Many', customers: 2, revenue: 75 },
      { segment: 'The others', customers: 2, revenue: 100 },
    ]);
  });

  it('show what each rule matches, takes, and loses to those before it', async () => {
    must(await runRules([MANY, LEEDS, { segment: 'Nobody', when: [] }]));
    expect(await rowsOf(db, 'from custom_segments_rules')).toEqual([
      {
        rule: 1,
        segment: 'Many',
        conditions: 'orders at least 20',
        matched: 2,
        taken: 2,
        taken_earlier: 0,
      },
      {
        rule: 2,
        segment: "Leeds' own",
        conditions: 'City contains LEEDS, or orders over 25',
        matched: 3,
        taken: 2,
        taken_earlier: 1,
      },
      { rule: 3, segment: 'Nobody', conditions: 'nobody', matched: 0, taken: 0, taken_earlier: 0 },
      {
        rule: 4,
        segment: 'Everyone else',
        conditions: 'everybody left',
        matched: 0,
        taken: 0,
        taken_earlier: 0,
      },
    ]);
  });

  it('compare days, texts and yes or no; a missing value meets only what is about missing', async () => {
    const rule = (clause: SegmentRule['when'][number][number]): SegmentRule[] => [
      { segment: 'In', when: [[clause]] },
    ];
    const inside = async (clause: SegmentRule['when'][number][number]) => {
      must(await runRules(rule(clause)));
      const rows = await rowsOf(
        db,
        `select string_agg(customer_id, '' order by customer_id) as who from custom_segments where segment = 'In'`,
      );
      return rows[0]?.['who'];
    };
    expect(await inside({ field: 'since', is: 'at least', value: '2024-02-01' })).toBe('bc');
    expect(await inside({ field: 'newsletter', is: 'equal', value: false })).toBe('b');
    expect(await inside({ field: 'newsletter', is: 'not equal', value: false })).toBe('acd');
    expect(await inside({ field: 'city', is: 'any of', value: ['Leeds', 'York'] })).toBe('ab');
    expect(await inside({ field: 'city', is: 'none of', value: ['Leeds', 'York'] })).toBe('cd');
    expect(await inside({ field: 'orders', is: 'missing' })).toBe('d');
    expect(await inside({ field: 'orders', is: 'present' })).toBe('abc');
  });

  it('survive names and values that look like code', async () => {
    const hostile = ["'; drop table people; --", '__proto__', 'two\nlines', '"', 'constructor'];
    const rules = hostile.map((text): SegmentRule => ({
      segment: text,
      when: [[{ field: 'city', is: 'equal', value: text }]],
    }));
    must(await runRules(rules));
    expect(await rowsOf(db, 'select segment from custom_segments_segments')).toEqual(
      [...hostile, 'Everyone else'].map((segment) => ({ segment })),
    );
    expect(Object.keys(await placed())).toHaveLength(4);
  });

  it('say what does not fit the table', async () => {
    const rule = (clause: SegmentRule['when'][number][number]): SegmentRule[] => [
      { segment: 'In', when: [[clause]] },
    ];
    expect(await messageOf(rule({ field: 'spend', is: 'over', value: 1 }))).toBe(
      'rules: “In” reads spend, and “people” has no such column; it has customer_id, orders, city, since, newsletter, revenue',
    );
    expect(await messageOf(rule({ field: 'orders', is: 'over', value: 'many' }))).toContain(
      'a number',
    );
    expect(await messageOf(rule({ field: 'since', is: 'over', value: 'spring' }))).toContain(
      'YYYY-MM-DD',
    );
    expect(await messageOf(rule({ field: 'city', is: 'equal', value: 3 }))).toContain('a text');
    expect(await messageOf(rule({ field: 'newsletter', is: 'over', value: 1 }))).toContain(
      'true or false',
    );
    expect(await messageOf([MANY], { rest: 'Many' })).toContain('“Many”');
    expect(await messageOf([MANY], { rest: ' ' })).toContain('name');
    expect(await messageOf([MANY, MANY])).toContain('twice');
  });

  it('show customers that stand in the table twice', async () => {
    await run(
      db,
      `create or replace table twice as select 7 as customer_id, 1 as x union all select 7, 2`,
    );
    const rules: SegmentRule[] = [
      { segment: 'One', when: [[{ field: 'x', is: 'equal', value: 1 }]] },
    ];
    must(await runRules(rules, { customers: 'twice' }));
    expect(await rowsOf(db, 'from custom_segments_check')).toMatchObject([
      { population: 1, repeated: 1, is_partition: false },
    ]);
  });
});

it('counts what rules that are being written would give, as the model does', async () => {
  const preview = await rowsOf(db, rulePreviewQuery([MANY, LEEDS], 'people', 'Rest'));
  expect(new Map(preview.map((row) => [row['segment'], row['customers']]))).toEqual(
    new Map([
      ['Many', 2],
      ["Leeds' own", 2],
    ]),
  );
  expect(await rowsOf(db, rulePreviewQuery([], 'people', 'Rest'))).toEqual([
    { segment: 'Rest', customers: 4 },
  ]);
});
