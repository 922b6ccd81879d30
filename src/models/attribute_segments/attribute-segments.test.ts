import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, openEngine, rowsOf, run } from '../../../tests/helpers/engine';
import { runModel } from '../../../tests/helpers/models';
import type { Attribute } from '../../base/attributes';
import { describeError } from '../../base/errors';
import type { Role } from '../../base/roles';
import type { WasmConnector } from '../../engine/wasm/wasm-connector';
import { ident, join, literal, sql, type LiteralValue } from '../../sql';

let db: WasmConnector;
beforeAll(async () => {
  db = await openEngine();
});
afterAll(async () => {
  await db.close();
});

type Values = readonly LiteralValue[];

/** Makes a view of customers a, b, c … with one attribute. */
async function customersWith(
  values: Values,
  { name = 'trait', type = 'VARCHAR', kind = 'demographic' }: Partial<Attribute> = {},
): Promise<Attribute> {
  const rows = values.map((value, at) => sql`(${literal(`c${String(at)}`)}, ${literal(value)})`);
  await run(
    db,
    sql`
      create or replace table people as
      select customer_id, ${ident('v')}::${ident(type)} as ${ident(name)}
      from (values ${join(rows)}) as made(customer_id, v)
    `,
  );
  await run(db, sql`create or replace view customers as from people`);
  return { name, type, kind };
}

async function segmentsOf(
  attributes: readonly Attribute[],
  settings: Readonly<Record<string, unknown>> = {},
  { roles = ['customers'], asOf = null }: { roles?: readonly Role[]; asOf?: string | null } = {},
): Promise<Record<string, number>> {
  must(
    await runModel(db, 'attribute_segments', { settings, attributes, roles: new Set(roles), asOf }),
  );
  const rows = await rowsOf(db, 'select segment, customers from attribute_segments_segments');
  const [check] = await rowsOf(db, 'from attribute_segments_check');
  expect(check).toMatchObject({ is_partition: true, unassigned: 0, repeated: 0, strangers: 0 });
  return Object.fromEntries(
    rows.map((row) => [row['segment'] as string, row['customers'] as number]),
  );
}

async function messageOf(
  attributes: readonly Attribute[],
  settings: Readonly<Record<string, unknown>>,
  roles: readonly Role[] = ['customers'],
): Promise<string> {
  const result = await runModel(db, 'attribute_segments', {
    settings,
    attributes,
    roles: new Set(roles),
  });
  if (result.ok) return 'it ran';
  expect(result.error.code).toBe('model.invalid_setting');
  return describeError(result.error).message;
}

describe('segments by a text', () => {
  it('are its values, the most frequent first, and the missing last', async () => {
    const trait = await customersWith(['b', 'a', 'b', null, ' b ', '', ' \t\n', 'a', 'c']);
    expect(await segmentsOf([trait])).toEqual({ b: 3, a: 2, c: 1, '(missing)': 3 });
    expect(Object.keys(await segmentsOf([trait]))).toEqual(['b', 'a', 'c', '(missing)']);
  });

  it('keep the largest and put the rest together, with the number of values', async () => {
    const trait = await customersWith(['b', 'a', 'b', 'a', 'b', 'c', 'd', 'd2']);
    expect(await segmentsOf([trait], { largest: 2 })).toEqual({ b: 3, a: 2, '(others)': 3 });
    expect(await rowsOf(db, `select name, distinct_values from attribute_segments_groups`)).toEqual(
      [
        { name: 'b', distinct_values: 1 },
        { name: 'a', distinct_values: 1 },
        { name: '(others)', distinct_values: 3 },
      ],
    );
    const [{ how }] = (await rowsOf(db, 'select how from attribute_segments_summary')) as [
      { how: string },
    ];
    expect(how).toContain('3 rarer ones');
  });

  it('survive values that look like code, and those that look like other groups', async () => {
    const hostile = [
      `'; drop table people; --`,
      'two\nlines',
      '__proto__',
      'constructor',
      '"quoted"',
      '(missing)',
      '(others)',
      'a · b',
      '<b>bold</b>',
      '\\',
      'x'.repeat(5000),
    ];
    const trait = await customersWith([...hostile, ...hostile, null], {
      name: `odd "name"'; --`,
    });
    const rows = await (async () => {
      await segmentsOf([trait], { largest: 20 });
      return rowsOf(db, 'select segment, customers from attribute_segments_segments');
    })();
    expect(new Map(rows.map((row) => [row['segment'], row['customers']]))).toEqual(
      new Map([
        ...hostile.slice(0, 5).map((value) => [value, 2] as const),
        ['“(missing)”', 2],
        ['“(others)”', 2],
        ['“a · b”', 2],
        ...hostile.slice(8, 10).map((value) => [value, 2] as const),
        ['x'.repeat(200), 2],
        ['(missing)', 1],
      ]),
    );
    expect(await rowsOf(db, 'select count(*)::INTEGER as n from people')).toEqual([{ n: 23 }]);
  });

  it('are one group when all are missing, and one when all are alike', async () => {
    expect(await segmentsOf([await customersWith([null, null])])).toEqual({ '(missing)': 2 });
    expect(await segmentsOf([await customersWith(['x', 'x'])])).toEqual({ x: 2 });
    const number = await customersWith([7, 7], { type: 'INTEGER' });
    expect(await segmentsOf([number])).toEqual({ 7: 2 });
    for (const binning of ['quantile', 'width'])
      expect(await segmentsOf([number], { binning })).toEqual({ 'All values': 2 });
    const nothing = await customersWith([null, null], { type: 'DOUBLE', name: 'income' });
    for (const binning of ['auto', 'quantile', 'width'])
      expect(await segmentsOf([nothing], { binning })).toEqual({ '(missing)': 2 });
  });

  it('stay few with ten thousand different values', async () => {
    await run(
      db,
      `create or replace view customers as select 'c' || i as customer_id, 'value ' || i as trait, i as many from range(10000) t(i)`,
    );
    const trait: Attribute = { name: 'trait', type: 'VARCHAR', kind: 'other' };
    const many: Attribute = { name: 'many', type: 'BIGINT', kind: 'other' };
    const segments = await segmentsOf([trait, many], { attribute: 'trait' });
    expect(Object.keys(segments)).toHaveLength(13);
    expect(segments['(others)']).toBe(9988);
    expect(await segmentsOf([trait, many], { attribute: 'many', bins: 4 })).toEqual({
      'Up to 2,499': 2500,
      '2,500–4,999': 2500,
      '5,000–7,499': 2500,
      'Over 7,499': 2500,
    });
  });

  it('of yes and no are two', async () => {
    const trait = await customersWith([true, false, true, null], { type: 'BOOLEAN' });
    expect(await segmentsOf([trait])).toEqual({ Yes: 2, No: 1, '(missing)': 1 });
  });
});

describe('segments by a number', () => {
  const income = { name: 'income', type: 'DOUBLE' };

  it('has round brackets for incomes', async () => {
    const trait = await customersWith(
      [12_000, 20_000, 39_999, 40_000, 41_000, 60_000, 95_000, null],
      income,
    );
    expect(await segmentsOf([trait])).toEqual({
      'Under 20,000': 1,
      '20,000–39,999': 2,
      '40,000–59,999': 2,
      '60,000–79,999': 1,
      '80,000 and over': 1,
      '(missing)': 1,
    });
  });

  it('keeps equal values together in even groups', async () => {
    const trait = await customersWith([1, 1, 1, 1, 2, 3], { type: 'INTEGER' });
    expect(await segmentsOf([trait], { binning: 'quantile', bins: 3 })).toEqual({
      'Up to 1': 4,
      'Over 1': 2,
    });
    const even = await customersWith([10, 20, 30, 40, 50, 60], { type: 'INTEGER' });
    expect(await segmentsOf([even], { binning: 'quantile', bins: 3 })).toEqual({
      'Up to 20': 2,
      '21–40': 2,
      'Over 40': 2,
    });
  });

  it('cuts the range evenly, or where it is told to', async () => {
    const trait = await customersWith([0, 1.5, 5, 10], { type: 'DOUBLE' });
    expect(await segmentsOf([trait], { binning: 'width', bins: 2 })).toEqual({
      'Under 5': 2,
      '5 and over': 2,
    });
    expect(await segmentsOf([trait], { binning: 'cuts', cuts: [1.5, 10] })).toEqual({
      'Under 1.5': 1,
      '1.5 to under 10': 2,
      '10 and over': 1,
    });
    expect(await messageOf([trait], { binning: 'cuts' })).toContain('cuts');
  });

  it('takes few different numbers as they are, and what is no number as missing', async () => {
    const kids = await customersWith([0, 2, 1, 0, 0], { name: 'Kidhome', type: 'BIGINT' });
    expect(await segmentsOf([kids])).toEqual({ 0: 3, 1: 1, 2: 1 });
    await run(
      db,
      `create or replace view customers as select * from (values ('a', 'nan'::DOUBLE), ('b', 'inf'::DOUBLE), ('c', 1.0)) t(customer_id, income)`,
    );
    expect(await segmentsOf([{ ...income, kind: 'demographic' }])).toEqual({
      '1 and over': 1,
      '(missing)': 2,
    });
  });

  it('reads a postcode that came as a number as a name', async () => {
    const postcode = await customersWith([4103, 4103, 9999], { name: 'zip', type: 'BIGINT' });
    expect(await segmentsOf([postcode])).toEqual({ 4103: 2, 9999: 1 });
  });
});

describe('segments by a date', () => {
  it('are ages in complete years at the as-of date', async () => {
    const born = await customersWith(
      ['2006-06-01', '2006-05-31', '1999-06-01', '1959-05-31', '2030-01-01', '1890-01-01', null],
      { name: 'birth_date', type: 'DATE' },
    );
    expect(await segmentsOf([born], {}, { asOf: '2024-05-31' })).toEqual({
      'Under 18': 1,
      '18–24': 2,
      '65 and over': 1,
      '(not possible)': 2,
      '(missing)': 1,
    });
    expect(
      await rowsOf(
        db,
        `select customer_id, attribute_number from attribute_segments where customer_id in ('c0', 'c1', 'c2') order by 1`,
      ),
    ).toEqual([
      { customer_id: 'c0', attribute_number: 17 },
      { customer_id: 'c1', attribute_number: 18 },
      { customer_id: 'c2', attribute_number: 24 },
    ]);
  });

  it('reads years of birth as ages', async () => {
    const born = await customersWith([1990, 1957, 2001, 1893], {
      name: 'Year_Birth',
      type: 'BIGINT',
    });
    expect(await segmentsOf([born], {}, { asOf: '2014-06-30' })).toEqual({
      'Under 18': 1,
      '18–24': 1,
      '55–64': 1,
      '(not possible)': 1,
    });
  });

  it('are years up to the as-of date for other dates', async () => {
    const since = await customersWith(['2024-01-01', '2023-01-01', '2010-01-01', '2024-06-01'], {
      name: 'customer_since',
      type: 'TIMESTAMP',
      kind: 'behavioural',
    });
    expect(await segmentsOf([since], {}, { asOf: '2024-05-31' })).toEqual({
      'Under 6 months': 1,
      '1–2 years': 1,
      '10 years and over': 1,
      '(after the as-of date)': 1,
    });
  });

  it('asks for a day where nothing has one', async () => {
    const born = await customersWith([1990], { name: 'Year_Birth', type: 'BIGINT' });
    expect(await messageOf([born], {})).toContain('give the day');
  });
});

describe('a crossing', () => {
  it('makes a segment of each pair, and an index', async () => {
    await run(
      db,
      `create or replace view customers as select * from (values ('a', 'x', 1), ('b', 'x', 1), ('c', 'y', 0), ('d', 'y', 1), ('e', null, 0)) t(customer_id, plan, kids)`,
    );
    const attributes: Attribute[] = [
      { name: 'plan', type: 'VARCHAR', kind: 'other' },
      { name: 'kids', type: 'INTEGER', kind: 'demographic' },
    ];
    expect(await segmentsOf(attributes, { attribute: 'plan', by: 'kids' })).toEqual({
      'x · 1': 2,
      'y · 0': 1,
      'y · 1': 1,
      '(missing) · 0': 1,
    });
    // Expected for x and 1: 2 of 5 × 3 of 5 × 5 = 1.2 customers.
    expect(
      await rowsOf(
        db,
        `select place, customers, round(index, 6) as index, share_of_group from attribute_segments_cells where segment in ('x · 1', 'y · 0')`,
      ),
    ).toEqual([
      { place: 1, customers: 2, index: 166.666667, share_of_group: 1 },
      { place: 2, customers: 1, index: 125, share_of_group: 0.5 },
    ]);
    expect(await messageOf(attributes, { attribute: 'plan', by: 'Plan' })).toContain('itself');
  });
});

describe('a crossing that nobody chose', () => {
  const column = (name: string, kind: Attribute['kind'], type = 'VARCHAR'): Attribute => ({
    name,
    type,
    kind,
  });
  const CITY = column('city', 'geographic');
  const SECTOR = column('sector', 'firmographic');
  const STAFF = column('staff', 'firmographic', 'INTEGER');

  async function crossed(attributes: readonly Attribute[]) {
    const settings = { crossed: true };
    must(
      await runModel(db, 'attribute_segments', {
        settings,
        attributes,
        roles: new Set<Role>(['customers']),
      }),
    );
    const rows = await rowsOf(db, 'select what from attribute_segments_summary');
    return rows[0]?.['what'];
  }

  it('is by what comes next of firms, though only one such column is left', async () => {
    await run(
      db,
      `create or replace view customers as select * from (values ('a', 'Leeds', 'Food', 9), ('b', 'York', 'Steel', 12)) t(customer_id, city, sector, staff)`,
    );
    expect(await crossed([CITY, SECTOR, STAFF])).toBe('sector and staff');
    expect(await crossed([CITY, SECTOR])).toBe('city and sector');
    expect(await crossed([CITY])).toBe('city');
  });
});

describe('who is in a segment', () => {
  it('is everybody with a record or with orders before the as-of date', async () => {
    const trait = await customersWith(['x', 'y']);
    await run(
      db,
      `create or replace view transactions as select * from (values ('c0', TIMESTAMP '2024-01-01 10:00:00', 5.5::DECIMAL(18, 4), false), ('c0', TIMESTAMP '2024-01-02 10:00:00', 1, false), ('z', TIMESTAMP '2024-01-03 10:00:00', 2, false), ('later', TIMESTAMP '2024-02-03 10:00:00', 2, false)) t(customer_id, ordered_at, amount, is_return)`,
    );
    const options = { roles: ['customers', 'transactions'] as const, asOf: '2024-02-01' };
    expect(await segmentsOf([trait], {}, options)).toEqual({ x: 1, y: 1, '(no record)': 1 });
    expect(
      await rowsOf(db, 'select customer_id, revenue from attribute_segments order by 1'),
    ).toEqual([
      { customer_id: 'c0', revenue: 6.5 },
      { customer_id: 'c1', revenue: null },
      { customer_id: 'z', revenue: 2 },
    ]);
  });
});

describe('the attribute', () => {
  it('is named, or those that are there are', async () => {
    const trait = await customersWith(['x']);
    expect(await segmentsOf([trait], { attribute: 'TRAIT' })).toEqual({ x: 1 });
    expect(await messageOf([trait], { attribute: 'Gender' })).toBe(
      'attribute: customers have no “Gender”; they have trait',
    );
    expect(await messageOf([trait], { by: '__proto__' })).toContain('“__proto__”');
    expect(await messageOf([], {})).toContain('nothing but ids');
  });
});
