import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import type { Attribute } from '../../base/attributes';
import { describeError } from '../../base/errors';
import type { Role } from '../../base/roles';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { join, literal, sql } from '../../sql';
import { automaticLevel } from './place-columns';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
});
afterAll(async () => {
  await db.close();
});

const PLACES: readonly Attribute[] = [
  { name: 'Country', type: 'VARCHAR', kind: 'geographic' },
  { name: 'state_province', type: 'VARCHAR', kind: 'geographic' },
  { name: 'town', type: 'VARCHAR', kind: 'geographic' },
  { name: 'PostalCode', type: 'VARCHAR', kind: 'geographic' },
];

async function living(
  rows: readonly (readonly [string | null, string | null, string | null, string | null])[],
): Promise<void> {
  const values = rows.map(
    (row, at) =>
      sql`(${literal(`c${String(at)}`)}, ${join(row.map((one) => sql`${literal(one)}::VARCHAR`))})`,
  );
  await run(
    db,
    sql`
      create or replace table living as
      select *
      from (values ${join(values)}) as made(customer_id, "Country", state_province, town, "PostalCode")
    `,
  );
  await run(db, 'create or replace view customers as from living');
}

function place(
  settings: Readonly<Record<string, unknown>>,
  attributes = PLACES,
  roles: readonly Role[] = ['customers'],
) {
  return runModel(db, 'geography', { settings, attributes, roles: new Set(roles) });
}

async function segmentsBy(settings: Readonly<Record<string, unknown>>, attributes = PLACES) {
  must(await place(settings, attributes));
  const rows = await rowsOf(
    db,
    'select segment, customers from geography_segments where customers > 0',
  );
  expect(await rowsOf(db, 'from geography_check')).toMatchObject([{ is_partition: true }]);
  return new Map(rows.map((row) => [row['segment'], row['customers']]));
}

describe('geography', () => {
  it('groups by each level, and says what is missing', async () => {
    await living([
      ['DE', 'Hessen', 'Frankfurt', '60311'],
      ['DE', 'Brandenburg', 'Frankfurt', '15230'],
      ['DE', null, 'Frankfurt', null],
      ['NL', 'Limburg', 'Roermond', '6041 AB'],
      ['BE', 'Limburg', 'Genk', '3600'],
      [' ', '', null, null],
    ]);
    expect(await segmentsBy({ level: 'country' })).toEqual(
      new Map([
        ['DE', 3],
        ['BE', 1],
        ['NL', 1],
        ['(missing)', 1],
      ]),
    );
    expect(await segmentsBy({ level: 'region' })).toEqual(
      new Map([
        ['Brandenburg', 1],
        ['Hessen', 1],
        ['Limburg, BE', 1],
        ['Limburg, NL', 1],
        ['(missing)', 2],
      ]),
    );
    expect(await segmentsBy({ level: 'city' })).toEqual(
      new Map([
        ['Frankfurt, Brandenburg, DE', 1],
        ['Frankfurt, DE', 1],
        ['Frankfurt, Hessen, DE', 1],
        ['Genk', 1],
        ['Roermond', 1],
        ['(missing)', 1],
      ]),
    );
    expect(await segmentsBy({ level: 'postcode', prefix: 1 })).toEqual(
      new Map([
        ['BE 3…', 1],
        ['DE 1…', 1],
        ['DE 6…', 1],
        ['NL 6…', 1],
        ['(missing)', 2],
      ]),
    );
  });

  it('sums from everywhere down to cities', async () => {
    await living([
      ['DE', 'Hessen', 'Frankfurt', null],
      ['DE', 'Hessen', 'Kassel', null],
      ['FR', null, 'Lyon', null],
    ]);
    must(await place({}));
    expect(
      await rowsOf(db, 'select level, country, region, city, customers from geography_hierarchy'),
    ).toEqual([
      { level: 'everywhere', country: null, region: null, city: null, customers: 3 },
      { level: 'country', country: 'DE', region: null, city: null, customers: 2 },
      { level: 'region', country: 'DE', region: 'Hessen', city: null, customers: 2 },
      { level: 'city', country: 'DE', region: 'Hessen', city: 'Frankfurt', customers: 1 },
      { level: 'city', country: 'DE', region: 'Hessen', city: 'Kassel', customers: 1 },
      { level: 'country', country: 'FR', region: null, city: null, customers: 1 },
      { level: 'region', country: 'FR', region: null, city: null, customers: 1 },
      { level: 'city', country: 'FR', region: null, city: 'Lyon', customers: 1 },
    ]);
  });

  it('keeps the largest places and all of them in the list', async () => {
    await run(
      db,
      `create or replace view customers as select 'c' || i as customer_id, 'City ' || (i % 5000) as city from range(10000) t(i)`,
    );
    const city: Attribute[] = [{ name: 'city', type: 'VARCHAR', kind: 'geographic' }];
    const segments = await segmentsBy({ largest: 3 }, city);
    expect([...segments.values()]).toEqual([2, 2, 2, 9994]);
    expect(await rowsOf(db, 'select count(*)::INTEGER as n from geography_places')).toEqual([
      { n: 5000 },
    ]);
    expect(await rowsOf(db, 'select places, unknown from geography_summary')).toEqual([
      { places: 5000, unknown: 0 },
    ]);
  });

  it('survives places that look like code or like other groups', async () => {
    const hostile = ["'; drop table living; --", '__proto__', '(missing)', 'two\nlines', '"'];
    await living(hostile.map((name) => [name, null, null, null] as const));
    const named = hostile.map((one) => (one === '(missing)' ? '“(missing)”' : one));
    expect(new Set((await segmentsBy({})).keys())).toEqual(new Set(named));
  });

  it('reads the column that it is told to, and says what is not there', async () => {
    await living([['DE', 'x', 'Ulm', '89073']]);
    expect(await segmentsBy({ country: 'Town', level: 'country' })).toEqual(new Map([['Ulm', 1]]));
    const message = async (settings: Readonly<Record<string, unknown>>, attributes = PLACES) => {
      const result = await place(settings, attributes);
      return result.ok ? 'it ran' : describeError(result.error).message;
    };
    expect(await message({ city: 'cty' })).toContain('they have Country, state_province');
    expect(await message({ level: 'region' }, PLACES.slice(0, 1))).toContain('regions');
    const gender: Attribute[] = [{ name: 'gender', type: 'VARCHAR', kind: 'demographic' }];
    expect(await message({}, gender)).toContain('they have gender');
    expect(await message({}, [])).toContain('nothing but ids');
  });
});

describe('the level to begin with', () => {
  const facts = (
    level: 'country' | 'region' | 'city',
    places: number,
    known: number,
    largest: number,
  ) => ({
    level,
    places,
    known,
    largest,
  });

  it('is the coarsest that tells customers apart', () => {
    expect(automaticLevel([facts('city', 50, 100, 5), facts('country', 2, 100, 60)])).toBe(
      'country',
    );
    expect(automaticLevel([facts('country', 2, 100, 95), facts('region', 9, 90, 20)])).toBe(
      'region',
    );
    expect(automaticLevel([facts('country', 1, 100, 100), facts('city', 2, 90, 85)])).toBe('city');
    expect(automaticLevel([facts('country', 1, 100, 100)])).toBe('country');
    expect(automaticLevel([])).toBeUndefined();
  });
});
