import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import { createRoles } from '../../../tests/helpers/roles';
import type { Attribute } from '../../base/attributes';
import { describeError } from '../../base/errors';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { foreignSql, ident, join, literal, sql, type LiteralValue } from '../../sql';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
});
afterAll(async () => {
  await db.close();
});

type Settings = Readonly<Record<string, unknown>>;
type Row = readonly [segment: string | null, ...attributes: LiteralValue[]];

/** Makes customers c0, c1 … with a segment (`placed`) and attributes. */
async function makeCustomers(attributes: readonly Attribute[], rows: readonly Row[]) {
  const columns = attributes.map((_, at) => ident(`a${String(at)}`));
  const named = attributes.map(
    ({ name, type }, at) => sql`${columns[at] ?? sql``}::${ident(type)} as ${ident(name)}`,
  );
  const values = rows.map(
    (row, at) => sql`(${join([literal(`c${String(at)}`), ...row.map(literal)])})`,
  );
  await run(
    db,
    sql`
      create or replace table made as
      from (values ${join(values)}) as made(id, placed_in, ${join(columns)})
    `,
  );
  await run(
    db,
    sql`create or replace view customers as select id as customer_id, ${join(named)} from made`,
  );
  await run(
    db,
    sql`create or replace table placed as select id as customer_id, placed_in as segment from made`,
  );
}

async function profileOf(attributes: readonly Attribute[], settings: Settings = {}, asOf?: string) {
  return runModel(db, 'profile', {
    settings: { of: 'placed', ...settings },
    attributes,
    roles: new Set(['customers']),
    asOf: asOf ?? null,
  });
}

async function messageOf(attributes: readonly Attribute[], settings: Settings): Promise<string> {
  const result = await profileOf(attributes, settings);
  if (result.ok) throw new Error('it ran');
  expect(result.error.code).toBe('model.invalid_setting');
  return describeError(result.error).message;
}

const CITY: Attribute = { name: 'city', type: 'VARCHAR', kind: 'geographic' };
const TOWNS: readonly Row[] = [
  ...['Leeds', 'Leeds ', 'York', null].map((city): Row => ['A', city]),
  ...['York', 'York', 'Leeds', '', 'Hull', 'Hull'].map((city): Row => ['B', city]),
];

describe('shares', () => {
  beforeEach(() => makeCustomers([CITY], TOWNS));

  it('are of the whole segment and the whole base, missing ones included', async () => {
    must(await profileOf([CITY], { segment: 'A' }));
    const rows = await rowsOf(
      db,
      'select value, what, n, segment_size, base_n, base_size, index::INTEGER as index from profile order by value_place',
    );
    expect(rows).toEqual([
      ...[
        { value: 'Leeds', what: 'value', n: 2, base_n: 3, index: 167 },
        { value: 'York', what: 'value', n: 1, base_n: 3, index: 83 },
        { value: 'Hull', what: 'value', n: 0, base_n: 2, index: 0 },
        { value: '(missing)', what: 'missing', n: 1, base_n: 2, index: 125 },
      ].map((row) => ({ ...row, segment_size: 4, base_size: 10 })),
    ]);
  });

  it('add up to 1 in every segment of the heat map', async () => {
    must(await profileOf([CITY], { segment: 'A' }));
    expect(
      await rowsOf(
        db,
        'select segment, round(sum(share), 12) as share, round(sum(base_share), 12) as base from profile_index group by segment order by segment',
      ),
    ).toEqual([
      { segment: 'A', share: 1, base: 1 },
      { segment: 'B', share: 1, base: 1 },
    ]);
  });

  it('are compared with the rest or with another segment where that is chosen', async () => {
    for (const settings of [{ against: 'rest' }, { against: 'segment', other: 'B' }]) {
      must(await profileOf([CITY], { segment: 'A', ...settings }));
      const [leeds] = await rowsOf(
        db,
        "select base_n, base_size, base_share from profile where value = 'Leeds'",
      );
      expect(leeds).toMatchObject({ base_n: 1, base_size: 6 });
    }
    expect(await rowsOf(db, 'select base from profile_summary')).toEqual([{ base: 'B' }]);
  });

  it('give rare values together, counted but not tested', async () => {
    must(await profileOf([CITY], { segment: 'B', values: 2 }));
    const [others] = await rowsOf(
      db,
      "select n, base_n, p, value from profile where what = 'others'",
    );
    expect(others).toEqual({ n: 2, base_n: 2, p: null, value: '(others)' });
  });

  it('mark cells with fewer than five customers', async () => {
    must(await profileOf([CITY], { segment: 'A' }));
    expect(await rowsOf(db, 'select distinct small from profile')).toEqual([{ small: true }]);
  });
});

describe('the segment', () => {
  it('is the one with the most revenue where none is named, else the largest', async () => {
    await makeCustomers([CITY], TOWNS);
    must(await profileOf([CITY]));
    expect(await rowsOf(db, 'select segment from profile_summary')).toEqual([{ segment: 'B' }]);
    await run(
      db,
      "create or replace table placed as select id as customer_id, placed_in as segment, if(placed_in = 'A', 9.5, 1) as revenue from made",
    );
    must(await profileOf([CITY]));
    expect(await rowsOf(db, 'select segment from profile_summary')).toEqual([{ segment: 'A' }]);
  });

  it('can be those in no segment', async () => {
    await makeCustomers([CITY], [...TOWNS, [null, 'Leeds']]);
    must(await profileOf([CITY], { segment: '(no segment)' }));
    expect(await rowsOf(db, 'select customers, base_customers from profile_summary')).toEqual([
      { customers: 1, base_customers: 11 },
    ]);
  });

  it('has to be there, and so has the other one and every trait', async () => {
    await makeCustomers([CITY], TOWNS);
    expect(await messageOf([CITY], { segment: 'Z' })).toContain('segments are B, A');
    expect(await messageOf([CITY], { against: 'segment' })).toContain('name the segment');
    expect(await messageOf([CITY], { segment: 'A', against: 'segment', other: 'A' })).toContain(
      'another segment',
    );
    expect(await messageOf([CITY], { segment: 'A', traits: ['town'] })).toContain('known are city');
  });
});

describe('attributes', () => {
  it('with hostile names and values are only names and values', async () => {
    const attributes: Attribute[] = [
      { name: '__proto__', type: 'VARCHAR', kind: 'demographic' },
      { name: 'place', type: 'VARCHAR', kind: 'demographic' },
      { name: 'x"; drop table made; --', type: 'VARCHAR', kind: 'other' },
      { name: 'value_1', type: 'INTEGER', kind: 'other' },
      { name: 'segment', type: 'VARCHAR', kind: 'other' },
    ];
    const odd = ["'; drop table made; --", '(missing)', '(others)', 'constructor', 'a\nb'];
    await makeCustomers(
      attributes,
      odd.flatMap((value, at): Row[] => [
        ['A', value, value, value, at, 'x'],
        ['B', value, 'y', value, at % 2, value],
      ]),
    );
    must(await profileOf(attributes, { segment: 'A' }));
    const traits = await rowsOf(db, 'select distinct trait from profile order by trait');
    expect(traits.map(({ trait }) => trait)).toEqual(attributes.map(({ name }) => name).toSorted());
    const told = await rowsOf(
      db,
      "select value, n from profile where trait = '__proto__' order by value",
    );
    expect(told.map(({ value }) => value)).toEqual(
      ["'; drop table made; --", 'a\nb', 'constructor', '“(missing)”', '“(others)”'].toSorted(),
    );
    expect(await rowsOf(db, 'select count(*)::INTEGER as n from made')).toEqual([{ n: 10 }]);
  });

  it('that tell how to reach somebody, who it is, nothing or the same are left out, with the reason', async () => {
    const attributes: Attribute[] = [
      { name: 'email', type: 'VARCHAR', kind: 'contact' },
      { name: 'loyalty card', type: 'VARCHAR', kind: 'other' },
      { name: 'empty', type: 'VARCHAR', kind: 'other' },
      { name: 'constant', type: 'INTEGER', kind: 'other' },
      CITY,
    ];
    const rows = Array.from({ length: 12 }, (_, at): Row => {
      const city = at % 2 === 0 ? 'Leeds' : 'York';
      return [at < 6 ? 'A' : 'B', `p${String(at)}@example.net`, `L${String(at)}`, null, 3, city];
    });
    await makeCustomers(attributes, rows);
    must(await profileOf(attributes));
    expect(await rowsOf(db, 'select trait, reason, values from profile_left_out')).toEqual([
      { trait: 'email', reason: 'contact data', values: null },
      { trait: 'loyalty card', reason: 'nearly all values differ', values: 12 },
      { trait: 'empty', reason: 'no values', values: 0 },
      { trait: 'constant', reason: 'the same for everybody', values: 1 },
    ]);
    expect(await rowsOf(db, 'select traits, left_out from profile_summary')).toEqual([
      { traits: 1, left_out: 4 },
    ]);
  });

  it('of birth become ages in the brackets that people know; impossible ones are told', async () => {
    const born: Attribute[] = [
      { name: 'birth_date', type: 'DATE', kind: 'demographic' },
      { name: 'Year_Birth', type: 'INTEGER', kind: 'demographic' },
    ];
    await makeCustomers(born, [
      ['A', '2000-03-02', 1893],
      ['A', '2000-03-01', 1990],
      ['B', '1950-01-01', 1960],
      ['B', null, null],
    ]);
    must(await profileOf(born, { segment: 'A' }, '2025-03-01'));
    expect(
      await rowsOf(
        db,
        'select trait, value, n, base_n from profile where base_n > 0 order by 1, 2',
      ),
    ).toEqual([
      { trait: 'Age (Year_Birth)', value: '(missing)', n: 0, base_n: 1 },
      { trait: 'Age (Year_Birth)', value: '(not possible)', n: 1, base_n: 1 },
      { trait: 'Age (Year_Birth)', value: '35', n: 1, base_n: 1 },
      { trait: 'Age (Year_Birth)', value: '65', n: 0, base_n: 1 },
      { trait: 'Age (birth_date)', value: '(missing)', n: 0, base_n: 1 },
      { trait: 'Age (birth_date)', value: '24', n: 1, base_n: 1 },
      { trait: 'Age (birth_date)', value: '25', n: 1, base_n: 1 },
      { trait: 'Age (birth_date)', value: '75', n: 0, base_n: 1 },
    ]);
  });
});

describe('numbers', () => {
  it('of many different values are as those counted one by one: SQL says the same', async () => {
    await run(
      db,
      `create or replace table made as
      select
        'c' || i as id,
        if(i % 10 < 3, 'A', if(i % 10 < 9, 'B', null)) as placed_in,
        if(i % 17 = 5, null, (i * 7919 % 3001) / 7.0) as spend
      from range(3000) as numbers(i)`,
    );
    await run(db, 'create or replace view customers as select id as customer_id, spend from made');
    await run(
      db,
      'create or replace table placed as select id as customer_id, placed_in as segment from made',
    );
    const spend: Attribute = { name: 'spend', type: 'DOUBLE', kind: 'behavioural' };
    must(await profileOf([spend], { segment: 'A', against: 'rest' }));
    const [found] = await rowsOf(db, 'from profile_numbers');
    const [wanted] = await rowsOf(
      db,
      `select
        count(spend) filter (placed_in = 'A')::INTEGER as n,
        avg(spend) filter (placed_in = 'A') as mean,
        quantile_cont(spend, 0.25) filter (placed_in = 'A') as q1,
        quantile_cont(spend, 0.5) filter (placed_in = 'A') as median,
        avg(spend) filter (placed_in is distinct from 'A') as base_mean,
        quantile_cont(spend, 0.75) filter (placed_in is distinct from 'A') as base_q3
      from made`,
    );
    for (const [name, value] of Object.entries(wanted ?? {}))
      expect(found?.[name], name).toBeCloseTo(Number(value), 9);
    const [counted] = await rowsOf(
      db,
      'select sum(n)::INTEGER as n, sum(base_n)::INTEGER as base_n from profile',
    );
    expect(counted).toEqual({ n: 900, base_n: 2100 });
  });
});

describe('every role', () => {
  beforeEach(() => createRoles(db, 'some customers'));

  it('tells traits, and the query of each sentence counts what the sentence says', async () => {
    must(await runModel(db, 'profile', { asOf: '2024-02-01', settings: { segment: 'Champions' } }));
    const traits = await rowsOf(db, 'select distinct trait from profile');
    expect(traits.map(({ trait }) => trait)).toEqual(
      expect.arrayContaining([
        'gender',
        'Age (birth_date)',
        'Orders',
        'Favourite weekday',
        'Interactions: complaint',
        'Campaign: Spring',
        'What matters most to you?',
      ]),
    );
    const sentences = await rowsOf(db, 'from profile_sentences order by place');
    expect(sentences.length).toBeGreaterThan(0);
    for (const { query, n, share, base_share, mean, base_mean, sentence } of sentences) {
      const [counted] = await rowsOf(db, foreignSql(String(query)));
      expect(Number(counted?.['n']), String(sentence)).toBe(n);
      if (share === null) {
        expect(counted?.['mean']).toBeCloseTo(Number(mean), 9);
        expect(counted?.['base_mean']).toBeCloseTo(Number(base_mean), 9);
      } else {
        expect(counted).toMatchObject({ share, base_share });
      }
    }
  });

  it('that says “never” by having no row says 0, not missing', async () => {
    await run(
      db,
      "create or replace table placed as select customer_id, 'all' as segment from people",
    );
    must(await runModel(db, 'profile', { settings: { of: 'placed', traits: ['Orders'] } }));
    const [orders] = await rowsOf(db, 'select n, missing from profile_numbers');
    expect(orders).toEqual({ n: 9, missing: 0 });
    expect(await rowsOf(db, "select n from profile where value = '0'")).toEqual([{ n: 2 }]);
  });
});

describe('sentences', () => {
  it('say the largest sure differences, one of two values that say the same', async () => {
    const vip: Attribute = { name: 'vip', type: 'BOOLEAN', kind: 'behavioural' };
    await makeCustomers(
      [vip, CITY],
      Array.from({ length: 400 }, (_, at): Row => {
        const isA = at < 100;
        return [isA ? 'A' : 'B', isA ? at % 10 < 8 : at % 10 < 2, at % 2 === 0 ? 'Leeds' : 'York'];
      }),
    );
    must(await profileOf([vip, CITY], { segment: 'A' }));
    expect(await rowsOf(db, 'select label, sentence, n, how_sure from profile_sentences')).toEqual([
      {
        label: 'vip: Yes',
        sentence: 'For 80 % of A, vip is “Yes”; for everyone it is 35 % (index 229, n = 80).',
        n: 80,
        how_sure: 'very sure',
      },
    ]);
  });

  it('do not repeat the definition of the segment', async () => {
    const kind: Attribute = { name: 'kind', type: 'VARCHAR', kind: 'other' };
    await makeCustomers(
      [kind, CITY],
      Array.from({ length: 200 }, (_, at): Row => {
        const isA = at < 80;
        return [isA ? 'A' : 'B', isA ? 'a' : 'b', isA || at % 3 === 0 ? 'Leeds' : 'York'];
      }),
    );
    must(await profileOf([kind, CITY], { segment: 'A' }));
    expect(await rowsOf(db, 'select label from profile_sentences')).toEqual([
      { label: 'city: Leeds' },
    ]);
    expect(await rowsOf(db, 'select value from profile where rank = 1')).toEqual([{ value: 'a' }]);
  });

  it('own up to chance where nothing is sure', async () => {
    await makeCustomers([CITY], TOWNS);
    must(await profileOf([CITY], { segment: 'A' }));
    const rows = await rowsOf(db, 'select distinct how_sure from profile_sentences');
    expect(rows).toEqual([{ how_sure: 'could be chance' }]);
  });
});
