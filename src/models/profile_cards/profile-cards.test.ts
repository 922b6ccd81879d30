import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import { createRoles } from '../../../tests/helpers/roles';
import { foreignSql, sql } from '../../sql';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { businessOf } from './fields';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
});
afterAll(async () => {
  await db.close();
});

/** 200 customers in two segments: all of one live in Leeds and are women, of the other nobody does. */
async function createTwoTowns(): Promise<void> {
  await run(
    db,
    sql`
      create or replace table people as
      select
        'c' || i as customer_id,
        if(i < 80, 'North', 'South') as segment,
        if(i < 80, 'Leeds', 'Dover') as city,
        if(i < 80, 'female', if(i % 2 = 0, 'male', 'female')) as gender,
        if(i % 3 = 0, null, 30 + i % 5)::INTEGER as age,
        i::DOUBLE as revenue
      from range(200) as numbers(i)
    `,
  );
  await run(
    db,
    sql`create or replace view customers as select * exclude (segment, revenue) from people`,
  );
  await run(
    db,
    sql`create or replace view towns as select customer_id, segment, revenue from people`,
  );
}

const TOWNS = {
  roles: new Set(['customers'] as const),
  attributes: [
    { name: 'city', type: 'VARCHAR', kind: 'geographic' },
    { name: 'gender', type: 'VARCHAR', kind: 'demographic' },
    { name: 'age', type: 'INTEGER', kind: 'demographic' },
  ] as const,
};

function runCards(settings: Readonly<Record<string, unknown>>) {
  return runModel(db, 'profile_cards', { ...TOWNS, settings: { of: 'towns', ...settings } });
}

describe('profile cards', () => {
  it('tell in each field what sets the segment apart, with its evidence', async () => {
    await createTwoTowns();
    must(await runCards({}));
    const rows = await rowsOf(
      db,
      sql`from profile_cards where segment = 'North' and sets_apart order by field, place`,
    );
    expect(rows.map(({ field, trait, value }) => [field, trait, value])).toEqual([
      ['where', 'city', 'Leeds'],
      ['who', 'gender', 'female'],
    ]);
    expect(rows[0]).toMatchObject({
      n: 80,
      segment_size: 80,
      share: 1,
      base_share: 0.4,
      index: 250,
      small: false,
    });
    // Wilson's interval of 80 of 80 begins at n / (n + z²).
    expect(Number(rows[0]?.['low'])).toBeCloseTo(80 / (80 + 1.959964 ** 2), 6);
  });

  it('say only what is frequent where nothing sets apart, and mark it', async () => {
    await createTwoTowns();
    must(await runCards({ segments: ['South'] }));
    const age = await rowsOf(db, sql`from profile_cards where trait = 'age'`);
    expect(age.every((row) => row['sets_apart'] === false)).toBe(true);
  });

  it('carry the SQL that counts each fact anew', async () => {
    await createTwoTowns();
    must(await runCards({}));
    const facts = await rowsOf(db, sql`from profile_cards where share is not null`);
    expect(facts.length).toBeGreaterThan(2);
    for (const { query, n, segment_size: size } of facts) {
      const [again] = await rowsOf(db, foreignSql(String(query)));
      expect([Number(again?.['n']), Number(again?.['segment_size'])]).toEqual([n, size]);
    }
  });

  it('are three without a choice, those with the most revenue first', async () => {
    await createTwoTowns();
    must(await runCards({}));
    expect(
      await rowsOf(db, sql`select segment, customers, share from profile_cards_segments`),
    ).toEqual([
      { segment: 'South', customers: 120, share: 0.6 },
      { segment: 'North', customers: 80, share: 0.4 },
    ]);
    expect(await rowsOf(db, sql`from profile_cards_summary`)).toMatchObject([
      { of: 'towns', business: 'b2c', cards: 2, segments: 2, customers: 200, covered: 1 },
    ]);
  });

  it('stand in the order that was chosen, and name a segment that is not there', async () => {
    await createTwoTowns();
    must(await runCards({ segments: ['North'] }));
    expect(await rowsOf(db, sql`select segment from profile_cards_segments`)).toEqual([
      { segment: 'North' },
    ]);
    const wrong = await runCards({ segments: ['East'] });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'model.invalid_setting' } });
  });

  it('can be blank', async () => {
    await createTwoTowns();
    must(await runCards({ blank: true }));
    expect(await rowsOf(db, sql`from profile_cards`)).toEqual([]);
    expect(await rowsOf(db, sql`from profile_cards_segments`)).toHaveLength(2);
  });

  it('read every role', async () => {
    await createRoles(db, 'some customers');
    must(await runModel(db, 'profile_cards'));
    expect(await rowsOf(db, sql`from profile_cards_summary`)).toMatchObject([{ of: 'rfm' }]);
  });
});

describe('the business', () => {
  it('is B2B where attributes tell of firms', () => {
    const kinds = (...all: ('firmographic' | 'demographic' | 'geographic')[]) =>
      all.map((kind) => ({ kind }));
    expect(businessOf(kinds('firmographic', 'firmographic', 'geographic'))).toBe('b2b');
    expect(businessOf(kinds('firmographic', 'geographic'))).toBe('b2c');
    expect(businessOf(kinds('firmographic', 'firmographic', 'demographic', 'demographic'))).toBe(
      'b2c',
    );
    expect(businessOf([])).toBe('b2c');
  });
});
