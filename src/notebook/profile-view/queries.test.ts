import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import type { Attribute } from '../../base/attributes';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { ident, sql } from '../../sql';
import {
  heatQuery,
  leftOutQuery,
  oneTraitQuery,
  profiledSegmentsQuery,
  sentencesQuery,
  traitNumbersQuery,
  traitsQuery,
  traitValuesQuery,
} from './queries';

const ATTRIBUTES: readonly Attribute[] = [
  { name: 'city', type: 'VARCHAR', kind: 'geographic' },
  { name: 'income', type: 'DOUBLE', kind: 'demographic' },
  { name: 'dull', type: 'VARCHAR', kind: 'other' },
];
const VALUES = ident('profile');
const NUMBERS = ident('profile_numbers');
const INDEX = ident('profile_index');

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
  await run(
    db,
    sql`
      create table made as
      select
        'c' || i as customer_id,
        case when i % 5 = 0 then 'A' when i % 5 < 3 then 'B' else 'C' end as segment,
        case when i % 7 <> 0 then 'City ' || case when i % 5 = 0 then 0 else i % 12 end end as city,
        20000 + i * 40 + case when i % 5 = 0 then 9000 else 0 end::DOUBLE as income,
        'same' as dull
      from range(600) as numbers(i)
    `,
  );
  await run(db, sql`create view customers as select * exclude (segment) from made`);
  await run(db, sql`create table placed as select customer_id, segment from made`);
  must(
    await runModel(db, 'profile', {
      settings: { of: 'placed', segment: 'A' },
      attributes: ATTRIBUTES,
      roles: new Set(['customers']),
    }),
  );
});
afterAll(async () => {
  await db.close();
});

describe('what the page asks of a profile', () => {
  it('is the segments, the largest first', async () => {
    expect(await rowsOf(db, profiledSegmentsQuery(INDEX))).toEqual([
      { segment: 'B', customers: 240 },
      { segment: 'C', customers: 240 },
      { segment: 'A', customers: 120 },
    ]);
  });

  it('is the traits, the most telling first, with what is known of each', async () => {
    const traits = await rowsOf(db, traitsQuery(VALUES, NUMBERS));
    expect(traits).toMatchObject([
      // Twelve cities and what is missing.
      { trait: 'city', kind: 'geographic', rows: 13, is_number: false },
      { trait: 'income', kind: 'demographic', is_number: true },
    ]);
    expect(Number(traits[0]?.['effect'])).toBeGreaterThan(Number(traits[1]?.['effect']));
    expect(Number(traits[0]?.['different'])).toBeGreaterThan(0);
  });

  it('is the telling values of a trait and what is missing, and all of them on request', async () => {
    const told = await rowsOf(db, traitValuesQuery(VALUES, ['city'], []));
    expect(told).toHaveLength(7);
    expect(told.map((row) => row['value'])).toContain('City 0');
    expect(told.at(-1)).toMatchObject({ what: 'missing' });
    const all = await rowsOf(db, traitValuesQuery(VALUES, ['city'], ['city']));
    expect(all).toHaveLength(13);
    const places = all.map((row) => Number(row['value_place']));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('is the numbers of the traits that are seen, and of no other', async () => {
    expect(await rowsOf(db, traitNumbersQuery(NUMBERS, ['income']))).toMatchObject([
      { trait: 'income', n: 120 },
    ]);
    expect(await rowsOf(db, traitNumbersQuery(NUMBERS, ['city']))).toEqual([]);
  });

  it('is each value of the heat map and of one trait in every segment', async () => {
    const heat = await rowsOf(db, heatQuery(ident('profile_heat')));
    expect(heat.slice(0, 3).map((row) => row['segment'])).toEqual(['B', 'C', 'A']);
    const one = await rowsOf(db, oneTraitQuery(INDEX, 'city'));
    expect(one).toHaveLength(3 * 13);
    expect(new Set(one.map((row) => row['trait']))).toEqual(new Set(['city']));
  });

  it('is what is left out', async () => {
    expect(await rowsOf(db, leftOutQuery(ident('profile_left_out')))).toMatchObject([
      { trait: 'dull', reason: 'the same for everybody' },
    ]);
  });

  it('is the sentences, each with SQL that runs by itself', async () => {
    const sentences = await rowsOf(db, sentencesQuery(ident('profile_sentences')));
    expect(sentences.length).toBeGreaterThan(1);
    for (const { query, n } of sentences)
      expect(Number((await rowsOf(db, String(query)))[0]?.['n'])).toBe(n);
  });
});
